/**
 * The rows of the worksheet: components, flows, entries, and assets that lie somewhere; what is out of scope is none.
 * @module
 */
import { Address } from '../../model/id.ts';
import type { Model } from '../../model/model.ts';
import type { StrideKind, StrideRow } from '../../model/stride-grid.ts';

/** A row before its cells are filled. */
export type BareRow = Omit<StrideRow, 'cells'>;

/** The order in which kinds are shown: from the outside in. */
export const KINDS: readonly StrideKind[] = ['external', 'process', 'store', 'flow', 'entry', 'asset'];

/** Lists the rows by kind, each kind in written order. */
export function rowsOf(model: Model): readonly BareRow[] {
  const assets = [...model.assets.values()].filter(({ at = [] }) => at.length > 0);
  const rows = [
    ...[...model.components.values()].flatMap((entry) => rowOf('components', entry, entry.kind)),
    ...[...model.flows.values()].flatMap((entry) => rowOf('flows', entry, 'flow')),
    ...[...model.entries.values()].flatMap((entry) => rowOf('entries', entry, 'entry')),
    ...assets.flatMap((entry) => rowOf('assets', entry, 'asset')),
  ];
  return KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind));
}

interface Named {
  readonly id: string;
  readonly title?: string | undefined;
  readonly outOfScope?: string | undefined;
}

function rowOf(
  collection: 'components' | 'flows' | 'entries' | 'assets',
  { id, title, outOfScope }: Named,
  kind: StrideKind,
): readonly BareRow[] {
  if (outOfScope !== undefined) return [];
  return [{ element: Address(collection, id), id, kind, ...(title !== undefined && { title }) }];
}
