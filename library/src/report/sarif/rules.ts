/**
 * What can be found, as SARIF rules (SARIF 2.1.0, 3.49).
 * @module
 */
import { neutralize } from '../../kit/neutralize.ts';
import type { Finding, Severity } from '../../model/analysis.ts';
import type { ProblemCode } from '../../model/problem.ts';
import type { CheckReport } from '../check-report.ts';
import { SEVERITIES, worstFirst } from '../page/findings.ts';
import { LEVELS, problemRuleId } from './results.ts';

/** The prose of a check or rule; the analysis knows it, a finding does not carry it. */
export interface RuleText {
  /** What it reports, in one sentence. */
  readonly title: string;
  /** Why that matters. */
  readonly why?: string;
  readonly severity?: Severity;
}

const PROBLEMS: Readonly<Record<ProblemCode, string>> = {
  'cannot-read': 'A file cannot be read',
  'not-yaml': 'A file is not YAML',
  'not-allowed': 'A file uses a part of YAML that models may not use',
  'too-large': 'A file is too large',
  'unknown-key': 'A key is not part of the language',
  'wrong-value': 'A value is not one of those that are possible',
  missing: 'Something that must be there is missing',
  duplicate: 'Something is there twice',
  dangling: 'A reference leads nowhere',
  ambiguous: 'A reference could lead to several entries',
  cycle: 'Entries refer back to themselves',
  contradiction: 'Two statements exclude each other',
  'newer-version': 'The model is written for a newer version',
  'not-a-model': 'There is no model',
};

/** What GitHub shows beside a result: a number from 0 to 10. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.0',
};

/** The rules that the results of these models need, in the order of their ids. */
export function rulesOf(reports: readonly CheckReport[], texts: ReadonlyMap<string, RuleText>) {
  const codes = new Set(reports.flatMap(({ read }) => read.problems.map(({ code }) => code)));
  const worst = new Map<string, Finding>();
  for (const finding of worstFirst(reports.flatMap(({ analysis }) => analysis.findings))) {
    if (!worst.has(finding.rule)) worst.set(finding.rule, finding);
  }
  return [
    ...[...codes].map(problemRule),
    ...[...worst.values()].map((finding) => findingRule(finding, texts.get(finding.rule))),
  ].toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function problemRule(code: ProblemCode) {
  const why = 'Whatever cannot be read is left out of the analysis, so nothing else about it can be trusted.';
  return descriptor({ id: problemRuleId(code), title: PROBLEMS[code], why }, { level: 'error', tags: ['model'] });
}

function findingRule({ rule, severity, kind }: Finding, text: RuleText | undefined) {
  const title =
    text?.title ??
    neutralize(rule)
      .replaceAll('-', ' ')
      .replace(/^./, (letter) => letter.toUpperCase());
  const usual = SEVERITIES.find((one) => one === text?.severity) ?? severity;
  const described = descriptor(
    { id: rule, title, why: text?.why },
    { level: LEVELS[usual], tags: kind === 'threat' ? ['security', 'threat'] : ['security', 'gap'] },
  );
  return { ...described, properties: { ...described.properties, 'security-severity': SCORES[usual] } };
}

interface Prose {
  readonly id: string;
  readonly title: string;
  readonly why?: string | undefined;
}

function descriptor(
  { id, title, why }: Prose,
  { level, tags }: { readonly level: 'error' | 'warning' | 'note'; readonly tags: readonly string[] },
) {
  const short = sentence(title);
  const full = why === undefined ? short : `${short} ${sentence(why)}`;
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: { text: `${full} Run "vauban show" with the model and the id of the element to see all about it.` },
    defaultConfiguration: { level },
    properties: { tags },
  };
}

function sentence(text: string): string {
  return `${neutralize(text).replace(/[.\s]+$/, '')}.`;
}
