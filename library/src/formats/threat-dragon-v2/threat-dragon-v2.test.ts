import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead, tryWrite } from '../try-format.fixture.ts';
import { format } from './format.ts';

const SAMPLE = join(import.meta.dirname, 'sample.json');
const sample: unknown = JSON.parse(readFileSync(SAMPLE, 'utf8'));

describe('threat-dragon-v2', () => {
  it('reads shapes, lines, threats and what is drawn without meaning', async () => {
    const { counts, read, lost, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({
      components: 3,
      flows: 3,
      boundaries: 2,
      threats: 3,
      mitigations: 2,
      diagrams: 1,
      text: 1,
      dangling_flows: 1,
      other: 0,
    });
    const model = read?.model;
    expect([...(model?.components.values() ?? [])].map(({ id, kind, zone }) => [id, kind, zone])).toEqual([
      ['reader', 'external', undefined],
      ['desk', 'process', 'back-office'],
      ['catalog', 'store', 'back-office'],
    ]);
    expect(model?.components.get('catalog')?.outOfScope).toBe('Run by the city');
    expect(model?.components.get('catalog')?.facts?.get('encryption-at-rest')).toBe('yes');
    expect(model?.assets.get('credentials-in-catalog')).toMatchObject({ class: 'credential', at: ['catalog'] });
    expect(model?.flows.get('asks')).toMatchObject({ from: 'reader', to: 'desk', protocol: 'HTTPS', bothWays: true });
    expect(model?.boundaries.get('city-network')?.between).toEqual(['components/catalog', 'components/desk']);
    expect(model?.threats.get('loans-are-read')).toMatchObject({
      stride: ['information-disclosure'],
      level: 'moderate',
      targets: ['components/catalog'],
    });
    expect(model?.controls.get('loans-are-read-mitigation')?.status).toBe('done');
    expect(model?.controls.get('somebody-else-s-card-is-shown-mitigation')?.status).toBe('planned');
    expect(model?.decisions.get('the-catalog-is-full')?.treatment).toBe('not-applicable');
    expect(model?.layout?.get('lending')?.get('desk')).toEqual([360, 100]);
    expect(lost.map(({ message }) => message.split(':')[0])).toContain('flows');
  });

  it('writes back what it read', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const again = await tryWrite(format, text);
    const written = JSON.parse(again.text) as Record<string, unknown>;
    expect(sorted(written)).toEqual(sorted(sample));
    expect(again.text).toBe((await tryWrite(format, text)).text);
  });

  it('lays out what was never drawn, and says what it has no place for', async () => {
    const { text, lost } = await tryWrite(
      format,
      `system: { title: Shop }
zones: { lan: { trust: internal } }
components: { web: { kind: process, zone: lan }, db: { kind: store, zone: lan } }
flows: { query: { from: web, to: db, encryption: tls-1.3 } }
assets: { orders: { at: [db] } }
threats: { leak: { title: Orders leak, targets: [orders], stride: [information-disclosure], level: high } }
actors: { thief: { skill: 3 } }`,
    );
    const { counts, read } = await tryRead(format, fileOf('again.json', text));
    expect(counts).toMatchObject({ components: 2, flows: 1, boundaries: 1, threats: 1, mitigations: 0 });
    expect(read?.model.components.get('db')?.zone).toBe('lan');
    expect(read?.model.threats.get('orders-leak')).toMatchObject({ targets: ['components/db'], level: 'high' });
    expect(lost.map(({ message, at }) => [message, at?.line])).toEqual([
      ['zones: "trust" has no place in this format', 2],
      ['flows: "encryption" has no place in this format', 4],
      ['assets: one entry with no place in this format', 5],
      ['actors: one entry with no place in this format', 7],
    ]);
  });

  it.each([
    ['{"version":"2.0","summary":{},"detail":{}}', 0],
    [
      '{"version":"2.0","summary":null,"detail":{"diagrams":[null,7,{"cells":[null,{},{"shape":4},{"shape":"process"}]}]}}',
      1,
    ],
    [
      '{"summary":{"title":"<script>alert(1)</script>"},"detail":{"diagrams":[{"title":"\\u0000","cells":[{"shape":"flow","source":{"cell":"x"},"target":{"cell":"x"}}]}]}}',
      0,
    ],
    ['{"summary":{},"detail":{"diagrams":{"cells":{"shape":"store","size":{"width":"a"},"position":{"x":1e400}}}}}', 1],
  ])('takes %s without a crash', async (text, components) => {
    const { counts } = await tryRead(format, fileOf('bad.json', text));
    expect(counts['components']).toBe(components);
  });
});

/** Cells by id: their order is free. */
function sorted(document: unknown): unknown {
  const copy = structuredClone(document) as { detail: { diagrams: { cells: { id: string }[] }[] } };
  for (const { cells } of copy.detail.diagrams) cells.sort((one, other) => (one.id < other.id ? -1 : 1));
  return copy;
}

describe.skipIf(!hasCorpus)('threat-dragon-v2 on real files', () => {
  it.each(expectedCounts('threat-dragon-v2'))('counts what is in $path', async ({ path, counts }) => {
    const tried = await tryRead(format, join(CORPUS, path));
    expect(tried.counts).toMatchObject(counts);
    const again = await tryWrite(format, tried.text);
    const second = await tryRead(format, fileOf('again.json', again.text));
    expect(second.counts).toEqual(tried.counts);
    expect(second.draft).toEqual(tried.draft);
  });
});
