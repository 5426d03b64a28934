import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Imported, WriteContext } from '../format.ts';
import { glanceAt } from '../glance.ts';
import { CORPUS, contextIn, expectedCounts, fileOf, hasCorpus, tryRead, tryWrite } from '../try-format.fixture.ts';
import { dataUrlOf, pictureIn } from './data-url.ts';
import { format } from './format.ts';
import { TC_SHAPE } from './shape.fixture.ts';
import { capitalized, statementOf, uncapitalized } from './statement.ts';

const SAMPLE = fileURLToPath(new URL('./sample.tc.json', import.meta.url));
const isValid = new Ajv2020({ strict: false }).compile(TC_SHAPE);

interface Link {
  readonly type?: string;
  readonly assumptionId?: string;
  readonly mitigationId?: string;
  readonly linkedId: string;
}

/** A JSON value without what says nothing; links in an order of their own. */
function plain(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => plain(item));
    return key.endsWith('Links')
      ? items.map((item) => JSON.stringify(Object.entries(item as Link).toSorted())).toSorted()
      : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, plain(inner, name)] as const)
      .filter(
        ([, inner]) =>
          inner !== null && inner !== '' && !(typeof inner === 'object' && Object.keys(inner).length === 0),
      ),
  );
}

/** Hands out the files that came with a model. */
function beside({ attachments = [] }: Imported): Partial<WriteContext> {
  return { attachment: (name) => attachments.find((file) => file.name === name)?.bytes };
}

async function readText(text: string) {
  const read = await format.loadRead?.();
  return read?.(glanceAt(fileOf('model.tc.json', text)), contextIn('.'));
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

describe('threat-composer reads', () => {
  it('counts what the sample holds', async () => {
    const { counts, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({
      threats: 5,
      mitigations: 5,
      assumptions: 2,
      assumption_links: 3,
      mitigation_links: 5,
      schema: 1,
    });
  });

  it('says the sample in the words of the language', async () => {
    const { read } = await tryRead(format, SAMPLE);
    const model = read?.model;
    expect(model?.system).toMatchObject({ title: 'Library loans', description: expect.stringMatching(/^### Loans\n/) });
    expect(model?.threats.get('guess-the-password-of-a-reader')).toMatchObject({
      title: 'Guess the password of a reader',
      method: 'guess the password of a reader',
      description: expect.stringMatching(/^An internet-based actor .* and loans$/),
      stride: ['spoofing', 'elevation-of-privilege'],
      level: 'high',
      actors: ['internet-based-actor'],
      targets: ['assets/reader-accounts', 'assets/loans'],
      impacts: ['loans in the name of somebody else'],
      controls: [{ control: 'lock-an-account-after-five-attempts' }, { control: 'second-factor' }],
    });
    expect([...(model?.actors.keys() ?? [])]).toEqual(['internet-based-actor', 'clerk']);
    expect([...(model?.assets.keys() ?? [])]).toEqual(['reader-accounts', 'loans']);
    expect([...(model?.controls.values() ?? [])].map(({ title, status }) => [title, status])).toEqual([
      ['Lock an account after five attempts', 'done'],
      ['Second factor', 'in-progress'],
      ['Show readers only their own loans', 'planned'],
      ['Print every loan twice', undefined],
      ['Watch the log', undefined],
    ]);
    expect([...(model?.decisions.values() ?? [])].map(({ id, treatment }) => [id, treatment])).toEqual([
      ['list-the-loans-of-other-readers', 'mitigate'],
      ['deny-having-lent-a-book', 'not-applicable'],
      ['print-every-loan-twice', 'accept'],
    ]);
    const [short, long] = [...(model?.assumptions.values() ?? [])];
    expect([short?.title, short?.description, long?.title]).toEqual([
      'Readers keep their cards to themselves',
      'Said on every card',
      undefined,
    ]);
  });

  it('keeps pictures as files beside the model, and fetches none', async () => {
    const { attachments = [], text } = await tryRead(format, SAMPLE);
    expect(attachments.map(({ name, bytes }) => [name, [...bytes.slice(0, 4)]])).toEqual([
      ['architecture.png', [0x89, 0x50, 0x4e, 0x47]],
    ]);
    expect(text).toContain('https://library.example/flows.svg');
    expect(text).not.toContain('base64');
  });

  it('reports what of the sample says nothing here', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count }) => `${message} (${count})`)).toEqual([
      'threats: metadata "Comments" is kept, but says nothing to Vauban (1)',
      'threats: "numericId" is kept, but says nothing to Vauban (5)',
      'threats: "displayOrder" is kept, but says nothing to Vauban (1)',
      'threats: "prerequisites" is kept, but says nothing to Vauban (1)',
      'threats: "impactedGoal" is kept, but says nothing to Vauban (1)',
      'mitigations: metadata "custom:ticket" is kept, but says nothing to Vauban (1)',
      'mitigations: "numericId" is kept, but says nothing to Vauban (5)',
      'mitigations: "displayOrder" is kept, but says nothing to Vauban (1)',
      'assumptionLinks: what rests on an assumption is kept with it, but says nothing to Vauban (2)',
      'assumptionLinks: a link with an end that is not there is kept, but links nothing (1)',
      'assumptions: "numericId" is kept, but says nothing to Vauban (2)',
      'assumptions: "displayOrder" is kept, but says nothing to Vauban (2)',
      'assumptions: metadata "Comments" is kept, but says nothing to Vauban (1)',
      'mitigationLinks: a link with an end that is not there, or there twice, is kept, but links nothing (1)',
      'architecture: its picture is kept as the file "architecture.png", but says nothing to Vauban (1)',
      'architecture: "description" is kept, but says nothing to Vauban (1)',
      'dataflow: its picture is kept as it is written, but says nothing to Vauban (1)',
      'the file: "brainstorm" is kept, but says nothing to Vauban (1)',
    ]);
  });
});

