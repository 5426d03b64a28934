import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../inputs/settings/json.ts';
import { readModel } from '../../model/files/read-model.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { glanceAt } from '../glance.ts';
import { printDraft } from '../print-draft.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead, tryWrite } from '../try-format.fixture.ts';
import { saysSame } from './differences.ts';
import { format } from './format.ts';
import { read } from './read.ts';
import { readBom } from './read-bom.ts';
import { write } from './write.ts';

const SAMPLE = fileURLToPath(new URL('sample.cdx.json', import.meta.url));
const MODELS = fileURLToPath(new URL('../../../../models/', import.meta.url));
const CONTEXT = { clock: '2026-01-31', attachment: () => undefined };

/** Checks against the schema of CycloneDX, which refers to three older ones. */
function schemaCheck(): (bom: unknown) => readonly string[] {
  const load = (path: string) => JSON.parse(readFileSync(`${CORPUS}tmbom/schema/${path}`, 'utf8'));
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const name of ['idn-email', 'iri-reference']) ajv.addFormat(name, true);
  for (const name of ['spdx', 'behavior-taxonomy', 'cryptography-defs']) {
    const { $schema: _schema, $id: _id, ...schema } = load(`${name}.schema.json`);
    ajv.addSchema(schema, `https://cyclonedx.org/schema/${name}.schema.json`);
  }
  const validate = ajv.compile(load('2.0/cyclonedx-2.0-bundled.schema.json'));
  return (bom) =>
    validate(bom) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The model of a BOM, as text that the language reads. */
function modelOf(bom: string) {
  const draft = readBom(readJson(bom), 'bom').draft.result();
  return {
    draft,
    read: readTexts([{ name: 'model.yaml', text: printDraft(draft, { from: 'x', format: 'y', lost: [] }) }]),
  };
}

