/**
 * What a row of a register says of one threat; used to read it, and to see whether a model still says the same.
 * @module
 */
import type { Column } from './columns.ts';
import { levelOf, numbersIn, partsOf, stateOf, stepOf, strideOf, techniquesIn } from './words.ts';

/** A cell for each column that says something. */
export type Cells = Readonly<Partial<Record<Column, string>>>;

/** What was understood, by column; a column that is missing was empty or not understood. */
export type RowSays = { readonly [Name in Column]?: string | number | readonly (string | number)[] | undefined };

/** Reads the cells of a row. */
export function readRow(cells: Cells): RowSays {
  const says: { [column: string]: string | number | readonly (string | number)[] | undefined } = {
    id: cells.id,
    title: cells.title,
    description: cells.description,
    stride: cells.stride === undefined ? undefined : strideOf(cells.stride),
    likelihood: cells.likelihood === undefined ? undefined : stepOf(cells.likelihood),
    impact: cells.impact === undefined ? undefined : stepOf(cells.impact),
    level: cells.level === undefined ? undefined : levelOf(cells.level),
    controls: cells.controls === undefined ? undefined : partsOf(cells.controls),
    status: statusWord(cells.status),
    owner: cells.owner,
    targets: cells.targets === undefined ? undefined : partsOf(cells.targets, { commas: true }),
    asset: cells.asset,
    actors: cells.actors === undefined ? undefined : partsOf(cells.actors, { commas: true }),
    priority: /^[1-9]\d{0,5}$/.test(cells.priority?.trim() ?? '') ? Number(cells.priority) : undefined,
    cwe: cells.cwe === undefined ? undefined : numbersIn(cells.cwe),
    capec: cells.capec === undefined ? undefined : numbersIn(cells.capec),
    attack: cells.attack === undefined ? undefined : techniquesIn(cells.attack),
    ticket: cells.ticket,
    because: cells.because,
  };
  return Object.fromEntries(
    Object.entries(says).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

function statusWord(cell: string | undefined): string | undefined {
  const state = cell === undefined ? undefined : stateOf(cell);
  return state?.kind === 'control' ? state.status : state?.treatment;
}
