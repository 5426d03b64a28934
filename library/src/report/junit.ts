/**
 * A check as JUnit XML, which every CI can show: a suite for each model, a case for each problem and each finding.
 * @module
 */
import type { Finding, Severity } from '../model/analysis.ts';
import type { Problem } from '../model/problem.ts';
import type { CheckReport } from './check-report.ts';
import { SEVERITIES } from './page/findings.ts';
import { placeText } from './page/place-text.ts';
import { element, xmlDocument } from './xml.ts';

/** Which findings are failures. */
export interface JunitOptions {
  /** The least severity of a failure. */
  readonly failOn?: Severity;
}

interface Case {
  readonly name: string;
  readonly group: string;
  readonly failed: boolean;
  readonly message: string;
  readonly details: string;
  readonly type: string;
  readonly place: Problem['at'];
}

/** One document for all models; a model without problems and findings has one case that passes. */
export function junit(reports: readonly CheckReport[], { failOn = 'medium' }: JunitOptions = {}): string {
  const least = SEVERITIES.indexOf(failOn);
  const suites = reports.map((report) => ({
    report,
    cases: [
      ...readingCases(report),
      ...report.analysis.findings.map((finding) => findingCase(finding, SEVERITIES.indexOf(finding.severity) <= least)),
    ],
  }));
  const all = suites.flatMap(({ cases }) => cases);
  return xmlDocument(
    element(
      'testsuites',
      { name: 'vauban check', ...figures(all) },
      suites.map(({ report, cases }) =>
        element(
          'testsuite',
          { name: report.read.model.system.title ?? report.path, ...figures(cases) },
          cases.map(caseText),
        ),
      ),
    ),
  );
}

function figures(cases: readonly Case[]) {
  const failures = cases.filter(({ failed }) => failed).length;
  return { tests: String(cases.length), failures: String(failures), errors: '0', skipped: '0' };
}

function readingCases({ path, read }: CheckReport): readonly Case[] {
  const at = { file: path, line: 1, column: 1 };
  if (read.problems.length === 0) {
    return [
      {
        name: 'The model can be read',
        group: 'problems',
        failed: false,
        message: '',
        details: '',
        type: '',
        place: at,
      },
    ];
  }
  return read.problems.map((problem) => ({
    name: `${problem.message} (${placeText(problem.at)})`,
    group: 'problems',
    failed: true,
    message: problem.message,
    details: [placeText(problem.at), problem.message, ...(problem.hint === undefined ? [] : [problem.hint])].join('\n'),
    type: problem.code,
    place: problem.at,
  }));
}

function findingCase(finding: Finding, failed: boolean): Case {
  const { id, rule, message, severity, reasons, at } = finding;
  return {
    name: id,
    group: rule,
    failed,
    message,
    details: [placeText(at), `${severity}: ${message}`, ...reasons].join('\n'),
    type: severity,
    place: at,
  };
}

function caseText({ name, group, failed, message, details, type, place }: Case): string {
  const attributes = { name, classname: `vauban.${group}`, file: place.file, line: String(place.line), time: '0' };
  const content = failed
    ? [element('failure', { message, type }, details)]
    : details === ''
      ? []
      : [element('system-out', {}, details)];
  return element('testcase', attributes, content);
}
