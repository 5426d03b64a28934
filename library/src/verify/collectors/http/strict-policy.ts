/**
 * Whether a Content-Security-Policy stops injected scripts: judged with csp_evaluator, which knows the hosts whose
 * scripts lead around a policy.
 * @module
 */
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity as CspSeverity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import type { Severity } from '../../../model/analysis.ts';
import type { Detail } from '../../../model/evidence.ts';
import { effective, type Policy, readPolicy } from './policy-test.ts';

/** What keeps a policy from being strict, worst first; nothing when it is. */
export function notStrict(policies: readonly string[]): readonly Detail[] {
  if (policies.length === 0) {
    return [{ check: 'csp-not-implemented', severity: 'high', message: 'There is no Content-Security-Policy' }];
  }
  // A browser applies every policy, so one that is strict is enough.
  const all = policies.map(faultsOf);
  return all.reduce((fewest, next) => (next.length < fewest.length ? next : fewest));
}

function faultsOf(text: string): readonly Detail[] {
  const policy = readPolicy(text);
  const found = new CspEvaluator(new CspParser(text).csp).evaluate();
  const details = found.flatMap(({ severity, description, directive, value }): Detail[] => {
    const own = SEVERITIES.get(severity);
    if (own === undefined) return [];
    const where = value === undefined ? directive : `${directive} ${value}`;
    return [{ check: 'csp-bypass', severity: own, message: `${where}: ${firstSentence(description)}` }];
  });
  return [...details, ...missingIn(policy)];
}

/** What is serious enough to say that a policy is not strict. */
const SEVERITIES: ReadonlyMap<CspSeverity, Severity> = new Map([
  [CspSeverity.HIGH, 'high'],
  [CspSeverity.MEDIUM, 'medium'],
  [CspSeverity.SYNTAX, 'medium'],
]);

function missingIn(policy: Policy): readonly Detail[] {
  const script = effective(policy, 'script-src') ?? [];
  const named = script.some((source) => /^'(nonce-|sha(256|384|512)-|none')/i.test(source));
  const isClosed = script.every((source) => source === "'self'" || source === "'none'" || source.startsWith("'"));
  return named || isClosed
    ? []
    : [
        {
          check: 'csp-by-host',
          severity: 'medium',
          message: 'Scripts are allowed by their hosts, expected a nonce or hashes',
          hint: "Use script-src 'nonce-...' 'strict-dynamic'",
        },
      ];
}

function firstSentence(text: string): string {
  return text.replace(/\s+/g, ' ').split(/\.\s/)[0]?.replace(/\.$/, '') ?? text;
}
