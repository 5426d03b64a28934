/**
 * threatcl, formerly hcltm: threat models and libraries of controls in the configuration language of HashiCorp.
 * @module
 */

import { fieldsOf } from '../fields.ts';
import type { Format } from '../format.ts';

/** A block that only this format has, at the beginning of a line. */
const OWN_BLOCK = /^[ \t]*(?:"?threatmodel"?[ \t]+"[^"\n]*"|component[ \t]+"control"[ \t]+"[^"\n]*")[ \t]*\{/m;

export const format: Format = {
  id: 'threatcl',
  aliases: ['hcltm'],
  title: 'threatcl',
  about: 'Threat models and libraries of controls as code, in HCL or its JSON form',
  endings: ['.hcl', '.json'],
  looksLike: (glance) => {
    const first = /\S/.exec(glance.text)?.[0];
    if (first === '<' || first === undefined) return false;
    if (first !== '{') return OWN_BLOCK.test(glance.text);
    const document = fieldsOf(glance.tree(), glance.name);
    const models = document.peek().map('threatmodel');
    const library = document.peek().map('component').map('control');
    return [...models.named(), ...library.named()].length > 0 || document.peek().maps('threatmodel').length > 0;
  },
  loadRead: async () => (await import('./read.ts')).read,
};