describe('threat-composer pictures', () => {
  it('take the way through bytes and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...(pictureIn(dataUrlOf('image/gif', bytes))?.bytes ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it('stay text where they would not come back letter by letter', () => {
    for (const url of [
      'data:image/png;base64,%%%',
      'data:image/png;base64,AB==',
      'data:text/html;base64,AA==',
      'https://x/y.png',
    ]) {
      expect(pictureIn(url)).toBeUndefined();
    }
  });
});

describe('threat-composer statements', () => {
  it('follow the grammar of the tool', () => {
    expect(statementOf({ threatSource: 'actor', threatAction: 'act' })).toBe('An actor can act');
    expect(
      statementOf({
        threatSource: 'clerk',
        prerequisites: 'with a key',
        threatAction: 'open the vault',
        threatImpact: 'theft',
        impactedGoal: ['integrity'],
        impactedAssets: ['books', 'coins', 'maps'],
      }),
    ).toBe(
      'A clerk with a key can open the vault, which leads to theft, resulting in reduced integrity of books, coins and maps',
    );
    expect(statementOf({ threatSource: 'clerk', threatAction: 'x', impactedAssets: ['books'] })).toBe(
      'A clerk can x, negatively impacting books',
    );
    expect(statementOf({ threatSource: 'clerk' })).toBeUndefined();
  });

  it('keep abbreviations at their beginning', () => {
    expect([uncapitalized('Open it'), uncapitalized('DNS spoofing'), capitalized('open it')]).toEqual([
      'open it',
      'DNS spoofing',
      'Open it',
    ]);
  });
});

