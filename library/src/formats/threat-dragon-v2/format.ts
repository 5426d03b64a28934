/**
 * Threat Dragon 2: OWASP's editor of data flow diagrams.
 * @module
 */

import { fieldsOf } from '../fields.ts';
import type { Format } from '../format.ts';

export const format: Format = {
  id: 'threat-dragon-v2',
  aliases: ['threat-dragon', 'td'],
  title: 'Threat Dragon 2',
  about: 'Data flow diagrams with a list of threats on each shape, by OWASP',
  endings: ['.json'],
  leavesOut: 'Risks beyond a severity, actors, assets, trees, phases, evidence',
  looksLike: (glance) => {
    const document = fieldsOf(glance.tree(), glance.name);
    if (!document.has('summary') || !document.has('detail')) return false;
    const diagrams = document.map('detail').maps('diagrams');
    if (diagrams.some((diagram) => diagram.has('diagramJson'))) return false;
    return document.has('version') || diagrams.some((diagram) => diagram.has('cells'));
  },
  loadRead: async () => (await import('./read.ts')).read,
  loadWrite: async () => (await import('./write.ts')).write,
};
