/**
 * Whether a tree of the model still says what a flow was read as.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import type { Raw } from '../../model/raw.ts';

/** Compares texts of the files with values of a draft; where they came from does not count. */
export function sameTree(raw: Raw | undefined, says: Value | undefined): boolean {
  if (raw === undefined || raw === null || says === undefined || says === null) return (raw ?? null) === (says ?? null);
  if (typeof raw !== 'object' || typeof says !== 'object') return String(raw) === String(says);
  const one = new Map(Object.entries(raw).filter(([key]) => key !== 'origin'));
  const other = new Map(Object.entries(says).filter(([key, value]) => key !== 'origin' && value !== undefined));
  return one.size === other.size && [...one].every(([key, value]) => other.has(key) && sameTree(value, other.get(key)));
}
