/**
 * Whether a file is one of Open Threat Model.
 * @module
 */
import type { Glance } from '../glance.ts';

/** Judges by the keys at the top; the version alone is enough, and older files may lack it. */
export function looksLike(glance: Glance): boolean {
  const keys = glance.keys();
  if (keys.has('otmVersion')) return true;
  return keys.has('project') && keys.has('trustZones') && (keys.has('components') || keys.has('dataflows'));
}
