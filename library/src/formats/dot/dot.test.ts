import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { fileOf, tryWrite } from '../try-format.fixture.ts';
import { format } from './format.ts';

const MODEL = `
system: { title: Shop, owner: Shop team }
zones: { internet: { trust: untrusted } }
components: { browser: { kind: external, zone: internet }, shop: { kind: process, facts: { rate-limit: yes } } }
flows: { order: { from: browser, to: shop, protocol: https } }
controls: { waf: { title: Filter } }
`;

describe('dot', () => {
  it('writes the whole system as a graph', async () => {
    const { text } = await tryWrite(format, MODEL);
    expect(text).toMatch(/^digraph "system" \{\n/);
    expect(text).toContain('"components/browser" -> "components/shop"');
    expect(text.endsWith('}\n')).toBe(true);
    expect((await tryWrite(format, MODEL)).text).toBe(text);
  });

  it('says what it leaves out', async () => {
    const { lost } = await tryWrite(format, MODEL);
    expect(lost.map(({ message, at }) => [message, at?.line])).toEqual([
      ['system: "owner" has no place in this format', 2],
      ['components: "facts" has no place in this format', 4],
      ['flows: "protocol" has no place in this format', 5],
      ['controls: one entry with no place in this format', 6],
    ]);
  });

  it('is never read', () => {
    expect(format.loadRead).toBeUndefined();
    expect(format.looksLike(glanceAt(fileOf('a.dot', 'digraph { a -> b }')))).toBe(false);
  });
});
