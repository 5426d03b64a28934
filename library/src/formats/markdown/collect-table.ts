/**
 * Collects the rows of a table.
 * @module
 */
import type { OutlineBlock, TableRow } from '../../inputs/markdown/index.ts';
import type { Collecting } from './collecting.ts';
import { hasTick, isBlank, readPiece } from './items.ts';
import { type Setting, say, type Thing, thingOf } from './record.ts';
import { countReferences, seeAt } from './references.ts';
import { isNameFor, roleOf } from './roles.ts';
import { isPairTable, readHeader, strideColumns, type TableReading } from './tables.ts';

type Table = Extract<OutlineBlock, { kind: 'table' }>;

/** Collects a table; one that nobody understands is reported. */
export function collectTable(table: Table, setting: Setting, collecting: Collecting): void {
  const { header, rows } = table;
  for (const row of rows) {
    collecting.counts.ticks += row.cells.filter(hasTick).length;
    countReferences(seeAt(collecting.outline, row.line).length, collecting);
  }
  if (setting.topic !== 'teaching' && isPairTable(header, rows)) {
    collectPairs(table, setting, collecting);
    return;
  }
  const matrix = strideColumns(header);
  if (matrix !== undefined) {
    collectMatrix(table, matrix, setting, collecting);
    return;
  }
  const reading = readHeader(header, setting.topic);
  const named = `the table with the columns ${header.map((label) => `"${label}"`).join(', ')}`;
  const at = { file: collecting.file, line: table.line, column: 1 };
  if (
    reading === undefined ||
    reading.topic === 'glossary' ||
    reading.topic === 'references' ||
    reading.topic === 'about'
  ) {
    collecting.losses.add(`${named} is not carried over: its header names nothing that a model holds`, at);
    return;
  }
  if (reading.topic === 'scales') {
    collecting.losses.add(`${named} describes a scale; ratings are read in the scheme of five by five`, at);
    return;
  }
  const carried: string[] = [];
  for (const row of rows) collectRow(row, { header, reading, setting, carried }, collecting);
}

interface RowSetting {
  readonly header: readonly string[];
  readonly reading: TableReading;
  readonly setting: Setting;
  /** Cells of the row above, for those that are left blank to say "the same". */
  readonly carried: string[];
}

function collectRow(row: TableRow, { header, reading, setting, carried }: RowSetting, collecting: Collecting): void {
  const { topic, roles } = reading;
  const cells = header.map((_, at) => row.cells[at] ?? '');
  const first = roles.findIndex((role) => role !== undefined);
  if (
    first >= 0 &&
    cells[first]?.trim() === '' &&
    roles[first] !== 'name' &&
    cells.some((cell) => cell.trim() !== '')
  ) {
    cells[first] = carried[first] ?? '';
  }
  carried.splice(0, carried.length, ...cells);
  const nameAt = roles.indexOf('name');
  const idAt = roles.indexOf('id');
  const written = nameAt >= 0 ? (cells[nameAt] ?? '') : '';
  const piece = readPiece(written);
  const isTemplate = cells.filter((cell, at) => at !== first && roles[at] !== 'stride' && !isBlank(cell)).length === 0;
  if (
    cells.every(isBlank) ||
    (nameAt >= 0 && isBlank(written)) ||
    (isTemplate && cells.length > 1 && nameAt !== first)
  ) {
    collecting.losses.add('rows of tables that are left to be filled in are not carried over', {
      file: collecting.file,
      line: row.line,
      column: 1,
    });
    return;
  }
  const key = (idAt >= 0 && cells[idAt]?.trim() !== '' ? cells[idAt]?.trim() : undefined) ?? piece.key;
  const bare = piece.key !== undefined && idAt < 0 ? written.replace(/^\W*[\w.-]+\W+\s*/, '') : written;
  const thing = thingOf(topic, nameAt >= 0 ? withoutTick(bare) : '', {
    line: row.line,
    setting,
    key,
    state: piece.state,
  });
  for (const [at, role] of roles.entries()) {
    const text = (cells[at] ?? '').trim();
    if (at === nameAt || at === idAt || text === '' || isBlank(text)) continue;
    if (role === undefined) thing.kept[header[at] ?? `column ${at + 1}`] = text;
    else {
      const isThere = role === 'mitigation' && /in place|existing|implemented|applied|today/i.test(header[at] ?? '');
      say(thing, role, { text, line: row.line, state: readPiece(text).state ?? (isThere ? 'done' : undefined) });
    }
  }
  thing.see.push(...seeAt(collecting.outline, row.line));
  for (const one of thing.see) thing.name = thing.name.replace(`(${one})`, '').trim() || thing.name;
  collecting.things.push(thing);
  collecting.recent.push(thing);
}

