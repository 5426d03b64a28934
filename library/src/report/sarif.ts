/**
 * A check as SARIF 2.1.0, which code hosts and editors show beside the lines
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
 * @module
 */
import type { CheckReport } from './check-report.ts';
import { resultsOf } from './sarif/results.ts';
import { type RuleText, rulesOf } from './sarif/rules.ts';

/** What a log needs to know beside the reports. */
export interface SarifOptions {
  /** The version of Vauban. */
  readonly version: string;
  /** The prose of checks and rules, by id. */
  readonly rules?: ReadonlyMap<string, RuleText>;
}

/** One log with one run for all models. */
export function sarif(reports: readonly CheckReport[], { version, rules = new Map() }: SarifOptions): unknown {
  const descriptors = rulesOf(reports, rules);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'vauban', version, rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which vauban ran.' } } },
        results: reports
          .flatMap(resultsOf)
          .map(({ ruleId, ...result }) => ({ ruleId, ruleIndex: indexes.get(ruleId) ?? -1, ...result })),
      },
    ],
  };
}
