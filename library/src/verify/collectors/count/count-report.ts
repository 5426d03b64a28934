/**
 * Counts in a report: tests by what became of them, lines by whether they ran.
 * @module
 */
import { readCoverage } from '../../../inputs/coverage/read-coverage.ts';
import { readJunit } from '../../../inputs/junit/read-junit.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileCount } from './count-file.ts';
import type { ReportRecipe } from './recipes.ts';

/** The kinds that count when a claim names none. */
export const USUAL_KINDS: Readonly<Record<ReportRecipe, readonly string[]>> = {
  'junit-tests': ['passed'],
  'lines-covered': ['ran'],
};

/** Counts; undefined when the file is another kind of file. @throws {CouldNotLook} when it cannot be read */
export function countReport(path: string, text: string, of: ReportRecipe): FileCount | undefined {
  if (of === 'junit-tests') {
    const report = readJunit({ name: path, text });
    if ('code' in report) {
      if (report.code === 'wrong-value') return undefined;
      throw new CouldNotLook(report.message);
    }
    const count = (wanted: string): number => report.tests.filter(({ status }) => status === wanted).length;
    return kinds({ passed: count('passed'), failed: count('failed'), skipped: count('skipped') });
  }
  const coverage = readCoverage({ name: path, text });
  if (typeof coverage === 'string') return undefined;
  const hits = coverage.files.flatMap(({ lines }) => lines.map(([, each]) => each));
  const ran = hits.filter((each) => each > 0).length;
  return kinds({ ran, missed: hits.length - ran });
}

function kinds(counts: Readonly<Record<string, number>>): FileCount {
  return { kinds: Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, [count, 0, 0]])) };
}
