/**
 * The register of threats; for a model that came from a register, with its columns and with every cell that still says
 * what the model says.
 * @module
 */
import type { Threat } from '../../model/model.ts';
import type { WrittenModel } from '../format.ts';
import { originOf } from '../origin.ts';
import { type Column, columnsOf } from './columns.ts';
import { type Cells, type RowSays, readRow } from './read-row.ts';
import type { Sheet } from './write.ts';

const TITLES: Readonly<Record<Column, string>> = {
  id: 'ID',
  title: 'Title',
  description: 'Description',
  stride: 'STRIDE',
  targets: 'Targets',
  asset: 'Asset',
  actors: 'Actors',
  likelihood: 'Likelihood',
  impact: 'Impact',
  level: 'Level',
  priority: 'Priority',
  controls: 'Mitigations',
  status: 'Status',
  owner: 'Owner',
  because: 'Reason',
  cwe: 'CWE',
  capec: 'CAPEC',
  attack: 'ATT&CK',
  ticket: 'Ticket',
};

/** Writes the register. */
export function registerOf(source: WrittenModel): Sheet {
  const { model } = source;
  const kept = originOf(model.system, 'csv').kept['columns'];
  const own = Object.values(TITLES);
  const names = Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : own;
  const columns = columnsOf(names);
  const more = Array.isArray(kept)
    ? (Object.keys(TITLES) as Column[]).filter((column) => !columns.includes(column))
    : [];
  const rows = [...model.threats.values()].map((threat) => ({
    threat,
    says: saysOf(source, threat),
    cells: keptCells(threat),
  }));
  const states = statesOf(rows.map(({ cells }) => readRow(cellsOf(names, columns, cells))));
  const needed = more.filter((column) =>
    rows.some(({ says, cells }) => says[column] !== undefined && !isImplied(column, cells)),
  );
  return {
    columns: [...names, ...needed.map((column) => TITLES[column])],
    rows: rows.map(({ threat, says, cells }) => {
      const read = readRow(cellsOf(names, columns, cells));
      const before = {
        ...read,
        status: isDecided(read) ? read.status : statusOf(listed(read.controls).map((one) => states.get(one))),
      };
      return [
        ...names.map((name, index) => cellAt({ column: columns[index], before, says, kept: cells[name], threat })),
        ...needed.map((column) => shown(says[column])),
      ];
    }),
  };
}

/** An id that a row without one got from its place, and a title that it got from its description. */
function isImplied(column: Column, cells: Readonly<Record<string, string>>): boolean {
  return (column === 'id' || column === 'title') && Object.keys(cells).length > 0;
}

/** What the rows say of each control: the least of them. */
function statesOf(rows: readonly RowSays[]): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const row of rows) {
    if (row.status === undefined || isDecided(row)) continue;
    for (const control of listed(row.controls)) {
      const least = statusOf([states.get(control), String(row.status)]);
      if (least !== undefined) states.set(control, least);
    }
  }
  return states;
}

/** Tells whether the status of a row is a decision about the threat, not the state of its controls. */
function isDecided({ status }: RowSays): boolean {
  return status !== undefined && !ORDER.includes(String(status));
}

