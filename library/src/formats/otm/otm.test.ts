import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { glanceAt } from '../glance.ts';
import { CORPUS, contextIn, expectedCounts, fileOf, hasCorpus, tryRead, tryWrite } from '../try-format.fixture.ts';
import { kindOf, typeOf } from './component-kind.ts';
import { format } from './format.ts';
import { leastOf } from './read-threats.ts';
import * as scales from './scales.ts';
import { OTM_SHAPE } from './shape.fixture.ts';
import { stateOf, stateOfTreatment, statusOf, strideOf, treatmentOf } from './words.ts';

const SAMPLE = fileURLToPath(new URL('./sample.otm', import.meta.url));
const isValid = new Ajv({ strict: false }).compile(OTM_SHAPE);

/** A JSON value without what says nothing: nulls, empty texts, lists and maps. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, plain(inner)] as const)
      .filter(
        ([, inner]) =>
          inner !== null && inner !== '' && !(typeof inner === 'object' && Object.keys(inner).length === 0),
      ),
  );
}

async function readText(text: string, name = 'model.otm') {
  const read = await format.loadRead?.();
  return read?.(glanceAt(fileOf(name, text)), contextIn('.'));
}

type Path = readonly (string | number)[];

/** The paths to everything in a JSON value below its top. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [[...path, key], ...placesIn(Reflect.get(value, key), [...path, key])]);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => Reflect.get(Object(inner), key), value);
}

/** A copy with another value in one place. */
function changedAt(value: unknown, path: Path, other: unknown): unknown {
  const copy = structuredClone(value);
  Reflect.set(Object(valueAt(copy, path.slice(0, -1))), path.at(-1) ?? '', other);
  return copy;
}

