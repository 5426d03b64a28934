/**
 * Registers as tables: comma-separated values, and the same with semicolons or tabs.
 * @module
 */
import type { Format } from '../format.ts';
import type { Glance } from '../glance.ts';
import { columnsOf } from './columns.ts';
import { firstRow } from './parse-csv.ts';

/** A register of threats as a table (RFC 4180), and other parts of a model as tables of their own. */
export const format: Format = {
  id: 'csv',
  aliases: ['tsv', 'register'],
  title: 'CSV register',
  about: 'A table of threats, as spreadsheets and issue trackers give and take it (RFC 4180)',
  endings: ['.csv', '.tsv'],
  looksLike,
  loadRead: async () => (await import('./read.ts')).read,
  loadWrite: async () => (await import('./write.ts')).write,
  parts: ['threats', 'controls', 'components', 'flows', 'assets', 'risks'],
  leavesOut: 'All that is not in the table: one part of the model at a time, without evidence',
};

/** A first line of column names of which one is what threats are called and another says something of them. */
function looksLike(glance: Glance): boolean {
  if (/^\s*(?:[[{<|#]|---|\/\/)/.test(glance.text.slice(0, 200))) return false;
  const names = firstRow(glance.text);
  if (names.length < 2) return false;
  const known = columnsOf(names).flatMap((column) => column ?? []);
  return known.length >= 2 && (known.includes('title') || (known.includes('id') && known.includes('description')));
}
