/**
 * Whether a file is one of Threat Composer.
 * @module
 */
import type { Glance } from '../glance.ts';

const OWN = ['applicationInfo', 'assumptionLinks', 'mitigationLinks'];
const SHARED = ['threats', 'mitigations', 'assumptions', 'architecture', 'dataflow', 'brainstorm'];

/** Judges by the keys at the top. */
export function looksLike(glance: Glance): boolean {
  const keys = glance.keys();
  if (OWN.some((key) => keys.has(key))) return true;
  const tree = glance.tree();
  const schema = tree?.kind === 'map' ? tree.entries.get('schema') : undefined;
  const isNumber = schema?.kind === 'scalar' && /^\d+$/.test(String(schema.value));
  return isNumber && SHARED.some((key) => keys.has(key));
}
