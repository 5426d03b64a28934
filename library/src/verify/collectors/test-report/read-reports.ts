/**
 * Finds and reads the test reports of a source.
 * @module
 */
import { readJunit, type TestReport } from '../../../inputs/junit/read-junit.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileEntry, FileSource } from '../../sources/source.ts';
import type { Claim } from './claim.ts';
import { USUAL_NAMES } from './usual-names.ts';

/** A report and where it was found. */
export interface ReadReport {
  readonly file: string;
  readonly report: TestReport;
}

const MOST_REPORTS = 2000;
const MOST_UNREAD = 20;

/**
 * Reads the reports that a claim names, or those of a usual name. A recorded red run is no result of today, and a file
 * of a usual name that turns out to be another kind of XML is passed over.
 */
export async function readReports(
  { file, files = [], seenFailing }: Claim,
  source: FileSource,
): Promise<{ readonly reports: readonly ReadReport[]; readonly unread: readonly string[] }> {
  const asked = [...(file === undefined ? [] : [file]), ...files];
  const found =
    asked.length > 0 ? await source.find(asked) : await source.find(USUAL_NAMES.junit, USUAL_NAMES.notResults);
  const entries = found.filter(({ path }) => path !== seenFailing);
  if (entries.length === 0 && asked.length > 0) throw new CouldNotLook(`Cannot find "${asked.join('", "')}"`);
  if (entries.length > MOST_REPORTS) {
    throw new CouldNotLook(`Cannot read ${entries.length} test reports, expected at most ${MOST_REPORTS}: say file`);
  }
  const { values, skipped } = await read(source, entries);
  const reports: ReadReport[] = [];
  const unread = [...skipped.values()];
  for (const [path, value] of values) {
    if (!('reason' in value)) reports.push({ file: path, report: value });
    else if (asked.length > 0 || !value.other) unread.push(value.reason);
  }
  return { reports, unread: unread.slice(0, MOST_UNREAD) };
}

/** The tests of one report, or why there are none. */
export async function testsOf(source: FileSource, entry: FileEntry): Promise<TestReport | string> {
  const { values, skipped } = await read(source, [entry]);
  const value = values.get(entry.path);
  if (value === undefined) return skipped.get(entry.path) ?? `Cannot read "${entry.path}"`;
  return 'reason' in value ? value.reason : value;
}

function read(source: FileSource, entries: readonly FileEntry[]) {
  return source.derive('junit-1', entries, (text, { path }) => {
    const report = readJunit({ name: path, text });
    return 'code' in report ? { reason: report.message, other: report.code === 'wrong-value' } : report;
  });
}
