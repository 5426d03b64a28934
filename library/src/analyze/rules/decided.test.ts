import { describe, expect, it } from 'vitest';
import { check } from '../../check.ts';
import type { FindingExplanation } from '../../model/explanation.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { explain } from '../explain.ts';
import { ruleBook } from '../rules/rule-book.ts';

const SHOP = `
system: { title: Shop }
zones: { street: { trust: untrusted }, house: { trust: internal } }
components: { visitor: { kind: external, zone: street }, web: { kind: process, zone: house } }
flows: { order: { from: visitor, to: web, carries: [basket], authentication: none, formerly: [buy] } }
assets: { basket: { tier: 1, at: [web] }, loose: { at: [web] } }
`;

async function checked(decisions: string, clock = '2026-11-22') {
  const text = `${SHOP}decisions: ${decisions}\n`;
  const read = readTexts([{ name: 'shop.yaml', text }]);
  const { model, analysis, problems } = await check(read, { clock });
  const explained = (id: string) =>
    explain(id, { model, analysis, locate: read.locate }, { rules: ruleBook() }) as FindingExplanation;
  return {
    explained,
    problems: problems.map(({ message, at }) => `${at.line}: ${message}`),
    decided: analysis.decided.map(({ finding }) => finding),
    found: (id: string) => analysis.findings.find((finding) => finding.id === id),
  };
}

const ID = 'unauthenticated-crossing@order';
const LOW = 'treatment: mitigate, severity: low, by: Ana, because: The shop sells stones';

describe('a decision that re-rates', () => {
  it('gives one finding another severity, and says who did so and why', async () => {
    const { found, problems } = await checked(`{ "${ID}": { ${LOW}, until: 2027-01-01 } }`);
    expect(problems).toEqual([]);
    expect(found(ID)).toMatchObject({ severity: 'low' });
    expect(found(ID)?.reasons.at(-1)).toBe(
      'Rated low instead of critical by Ana until 2027-01-01: The shop sells stones',
    );
  });

  it('works by the name of a rule, by the address, and by a former name of the element; the nearest counts', async () => {
    for (const id of [
      'unauthenticated-crossing',
      'unauthenticated-crossing@flows/order',
      'unauthenticated-crossing@buy',
    ]) {
      expect((await checked(`{ "${id}": { ${LOW} } }`)).found(ID)?.severity).toBe('low');
    }
    const both = `{ unauthenticated-crossing: { ${LOW} }, "${ID}": { ${LOW.replace('low', 'info')} } }`;
    expect((await checked(both)).found(ID)?.severity).toBe('info');
  });

  it('expires, on the last day that its date means', async () => {
    const text = `{ "${ID}": { ${LOW}, until: 2026-11 } }`;
    expect((await checked(text, '2026-11-30')).found(ID)?.severity).toBe('low');
    expect((await checked(text, '2026-12-01')).found(ID)?.severity).toBe('critical');
    expect((await checked(text, '2026-12-01')).found(`decision-expired@decisions/${ID}`)).toBeDefined();
  });

  it('is told by explain', async () => {
    const { explained } = await checked(`{ "${ID}": { ${LOW} } }`);
    expect(explained(ID)).toMatchObject({ severity: 'low', state: 'speaks' });
    expect(explained(ID).reasons.at(-1)).toContain('by Ana');
  });

  it('needs a reason, a treatment that silences nothing, and something that is found', async () => {
    const { problems } = await checked(
      '{ unauthenticated-crossing: { treatment: accept, severity: low }, nothing@order: { treatment: mitigate, severity: low, because: So } }',
    );
    expect(problems).toEqual([
      expect.stringContaining('Missing "because"'),
      expect.stringContaining('expected "mitigate", found "accept"'),
      expect.stringContaining('Cannot re-rate "nothing@order": expected the id of a rule or of a finding'),
    ]);
  });

  it('works for structural checks, which decisions silence as well', async () => {
    const gap = 'asset-without-tier@loose';
    expect((await checked(`{ ${gap}: { ${LOW.replace('low', 'high')} } }`)).found(gap)?.severity).toBe('high');
    const silenced = await checked(`{ asset-without-tier: { treatment: not-applicable, because: So } }`);
    expect(silenced.found(gap)).toBeUndefined();
    expect(silenced.decided).toEqual([gap]);
  });
});
