/**
 * STIX 2.1 bundles, and the Attack Flow extension for attack trees.
 * @module
 */
import type { Format } from '../format.ts';
import type { Glance } from '../glance.ts';

/** STIX 2.1 of OASIS: what threat intelligence platforms exchange. */
export const format: Format = {
  id: 'stix',
  aliases: ['stix2', 'attack-flow'],
  title: 'STIX 2.1',
  about: 'Bundles of threat intelligence (OASIS), with attack trees as Attack Flow 2 (MITRE CTID)',
  endings: ['.stix.json', '.json'],
  looksLike,
  loadRead: async () => (await import('./read.ts')).read,
  loadWrite: async () => (await import('./write.ts')).write,
  parts: ['bundle', 'attack-flow'],
  leavesOut: 'Ratings, states and evidence, flows of data beyond who talks to whom, gates in order, of some or of none',
};

/** A bundle of objects, each with a type and an identifier made of it. */
function looksLike(glance: Glance): boolean {
  const keys = glance.keys();
  if (!keys.has('type') || !keys.has('objects')) return false;
  return /"id"\s*:\s*"bundle--/.test(glance.text) || /^id:\s*["']?bundle--/m.test(glance.text);
}