describe('otm reads', () => {
  it('counts what the sample holds', async () => {
    const { counts, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({
      components: 4,
      flows: 3,
      boundaries: 3,
      threats: 2,
      mitigations: 2,
      assets: 2,
      threat_refs: 3,
    });
  });

  it('says the sample in the words of the language', async () => {
    const { read } = await tryRead(format, SAMPLE);
    const model = read?.model;
    expect([...(model?.zones.values() ?? [])].map(({ id, trust, inside }) => [id, trust, inside])).toEqual([
      ['street', 'untrusted', undefined],
      ['town-network', 'authenticated', undefined],
      ['vault', 'internal', 'town-network'],
    ]);
    expect(
      [...(model?.components.values() ?? [])].map(({ id, kind, zone, partOf }) => [id, kind, zone, partOf]),
    ).toEqual([
      ['reader-s-browser', 'external', 'street', undefined],
      ['loan-desk', 'process', 'town-network', undefined],
      ['fees', 'process', undefined, 'loan-desk'],
      ['shelf', 'store', 'vault', undefined],
    ]);
    expect(
      [...(model?.flows.values() ?? [])].map(({ id, bothWays, carries }) => [id, bothWays, carries?.length]),
    ).toEqual([
      ['borrow-a-book', true, 1],
      ['keep-loans', undefined, undefined],
    ]);
    expect(model?.assets.get('reader-accounts')).toMatchObject({ tier: '1', at: ['shelf'] });
    expect(model?.threats.get('passwords-are-guessed')).toMatchObject({
      stride: ['spoofing', 'elevation-of-privilege'],
      targets: ['components/loan-desk', 'flows/borrow-a-book'],
      references: { cwe: ['307', '521'] },
    });
    expect(Object.fromEntries(model?.threats.get('passwords-are-guessed')?.risk?.axes ?? [])).toEqual({
      probability: '3',
      impact: '4',
    });
    expect(model?.controls.get('second-factor')).toMatchObject({ status: 'planned', effectiveness: 'very-high' });
    expect(model?.decisions.get('readers-can-be-listed')?.treatment).toBe('accept');
    expect(Object.fromEntries(model?.layout?.get('overview') ?? [])).toEqual({
      'reader-s-browser': [50, 70],
      'loan-desk': [350, 100],
      shelf: [580, 110],
    });
  });

  it('reports what of the sample says nothing here', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count, at }) => `${message} (${count}, ${at?.line})`)).toEqual([
      'trustZones: how large one is drawn is kept, but says nothing to Vauban (3, 36)',
      'trustZones: "type" is kept, but says nothing to Vauban (1, 29)',
      'components: whether one is a process, a store or external is told by the words of its type; the format has no kinds (4, 73)',
      'components: how large one is drawn is kept, but says nothing to Vauban (3, 81)',
      'components: assets that are processed but not stored are kept, but lie nowhere (1, 100)',
      'components: where one stands in code is kept, but says nothing to Vauban (1, 98)',
      'components: "attributes" is kept, but says nothing to Vauban (1, 112)',
      'assets: comments on a rating are kept, but say nothing to Vauban (1, 21)',
      'dataflows: "attributes" is kept, but says nothing to Vauban (1, 160)',
      'dataflows: a flow without both of its components is kept, but is no flow of the model (1, 162)',
      'threats: comments on a rating are kept, but say nothing to Vauban (1, 171)',
      'threats: categories beyond STRIDE are kept, but say nothing to Vauban (1, 169)',
      'representations: one of type "code" is kept, but says nothing to Vauban (1, 14)',
      'project: "ownerContact" is kept, but says nothing to Vauban (1, 8)',
      'project: "attributes" is kept, but says nothing to Vauban (1, 10)',
    ]);
  });

  it('reads YAML like JSON, with numbers that stay numbers', async () => {
    const json = await readText(readFileSync(SAMPLE, 'utf8'));
    const { stringify } = await import('yaml');
    const yaml = await readText(stringify(parse(readFileSync(SAMPLE, 'utf8'))), 'model.yaml');
    expect(yaml?.draft).toEqual(json?.draft);
  });

  it('keeps a reference to a threat that is not there, and counts it', async () => {
    const { counts, lost } = await tryRead(
      format,
      fileOf(
        'a.otm',
        '{"otmVersion":"0.2.0","project":{"name":"A","id":"a"},"components":[{"id":"c","name":"C","threats":[{"threat":"9","state":"x"}]}]}',
      ),
    );
    expect(counts['threat_refs']).toBe(1);
    expect(lost.map(({ message }) => message)).toContain(
      'a reference to a threat that is not in the file is kept with its component or flow',
    );
  });

  it('does not decide when places of a threat disagree', async () => {
    const refs = (state: string) => [{ threat: 't', state }];
    const file = {
      otmVersion: '0.2.0',
      project: { name: 'A', id: 'a' },
      components: [
        { id: 'c', name: 'C', threats: refs('accepted') },
        { id: 'd', name: 'D', threats: refs('exposed') },
      ],
      threats: [{ id: 't', name: 'T', risk: { likelihood: null, impact: 50 } }],
    };
    const { read, lost } = await tryRead(format, fileOf('a.otm', JSON.stringify(file)));
    expect(read?.model.decisions.size).toBe(0);
    expect(read?.model.threats.get('t')?.risk).toBeUndefined();
    expect(lost.map(({ message }) => message)).toContain(
      'threats: a state that is unknown, or not the same everywhere, is kept but decides nothing',
    );
  });

  it('cuts parents that lie inside each other', async () => {
    const zone = (id: string, parent: string) => ({
      id,
      name: id,
      risk: { trustRating: 50 },
      parent: { trustZone: parent },
    });
    const file = {
      otmVersion: '0.2.0',
      project: { name: 'A', id: 'a' },
      trustZones: [zone('a', 'b'), zone('b', 'a'), zone('c', 'c')],
    };
    const { read, lost } = await tryRead(format, fileOf('a.otm', JSON.stringify(file)));
    expect([...(read?.model.zones.values() ?? [])].map(({ inside }) => inside)).toEqual(['b', undefined, undefined]);
    expect(lost.find(({ message }) => message.includes('inside its own child'))?.count).toBe(2);
  });
});

