/**
 * Comma-separated values (RFC 4180), with semicolons or tabs as well.
 * @module
 */

/** A row with the line it starts on. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Reads rows; a quote that is never closed reaches to the end. */
export function readCsv(text: string): readonly CsvRow[] {
  const header = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const mark =
    [',', ';', '\t'].toSorted((one, other) => header.split(other).length - header.split(one).length)[0] ?? ',';
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  const parts = new RegExp(`"((?:[^"]|"")*)(?:"|$)|([^"${mark}\r\n][^${mark}\r\n]*)|(${mark})|(\r\n|\n|\r)`, 'g');
  let cell = '';
  for (const [all, quoted, plain, divider, end] of text.replace(/^\ufeff/, '').matchAll(parts)) {
    if (quoted !== undefined) cell += quoted.replaceAll('""', '"');
    else if (plain !== undefined) cell += plain;
    if (divider !== undefined || end !== undefined) {
      cells.push(cell.trim());
      cell = '';
    }
    line += all.split('\n').length - 1;
    if (end === undefined) continue;
    if (cells.some((one) => one !== '')) rows.push({ cells, line: start });
    cells = [];
    start = line;
  }
  cells.push(cell.trim());
  if (cells.some((one) => one !== '')) rows.push({ cells, line: start });
  return rows;
}
