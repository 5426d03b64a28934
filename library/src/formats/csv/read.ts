/**
 * Reads a register of threats from a table; every column that says nothing to us is kept with its threat.
 * @module
 */

import type { Value } from '../../model/edit/index.ts';
import type { Place } from '../../model/problem.ts';
import { type DraftBuilder, newDraft } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { Imported } from '../format.ts';
import type { Glance } from '../glance.ts';
import { type Losses, losses } from '../losses.ts';
import { textOfCell } from './cell.ts';
import { type Column, columnsOf } from './columns.ts';
import { parseCsv, type Row } from './parse-csv.ts';
import { type Cells, type RowSays, readRow } from './read-row.ts';
import { stateOf } from './words.ts';

/** A table that is being read. */
interface Register {
  readonly draft: DraftBuilder;
  readonly lost: Losses;
  readonly file: string;
  readonly names: readonly string[];
  readonly columns: readonly (Column | undefined)[];
}

/** Reads a table. */
export function read(glance: Glance): Imported {
  const { rows, delimiter, unclosed } = parseCsv(glance.text);
  const [header, ...body] = rows;
  const names = (header?.cells ?? []).map((name) => name.trim());
  const columns = columnsOf(names);
  if (header === undefined || (!columns.includes('title') && !columns.includes('description'))) {
    const reason = 'expected a first row with a column of threats, such as "Threat" or "Title"';
    return { draft: undefined, counts: {}, lost: [], problems: [glance.problem('cannot-read', reason)] };
  }
  const register: Register = { draft: newDraft('csv'), lost: losses(), file: glance.name, names, columns };
  if (unclosed !== undefined) {
    register.lost.add('a quote that is never closed: the rest of the file is one cell', placeOf(register, unclosed));
  }
  if (glance.text.includes('\ufffd')) register.lost.add('characters that are not UTF-8', placeOf(register, 1));
  register.draft.system({ title: titleOf(glance.name) }, { columns: names, delimiter });
  names.forEach((name, index) => {
    if (columns[index] !== undefined) return;
    register.lost.add(`the column "${name}" is kept, but says nothing to Vauban`, placeOf(register, header.line));
  });
  const mitigated = body.filter((row) => readThreat(register, row)).length;
  const { draft, lost } = register;
  const counts = { threats: draft.ids('threats').length, mitigations: mitigated, rows: body.length };
  return { draft: draft.result(), counts, lost: lost.list(), problems: [] };
}

function titleOf(file: string): string {
  return (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[a-z]+$/i, '').replace(/[_-]+/g, ' ');
}

function placeOf({ file }: Register, line: number): Place {
  return { file, line, column: 1 };
}

/** Reads a row; tells whether it has a mitigation. */
function readThreat(register: Register, row: Row): boolean {
  const { draft, lost, names, columns } = register;
  const cells: { [column: string]: string } = {};
  const kept: { [name: string]: Json } = {};
  row.cells.forEach((cell, index) => {
    const text = textOfCell(cell);
    const column = columns[index];
    if (text.trim() === '') return;
    if (column !== undefined) cells[column] = text.trim();
    kept[names[index] ?? `column ${index + 1}`] = text;
  });
  if (row.cells.length > names.length)
    lost.add('cells to the right of the last column are kept', placeOf(register, row.line));
  const says = readRow(cells as Cells);
  const title = text(says.title) ?? text(says.description)?.split(/(?<=[.!?])\s/)[0];
  if (title === undefined) {
    lost.add('a row without a threat is left out', placeOf(register, row.line));
    return false;
  }
  for (const [column, cell] of Object.entries(cells)) {
    if (cell !== '' && !(column in says)) {
      lost.add(
        `a value of the column "${names[columns.indexOf(column as Column)]}" is kept, but has no word in the language`,
        placeOf(register, row.line),
      );
    }
  }
  const risk: Value | undefined =
    typeof says.likelihood === 'number' && typeof says.impact === 'number'
      ? { probability: says.likelihood, impact: says.impact }
      : undefined;
  const state = cells['status'] === undefined ? undefined : stateOf(cells['status']);
  const controls = listed(says.controls).map((control) =>
    controlOf(draft, control, state?.kind === 'control' ? state.status : undefined),
  );
  const entry = {
    title,
    description: text(says.description) === title ? undefined : text(says.description),
    stride: listed(says.stride),
    targets: listed(says.targets)
      .map((target) => elementOf(register, 'components', { name: target, line: row.line }))
      .map((id) => `components/${id}`),
    asset:
      says.asset === undefined
        ? undefined
        : elementOf(register, 'assets', { name: String(says.asset), line: row.line }),
    actors: listed(says.actors).map((actor) => elementOf(register, 'actors', { name: actor, line: row.line })),
    risk,
    level: text(says.level),
    priority: typeof says.priority === 'number' ? says.priority : undefined,
    owner: text(says.owner),
    ticket: text(says.ticket),
    controls: [...new Set(controls)],
    references: referencesOf(says),
    because: state?.kind === 'decision' ? undefined : text(says.because),
  };
  const id = draft.add(
    'threats',
    { name: text(says.id) ?? title, key: text(says.id) ?? `row ${row.line}`, kept: { cells: kept } },
    entry,
  );
  if (state?.kind === 'decision')
    decide(draft, {
      id,
      treatment: state.treatment,
      because: text(says.because) ?? `The register says "${cells['status']}"`,
    });
  else if (state !== undefined && controls.length === 0) {
    lost.add('the status of a threat without a mitigation is kept', placeOf(register, row.line));
  }
  return controls.length > 0;
}

function decide(
  draft: DraftBuilder,
  { id, treatment, because }: { readonly id: string; readonly treatment: string; readonly because: string },
): void {
  draft.extend('decisions', id, { treatment, because });
}

function referencesOf(says: RowSays): Value | undefined {
  const lists = { cwe: says.cwe, capec: says.capec, attack: says.attack };
  const said = Object.entries(lists).flatMap(([key, list]) => (list === undefined ? [] : [[key, list] as const]));
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function text(value: RowSays[Column]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listed(value: RowSays[Column]): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The control with a text; the least that any row says of its state counts. */
function controlOf(draft: DraftBuilder, title: string, status: string | undefined): string {
  const known = draft.find('controls', title);
  if (known === undefined) return draft.add('controls', { name: title.slice(0, 200), key: title }, { title, status });
  const before = draft.get('controls', known)?.['status'];
  const order = ['planned', 'in-progress', 'done'];
  if (status !== undefined && (before === undefined || order.indexOf(status) < order.indexOf(String(before)))) {
    draft.extend('controls', known, { status });
  }
  return known;
}

function elementOf(
  register: Register,
  collection: string,
  { name, line }: { readonly name: string; readonly line: number },
): string {
  const known = register.draft.find(collection, name);
  if (known !== undefined) return known;
  if (collection === 'components') {
    register.lost.add(
      'a register does not say what kind its components are: they are read as processes',
      placeOf(register, line),
    );
  }
  return register.draft.add(
    collection,
    { name, key: name },
    { title: name, ...(collection === 'components' && { kind: 'process' }) },
  );
}
