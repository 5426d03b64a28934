/**
 * CycloneDX 2.0 with a threat model (TM-BOM).
 * @module
 */
import type { Format } from '../format.ts';
import type { Glance } from '../glance.ts';

/** CycloneDX 2.0: blueprints, threats, risks and controls; the coming standard for threat models. */
export const format: Format = {
  id: 'tmbom',
  aliases: ['tm-bom', 'cyclonedx'],
  title: 'CycloneDX TM-BOM',
  about: 'Threat models in CycloneDX 2.0, before its release: blueprints, threats, attack trees, risks and controls',
  endings: ['.cdx.json', '.tmbom.json', '.json'],
  looksLike,
  loadRead: async () => (await import('./read.ts')).read,
  loadWrite: async () => (await import('./write.ts')).write,
  leavesOut:
    'Gates in order, of some or of none become "and" or "or"; what has no word goes along as properties that only Vauban reads',
};

/** A BOM of version 2, or an older one that already has a part of a threat model. */
function looksLike(glance: Glance): boolean {
  const keys = glance.keys();
  if (keys.has('specFormat') && keys.has('specVersion'))
    return /"specFormat"\s*:\s*"CycloneDX"|specFormat:\s*["']?CycloneDX/.test(glance.text);
  return (keys.has('bomFormat') || keys.has('specFormat')) && ['blueprints', 'threats'].some((key) => keys.has(key));
}
