/**
 * Cells that a spreadsheet must not run: a text that begins like a formula gets an apostrophe in front, and loses it
 * again when it is read (OWASP, CSV injection).
 * @module
 */

const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A text as a cell of a table. */
export function cellOf(text: string, delimiter = ','): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  const needsQuotes = safe.includes('"') || safe.includes(delimiter) || /[\r\n]|^\s|\s$/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a cell says. */
export function textOfCell(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
