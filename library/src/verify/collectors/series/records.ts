/**
 * Results in a file as dated records: one JSON object, a list of them, one a line, or the rows of a table.
 * @module
 */

import { leavesOf } from '../../../inputs/settings/leaves.ts';
import type { Setting, SettingsNode, SettingValue } from '../../../inputs/settings/node.ts';
import { readSettings } from '../../../inputs/settings/read-settings.ts';
import { sha256Hex } from '../../../kit/sha256-hex.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { readCsv } from './csv.ts';
import { isEnd, isMoving, isName, isPass, isStatus, isTime } from './field-names.ts';

/** One value of a record. */
export interface Field {
  readonly path: string;
  readonly value: SettingValue;
  readonly line: number;
}

/** Whether a property holds, as a record says. */
export interface ResultOf {
  readonly property: string;
  readonly pass: boolean;
  readonly written: string;
  readonly line: number;
}

/** One run. */
export interface RunRecord {
  readonly line: number;
  /** ISO, as exact as it is known. */
  readonly date?: string | undefined;
  /** When it says that it ends to hold. */
  readonly ends?: string | undefined;
  readonly fields: readonly Field[];
  readonly results: readonly ResultOf[];
  /** SHA-256 over everything but times and numbers of runs. */
  readonly content: string;
}

const MOST_RECORDS = 5000;
const MOST_FIELDS = 300;

/** @throws {CouldNotLook} when the file cannot be read */
export function readRecords(text: string, path: string): readonly RunRecord[] {
  const fileDate = dateInName(path);
  if (/\.csv$|\.tsv$/i.test(path)) return tableRecords(text, fileDate);
  const nodes = /\.(?:jsonl|ndjson)$/i.test(path)
    ? text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [moved(parse(line, path, at), at)]))
    : listed(parse(text, path, 0));
  return nodes.slice(0, MOST_RECORDS).map((node) => recordOf(node.fields, { line: node.line, fileDate }));
}

interface Flat {
  readonly line: number;
  readonly fields: readonly Field[];
}

function parse(text: string, path: string, above: number): SettingsNode {
  const read = readSettings(text, 'json');
  const [node] = 'problem' in read ? [] : read.documents;
  if (node !== undefined) return node;
  const reason = 'problem' in read ? ` at ${above + read.line}:${read.column}: ${read.problem}` : '';
  throw new CouldNotLook(`Cannot read "${path}"${reason}`);
}

/** A list of objects gives one record each, also when it is the only such list of an object without a date. */
function listed(node: SettingsNode): readonly Flat[] {
  const items = node.kind === 'list' ? node.items : node.kind === 'map' ? innerList(node) : undefined;
  return (items ?? [node]).slice(0, MOST_RECORDS).map(flat);
}

function innerList(node: Extract<SettingsNode, { kind: 'map' }>): readonly SettingsNode[] | undefined {
  const [list, ...others] = [...node.entries.values()].filter((one) => one.kind === 'list' && one.items.length > 1);
  if (list?.kind !== 'list' || others.length > 0) return undefined;
  const isDated = (one: SettingsNode): boolean => one.kind === 'map' && [...one.entries.keys()].some(isTime);
  return list.items.every(isDated) ? list.items : undefined;
}

function flat(node: SettingsNode): Flat {
  const fields = leavesOf(node).slice(0, MOST_FIELDS).flatMap(scalars);
  return { line: node.line, fields: fields.slice(0, MOST_FIELDS) };
}

function moved(node: SettingsNode, lines: number): Flat {
  const { fields } = flat(node);
  return { line: lines + 1, fields: fields.map((field) => ({ ...field, line: lines + 1 })) };
}

function scalars({ key, value, line }: Setting): readonly Field[] {
  if (!Array.isArray(value)) return [{ path: key, value: value as SettingValue, line }];
  return value.slice(0, 50).map((one, at) => ({ path: `${key}.${at}`, value: one, line }));
}

function tableRecords(text: string, fileDate: string | undefined): readonly RunRecord[] {
  const [header, ...rows] = readCsv(text);
  return rows.slice(0, MOST_RECORDS).map(({ cells, line }) => {
    const fields = (header?.cells ?? [])
      .slice(0, MOST_FIELDS)
      .map((path, at) => ({ path, value: typed(cells[at] ?? ''), line }));
    return recordOf(fields, { line, fileDate });
  });
}

function typed(cell: string): SettingValue {
  return /^-?\d+(?:\.\d+)?$/.test(cell) && cell.length < 16 ? Number(cell) : cell;
}

function recordOf(
  fields: readonly Field[],
  { line, fileDate }: { readonly line: number; readonly fileDate: string | undefined },
): RunRecord {
  const shallow = fields.toSorted((one, other) => depth(one.path) - depth(other.path));
  const date = shallow
    .filter(({ path }) => isTime(path))
    .map(({ value }) => readTime(value))
    .find((one) => one !== undefined);
  const ends = shallow
    .filter(({ path }) => isEnd(path))
    .map(({ value }) => readTime(value))
    .find((one) => one !== undefined);
  const still = fields.filter(({ path }) => !isMoving(path));
  return {
    line,
    date: date ?? fileDate,
    ends,
    fields,
    results: resultsOf(fields),
    content: sha256Hex(JSON.stringify(still.map(({ path, value }) => [path, value]))),
  };
}

/** Each status with the name beside it, or the path above it. */
function resultsOf(fields: readonly Field[]): readonly ResultOf[] {
  return fields.flatMap(({ path, value, line }): readonly ResultOf[] => {
    const pass = isStatus(path) ? isPass(value) : undefined;
    if (pass === undefined) return [];
    const above = path.includes('.') ? path.slice(0, path.lastIndexOf('.') + 1) : '';
    const name = fields.find(
      (one) => one.path.startsWith(above) && !one.path.slice(above.length).includes('.') && isName(one.path),
    );
    const own = above
      .split('.')
      .filter((part) => part !== '' && !/^\d+$/.test(part))
      .at(-1);
    return [{ property: String(name?.value ?? own ?? ''), pass, written: String(value).slice(0, 40), line }];
  });
}

function depth(path: string): number {
  return path.split('.').length;
}

/** A time as ISO text: a date as written, or seconds or milliseconds since 1970. */
function readTime(value: SettingValue): string | undefined {
  if (typeof value === 'number') {
    const millis = value > 1e11 ? value : value * 1000;
    // Between 2000 and 2100: other numbers are no times.
    return millis > 946_684_800_000 && millis < 4_102_444_800_000 ? new Date(millis).toISOString() : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const parts = /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    value.trim(),
  );
  if (parts === null) return undefined;
  const [, year, month, day, clock, zone = 'Z'] = parts;
  const time = Date.parse(`${year}-${month}-${day}${clock === undefined ? '' : `T${clock}${zone}`}`);
  if (Number.isNaN(time)) return undefined;
  const iso = new Date(time).toISOString();
  return clock === undefined ? iso.slice(0, 10) : iso;
}

/** The date in the name of a file or of the folder above it. */
function dateInName(path: string): string | undefined {
  const name = path.split('/').slice(-2).join('/');
  const parts = /(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?:[T_-]?([0-2]\d)[-_:]?([0-5]\d))?(?!\d)/.exec(name);
  if (parts === null) return undefined;
  return readTime(`${parts[1]}-${parts[2]}-${parts[3]}${parts[4] === undefined ? '' : ` ${parts[4]}:${parts[5]}`}`);
}