describe('tmbom reads its sample', () => {
  it('with these counts', async () => {
    const { counts, draft, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({
      components: 7,
      flows: 3,
      boundaries: 3,
      threats: 2,
      mitigations: 2,
      blueprints: 2,
      actors: 1,
      assets: 5,
      data_stores: 1,
      scenarios: 1,
      attack_patterns: 1,
      attack_trees: 1,
      tree_nodes: 5,
      abuse_cases: 1,
      risks: 3,
      trust_boundaries: 3,
      bom_components: 2,
    });
    expect(
      Object.fromEntries(Object.entries(draft ?? {}).map(([name, entries]) => [name, Object.keys(entries)])),
    ).toMatchObject({
      zones: ['shore', 'office', 'payment-room'],
      components: [
        'passenger',
        'booking-service',
        'ticket-printer',
        'weather-feed',
        'barcode-kit',
        'orders',
        'scanner',
        'barcode-kit-2',
      ],
      flows: ['buy-a-ticket', 'store-the-order'],
      boundaries: ['quay'],
      entries: ['booking-api'],
      assets: ['order-records', 'card-number'],
      actors: ['ticket-tout'],
      vectors: ['print-a-copy'],
      threats: ['forged-tickets', 'leaked-orders', 'storm'],
      controls: ['signed-tickets', 'watch-the-gate'],
      frameworks: ['sea-rules', 'requirements'],
      scenarios: ['tickets-on-the-market'],
      diagrams: ['ferry-booking', 'on-deck'],
    });
  });

  it('with what its threats, controls, trees and risks say', async () => {
    const { draft } = await tryRead(format, SAMPLE);
    expect(draft?.['threats']?.['forged-tickets']).toMatchObject({
      stride: ['spoofing', 'tampering'],
      targets: ['booking-service', 'barcode-kit-2'],
      vectors: ['print-a-copy'],
      tree: 'forging',
      controls: ['signed-tickets'],
      references: { cwe: [347], see: ['https://ferry.example/forgery'] },
      steps: ['Take a photo of a ticket', 'Print it'],
      risk: { probability: 4, impact: 3 },
      level: 'high',
    });
    expect(draft?.['decisions']).toEqual({
      'leaked-orders': { treatment: 'accept', because: 'Names are on the list at the gate anyway.' },
    });
    expect(draft?.['controls']?.['signed-tickets']).toMatchObject({
      strategy: 'prevent',
      status: 'done',
      effectiveness: 'high',
      owner: 'Ticket team',
      guards: ['buy-a-ticket', 'booking-service'],
    });
    expect(draft?.['trees']?.['forging']).toMatchObject({
      goal: 'Sail without paying',
      or: ['copy-a-ticket', 'steal-the-signing-key'],
      nodes: {
        'copy-a-ticket': { and: ['see-a-ticket', 'print-it'] },
        'print-it': { 'countered-by': ['signed-tickets'] },
        'steal-the-signing-key': { skill: 5, detectability: 0 },
      },
    });
    expect(draft?.['flows']?.['store-the-order']).toMatchObject({
      'both-ways': true,
      encryption: 'none',
      protocol: 'postgresql',
    });
    expect(draft?.['flows']?.['buy-a-ticket']).not.toHaveProperty('encryption');
    expect(draft?.['boundaries']?.['quay']).toMatchObject({
      between: ['shore', 'office'],
      'enforced-by': ['signed-tickets'],
    });
    expect(draft?.['components']?.['weather-feed']).toHaveProperty('out-of-scope');
    expect(draft?.['zones']?.['payment-room']).toMatchObject({ inside: 'office' });
  });

  it('and says what it could not carry over, each kind once with its place', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    const messages = lost.map(({ message }) => message);
    expect(new Set(messages).size).toBe(messages.length);
    expect(lost.every(({ at }) => at !== undefined)).toBe(true);
    expect(messages).toMatchInlineSnapshot(`
      [
        "zones: "constraints" is kept, but says nothing to Vauban",
        "dataStores: "vendor" is kept, but says nothing to Vauban",
        "flows: "encrypted" is kept, but does not say how",
        "flows: the second and further protocols are kept",
        "flows: a flow without two ends among the elements of the file is kept, but is no flow of the model",
        "boundaries: "crossingRequirements" is kept, but says nothing to Vauban",
        "boundaries: a boundary without two zones of the file is kept, but is no boundary of the model",
        "assumptions: "topic" is kept, but says nothing to Vauban",
        "assumptions: "validity" is kept, but says nothing to Vauban",
        "blueprints: "scope" is kept, but says nothing to Vauban",
        "blueprints: "relationships" is kept, but says nothing to Vauban",
        "threatProfiles: "skillSet" is kept, but says nothing to Vauban",
        "standards: "version" is kept, but says nothing to Vauban",
        "requirements: "priority" is kept, but says nothing to Vauban",
        "controls: "properties" is kept, but says nothing to Vauban",
        "controls: "status" is kept where it has no word in the language",
        "attackPatterns: "prerequisites" is kept, but says nothing to Vauban",
        "attackTrees: "cost" of a node is a word without a number; it is kept",
        "attackTrees: "detectability" of a node is a word without a number; it is kept",
        "threats: "affectedAssets" names what the file does not have",
        "threats: categories other than STRIDE are kept, but say nothing to Vauban",
        "threats: "source" is kept, but says nothing to Vauban",
        "scenarios: "intent" is kept, but says nothing to Vauban",
        "risks: a risk that names no threat of the file is read as a threat",
        ""components" is kept, but says nothing to Vauban",
        "threats: "methodologies" is kept, but says nothing to Vauban",
        "threats: "attackPaths" is kept, but says nothing to Vauban",
        "threats: "abuseCases" is kept, but says nothing to Vauban",
        "risks: numbers, reasons and plans of risks are kept; levels, controls and decisions are read",
        "risks: "riskAppetites" is kept, but says nothing to Vauban",
      ]
    `);
  });

  it('and writes it again as it was', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    if (model === undefined) throw new Error('nothing was read');
    const written = await write(model, CONTEXT);
    expect(JSON.parse(written.text)).toEqual(json(SAMPLE));
    expect(written.lost).toEqual([]);
    expect(written.text.endsWith('}\n')).toBe(true);
  });
});

