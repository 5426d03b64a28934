/**
 * Problems and findings as SARIF results (SARIF 2.1.0, 3.27).
 * @module
 */
import { neutralize } from '../../kit/neutralize.ts';
import type { Finding, Severity } from '../../model/analysis.ts';
import type { Problem, ProblemCode } from '../../model/problem.ts';
import type { CheckReport } from '../check-report.ts';
import { fingerprint } from './fingerprint.ts';
import { locationOf } from './location.ts';

/** How bad a severity is for SARIF. */
export const LEVELS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
} as const satisfies Readonly<Record<Severity, string>>;

/** A result before its rule has an index. */
export interface Result {
  readonly ruleId: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly [property: string]: unknown;
}

/** The rule of a kind of problem; no check has an id like it. */
export function problemRuleId(code: ProblemCode): string {
  return `problem-${code}`;
}

/** The results of one model; problems first. */
export function resultsOf({ read, analysis }: CheckReport): readonly Result[] {
  const seen = new Map<string, number>();
  const problems = read.problems.map((problem) => {
    // Two mistakes of one kind in one file are told apart by their order, which a moved line does not change.
    const key = JSON.stringify([problem.code, problem.message, problem.at.file]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return problemResult(problem, before);
  });
  return [...problems, ...analysis.findings.map(findingResult)];
}

function problemResult(problem: Problem, before: number): Result {
  const { code, message, hint, at, also = [] } = problem;
  return {
    ruleId: problemRuleId(code),
    level: 'error',
    message: messageOf([message, ...(hint === undefined ? [] : [hint])]),
    locations: [locationOf(at)],
    ...(also.length > 0 && { relatedLocations: also.map((place) => locationOf(place)) }),
    partialFingerprints: fingerprint(code, message, at.file, String(before)),
  };
}

function findingResult(finding: Finding): Result {
  const { id, rule, kind, stride, about, severity, view, message, reasons, at } = finding;
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: messageOf([message, ...reasons]),
    locations: [locationOf(at, about)],
    partialFingerprints: fingerprint(id, at.file),
    properties: {
      id: neutralize(id),
      kind,
      severity,
      view,
      ...(stride !== undefined && { stride: neutralize(stride) }),
    },
  };
}

/** A message of sentences; brackets before a parenthesis would become a link (SARIF 2.1.0, 3.11.6). */
function messageOf(sentences: readonly string[]): { readonly text: string } {
  const text = sentences.map((sentence) => neutralize(sentence).replace(/[.\s]+$/, '')).join('. ');
  return { text: `${text.replaceAll('](', '] (')}.` };
}