describe('threat-composer writes', () => {
  it('gives back the sample', async () => {
    const tried = await tryRead(format, SAMPLE);
    const written = await tryWrite(format, tried.text, beside(tried));
    const [now, before] = [JSON.parse(written.text), JSON.parse(readFileSync(SAMPLE, 'utf8'))];
    expect(now).toEqual(before);
    expect(written.lost).toEqual([]);
    expect([isValid(now), isValid.errors]).toEqual([true, null]);
    expect((await tryWrite(format, tried.text, beside(tried))).text).toBe(written.text);
  });

  it('reports a picture that is gone', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const { lost, text: written } = await tryWrite(format, text);
    expect(lost.map(({ message }) => message)).toEqual(['architecture: the picture "architecture.png" is not there']);
    expect(JSON.parse(written).architecture).toEqual({ description: 'A desk and a shelf.' });
  });

  const MODEL = `
system: { title: Web shop }
components: { shop: { kind: process, title: The shop } }
actors: { insider: { title: An insider }, ghost: {} }
assets: { orders: { tier: 1 }, plans: {} }
assumptions: { closed: { title: The door is closed, description: Always } }
threats:
  forged: { title: Orders are forged, stride: [tampering], targets: [shop], asset: orders, actors: [insider], level: critical, controls: [tls] }
  slow: { title: DNS is slow, description: Names take long, impacts: [waiting, anger], risk: { probability: 2, impact: 2 } }
controls:
  tls: { title: Encrypt, status: done, description: With TLS }
  gone: { status: retired }
  never: { title: ${'n'.repeat(1100)}, status: planned }
decisions:
  slow: { treatment: transfer, because: The provider pays }
  never: { treatment: avoid, because: Too dear }
`;

  it('writes a model of another origin in the shape of the published schema', async () => {
    const { text } = await tryWrite(format, MODEL);
    const file = JSON.parse(text);
    expect([isValid(file), isValid.errors]).toEqual([true, null]);
    expect(file.dataflow.image).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(file.threats[0]).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      numericId: 1,
      threatSource: 'An insider',
      threatAction: 'orders are forged',
      impactedAssets: ['orders', 'The shop'],
      statement: 'An insider can orders are forged, negatively impacting orders and The shop',
      status: 'threatIdentified',
      metadata: [
        { key: 'STRIDE', value: ['T'] },
        { key: 'Priority', value: 'High' },
      ],
    });
    expect(file.threats[1]).toMatchObject({
      threatAction: 'DNS is slow',
      threatImpact: 'waiting; anger',
      status: 'threatResolved',
    });
    expect(file.mitigations.map(({ status }: { status?: string }) => status)).toEqual([
      'mitigationResolved',
      undefined,
      'mitigationResolvedWillNotAction',
    ]);
    expect(file.mitigationLinks).toEqual([{ mitigationId: file.mitigations[0].id, linkedId: file.threats[0].id }]);
    expect((await tryWrite(format, MODEL)).text).toBe(text);
  });

  it('reports what it has no place for, with the place', async () => {
    const { lost } = await tryWrite(format, MODEL);
    expect(lost.map(({ message, at }) => `${at?.line} ${message}`)).toEqual([
      '3 components: one entry with no place in this format',
      '5 assets: "tier" has no place in this format',
      '9 threats: "risk" has no place in this format',
      '4 actors: one that no threat names has no place in this format',
      '5 assets: one that no threat names has no place in this format',
      '12 controls: the status "retired" has no place in this format',
      '16 controls: one that is decided not to be done says only that here',
      '16 decisions: "because" has no place in this format',
      '13 a text of more than 1000 characters is cut',
      '8 threats: targets among the components are written as assets',
      '8 threats: the level "critical" is written as a high priority',
      '15 decisions: the treatment "transfer" is written as "threatResolved"',
    ]);
  });

  it('writes changes over what was kept', async () => {
    const tried = await tryRead(format, SAMPLE);
    const changed = tried.text
      .replace('level: high', 'level: low')
      .replace('stride: [spoofing, elevation-of-privilege]', 'stride: [repudiation]')
      .replace('status: in-progress', 'status: done')
      .replace('treatment: not-applicable', 'treatment: mitigate')
      .replace('description: For an hour', 'description: For two hours');
    const file = JSON.parse((await tryWrite(format, changed, beside(tried))).text);
    expect(file.threats[0].metadata).toEqual([
      { key: 'Priority', value: 'Low' },
      { key: 'STRIDE', value: ['R'] },
      { key: 'Comments', value: 'Seen in March' },
    ]);
    expect(file.mitigations[1].status).toBe('mitigationResolved');
    expect(file.threats[2].status).toBe('threatResolved');
    expect(file.mitigations[0].metadata[0]).toEqual({ key: 'Comments', value: 'For two hours' });
  });

  it('drops the links of what is deleted', async () => {
    const tried = await tryRead(format, SAMPLE);
    const start = tried.text.indexOf('  second-factor:');
    const end = tried.text.indexOf('  show-readers-only');
    const cut = `${tried.text.slice(0, start)}${tried.text.slice(end)}`.replace(', second-factor]', ']');
    const file = JSON.parse((await tryWrite(format, cut, beside(tried))).text);
    expect(file.mitigationLinks).toHaveLength(4);
    expect(file.assumptionLinks).toHaveLength(2);
  });

  it('keeps any small model through a round trip', async () => {
    const word = fc.constantFrom('read it', 'Break in', 'DNS', 'ünï', ' x ');
    const threat = fc.record(
      {
        title: word,
        description: word,
        level: fc.constantFrom('low', 'moderate', 'high'),
        method: word,
        stride: fc.subarray(['spoofing', 'repudiation']),
      },
      { requiredKeys: [] },
    );
    const control = fc.record(
      { title: word, description: word, status: fc.constantFrom('done', 'planned', 'in-progress') },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(threat, { maxLength: 3 }),
        fc.array(control, { maxLength: 3 }),
        async (threats, controls) => {
          const yaml = JSON.stringify({
            system: { title: 'Small' },
            threats: Object.fromEntries(
              threats.map((entry, index) => [
                `t${index}`,
                { ...entry, ...(controls.length > 0 && { controls: ['c0'] }) },
              ]),
            ),
            controls: Object.fromEntries(controls.map((entry, index) => [`c${index}`, entry])),
          });
          const once = await tryWrite(format, yaml);
          expect(isValid(JSON.parse(once.text))).toBe(true);
          const read = await tryRead(format, fileOf('x.tc.json', once.text));
          expect(read.counts).toMatchObject({ threats: threats.length, mitigations: controls.length });
          expect(JSON.parse((await tryWrite(format, read.text)).text)).toEqual(JSON.parse(once.text));
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe('threat-composer on bad input', () => {
  it.each([
    ['a list', '[]'],
    ['nothing', ''],
    ['another JSON file', '{"schema":"https://example.org","threats":[]}'],
    ['a cut file', '{"schema":1,"applicationInfo":{"na'],
    ['deep nesting', `{"schema":1,"threats":${'['.repeat(400)}${']'.repeat(400)}}`],
  ])('refuses %s with one problem', async (_what, text) => {
    const imported = await readText(text);
    expect(imported?.draft).toBeUndefined();
    expect(imported?.problems).toHaveLength(1);
  });

  it.each([
    [
      'nulls',
      '{"schema":1,"applicationInfo":null,"architecture":null,"threats":null,"mitigations":null,"brainstorm":null}',
    ],
    [
      'wrong kinds',
      '{"schema":1,"applicationInfo":[1],"threats":[1,{"id":{},"metadata":"x","impactedAssets":[{}],"tags":7}],"mitigations":{"id":1}}',
    ],
    [
      'the same id twice',
      '{"applicationInfo":{},"threats":[{"id":"a"},{"id":"a"}],"mitigations":[{"id":"a","content":"a"}],"mitigationLinks":[{"mitigationId":"a","linkedId":"a"},{"mitigationId":"a","linkedId":"a"}]}',
    ],
    [
      'odd words',
      '{"schema":"1","threats":[{"status":"x","metadata":[{"key":"STRIDE","value":"Z"},{"key":"Priority","value":"Huge"},{}]}],"mitigations":[{"status":"y"}]}',
    ],
    [
      'unknown keys in links',
      '{"schema":1,"threats":[{"id":"t"}],"mitigations":[{"id":"m"}],"mitigationLinks":[{"mitigationId":"m","linkedId":"t","x":1},"y"],"assumptionLinks":[{}]}',
    ],
    [
      'a picture that is none',
      '{"schema":1,"architecture":{"image":"data:image/png;base64,%%%"},"dataflow":{"image":{"a":1}}}',
    ],
    [
      'control characters',
      '{"schema":1,"applicationInfo":{"name":"a\\u0000\\u001b[31m"},"threats":[{"threatAction":"x\\r\\ny\\u2028"}]}',
    ],
    [
      'names of built-in things',
      '{"schema":1,"threats":[{"id":"constructor","threatAction":"__proto__","threatSource":"toString","impactedAssets":["valueOf"]}]}',
    ],
  ])('reads a file with %s, and writes it again', async (_what, text) => {
    const tried = await tryRead(format, fileOf('bad.tc.json', text));
    expect(tried.read?.model).toBeDefined();
    const written = await tryWrite(format, tried.text, beside(tried));
    const again = await tryRead(format, fileOf('again.tc.json', written.text));
    expect({ ...again.counts, schema: 1 }).toEqual({ ...tried.counts, schema: 1 });
  });

  it('reads a large file in time', async () => {
    const threats = Array.from({ length: 12_000 }, (_, index) => ({
      id: `t${index}`,
      threatAction: `do it ${index}`,
      threatSource: `s${index % 9}`,
      tags: ['x'],
    }));
    const text = JSON.stringify({
      schema: 1,
      threats,
      architecture: { image: `data:image/png;base64,${'A'.repeat(4_000_000)}` },
    });
    const start = performance.now();
    expect((await readText(text))?.counts['threats']).toBe(12_000);
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
        const written = await tryWrite(format, tried.text, beside(tried));
        const again = await tryRead(format, fileOf('again', written.text));
        expect({ ...again.counts, schema: 1 }).toEqual({ ...tried.counts, schema: 1 });
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

describe.skipIf(!hasCorpus)('threat-composer on the corpus', () => {
  for (const { path, counts } of expectedCounts('threat-composer')) {
    it(`reads and gives back ${path}`, async () => {
      const file = join(CORPUS, path);
      const tried = await tryRead(format, file);
      expect(tried.counts).toMatchObject(counts);
      const written = await tryWrite(format, tried.text, beside(tried));
      expect(plain(JSON.parse(written.text))).toEqual(plain(JSON.parse(readFileSync(file, 'utf8'))));
      const again = await tryRead(format, fileOf('again.tc.json', written.text));
      expect(again.counts).toEqual(tried.counts);
    });
  }
});