describe('tmbom writes a model over what it came from', () => {
  it('with a new title, level, control and id', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const changed = text
      .replace('title: Forged tickets', 'title: Fake tickets')
      .replace('level: high', 'level: critical')
      .replaceAll('watch-the-gate', 'gate')
      .replace('controls: [signed-tickets]\n    references', 'controls: [signed-tickets, gate]\n    references');
    const bom = JSON.parse((await tryWrite(format, changed)).text);
    expect(bom.threats.threats[0]).toMatchObject({ 'bom-ref': 't-forge', name: 'Fake tickets', source: 'Workshop' });
    expect(bom.threats.threats[0].mitigations).toEqual(['c-sign', 'c-watch', 'rq-2fa']);
    expect(bom.risks.risks[0].inherentRisk.score.level).toBe('critical');
    expect(bom.controls[1].properties).toEqual([{ name: 'vauban:id', value: '"gate"' }]);
    expect(Object.keys(modelOf(JSON.stringify(bom)).draft['controls'] ?? {})).toEqual(['signed-tickets', 'gate']);
  });

  it('and says that gates in order become "and"', async () => {
    const yaml =
      'system: { title: S }\ntrees: { t: { goal: G, then: [a, b], nodes: { a: {}, b: { at-least: 2, of: [c, d, e] }, c: {}, d: {}, e: {} } } }\n';
    const { text, lost } = await tryWrite(format, yaml);
    const [tree] = JSON.parse(text).threats.attackTrees;
    expect(tree.nodes.map((node: { operator?: string }) => node.operator ?? '-')).toEqual([
      'and',
      '-',
      'or',
      '-',
      '-',
      '-',
    ]);
    expect(lost.map(({ message }) => message)).toEqual([
      'trees: a gate of some of several is written as "or", as if one were enough',
      'trees: a gate in order is written as "and"',
      'trees: "then" goes along as a property that only Vauban reads',
      'trees: "nodes" goes along as a property that only Vauban reads',
    ]);
    expect(modelOf(text).read.model.trees.get('t')?.then).toEqual(['a', 'b']);
  });
});

describe('tmbom gives back any model', () => {
  const id = fc.constantFrom('a', 'b', 'C1', 'd-2');
  const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const title = some(fc.constantFrom('A', 'a', 'Two words', 'yes', '12', 'é: "x"', '#1'));
  const ids = fc.uniqueArray(id, { maxLength: 3 });
  const entries = <Value>(value: fc.Arbitrary<Value>) => fc.dictionary(id, value, { maxKeys: 4 });
  const model = fc.record({
    system: fc.record({ title: title, owner: title, scope: title }),
    zones: entries(fc.record({ title, description: title, trust: some(fc.constantFrom('untrusted', 'internal')) })),
    components: entries(
      fc.record({
        kind: fc.constantFrom('process', 'store', 'external'),
        title,
        owner: title,
        tags: some(ids),
        technology: some(ids),
        many: some(fc.boolean()),
        'out-of-scope': title,
        origin: some(fc.constant({ format: 'otm', id: 'x', kept: '{}' })),
      }),
    ),
    assets: entries(
      fc.record({ title, description: title, tier: some(fc.constantFrom(1, 2)), at: some(fc.constant([])) }),
    ),
    controls: entries(
      fc.record({
        title,
        status: some(fc.constantFrom('done', 'planned', 'retired', 'in-progress')),
        strategy: some(fc.constantFrom('prevent', 'transfer', 'accept')),
        effectiveness: some(fc.constantFrom('low', 'very-high')),
      }),
    ),
    threats: entries(
      fc.record({
        title,
        description: title,
        stride: some(fc.uniqueArray(fc.constantFrom('spoofing', 'tampering'))),
        level: some(fc.constantFrom('low', 'moderate', 'critical', 'odd')),
        risk: some(
          fc.constantFrom(
            { probability: 2, impact: 5 },
            { probability: 'high', impact: 'low', rated: 'after' },
            { impact: 1 },
          ),
        ),
        steps: some(fc.constantFrom(['One', 'Two'], [])),
        references: some(
          fc.constantFrom(
            { cwe: [79], attack: ['T1190'] },
            { capec: ['CAPEC-1'], see: ['https://a.example/x y', 'b.md'] },
          ),
        ),
      }),
    ),
    trees: entries(
      fc
        .record({
          goal: fc.constantFrom('G', 'a'),
          title,
          gate: fc.constantFrom(
            { or: ['x', 'y'] },
            { and: ['x', 'y'] },
            { of: ['x', 'y'], 'at-least': 2 },
            { not: 'x' },
            {},
          ),
          nodes: fc.constantFrom(
            { x: {}, y: { or: ['x'] } },
            { x: { title: 'x', cost: 5, skill: 3 }, y: { detectability: 0 } },
          ),
        })
        .map(({ gate, ...tree }) => ({ ...tree, ...gate })),
    ),
    assumptions: entries(fc.record({ title, description: title })),
    vectors: entries(
      fc.record({
        title,
        family: title,
        references: some(fc.constantFrom({ capec: [1, 2] }, { attack: ['T1'] }, { cwe: ['79'], capec: ['CAPEC-7'] })),
      }),
    ),
    actors: entries(fc.record({ title, skill: some(fc.constantFrom(1, 5)), goal: title })),
    frameworks: entries(
      fc.record({
        title,
        kind: some(fc.constantFrom('standard', 'regulation')),
        requirements: some(fc.constantFrom({}, { r: { title: 'R' }, R2: { description: 'x', because: 'y' } })),
      }),
    ),
    scenarios: entries(fc.record({ title, background: title, questions: some(fc.constant(['Why?'])) })),
    phases: entries(fc.record({ order: fc.nat(3), title })),
    decisions: fc.constantFrom({}, { 'a/b@c': { treatment: 'accept', because: 'x' } }),
  });

  it('when it is written and read', async () => {
    await fc.assert(
      fc.asyncProperty(model, async (made) => {
        const yaml = `vauban: 1\n${Object.entries(JSON.parse(JSON.stringify(made)))
          .filter(([, value]) => Object.keys(Object(value)).length > 0)
          .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
          .join('\n')}\n`;
        const source = readTexts([{ name: 'model.yaml', text: yaml }]);
        fc.pre(source.problems.length === 0 && source.raw(['system']) !== undefined);
        const { text } = await write(source, CONTEXT);
        const { draft, read: again } = modelOf(text);
        expect(again.problems).toEqual([]);
        for (const collection of Object.keys(made)) {
          const raw = source.raw([collection]);
          const got = draft[collection];
          const same = raw === undefined ? got === undefined : saysSame(raw, got ?? {});
          if (!same) throw new Error(`${collection}: ${JSON.stringify(raw)} became ${JSON.stringify(got)}`);
        }
      }),
      { numRuns: 150, seed: 42 },
    );
  });
});

