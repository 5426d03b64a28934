import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { fileOf, tryWrite } from '../try-format.fixture.ts';
import { format } from './format.ts';

const MODEL = `
system: { title: Shop, owner: Shop team }
zones: { internet: { trust: untrusted } }
components: { browser: { kind: external, zone: internet }, shop: { kind: process, technology: [go] } }
flows: { order: { from: browser, to: shop } }
threats: { T1: { title: Theft }, T2: { title: Fraud } }
`;

describe('mermaid', () => {
  it('writes the whole system as a flowchart', async () => {
    const { text } = await tryWrite(format, MODEL);
    expect(text).toMatch(/^flowchart TB\n/);
    expect(text).toContain('component_browser -->|"order"| component_shop');
    expect(text.endsWith('\n')).toBe(true);
    expect((await tryWrite(format, MODEL)).text).toBe(text);
  });

  it('says what it leaves out', async () => {
    const { lost } = await tryWrite(format, MODEL);
    expect(lost.map(({ message, at }) => [message, at?.line])).toEqual([
      ['system: "title" has no place in this format', 2],
      ['system: "owner" has no place in this format', 2],
      ['components: "technology" has no place in this format', 4],
      ['threats: 2 entries with no place in this format', 6],
    ]);
  });

  it('is never read', () => {
    expect(format.loadRead).toBeUndefined();
    expect(format.looksLike(glanceAt(fileOf('a.mmd', 'flowchart TB\n  a --> b\n')))).toBe(false);
  });
});
