/**
 * Comma-separated values (RFC 4180), also with semicolons or tabs. Reads what spreadsheets write: quotes, line breaks
 * in cells, a byte order mark, rows of different lengths.
 * @module
 */

/** A row with the line it begins at. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table. */
interface Table {
  readonly delimiter: string;
  readonly rows: readonly Row[];
  /** The line of a quote that is never closed. */
  readonly unclosed: number | undefined;
}

const DELIMITERS = [',', ';', '\t'];

/** Reads a table; rows without any text are left out. */
export function parseCsv(text: string): Table {
  const plain = text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text;
  const { delimiter, from } = delimiterOf(plain);
  const { rows, unclosed } = rowsOf(plain.slice(from), delimiter, Number.POSITIVE_INFINITY);
  const skipped = from === 0 ? 0 : 1;
  return { delimiter, rows: rows.map((row) => ({ ...row, line: row.line + skipped })), unclosed };
}

/** The cells of the first row, and nothing more. */
export function firstRow(text: string): readonly string[] {
  const plain = (text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text).slice(0, 65_536);
  const { delimiter, from } = delimiterOf(plain);
  return rowsOf(plain.slice(from), delimiter, 1).rows[0]?.cells ?? [];
}

/** What separates the cells: said by a first line such as `sep=;`, or what the first row has most of. */
function delimiterOf(text: string): { readonly delimiter: string; readonly from: number } {
  const said = /^sep=(.)\r?\n/.exec(text);
  if (said?.[1] !== undefined) return { delimiter: said[1], from: said[0].length };
  const widths = DELIMITERS.map((one) => rowsOf(text.slice(0, 65_536), one, 1).rows[0]?.cells.length ?? 0);
  return { delimiter: DELIMITERS[widths.indexOf(Math.max(...widths))] ?? ',', from: 0 };
}

function rowsOf(
  text: string,
  delimiter: string,
  most: number,
): { readonly rows: readonly Row[]; readonly unclosed: number | undefined } {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  const end = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: start, cells });
    cells = [];
    start = line;
  };
  while (at < text.length && rows.length < most) {
    if (text[at] === '"') {
      const { value, next, lines } = quoted(text, at);
      if (next === undefined) {
        cells.push(value);
        const unclosed = line;
        end();
        return { rows, unclosed };
      }
      line += lines;
      const stop = stopOf(text, next, delimiter);
      cells.push(value + text.slice(next, stop));
      at = stop;
    } else {
      const stop = stopOf(text, at, delimiter);
      cells.push(text.slice(at, stop));
      at = stop;
    }
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) cells.push('');
      continue;
    }
    if (text[at] === '\r') at += text[at + 1] === '\n' ? 2 : 1;
    else at += 1;
    line += 1;
    end();
  }
  if (cells.length > 0) end();
  return { rows, unclosed: undefined };
}

/** Where a cell without quotes ends. */
function stopOf(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function quoted(
  text: string,
  from: number,
): { readonly value: string; readonly next: number | undefined; readonly lines: number } {
  const parts: string[] = [];
  let lines = 0;
  let start = from + 1;
  for (;;) {
    const close = text.indexOf('"', start);
    const part = text.slice(start, close === -1 ? text.length : close);
    parts.push(part);
    lines += part.split('\n').length - 1;
    if (close === -1) return { value: parts.join(''), next: undefined, lines };
    if (text[close + 1] !== '"') return { value: parts.join(''), next: close + 1, lines };
    parts.push('"');
    start = close + 2;
  }
}