function withoutTick(text: string): string {
  return hasTick(text) ? text.replace(/^\s*\S+\s+/, '') : text;
}

/** A table that says one thing per row about one thing. */
function collectPairs({ header, rows, line }: Table, setting: Setting, collecting: Collecting): void {
  const isHeading =
    header.every((label) => label.trim() === '') ||
    /^(?:field|attribute|property|key|item|aspect)$/i.test(header[0]?.trim() ?? '');
  const pairs = [...(isHeading ? [] : [{ cells: header, line }]), ...rows].map(({ cells, line }) => ({
    label: cells[0] ?? '',
    text: cells[1] ?? '',
    line,
  }));
  const topic =
    setting.owner?.topic ?? (setting.topic === undefined || setting.topic === 'about' ? 'threats' : setting.topic);
  const nameIn = pairs.find(({ label }) => isNameFor(label, topic) || roleOf(label) === 'name');
  if (setting.owner === undefined && nameIn === undefined && !pairs.some(({ label }) => roleOf(label) === 'id')) {
    for (const { label, text } of pairs) collecting.head.set(label, text);
    return;
  }
  const id = pairs.find(({ label }) => roleOf(label) === 'id')?.text;
  let thing: Thing | undefined = setting.owner;
  if (thing === undefined) {
    thing = thingOf(topic, nameIn?.text ?? id ?? '', { line, setting, key: id });
    collecting.things.push(thing);
    collecting.recent.push(thing);
  } else if (id !== undefined) thing.key ??= id;
  for (const { label, text, line: at } of pairs) {
    const role = roleOf(label);
    if (role === 'id' || isBlank(text)) continue;
    if (label === nameIn?.label) {
      if (thing === setting.owner && text !== thing.name) say(thing, 'description', { text, line: at });
    } else if (role !== undefined) say(thing, role, { text, line: at, state: readPiece(text).state });
    else thing.kept[label] = text;
    thing.see.push(...seeAt(collecting.outline, at));
  }
}

/** A table with a column for each category of STRIDE: what can go wrong with the thing of each row. */
function collectMatrix(
  { rows }: Table,
  columns: readonly (string | undefined)[],
  setting: Setting,
  collecting: Collecting,
): void {
  const subject = columns.indexOf(undefined);
  for (const row of rows) {
    const target = readPiece(row.cells[subject] ?? '').name;
    for (const [at, stride] of columns.entries()) {
      const cell = (row.cells[at] ?? '').trim();
      const isMark = /^(?:[✅✓✔☑xX●•]|yes|y|high|medium|low|h|m|l)\uFE0F?$/iu.test(cell);
      if (stride === undefined || target === '' || (isBlank(cell) && !isMark) || /^[❌✗✘nN]$/u.test(cell)) continue;
      const thing = thingOf('threats', isMark ? `${strideTitle(stride)} of ${target}` : cell, {
        line: row.line,
        setting,
      });
      say(thing, 'stride', { text: stride, line: row.line });
      say(thing, 'target', { text: target, line: row.line });
      if (/^(?:high|medium|low|h|m|l)$/i.test(cell)) say(thing, 'level', { text: cell, line: row.line });
      collecting.things.push(thing);
      collecting.recent.push(thing);
    }
  }
}

function strideTitle(stride: string): string {
  const words = stride.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
