/**
 * The tests that a claim is about, each by its newest result.
 * @module
 */
import type { TestCase } from '../../../inputs/junit/read-junit.ts';
import { sha256Hex } from '../../../kit/sha256-hex.ts';
import type { Claim } from './claim.ts';
import type { ReportSeen, Wanted } from './observation.ts';
import type { ReadReport } from './read-reports.ts';
import { fullName, isOfSuite, testsNamed } from './test-name.ts';

const MOST_SHOWN = 100;

/** The tests of a report that a claim is about. */
export function wantedOf({ name, suite }: Claim, tests: readonly TestCase[]): readonly TestCase[] {
  const ofSuite = suite === undefined ? tests : tests.filter((test) => isOfSuite(test, suite));
  return name === undefined ? ofSuite : testsNamed(ofSuite, name);
}

type Result = TestCase & { readonly file: string };

/**
 * The newest result of each test. Results of one report stand together, so that of two tests of one name the failing
 * one still counts; results without a date cannot be told to be old and all count.
 */
export function newestResults(
  reports: readonly { readonly file: string; readonly tests: readonly TestCase[] }[],
): Wanted {
  const byName = new Map<string, Result[][]>();
  for (const { file, tests } of reports) {
    for (const [name, results] of groupByName(tests.map((test) => ({ ...test, file })))) {
      byName.set(name, [...(byName.get(name) ?? []), results]);
    }
  }
  const newest = [...byName.values()].flatMap((runs) => {
    const latest = runs.reduce((best, run) => (timeOf(run) > timeOf(best) ? run : best));
    return runs.filter((run) => timeOf(run) === '' || timeOf(run) === timeOf(latest)).flat();
  });
  const count = (status: TestCase['status']): number => newest.filter((test) => test.status === status).length;
  const times = newest.flatMap(({ time }) => time ?? []).sort();
  const [oldest] = times;
  const last = times.at(-1);
  const order = ['failed', 'skipped', 'passed'];
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    undated: newest.length - times.length,
    ...(oldest !== undefined && { oldest }),
    ...(last !== undefined && { newest: last }),
    shown: newest
      .toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
      .slice(0, MOST_SHOWN)
      .map((test) => ({
        test: fullName(test).slice(0, 300),
        status: test.status,
        ...(test.time !== undefined && { time: test.time }),
        file: test.file,
        line: test.line,
      })),
  };
}

function groupByName(tests: readonly Result[]): ReadonlyMap<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const test of tests) {
    const key = JSON.stringify([test.suite, test.className, test.name]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [test]);
    else group.push(test);
  }
  return groups;
}

function timeOf(run: readonly Result[]): string {
  return run.reduce((latest, { time = '' }) => (time > latest ? time : latest), '');
}

/** What is kept of a report. */
export function summaryOf({ file, report: { tests, time, commit } }: ReadReport): ReportSeen {
  return {
    file,
    ...(time !== undefined && { time }),
    ...(commit !== undefined && { commit }),
    tests: tests.length,
    skipped: tests.filter(({ status }) => status === 'skipped').length,
    instant: tests.length > 0 && tests.every(({ seconds }) => seconds === 0),
    digest: sha256Hex(JSON.stringify(tests.map((test) => [fullName(test), test.status, test.seconds]))),
  };
}
