/**
 * Judges whether tests ran and passed.
 * @module
 */
import type { Detail, Judgement, Scope } from '../../../model/evidence.ts';
import { broken, byDetails, unknown } from '../../judgement.ts';
import type { Claim } from './claim.ts';
import type { Observation, ReportSeen, Wanted } from './observation.ts';

type Definition = NonNullable<Observation['definitions']>['found'][number];

/** Judges the tests that a claim names, or all of its suite or report. */
export function judgeTests(claim: Claim, seen: Observation): Judgement {
  const { wanted, reports, unread } = seen;
  const [problem] = unread;
  const total = wanted === undefined ? 0 : wanted.passed + wanted.failed + wanted.skipped;
  const odd = claim.name === undefined && claim.suite === undefined ? reports.flatMap(oddReport) : [];
  if (wanted === undefined || total === 0) return withDetails(notRun(claim, seen), odd);
  if (wanted.failed > 0) return judgeResults(claim, wanted, odd);
  if (problem !== undefined) {
    return withDetails(
      unknown({ because: `A report could not be read: ${problem}`, found: `${total} tests in others` }),
      odd,
    );
  }
  const doubt = doubtAbout(claim, seen, wanted);
  return doubt === undefined ? judgeResults(claim, wanted, odd) : withDetails(doubt, odd);
}

function judgeResults(claim: Claim, wanted: Wanted, odd: readonly Detail[]): Judgement {
  const { passed, failed, skipped } = wanted;
  const scope: Scope = { population: passed + failed + skipped, looked: passed + failed, failed };
  const details = wanted.shown
    .filter(({ status }) => status === 'failed')
    .map(
      ({ test, file, line }): Detail => ({
        check: 'failed-test',
        severity: 'high',
        message: `The test "${test}" failed`,
        at: { file, line },
        hint: 'Mend what it found, or the test, and run it again',
      }),
    );
  const [first] = wanted.shown;
  const found = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  return byDetails([...details, ...odd], scope, {
    atLeast: claim.atLeast,
    sample: claim.sample,
    depth: 'active',
    found: found.join(', '),
    said: {
      ...(first !== undefined && { at: { file: first.file, line: first.line } }),
      ...(skipped > 0 && passed + failed === 0 && { circular: 'A test that is skipped shows nothing' }),
    },
  });
}

/** Why results that passed may count for nothing. */
function doubtAbout(claim: Claim, { reports, head }: Observation, { shown }: Wanted): Judgement | undefined {
  const holders = new Set(shown.map(({ file }) => file));
  const used = reports.filter(({ file }) => holders.has(file));
  const copied = used.find((one) => one.instant && one.time !== undefined && isCopied(one, reports));
  if (copied !== undefined) {
    return unknown({
      because: `"${copied.file}" says of every test that it took no time, and another report of another date says exactly the same`,
      found: 'reports that only differ in their date',
      at: { file: copied.file },
      circular: 'A report that never changes but for its date was not written by a run',
    });
  }
  const wantedCommit = claim.commit?.toLowerCase() ?? head;
  for (const { file, commit } of used) {
    if (commit === undefined && claim.commit !== undefined) {
      return unknown({ because: `"${file}" does not say at which commit it ran`, found: 'no commit', at: { file } });
    }
    if (commit === undefined || wantedCommit === undefined) continue;
    if (!commit.startsWith(wantedCommit) && !wantedCommit.startsWith(commit)) {
      return unknown({
        because: `"${file}" is of commit ${commit.slice(0, 12)}, expected ${wantedCommit.slice(0, 12)}`,
        found: 'results of another commit',
        at: { file },
      });
    }
  }
  return undefined;
}

function isCopied(one: ReportSeen, reports: readonly ReportSeen[]): boolean {
  return reports.some(({ digest, time }) => digest === one.digest && time !== undefined && time !== one.time);
}

/** What follows when no report names a test that the claim asks for. */
function notRun(claim: Claim, { reports, unread, files, definitions }: Observation): Judgement {
  const asked = claim.name ?? claim.suite ?? 'all tests';
  const [problem] = unread;
  const [definition] = definitions?.found ?? [];
  if (problem !== undefined) return unknown({ because: `A report could not be read: ${problem}`, found: 'no result' });
  if (definition !== undefined) return written(asked, definition);
  const tests = reports.reduce((sum, report) => sum + report.tests, 0);
  if (reports.length > 0 && tests === 0) {
    return unknown({
      because: `${reports.length === 1 ? `"${reports[0]?.file}" has` : `${reports.length} reports have`} no test in it`,
      found: 'no test',
      circular: 'A report without a test shows nothing',
    });
  }
  const isWholeSource =
    definitions !== undefined && definitions.tests > 0 && definitions.looked === definitions.population;
  const isNamedReport = (claim.file !== undefined || claim.files !== undefined) && tests > 0;
  const scope: Scope = { population: 1, looked: 1, failed: 1 };
  if (isWholeSource || (isNamedReport && (definitions?.population ?? 0) === 0)) {
    const where = isWholeSource
      ? `none of ${definitions.tests} tests in ${definitions.population} files has that name${tests > 0 ? `, and none of ${tests} in the reports` : ''}`
      : `none of ${tests} in the reports`;
    return broken({ because: `There is no test "${asked}": ${where}`, found: 'no such test', scope });
  }
  return unknown({
    because:
      files === 0
        ? 'There was nothing to look at'
        : reports.length === 0
          ? `No report was found that shows whether "${asked}" passed`
          : `No report names "${asked}"`,
    found: 'no result',
  });
}

/** What follows for a test that is written and was not seen to run. */
function written(asked: string, { file, line, ignored, certain }: Definition): Judgement {
  const at = { file, line };
  const place = `${file}:${line}`;
  if (!certain) {
    const because = `No report names "${asked}"; it may be a row of the table at ${place}`;
    return unknown({ because, found: 'a test that may be written', at });
  }
  if (ignored) {
    const because = `"${asked}" is defined at ${place} and marked to be left out`;
    return unknown({ because, found: 'a test that is left out', at, circular: 'A test that is skipped shows nothing' });
  }
  const because = `"${asked}" is defined at ${place}, no report shows that it ran`;
  return unknown({ because, found: 'a test that is written', at });
}

/** What is odd about a whole report, whatever its tests say. */
function oddReport({ file, tests, skipped }: ReportSeen): readonly Detail[] {
  if (tests === 0) {
    const hint = 'Find out why the runner found no test; a run of nothing passes';
    return [{ check: 'empty-report', severity: 'medium', message: 'The report has no test in it', at: { file }, hint }];
  }
  if (skipped < tests) return [];
  const message = `All ${tests} tests of the report were skipped`;
  const hint = 'Run them, or delete what nobody runs';
  return [{ check: 'all-skipped', severity: 'medium', message, at: { file }, hint }];
}

function withDetails(judgement: Judgement, details: readonly Detail[]): Judgement {
  return details.length === 0 ? judgement : { ...judgement, details };
}
