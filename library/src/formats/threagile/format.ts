/**
 * Threagile: threat models in YAML, with technical assets, links between them and risks found by its rules.
 * @module
 */
import type { Format } from '../format.ts';

/** The models of Threagile. */
export const format: Format = {
  id: 'threagile',
  title: 'Threagile',
  about: 'Models in YAML of technical assets, data assets, trust boundaries and tracked risks, by Threagile',
  endings: ['.yaml', '.yml'],
  leavesOut: 'Attack trees, actors, entry points, layers, costs and evidence of controls, pictures moved by hand',
  looksLike: (glance) => {
    const keys = glance.keys();
    if (keys.has('threagile_version') || keys.has('technical_assets')) return true;
    return keys.has('data_assets') && (keys.has('trust_boundaries') || keys.has('includes'));
  },
  loadRead: async () => (await import('./read.ts')).read,
  loadWrite: async () => (await import('./write.ts')).write,
};
