/**
 * Layers for the ATT&CK Navigator.
 * @module
 */
import type { Format } from '../format.ts';
import type { Glance } from '../glance.ts';

/** A layer that colors the techniques which the threats of a model use. */
export const format: Format = {
  id: 'navigator',
  aliases: ['attack-navigator'],
  title: 'ATT&CK Navigator layer',
  about: 'Techniques of MITRE ATT&CK that threats use, colored by level (layer format 4.5)',
  endings: ['.layer.json', '.json'],
  looksLike,
  loadWrite: async () => (await import('./write.ts')).write,
  leavesOut: 'All but the techniques of threats, their levels and the state of their controls',
};

function looksLike(glance: Glance): boolean {
  const keys = glance.keys();
  return keys.has('domain') && keys.has('techniques') && keys.has('versions');
}