function listed(value: RowSays[Column]): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function keptCells(threat: Threat): Readonly<Record<string, string>> {
  const { cells } = originOf(threat, 'csv').kept;
  if (typeof cells !== 'object' || cells === null) return {};
  return Object.fromEntries(
    Object.entries(cells).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function cellsOf(
  names: readonly string[],
  columns: readonly (Column | undefined)[],
  cells: Readonly<Record<string, string>>,
): Cells {
  const pairs = names.flatMap((name, index) => {
    const column = columns[index];
    const cell = cells[name]?.trim();
    return column === undefined || cell === undefined || cell === '' ? [] : [[column, cell] as const];
  });
  return Object.fromEntries(pairs);
}

interface Cell {
  readonly column: Column | undefined;
  readonly before: RowSays;
  readonly says: RowSays;
  readonly kept: string | undefined;
  readonly threat: Threat;
}

function cellAt({ column, before, says, kept, threat }: Cell): string {
  if (column === undefined) return kept ?? '';
  const id = originOf(threat, 'csv').id;
  if (column === 'id' && id !== undefined) return id.startsWith('row ') ? (kept ?? '') : (kept ?? id);
  const one = says[column];
  const was = before[column];
  const isSame = JSON.stringify(was) === JSON.stringify(one);
  if (isSame || (was === undefined && column !== 'status' && kept !== undefined)) return kept ?? shown(one);
  if (column === 'title' && kept === undefined && id !== undefined) return '';
  if (column === 'description' && one === undefined && before.description === threat.title) return kept ?? '';
  return shown(one);
}

function shown(value: RowSays[Column]): string {
  if (value === undefined) return '';
  return typeof value === 'object'
    ? value.join(value.some((one) => /[;,]/.test(String(one))) ? '\n' : '; ')
    : String(value);
}

/** What the model says of a threat, in the words of a register. */
function saysOf({ model }: WrittenModel, threat: Threat): RowSays {
  const named = (entries: ReadonlyMap<string, { readonly title?: string | undefined }>, id: string): string =>
    entries.get(id)?.title ?? id;
  const elements = new Map<string, ReadonlyMap<string, { readonly title?: string | undefined }>>([
    ['flows', model.flows],
    ['entries', model.entries],
    ['assets', model.assets],
    ['zones', model.zones],
    ['boundaries', model.boundaries],
  ]);
  const controls = (threat.controls ?? []).map(({ control }) => control);
  const decision = model.decisions.get(threat.id);
  const axis = (...names: readonly string[]): string | undefined =>
    names.map((name) => threat.risk?.axes.get(name)).find((one) => one !== undefined);
  const number = (value: string | undefined): string | number | undefined =>
    value !== undefined && /^\d+$/.test(value) ? Number(value) : value;
  const says: { readonly [column in Column]: RowSays[Column] | undefined } = {
    id: threat.id,
    title: threat.title ?? threat.id,
    description: threat.description,
    stride: threat.stride,
    targets: threat.targets?.map((target) => {
      const [collection, id = ''] = target.split('/');
      return named(elements.get(collection ?? '') ?? model.components, id);
    }),
    asset: threat.asset === undefined ? undefined : named(model.assets, threat.asset),
    actors: threat.actors?.map((actor) => named(model.actors, actor)),
    likelihood: number(axis('probability', 'likelihood')),
    impact: number(axis('impact')),
    level: threat.level,
    priority: threat.priority,
    controls: controls.map((control) => named(model.controls, control)),
    status:
      decision === undefined
        ? statusOf(controls.map((control) => model.controls.get(control)?.status))
        : decision.treatment,
    owner: threat.owner,
    because: decision === undefined ? threat.because : isSaidByStatus(decision.because) ? undefined : decision.because,
    cwe: numbers(threat.references?.cwe),
    capec: numbers(threat.references?.capec),
    attack: threat.references?.attack,
    ticket: threat.ticket,
  };
  return Object.fromEntries(
    Object.entries(says).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

/** A reason that the reader made of the status, because the register gave none. */
function isSaidByStatus(because: string | undefined): boolean {
  return because !== undefined && /^The register says ".*"$/.test(because);
}

function numbers(ids: readonly string[] | undefined): readonly number[] | undefined {
  return ids?.flatMap((id) => Number(/\d+/.exec(id)?.[0] ?? 0) || []);
}

const ORDER: readonly string[] = ['planned', 'in-progress', 'done'];

/** The state of a threat: the least of its controls. */
function statusOf(states: readonly (string | undefined)[]): string | undefined {
  return ORDER.find((status) => states.includes(status));
}
