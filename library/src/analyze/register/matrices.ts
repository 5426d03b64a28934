/**
 * The matrices of the schemes in use, with the threats in their cells.
 * @module
 */
import type { MatrixPicture } from '../../model/analysis.ts';
import type { Scheme } from '../../model/model.ts';
import { matrixOf } from '../schemes/index.ts';
import type { Weighed } from './register.ts';

/** One picture for each scheme that has a matrix and a rated threat. */
export function matrices(threats: readonly Weighed[]): readonly MatrixPicture[] {
  const schemes = new Map<string, Scheme>();
  for (const { scheme } of threats) if (scheme !== undefined) schemes.set(scheme.id, scheme);
  return [...schemes.values()].flatMap((scheme) => picture(scheme, threats) ?? []);
}

function picture(scheme: Scheme, threats: readonly Weighed[]): MatrixPicture | undefined {
  const matrix = matrixOf(scheme);
  if (matrix === undefined) return undefined;
  const placed = new Map<string, string[]>();
  for (const { threat, rating } of threats) {
    if (rating?.scheme !== scheme.id) continue;
    const cell = `${rating.axes.get(matrix.rows.axis)} ${rating.axes.get(matrix.columns.axis)}`;
    placed.set(cell, [...(placed.get(cell) ?? []), threat.id]);
  }
  return {
    scheme: scheme.id,
    rows: matrix.rows.axis,
    columns: matrix.columns.axis,
    columnLevels: matrix.columns.levels,
    lines: matrix.cells.map((cells, line) => ({
      level: matrix.rows.levels[line] ?? '',
      cells: cells.map(({ row, column, level }) => ({ column, level, threats: placed.get(`${row} ${column}`) ?? [] })),
    })),
    cells: Object.fromEntries(matrix.counts),
  };
}
