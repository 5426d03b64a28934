import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../library/src/check.ts';
import { linkExistsFrom } from '../library/src/model/files/link-exists.ts';
import { readModel } from '../library/src/model/files/read-model.ts';

/** The ids of the findings of a model, by check; each was read and judged right. */
async function findings(id: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const path = fileURLToPath(new URL(id, import.meta.url));
  const { analysis } = await check(await readModel(path), { clock: '2026-11-22', linkExists: linkExistsFrom(path) });
  const byCheck: Record<string, string[]> = {};
  for (const finding of analysis.findings.filter(({ kind }) => kind === 'gap')) {
    const about = finding.id.slice(finding.id.indexOf('@') + 1);
    byCheck[finding.rule] = [...(byCheck[finding.rule] ?? []), about].toSorted();
  }
  return byCheck;
}

describe('the contradictions of the three documents are found, and nothing that is wrong', () => {
  it('in Atlas', async () => {
    const found = await findings('atlas');
    expect(Object.keys(found).toSorted()).toEqual([
      'actor-misplaced',
      'control-without-phase',
      'control-without-threat',
      'flow-without-cargo',
      'phase-item-without-threat',
      'priority-inversion',
      'risk-without-detection',
      'risk-without-phase',
      'undeclared-crossing',
      'vector-without-control',
    ]);
    expect(found['priority-inversion']).toEqual(['R4#R5', 'R4#R7', 'R4#R8', 'R4#R9', 'R6#R7', 'R6#R8', 'R6#R9']);
    expect(found['vector-without-control']).toEqual([
      'bgp-hijacking',
      'chosen-plaintext',
      'deserialization',
      'dns-hijacking',
      'ssrf',
      'timing',
    ]);
    expect(found['risk-without-phase']).toEqual(['R10']);
    expect(found['risk-without-detection']).toEqual(['R1', 'R10', 'R5', 'R8', 'R9']);
    expect(found['phase-item-without-threat']).toHaveLength(3);
    expect(found['actor-misplaced']).toEqual(['insider-threats']);
    expect(found['flow-without-cargo']).toEqual(['system']);
  });

  it('in VirtEngine', async () => {
    const found = await findings('virtengine');
    expect(found['level-mismatch']).toBeUndefined();
    expect(found['review-overdue']).toEqual(['system']);
    expect(found['threat-unrated']).toEqual([
      'escrow-timing',
      'exhaustion',
      'oracle-manipulation',
      'p2p-code-execution',
      'provider-sybil',
      'signing-denial',
    ]);
    expect(found['internal-entry-reached']).toEqual(['provider-api']);
    expect(found['unseparated-elements']).toHaveLength(1);
    expect(found['dead-link']).toHaveLength(4);
  });

  it('in Bitcoin Commons', async () => {
    const found = await findings('bitcoin-commons');
    expect(found['duty-on-both-sides']).toEqual([expect.stringContaining('node')]);
    expect(found['gate-not-met']).toEqual(['mainnet#external-audit', 'mainnet#production-readiness']);
    expect(found['threat-unrated']).toHaveLength(10);
    expect(found['threat-unassessed']).toEqual(['peer-injection#mainnet', 'protocol-manipulation#pre-production']);
    expect(found['status-contradicts-phase']).toBeUndefined();
    expect(found['never-handled-touched']).toBeUndefined();
    expect(found['dead-link']).toHaveLength(6);
  });
});

describe('the threats that rules find in the three models were read and judged right', () => {
  it.each([
    // The gateway speaks HTTP to strangers, and structured logging is only planned.
    ['atlas', ['log-forging@components/gateway']],
    ['virtengine', []],
    ['bitcoin-commons', []],
  ])('in %s', async (id, expected) => {
    const path = fileURLToPath(new URL(id, import.meta.url));
    const { analysis } = await check(await readModel(path), { clock: '2026-11-22' });
    const threats = analysis.findings.filter(({ kind }) => kind === 'threat');
    expect(threats.map((finding) => finding.id).toSorted()).toEqual(expected);
  });
});
