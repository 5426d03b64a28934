/**
 * Writes a part of a model as a table; the register of threats when no other part is asked for.
 * @module
 */
import type { Exported, WriteContext, WrittenModel } from '../format.ts';
import { losses } from '../losses.ts';
import { originOf } from '../origin.ts';
import { addUnplaced } from '../unplaced.ts';
import { cellOf } from './cell.ts';
import { carriedBy, tableOf } from './tables.ts';
import { registerOf } from './write-register.ts';

/** A table before it is text. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Writes a table. */
export async function write(source: WrittenModel, { part = 'threats' }: WriteContext): Promise<Exported> {
  const lost = losses();
  const { delimiter, columns: names } = originOf(source.model.system, 'csv').kept;
  const separator = part === 'threats' && typeof delimiter === 'string' && delimiter !== '' ? delimiter : ',';
  const { columns, rows } = part === 'threats' ? registerOf(source) : tableOf(source, part);
  addUnplaced(source, carriedBy(part, names !== undefined), lost);
  const lines = [columns, ...rows].map((cells) => cells.map((cell) => cellOf(cell, separator)).join(separator));
  return { text: `${lines.join('\r\n')}\r\n`, lost: lost.list() };
}
