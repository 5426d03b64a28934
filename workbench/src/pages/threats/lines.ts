/**
 * Groups of rows as the lines of one table.
 * @module
 */
import type { Group } from './filters.ts';

/** A heading or a row. */
export type Line<Row> =
  | { readonly kind: 'heading'; readonly key: string; readonly title: string; readonly count: number }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row };

/** Every group with its heading; a group without a title has none. */
export function linesOf<Row extends { readonly id: string }>(groups: readonly Group<Row>[]): readonly Line<Row>[] {
  return groups.flatMap(({ key, title, rows }): readonly Line<Row>[] => [
    ...(title === '' ? [] : [{ kind: 'heading' as const, key: `heading ${key}`, title, count: rows.length }]),
    ...rows.map((row) => ({ kind: 'row' as const, key: `${key} ${row.id}`, row })),
  ]);
}