describe('otm words', () => {
  it('reads back what it writes', () => {
    for (const status of ['done', 'in-progress', 'planned', 'retired'] as const)
      expect(statusOf(stateOf(status))).toBe(status);
    expect(statusOf(stateOf(undefined))).toBeUndefined();
    for (const treatment of ['mitigate', 'accept', 'transfer', 'avoid', 'not-applicable', 'false-positive']) {
      expect(treatmentOf(stateOfTreatment(treatment))).toBe(treatment);
    }
    for (const kind of ['process', 'store', 'external'] as const) expect(kindOf(typeOf(kind))).toBe(kind);
  });

  it('folds the spellings of other tools', () => {
    expect(['RECOMMENDED', 'not-implemented', 'Implemented', 'partly'].map(statusOf)).toEqual([
      'planned',
      'planned',
      'done',
      undefined,
    ]);
    expect(['Elevation of Privileges', 'DENIAL_OF_SERVICE', 'Linking'].map(strideOf)).toEqual([
      'elevation-of-privilege',
      'denial-of-service',
      undefined,
    ]);
    expect([leastOf(['implemented', 'required']), leastOf(['implemented', 'odd']), leastOf([])]).toEqual([
      'planned',
      undefined,
      undefined,
    ]);
  });
});

describe('otm scales', () => {
  it('reads back the levels it writes', () => {
    const levels = ['untrusted', 'public', 'semi-trusted', 'authenticated', 'internal'];
    for (const level of levels) expect(scales.trustOf(scales.ratingOf(level, []))).toBe(level);
    for (const tier of ['1', '2', '3']) expect(String(scales.tierOf([scales.ratingOfTier(tier)]))).toBe(tier);
    for (const word of ['low', 'medium', 'high', 'very-high'])
      expect(scales.effectivenessOf(scales.reductionOf(word))).toBe(word);
    for (const fifth of ['1', '2', '3', '4', '5']) expect(String(scales.fifthOf(scales.percentOf(fifth)))).toBe(fifth);
  });

  it('cuts where the format of the levels says', () => {
    expect([0, 19, 20, 59, 80, 100, 101, -1].map(scales.trustOf)).toEqual([
      'untrusted',
      'untrusted',
      'public',
      'semi-trusted',
      'internal',
      'internal',
      undefined,
      undefined,
    ]);
    expect([33, 34, 66, 67, 89, 90].map(scales.effectivenessOf)).toEqual([
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'very-high',
    ]);
  });
});