describe.each(['virtengine', 'atlas', 'bitcoin-commons'])('tmbom writes the model %s', (name) => {
  it('so that reading it again gives the same model', async () => {
    const model = await readModel(`${MODELS}${name}`);
    const { text } = await write(model, CONTEXT);
    const { draft, read: again } = modelOf(text);
    expect(again.problems).toEqual([]);
    for (const [collection, entries] of Object.entries(draft)) {
      const raw = model.raw([collection]);
      const keys = new Set([...Object.keys(entries), ...Object.keys(Object(raw))]);
      const unlike = [...keys].filter((key) => !saysSame(model.raw([collection, key]), entries[key]));
      expect([collection, unlike]).toEqual([collection, []]);
    }
    expect(text).toBe((await write(model, CONTEXT)).text);
  });

  it.skipIf(!hasCorpus)('so that it is valid', async () => {
    const { text } = await write(await readModel(`${MODELS}${name}`), CONTEXT);
    expect(schemaCheck()(JSON.parse(text))).toEqual([]);
  });
});

describe('tmbom takes what is broken', () => {
  const refused = [
    '',
    '{',
    '[]',
    'null',
    '"a"',
    '{"specFormat":"CycloneDX","specVersion":"2.0"}',
    '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}',
    `${'['.repeat(5000)}`,
  ];
  it.each(refused)('%# and refuses it with one problem', (text) => {
    const { draft, problems } = read(glanceAt(fileOf('a.json', text)));
    expect(draft).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.at).toMatchObject({ file: 'a.json' });
  });

  const whole = readFileSync(SAMPLE, 'utf8');
  const hostile: readonly string[] = [
    '{"blueprints":"x","threats":[],"risks":3,"controls":{"a":1}}',
    '{"blueprints":[null,3,{"zones":[{"bom-ref":"a","parent":"b"},{"bom-ref":"b","parent":"a"}],"flows":[{}],"assets":[{},{"bom-ref":7}]}]}',
    '{"threats":{"attackTrees":[{"bom-ref":"t","root":"a","nodes":[{"bom-ref":"a","name":"A","children":["b"]},{"bom-ref":"b","name":"B","children":["b","c","a"]},{"bom-ref":"c","name":"C","children":["b"]}]},{"nodes":[]},{}]}}',
    '{"controls":[{"bom-ref":"same","name":"One"},{"bom-ref":"same","name":"Two"},{"name":null}],"threats":{"threats":[{"bom-ref":"t","name":"T","mitigations":["same"],"categories":[3,{"taxonomy":"STRIDE","category":"nonsense"}]}]}}',
    '{"blueprints":[{"name":"N","assets":[{"bom-ref":"a","name":"A"},{"bom-ref":"b","name":"B"}],"relationships":[{"ref":"a","composes":["b"]},{"ref":"b","composes":["a","b"]}]}]}',
    '{"controls":[{"bom-ref":"__proto__","name":"__proto__","properties":[{"name":"vauban:__proto__","value":"{}"},{"name":"vauban:title","value":"not json"}]}],"properties":[{"name":"vauban:../x","value":"1"},{"name":"vauban:nothing/x","value":"{}"},{"name":"vauban:threats/a/b","value":"{}"}]}',
  ];
  it.each(hostile)('%# and makes a model all the same', async (text) => {
    const { draft, lost, problems } = await tryRead(format, fileOf('a.json', text));
    expect(draft).toBeDefined();
    expect(lost.length + problems.length).toBeGreaterThanOrEqual(0);
  });

  it('such as a property of ours that says what is no model: it is kept, and the rest is read', async () => {
    const control = { 'bom-ref': 'controls/a', name: 'A', properties: [{ name: 'vauban:title', value: '{"x":1}' }] };
    const bom = { specFormat: 'CycloneDX', specVersion: '2.0', controls: [control] };
    const { draft, lost, read: model } = await tryRead(format, fileOf('a.json', JSON.stringify(bom)));
    expect(draft?.['controls']?.['a']).toMatchObject({ title: 'A' });
    expect(lost.map(({ message }) => message)).toContain(
      'properties that say in the words of Vauban what is no model are kept, but left out of the model',
    );
    if (model === undefined) throw new Error('nothing was read');
    const { text } = await write(model, CONTEXT);
    expect(JSON.parse(text).controls[0].properties).toEqual([
      ...control.properties,
      { name: 'vauban:title', value: '"A"' },
    ]);
    expect((await tryRead(format, fileOf('again.json', text))).draft?.['controls']?.['a']).toMatchObject({
      title: 'A',
    });
  });

  it('and never throws on a file that ends too early or has other types', () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.constantFrom('null', '7', '[]', '{}', '"x"', '[[1]]'), (cut, other) => {
        read(glanceAt(fileOf('a.json', whole.slice(0, cut))));
        const keys = [...whole.matchAll(/"[\w-]+":/g)];
        const at = keys[cut % keys.length];
        if (at?.index === undefined) return;
        const end = at.index + at[0].length;
        const { problems } = read(
          glanceAt(fileOf('a.json', `${whole.slice(0, end)}${other},"cut":${whole.slice(end)}`)),
        );
        expect(problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('and reads many elements in a short time', () => {
    const assets = Array.from({ length: 20_000 }, (_, index) => ({
      'bom-ref': `a${index}`,
      type: 'service',
      name: `Same name`,
    }));
    const flows = assets.map((asset, index) => ({
      'bom-ref': `f${index}`,
      type: 'data',
      name: `Flow ${index}`,
      source: asset['bom-ref'],
      destination: 'a0',
    }));
    const start = performance.now();
    const { draft } = read(
      glanceAt(fileOf('a.json', JSON.stringify({ blueprints: [{ name: 'Many', assets, flows }] }))),
    );
    expect(Object.keys(draft?.['flows'] ?? {})).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

describe.skipIf(!hasCorpus)('tmbom reads the corpus', () => {
  const rows = expectedCounts('tmbom');

  it('all thirteen files', () => {
    expect(rows).toHaveLength(13);
  });

  /** The table has two columns called "components" and two called "boundaries": the first pair are ours of the same name. */
  const cells = readFileSync(`${CORPUS}expected.tsv`, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));

  it.each(rows)('$path with the counts of the table', async ({ path, other }) => {
    const { counts } = await tryRead(format, `${CORPUS}${path}`);
    const row = cells.find((cell) => cell[0] === path) ?? [];
    const columns = ['components', 'flows', 'boundaries', 'threats', 'mitigations'].map((name, index) => [
      name,
      Number(row[index + 2]),
    ]);
    const more = other.split('; ').map((pair) => {
      const [name = '', number] = pair.split('=');
      return [{ boundaries: 'trust_boundaries', components: 'bom_components' }[name] ?? name, Number(number)];
    });
    expect(counts).toEqual(Object.fromEntries([...columns, ...more]));
  });

  it.each(rows)('$path and gives back what it holds', async ({ path }) => {
    const { read: model, counts } = await tryRead(format, `${CORPUS}${path}`);
    if (model === undefined) throw new Error('nothing was read');
    const { text, lost } = await write(model, CONTEXT);
    expect(JSON.parse(text)).toEqual(json(`${CORPUS}${path}`));
    expect(lost).toEqual([]);
    expect((await tryRead(format, fileOf('again.json', text))).counts).toEqual(counts);
  });

  it('and what it writes is as valid as what it read', () => {
    const check = schemaCheck();
    const invalid = rows.filter(({ path }) => check(json(`${CORPUS}${path}`)).length > 0).map(({ path }) => path);
    expect(invalid).toEqual(['tmbom/cyclonedx-2.0-valid-control-full-2.0.json']);
    expect(check(json(SAMPLE))).toEqual([]);
  });
});
