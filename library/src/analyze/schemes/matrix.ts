/**
 * The risk matrix of a scheme, laid out for people: the highest row first.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { axisLevelIds } from './axis.ts';

/** A cell of a matrix; rows, columns and levels by id. */
export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly level: string;
}

/** A matrix with a level of risk for each pair of axis levels. */
export interface Matrix {
  /** The axis that runs upward, and its levels, highest first. */
  readonly rows: { readonly axis: string; readonly levels: readonly string[] };
  /** The axis that runs to the right, and its levels, lowest first. */
  readonly columns: { readonly axis: string; readonly levels: readonly string[] };
  /** The cells of each row, in the order of `rows` and `columns`. */
  readonly cells: readonly (readonly Cell[])[];
  /** How many cells each level has, lowest level first; every level of the scheme is there. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Lays out the matrix of a scheme; undefined when it has none. */
export function matrixOf(scheme: Scheme): Matrix | undefined {
  const { matrix } = scheme;
  const upward = scheme.axes?.get(matrix?.rows ?? '');
  const across = scheme.axes?.get(matrix?.columns ?? '');
  if (matrix === undefined || upward === undefined || across === undefined) return undefined;
  const rows = axisLevelIds(upward).toReversed();
  const columns = axisLevelIds(across);
  const cells = rows.map((row) =>
    columns.map((column, place): Cell => ({ row, column, level: matrix.cells.get(row)?.[place] ?? '' })),
  );
  const counts = new Map<string, number>((scheme.levels ?? []).map(({ id }) => [id, 0]));
  for (const { level } of cells.flat()) counts.set(level, (counts.get(level) ?? 0) + 1);
  return {
    rows: { axis: matrix.rows, levels: rows },
    columns: { axis: matrix.columns, levels: columns },
    cells,
    counts,
  };
}
