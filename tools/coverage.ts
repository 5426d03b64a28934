/**
 * Prints the problems of a model and the items of its coverage that do not hold.
 * `tsx --conditions=source tools/coverage.ts models/atlas [--computed]`
 * @module
 */
import { coverage } from '../library/src/analyze/coverage/coverage.ts';
import { coverageRoot } from '../library/src/analyze/coverage/root.ts';
import { check } from '../library/src/check.ts';
import { linkExistsFrom } from '../library/src/model/files/link-exists.ts';
import { readModel } from '../library/src/model/files/read-model.ts';

const [path = '.', flag] = process.argv.slice(2);
const read = await readModel(path);
const { analysis, problems } = await check(read, { clock: '2026-11-22', linkExists: linkExistsFrom(path) });
for (const { at, message, hint } of problems) {
  console.log(`${at.file}:${at.line}:${at.column} ${message}${hint === undefined ? '' : ` (${hint})`}`);
}
const root = coverageRoot(read, analysis);
if (flag === '--computed') console.log(JSON.stringify(root['computed'], null, 1));
const rows = coverage(read.model, root);
for (const row of rows) for (const failure of row.failures) console.log(`${row.id} ${failure}`);
const count = (state: string): number => rows.filter((row) => row.state === state).length;
console.log(
  `${rows.length} items: ${count('modelled')} modelled, ${count('computed')} computed, ${count('pending')} pending`,
);
