/**
 * Whether a file is one of the OWASP Threat Model Library.
 * @module
 */
import type { Glance } from '../glance.ts';

const PARTS = ['trust_zones', 'data_stores', 'data_sets', 'data_flows', 'threat_personas'];

/** Judges by the keys at the top; a file may say its schema, or have a scope and the parts of one. */
export function looksLike(glance: Glance): boolean {
  const keys = glance.keys();
  if (keys.has('threagile_version') || keys.has('bomFormat') || keys.has('specFormat')) return false;
  const tree = glance.tree();
  const schema = tree?.kind === 'map' ? tree.entries.get('$schema') : undefined;
  const named = schema?.kind === 'scalar' && String(schema.value).includes('threat-model-library');
  return (named || keys.has('scope')) && PARTS.some((part) => keys.has(part));
}