describe('otm writes', () => {
  it('gives back the sample', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const written = await tryWrite(format, text);
    expect(JSON.parse(written.text)).toEqual(JSON.parse(readFileSync(SAMPLE, 'utf8')));
    expect(written.lost).toEqual([]);
    expect(written.text.endsWith('}\n')).toBe(true);
    expect((await tryWrite(format, text)).text).toBe(written.text);
  });

  const MODEL = `
system: { title: Web shop, owner: Shop team }
zones: { internet: { trust: untrusted }, backend: { trust: internal }, deep: { inside: backend } }
components:
  browser: { kind: external, zone: internet }
  shop: { kind: process, zone: backend, technology: [go] }
  cart: { kind: process, part-of: shop }
  drifter: { kind: store }
flows: { order: { from: browser, to: shop, carries: [orders], protocol: https, both-ways: no } }
assets: { orders: { tier: 1, at: [drifter] }, plans: {} }
threats:
  forged: { title: Orders are forged, stride: [tampering], targets: [order], risk: { probability: 3, impact: 4 }, controls: [tls] }
  guess: { targets: [shop, zones/backend], level: high, references: { cwe: [307], capec: [49] }, controls: [tls] }
  vague: { title: Something, controls: [lock] }
controls: { tls: { status: done, effectiveness: high, guards: [order] }, lock: { status: planned } }
decisions: { guess: { treatment: transfer, because: The insurer pays } }
`;

  it('writes a model of another origin with positions, in the shape of the published schema', async () => {
    const { text } = await tryWrite(format, MODEL);
    const file = JSON.parse(text);
    expect([isValid(file), isValid.errors]).toEqual([true, null]);
    expect(file.project).toEqual({ name: 'Web shop', id: 'web-shop', owner: 'Shop team' });
    expect(file.representations).toEqual([
      {
        id: 'diagram',
        name: 'Diagram',
        type: 'diagram',
        size: { width: expect.any(Number), height: expect.any(Number) },
      },
    ]);
    expect(file.trustZones.map(({ id, risk }: { id: string; risk: unknown }) => [id, risk])).toEqual([
      ['internet', { trustRating: 10 }],
      ['backend', { trustRating: 90 }],
      ['deep', { trustRating: 0 }],
      ['no-zone', { trustRating: 0 }],
    ]);
    expect(file.components[0].representations[0]).toMatchObject({
      representation: 'diagram',
      position: { x: expect.any(Number) },
    });
    expect(file.components[1].threats).toEqual([{ threat: 'guess', state: 'transferred' }]);
    expect(file.dataflows[0]).toMatchObject({
      bidirectional: false,
      assets: ['orders'],
      threats: [{ threat: 'forged', state: 'exposed', mitigations: [{ mitigation: 'tls', state: 'implemented' }] }],
    });
    expect(file.threats.map(({ risk }: { risk: unknown }) => risk)).toEqual([
      { likelihood: 60, impact: 80 },
      { likelihood: 70, impact: 50 },
      { likelihood: null, impact: 0 },
    ]);
  });

  it('reports what it has no place for, with the place', async () => {
    const { lost } = await tryWrite(format, MODEL);
    expect(lost.map(({ message, at }) => `${at?.line ?? ''} ${message}`)).toEqual([
      '6 components: "technology" has no place in this format',
      '9 flows: "protocol" has no place in this format',
      '13 threats: a target among the zones has no place in this format',
      '14 threats: one that hits no component or flow is written without its controls',
      '16 decisions: "because" has no place in this format',
      '15 controls: one against no threat of a component or flow is written without its status',
      '13 threats: a declared level is written as a likelihood and an impact',
      '13 threats: references to capec have no place in this format',
    ]);
  });

  it('reads back what it wrote of a model of another origin', async () => {
    const { text } = await tryWrite(format, MODEL);
    const { read, counts } = await tryRead(format, fileOf('shop.otm', text));
    const model = read?.model;
    expect(counts).toMatchObject({ components: 4, flows: 1, boundaries: 3, threats: 3, mitigations: 2, assets: 2 });
    expect(model?.zones.get('deep')).toMatchObject({ inside: 'backend' });
    expect(model?.zones.get('deep')?.trust).toBeUndefined();
    expect(model?.components.get('drifter')).toMatchObject({ kind: 'store' });
    expect(model?.components.get('drifter')?.zone).toBeUndefined();
    expect(model?.assets.get('plans')?.tier).toBeUndefined();
    expect(model?.controls.get('lock')?.effectiveness).toBeUndefined();
    const again = await tryWrite(format, (await tryRead(format, fileOf('shop.otm', text))).text);
    expect(JSON.parse(again.text)).toEqual(JSON.parse(text));
  });

  it('writes changes over what was kept', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const changed = text
      .replace('trust: untrusted', 'trust: public')
      .replace('kind: external', 'kind: process')
      .replace('status: planned', 'status: done')
      .replace('treatment: accept', 'treatment: avoid')
      .replace('loan-desk: [350, 100]', 'loan-desk: [360, 100]')
      .replace('tier: 2', 'tier: 3');
    const file = JSON.parse((await tryWrite(format, changed)).text);
    expect(file.trustZones[0].risk).toEqual({ trustRating: 30 });
    expect(file.components[0].type).toBe('process');
    expect(file.components[1].threats[0].mitigations[1]).toEqual({ mitigation: 'm-second', state: 'implemented' });
    expect(file.components[1].threats[1].state).toBe('avoided');
    expect(file.components[1].representations[0].position).toEqual({ x: 60, y: 80 });
    expect(file.assets[1].risk).toEqual({ confidentiality: 10, integrity: 10, availability: 10 });
  });

  it('keeps any small model of its own kind through a round trip', async () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const model = fc.record({
      zones: fc.uniqueArray(
        fc.record({ id: name, trust: fc.constantFrom('untrusted', 'public', 'internal', undefined) }),
        { selector: ({ id }) => id },
      ),
      components: fc.uniqueArray(
        fc.record({ id: name, kind: fc.constantFrom('process', 'store', 'external'), zone: name }),
        { selector: ({ id }) => id },
      ),
      flows: fc.array(fc.record({ from: name, to: name, both: fc.boolean() }), { maxLength: 4 }),
      threats: fc.uniqueArray(fc.record({ id: name, target: name, control: fc.option(name, { nil: undefined }) }), {
        selector: ({ id }) => id,
      }),
      status: fc.constantFrom('done', 'planned', 'in-progress'),
    });
    await fc.assert(
      fc.asyncProperty(model, async ({ zones, components, flows, threats, status }) => {
        const zoneIds = new Set<string>(zones.map(({ id }) => id));
        const ids = new Set<string>(components.map(({ id }) => id));
        const yaml = JSON.stringify({
          system: { title: 'Small', origin: { format: 'otm', kept: '{"project":{"id":"small"}}' } },
          zones: Object.fromEntries(zones.map(({ id, trust }) => [id, trust === undefined ? {} : { trust }])),
          components: Object.fromEntries(
            components.map(({ id, kind, zone }) => [id, { kind, ...(zoneIds.has(zone) && { zone }) }]),
          ),
          flows: Object.fromEntries(
            flows
              .filter(({ from, to }) => ids.has(from) && ids.has(to))
              .map(({ from, to, both }, index) => [`f${index}`, { from, to, ...(both && { 'both-ways': true }) }]),
          ),
          threats: Object.fromEntries(
            threats.map(({ id, target, control }) => [
              id,
              {
                stride: ['tampering'],
                ...(ids.has(target) && {
                  targets: [`components/${target}`],
                  ...(control !== undefined && { controls: [control] }),
                }),
              },
            ]),
          ),
          controls: Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { status }])),
        });
        const once = await tryWrite(format, yaml);
        expect(isValid(JSON.parse(once.text))).toBe(true);
        const read = await tryRead(format, fileOf('x.otm', once.text));
        expect(JSON.parse((await tryWrite(format, read.text)).text)).toEqual(JSON.parse(once.text));
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe('otm on bad input', () => {
  const head = '{"otmVersion":"0.2.0","project":{"name":"A","id":"a"}';
  it.each([
    ['a list', '[1,2]'],
    ['nothing', ''],
    ['a tree of another tool under the same ending', '{"ThreatModel":{"DrawingSurfaceList":{}}}'],
    ['a cut file', '{"otmVersion":"0.2.0","project":{"name":'],
    ['deep nesting', `${head},"components":${'['.repeat(500)}${']'.repeat(500)}}`],
    ['binary', 'otmVersion\0'],
  ])('refuses %s with one problem', async (_what, text) => {
    const imported = await readText(text);
    expect(imported?.draft).toBeUndefined();
    expect(imported?.problems).toHaveLength(1);
    expect(imported?.problems[0]?.at.line).toBeGreaterThan(0);
  });

  it.each([
    [
      'nulls',
      `${head},"representations":null,"assets":null,"trustZones":null,"components":null,"dataflows":null,"threats":null}`,
    ],
    ['scalars for lists', `${head},"components":"x","dataflows":7,"threats":true}`],
    [
      'lists for maps',
      `${head},"components":[[1],null,"x",{"id":["a"],"parent":["b"],"assets":[1],"threats":{"threat":{}}}]}`,
    ],
    [
      'the same id twice',
      `${head},"components":[{"id":"a"},{"id":"a","parent":{"component":"a"}}],"dataflows":[{"source":"a","destination":"a"}]}`,
    ],
    ['odd ids', `${head},"components":[{"id":"constructor","name":"__proto__"},{"id":"__proto__","name":"Ünï — 名"}]}`],
    [
      'odd numbers',
      `${head},"trustZones":[{"id":"z","risk":{"trustRating":"NaN"}},{"id":"y","risk":{"trustRating":1e9}}],"assets":[{"id":"a","risk":{"integrity":-5}}]}`,
    ],
    ['a parent as text', `${head},"components":[{"id":"a","parent":"z"}]}`],
    [
      'control characters',
      `${head},"components":[{"id":"a","name":"x\\u0000\\u001b[31m\\u202e","description":"a\\r\\nb\\u2028"}]}`,
    ],
    ['no project', '{"otmVersion":"0.1.0"}'],
  ])('reads a file with %s, and writes it again', async (_what, text) => {
    const tried = await tryRead(format, fileOf('bad.otm', text));
    expect(tried.read?.model).toBeDefined();
    const written = await tryWrite(format, tried.text);
    expect((await tryRead(format, fileOf('again.otm', written.text))).counts).toEqual(tried.counts);
  });

  it('reads a long chain of parents in linear time', async () => {
    const size = 20_000;
    const components = Array.from({ length: size }, (_, index) => ({
      id: `c${index}`,
      name: `C${index}`,
      parent: { component: `c${index + 1}` },
    }));
    const start = performance.now();
    const imported = await readText(JSON.stringify({ otmVersion: '0.2.0', project: {}, components }));
    expect(imported?.counts['components']).toBe(size);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('reads the sample with any value in any place, and writes it again', async () => {
    const sample: unknown = JSON.parse(readFileSync(SAMPLE, 'utf8'));
    const places = placesIn(sample);
    const values = fc.oneof(
      fc.constantFrom(null, '', ' ', 'a', '__proto__', 0, -1, 1e21, true, [], {}, [null], [['a']], { id: 'a' }, [
        { id: 7 },
      ]),
      fc.constantFrom(...places.map((path) => valueAt(sample, path))),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), values, async (path, value) => {
        const tried = await tryRead(format, fileOf('changed', JSON.stringify(changedAt(sample, path, value))));
        if (tried.read === undefined) {
          expect(tried.problems).toHaveLength(1);
          return;
        }
        const written = await tryWrite(format, tried.text);
        expect((await tryRead(format, fileOf('again', written.text))).counts).toEqual(tried.counts);
      }),
      { numRuns: 150, seed: 7 },
    );
  }, 30_000);

  it('reads or refuses the sample cut anywhere', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    for (let end = 0; end < text.trimEnd().length; end += 97) {
      const imported = await readText(text.slice(0, end));
      expect([imported?.draft, imported?.problems.length]).toEqual([undefined, 1]);
    }
  });
});

describe.skipIf(!hasCorpus)('otm on the corpus', () => {
  for (const { path, counts } of expectedCounts('otm')) {
    it(`reads and gives back ${path}`, async () => {
      const file = join(CORPUS, path);
      const tried = await tryRead(format, file);
      expect(tried.counts).toMatchObject(counts);
      const written = await tryWrite(format, tried.text);
      const before = parse(readFileSync(file, 'utf8'));
      expect(plain(JSON.parse(written.text))).toEqual(plain({ ...before, otmVersion: '0.2.0' }));
      const again = await tryRead(format, fileOf('again.otm', written.text));
      expect(again.counts).toEqual(tried.counts);
    });
  }
});
