/**
 * Refuted claims and audits as SARIF 2.1.0: the result stands at the claim, what was found is a related location.
 * @module
 */
import { neutralize } from '../../kit/neutralize.ts';
import type { Audit } from '../../model/audit.ts';
import type { EvidenceItem } from '../../model/evidence.ts';
import { fingerprint } from '../sarif/fingerprint.ts';
import { locationOf } from '../sarif/location.ts';
import { LEVELS, type Result } from '../sarif/results.ts';
import type { VerifyReport } from './verify-report.ts';
import { fileOf } from './where.ts';

/** One log with one run for all models. */
export function verifySarif(reports: readonly VerifyReport[], { version }: { readonly version: string }): unknown {
  return log(
    version,
    reports.flatMap(({ evidence }) => evidence.items.filter(isBroken).map(brokenResult)),
  );
}

/** The findings of an audit as one log. */
export function auditSarif(audit: Audit, { version }: { readonly version: string }): unknown {
  return log(
    version,
    audit.findings.map(({ check, rule, severity, message, hint, at }) => ({
      ruleId: `${check}/${rule}`,
      level: LEVELS[severity],
      message: { text: sentence(hint === undefined ? message : `${message}. ${hint}`) },
      locations: [locationOf({ file: at.file, line: at.line ?? 1, column: at.column ?? 1 })],
      partialFingerprints: fingerprint(check, rule, at.file, message),
      properties: { severity },
    })),
  );
}

function isBroken({ judgement }: EvidenceItem): boolean {
  return judgement.verdict === 'broken';
}

function brokenResult(item: EvidenceItem): Result {
  const { id, check, about, claimed, judgement, at, basis, key } = item;
  const spot = judgement.at;
  return {
    ruleId: `refuted-${check}`,
    level: 'error',
    message: { text: sentence(`Claimed: ${claimed}. Found: ${judgement.found}. ${judgement.because}`) },
    locations: [locationOf(at, about)],
    ...(spot !== undefined && {
      relatedLocations: [
        {
          ...locationOf({
            file: fileOf(spot, basis),
            line: spot.line ?? 1,
            column: spot.column ?? 1,
          }),
          message: { text: sentence(judgement.found) },
        },
      ],
    }),
    partialFingerprints: fingerprint(key),
    properties: { claim: neutralize(id) },
  };
}

function sentence(text: string): string {
  return `${neutralize(text)
    .replace(/[.\s]+$/, '')
    .replaceAll('](', '] (')}.`;
}

function log(version: string, results: readonly Result[]): unknown {
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'vauban',
            version,
            rules: ids.map((id) => ({ id, shortDescription: { text: titleOf(id) } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which vauban ran.' } } },
        results: results.map(({ ruleId, ...result }) => ({ ruleId, ruleIndex: ids.indexOf(ruleId), ...result })),
      },
    ],
  };
}

function titleOf(id: string): string {
  if (id.startsWith('refuted-')) return `A claim that "${id.slice(8)}" looked at does not hold.`;
  return `${id.replace('/', ': ').replaceAll('-', ' ')}.`;
}
