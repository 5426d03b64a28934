/**
 * What the model declares and nobody found: only what was imported from a format that was looked at, or what somebody
 * said stands in a file that was looked at.
 * @module
 */
import type { DriftMatch } from '../../model/drift.ts';
import type { Place } from '../../model/problem.ts';
import type { DeclaredModel, Difference } from './drift.ts';
import { originId, type Seen } from './seen.ts';

type Collection = 'components' | 'entries' | 'flows';
const WHAT: Readonly<Record<Collection, Exclude<DriftMatch['what'], 'zone'>>> = {
  components: 'component',
  entries: 'entry',
  flows: 'flow',
};

/** Finds what is gone. */
export function findGone({ model, locate }: DeclaredModel, seen: readonly Seen[]): readonly Difference[] {
  const found = new Set(seen.flatMap(({ matched }) => matched.map(({ what, id }) => `${what}/${id}`)));
  const gone = (collection: Collection, entry: Missed, where: Seen): Difference => ({
    kind: 'gone',
    what: WHAT[collection],
    name: entry.id,
    ...(entry.title !== undefined && { says: entry.title }),
    at: fileOf(where),
    model: locate([collection, entry.id]),
  });
  const missing = (collection: Collection, entry: Missed, ends: readonly string[]): readonly Difference[] => {
    if (found.has(`${WHAT[collection]}/${entry.id}`)) return [];
    const where = seen.find((each) => hasEnds(each, ends) && isExpected(collection, entry, each));
    return where === undefined ? [] : [gone(collection, entry, where)];
  };
  const components = [...model.components.values()].flatMap((entry) => missing('components', entry, []));
  // With a component its entries and flows are gone; that goes without saying.
  const entries = [...model.entries.values()].flatMap((entry) => missing('entries', entry, [entry.at]));
  const flows = [...model.flows.values()].flatMap((entry) => missing('flows', entry, [entry.from, entry.to]));
  return [...components, ...entries, ...flows];
}

interface Missed {
  readonly id: string;
  readonly title?: string | undefined;
  readonly origin?: unknown;
  /** Where a component stands. */
  readonly zone?: string | undefined;
}

/** Whether the ends of something were found in a file: one that has only some of them cannot show it. */
function hasEnds({ declared }: Seen, ends: readonly string[]): boolean {
  return ends.every((end) => declared.has(end));
}

/** Whether a file that was looked at should have it. */
function isExpected(collection: Collection, entry: Missed, { found }: Seen): boolean {
  if (originId(entry, found.format) !== undefined) return true;
  const covers = found.covers ?? [];
  return (
    collection === 'components' &&
    (covers.includes(entry.id) || (entry.zone !== undefined && covers.includes(entry.zone)))
  );
}

function fileOf({ found }: Seen): Place {
  return { file: found.name, line: 1, column: 1 };
}
