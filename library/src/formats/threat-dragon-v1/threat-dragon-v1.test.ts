import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

describe('threat-dragon-v1', () => {
  it('reads cells with everything on them', async () => {
    const { counts, read } = await tryRead(format, join(import.meta.dirname, 'sample.json'));
    expect(counts).toEqual({
      components: 3,
      flows: 2,
      boundaries: 1,
      threats: 2,
      mitigations: 1,
      diagrams: 2,
      text: 0,
      dangling_flows: 1,
      other: 0,
    });
    const model = read?.model;
    expect(model?.components.get('hungry-neighbor')).toMatchObject({ title: 'Hungry neighbor', kind: 'external' });
    expect(model?.flows.get('order')).toMatchObject({ from: 'hungry-neighbor', to: 'counter', protocol: 'spoken' });
    expect(model?.boundaries.get('trust-boundary')?.between).toEqual([
      'components/counter',
      'components/hungry-neighbor',
    ]);
    expect(model?.decisions.get('orders-are-denied')).toMatchObject({
      treatment: 'not-applicable',
      because: 'Bread is paid at once',
    });
    expect(model?.threats.get('too-many-orders')).toMatchObject({ stride: ['denial-of-service'], level: 'high' });
    expect(model?.assets.get('order-book-entries')).toMatchObject({ class: 'log', at: ['order-book'] });
    expect(model?.layout?.get('orders')?.get('hungry-neighbor')).toEqual([20.5, 60]);
  });

  it.each([
    '{"summary":{},"detail":{}}',
    '{"summary":4,"detail":{"diagrams":[{"diagramJson":{"cells":[[],{"type":9}]}}]}}',
  ])('takes %s without a crash', async (text) => {
    expect((await tryRead(format, fileOf('bad.json', text))).counts['components']).toBe(0);
  });
});

describe.skipIf(!hasCorpus)('threat-dragon-v1 on real files', () => {
  it.each(expectedCounts('threat-dragon-v1'))('counts what is in $path', async ({ path, counts }) => {
    const tried = await tryRead(format, join(CORPUS, path));
    expect(tried.counts).toMatchObject(counts);
  });
});
