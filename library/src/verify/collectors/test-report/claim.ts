/**
 * What a claim about test results may say: a test by name, a suite or a whole report; lines that tests run; a share of
 * mutants that tests notice; inputs that a fuzzer tried.
 * @module
 */
import * as z from 'zod';
import { date, duration, flag, number, oneOf, plainShapes, shape, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';

/** `12`, `12-40` or `[12, 40]`. */
function lines() {
  return z.union([text(), texts()]).transform((written, context): readonly [number, number] => {
    const parts = typeof written === 'string' ? written.split('-') : written;
    const [first, last = first] = parts.map((part) => (/^\s*\d{1,9}\s*$/.test(part) ? Number(part) : 0));
    if (parts.length <= 2 && first !== undefined && last !== undefined && first >= 1 && last >= first)
      return [first, last];
    context.issues.push({ code: 'custom', message: 'expected lines such as [12, 40]', input: written });
    return z.NEVER;
  });
}

const written = claimShape(
  {},
  {
    file: text().describe(
      'The report, a JUnit XML file from the root of the source; * and ** as in file names. Without file and files: every XML file named *junit*, TEST-* or report, but those of samples and fixtures',
    ),
    files: texts().describe('Several reports; the newest result of a test counts'),
    name: text().describe(
      'The name of the test, whole or its end: suites and classes in front may be left out, and " > ", "::", ".", "_" and a space are the same. Every test with that name must have passed',
    ),
    suite: text().describe('The suite, file, class or folder whose tests must all have passed'),
    all: oneOf('passed').describe('passed: every test of the suite or of the report ran and passed'),
    executes: z
      .array(shape({ file: text() }, { lines: lines() }))
      .describe(
        'Lines that the tests run, each with file and lines, as a coverage report has it; every counted one must have run',
      ),
    coverage: text().describe(
      'The coverage report: lcov, JSON of llvm-cov, Cobertura, Go cover profile or JSON of coverage.py; the usual names when absent',
    ),
    'minimum-coverage': number({ min: 0, max: 100 }).describe('The least share of lines that ran, in per cent'),
    'mutation-score': number({ min: 0, max: 100 }).describe(
      'The least share of mutants that made a test fail or ran out of time, in per cent; those that did not compile do not count',
    ),
    mutants: text().describe(
      'The mutation results: outcomes.json of cargo-mutants or a mutation-testing report of Stryker; the usual names when absent',
    ),
    'fuzz-log': text().describe('The output of a libFuzzer run that must have ended without a crash'),
    'minimum-runs': number({ min: 1, integer: true }).describe(
      'How many inputs each fuzzer run tried at least; goes with fuzz-log',
    ),
    commit: text().describe(
      'The commit the report must say it ran at, hexadecimal; a report that names another commit than the source stands on never counts',
    ),
    negative: flag().describe('yes: the test attacks, and goes the other way when the control is missing'),
    'seen-failing': text().describe(
      'A recorded run in which this very test failed because the control was taken away: a JUnit report, or a Stryker report whose mutant it killed. With negative: yes it makes the proof effective',
    ),
    'max-age': duration().describe('How old the results may be by their own date; 30d'),
    undated: flag().describe('yes: results that say no date count too; only for tools that write none'),
    since: date().describe('The results are not older than this day, such as the day of the change they must cover'),
  },
);

export type Claim = z.output<typeof written>;

/** Whether a claim is about tests of a report. */
export function asksForTests({ name, suite, all }: Claim): boolean {
  return name !== undefined || suite !== undefined || all !== undefined;
}

/** Whether a claim is about lines that ran. */
export function asksForCoverage({ executes, minimumCoverage }: Claim): boolean {
  return executes !== undefined || minimumCoverage !== undefined;
}

/** The schema of a claim; one that asks for nothing is refused. */
export const claim = written.refine(
  (value) =>
    asksForTests(value) || asksForCoverage(value) || value.mutationScore !== undefined || value.fuzzLog !== undefined,
  {
    error: 'expected "name", "suite", "all: passed", "executes", "minimum-coverage", "mutation-score" or "fuzz-log"',
  },
);
const plain = plainShapes.get(written);
if (plain !== undefined) plainShapes.set(claim, plain);
