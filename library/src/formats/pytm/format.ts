/**
 * pytm: OWASP's threat models in Python, and the JSON that it reads and writes.
 * @module
 */
import { fieldsOf } from '../fields.ts';
import type { Format } from '../format.ts';

const IMPORT = /^[ \t]*(?:from[ \t]+pytm(?:\.\w+)*[ \t]+import\b|import[ \t]+pytm\b)/m;
/** Settings of a model that no other format has. */
const OWN_KEYS = ['isOrdered', 'onDuplicates', 'mergeResponses', 'threatsFile', 'threatsExcluded'];

export const format: Format = {
  id: 'pytm',
  title: 'pytm',
  about: 'Threat models in Python, and their JSON, by OWASP',
  endings: ['.json', '.py'],
  looksLike: (glance) => {
    const first = /\S/.exec(glance.text)?.[0];
    if (first === undefined || first === '<' || first === '[') return false;
    if (first !== '{') return IMPORT.test(glance.text) && !/^[ \t]*```/m.test(glance.text);
    const document = fieldsOf(glance.tree(), glance.name);
    if (!document.has('elements') && !document.has('flows')) return false;
    if (OWN_KEYS.some((key) => document.has(key))) return true;
    const hasClasses = document.maps('elements').some((element) => element.has('__class__'));
    return hasClasses || document.maps('flows').some((flow) => flow.has('source') && flow.has('sink'));
  },
  loadRead: async () => (await import('./read.ts')).read,
};
