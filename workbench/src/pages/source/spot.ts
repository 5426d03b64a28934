/**
 * What stands at a position of a YAML text: the path down to it, and whether a key or a value is written there. Works
 * on texts that are not whole yet, as they are while somebody types.
 * @module
 */
import { flowPosition } from './flow-position.ts';
import { indentOf, type Opener, yamlLine } from './yaml-line.ts';

/** A text by its lines. */
export interface Lines {
  readonly count: number;
  /** A line, counted from 0. */
  line(index: number): string;
}

export type Path = readonly (string | number)[];

export interface Spot {
  /** Of the mapping whose key is written, or of the value. */
  readonly path: Path;
  /** An item of a list can become either. */
  readonly kind: 'key' | 'value' | 'either' | 'text';
  /** The column where the word begins. */
  readonly from: number;
  /** Keys that the mapping has besides. */
  readonly siblings: readonly string[];
  /** How far the mapping is indented; undefined inside of brackets. */
  readonly indent: number | undefined;
}

/** So many lines a list or mapping in brackets is looked for. */
const FLOW_LINES = 80;

/** Where a position is; lines and columns count from 0. */
export function spotAt(lines: Lines, line: number, column: number): Spot {
  const text = lines.line(line);
  if (isComment(text, column)) return { path: [], kind: 'text', from: column, siblings: [], indent: undefined };
  return flowSpot(lines, line, column) ?? blockSpot(lines, line, column);
}

/** The path of what is named at the start of a line, such as that of an entry. */
export function pathOfLine(lines: Lines, line: number): Path {
  const { openers } = yamlLine(lines.line(line));
  const first = openers[0];
  return first === undefined
    ? above(lines, line, indentOf(lines.line(line)) ?? 0, false)
    : [...above(lines, line, first.column, first.kind === 'item'), ...steps(lines, line, openers)];
}

function blockSpot(lines: Lines, line: number, column: number): Spot {
  const text = lines.line(line);
  const { openers, value } = yamlLine(text);
  const before = openers.filter((opener) => (opener.kind === 'item' ? opener.column < column : opener.end <= column));
  const first = openers[0];
  const start = first?.column ?? Math.min(indentOf(text) ?? column, column);
  const base = above(lines, line, start, first?.kind === 'item');
  const path = [...base, ...steps(lines, line, before)];
  const last = before.at(-1);
  if (last?.kind === 'key') {
    const kind = /^[|>]/.test(text.slice(value)) ? 'text' : 'value';
    return { path, kind, from: Math.min(value, column), siblings: [], indent: undefined };
  }
  const key = openers.find((opener) => opener.kind === 'key');
  const from = last === undefined ? start : Math.min(key?.column ?? value, column);
  const siblings = siblingsOf(lines, line, from).filter((name) => name !== key?.name);
  return { path, kind: last === undefined ? 'key' : 'either', from, siblings, indent: from };
}

/** The keys and indexes of what a line opens. */
function steps(lines: Lines, line: number, openers: readonly Opener[]): Path {
  return openers.map((opener, index) => {
    if (opener.kind === 'key') return opener.name;
    return index === 0 ? itemsBefore(lines, line, opener.column) : 0;
  });
}

/** The path of what holds a line that begins at a column. */
function above(lines: Lines, line: number, column: number, isItem: boolean): Path {
  const path: (string | number)[] = [];
  let limit = column;
  let below = isItem;
  for (let at = line - 1; at >= 0 && (limit > 0 || below); at -= 1) {
    const text = lines.line(at);
    const indent = indentOf(text);
    if (indent === undefined || indent > limit || (indent === limit && !below)) continue;
    for (const opener of yamlLine(text).openers.toReversed()) {
      const holds = opener.column < limit || (below && opener.kind === 'key' && opener.column === limit);
      if (!holds) continue;
      path.unshift(opener.kind === 'key' ? opener.name : itemsBefore(lines, at, opener.column));
      limit = opener.column;
      below = opener.kind === 'item';
    }
  }
  return path;
}

/** How many items of the same list stand above. */
function itemsBefore(lines: Lines, line: number, column: number): number {
  let many = 0;
  for (let at = line - 1; at >= 0; at -= 1) {
    const text = lines.line(at);
    const indent = indentOf(text);
    if (indent === undefined || indent > column) continue;
    if (indent < column || text[column] !== '-') return many;
    many += 1;
  }
  return many;
}

/** Keys of the mapping that has a key at this line and column. */
function siblingsOf(lines: Lines, line: number, column: number): readonly string[] {
  const names: string[] = [];
  const walk = (step: 1 | -1): void => {
    for (let at = line + step; at >= 0 && at < lines.count; at += step) {
      const text = lines.line(at);
      const indent = indentOf(text);
      if (indent === undefined || indent > column) continue;
      const { openers } = yamlLine(text);
      const key = openers.find((opener) => opener.kind === 'key');
      const startsHere = openers[0]?.kind === 'item' && key?.column === column;
      if (indent < column && !(startsHere && step === -1)) return;
      if (key?.kind === 'key' && key.column === column) names.push(key.name);
      if (startsHere || openers[0]?.kind === 'item') return;
    }
  };
  walk(-1);
  walk(1);
  return names;
}

/** The place inside of brackets that are open at the position. */
function flowSpot(lines: Lines, line: number, column: number): Spot | undefined {
  let least = Number.POSITIVE_INFINITY;
  let inner = lines.line(line).slice(0, column);
  for (let at = line; at >= 0 && line - at < FLOW_LINES; at -= 1) {
    const text = lines.line(at);
    const indent = indentOf(text);
    if (at < line) inner = `${text}\n${inner}`;
    if (indent === undefined) continue;
    const { openers, value } = yamlLine(text);
    const last = openers.at(-1);
    if (/[[{]/.test(text[value] ?? '') && value < inner.length && (last?.column ?? -1) < least) {
      const flow = flowPosition(inner.slice(value));
      if (flow !== undefined) {
        const path = [...pathOfLine(lines, at), ...flow.path];
        const from = value + flow.from - (inner.lastIndexOf('\n') + 1);
        return { ...flow, path, from: Math.min(Math.max(0, from), column), indent: undefined };
      }
      if (at === line) return undefined;
    }
    least = Math.min(least, at === line ? Math.min(indent, column) : indent);
    if (least === 0) return undefined;
  }
  return undefined;
}

function isComment(text: string, column: number): boolean {
  const at = text.search(/(^|\s)#/);
  if (at === -1 || at >= column) return false;
  // A quote before it may hold the sign.
  return (text.slice(0, at).match(/["']/g) ?? []).length % 2 === 0;
}
