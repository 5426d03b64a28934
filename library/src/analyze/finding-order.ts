/**
 * How findings are named and in which order they stand.
 * @module
 */
import type { Finding, Severity } from '../model/analysis.ts';
import type { Model } from '../model/model.ts';
import { ENTRY_SCHEMAS, type EntryCollection } from '../model/schema/collection.ts';

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
/** Collections whose keys are the ids of other things; they make nobody's id ambiguous, whatever a team decides. */
const ABOUT_OTHERS: readonly EntryCollection[] = ['decisions', 'answers', 'coverage'];
/** Collections whose entries findings are about. */
export const NAMED = (Object.keys(ENTRY_SCHEMAS) as EntryCollection[]).filter((name) => !ABOUT_OTHERS.includes(name));

/** Shortens an address to the bare id where no other entry has the same. */
export function shortIdsOf(model: Model): (about: string) => string {
  const addresses = new Map<string, string>([['system', 'system']]);
  for (const collection of NAMED) {
    for (const id of model[collection].keys()) addresses.set(id, addresses.has(id) ? '' : `${collection}/${id}`);
  }
  return (about) => {
    const id = about.slice(about.indexOf('/') + 1);
    return addresses.get(id) === about ? id : about;
  };
}

/** Negative when the first is worse. */
export function compareSeverities(one: Severity, other: Severity): number {
  return SEVERITIES.indexOf(one) - SEVERITIES.indexOf(other);
}

/** The most severe first, then by id. */
export function bySeverity(one: Finding, other: Finding): number {
  return compareSeverities(one.severity, other.severity) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
