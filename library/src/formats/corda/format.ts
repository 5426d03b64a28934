/**
 * The threat models of Corda: YAML files in a tree of folders, with threats, countermeasures and security objectives.
 * @module
 */
import type { Format } from '../format.ts';

/** The threat models of Corda. */
export const format: Format = {
  id: 'corda',
  aliases: ['r3'],
  title: 'Corda threat model',
  about: 'Threats with CVSS vectors and countermeasures, in a tree of YAML files, by the Corda threat model tool',
  endings: ['.yaml', '.yml'],
  looksLike: (glance) => {
    const keys = glance.keys();
    return keys.has('ID') && (keys.has('scope') || keys.has('threats') || keys.has('schemaVersion'));
  },
  loadRead: async () => (await import('./read.ts')).read,
};
