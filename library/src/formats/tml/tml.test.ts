import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { CORPUS, contextIn, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { classOf, fifthOf, isAccessChecked, isLeft, levelOf, skillOf, statusOf } from './words.ts';

const SAMPLE = fileURLToPath(new URL('./sample.json', import.meta.url));

async function readText(text: string) {
  const read = await format.loadRead?.();
  return read?.(glanceAt(fileOf('model.json', text)), contextIn('.'));
}

/** Every text and number of a value, without keys. */
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return value === null || value === '' || value === false ? [] : [String(value)];
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

describe('tml reads', () => {
  it('counts what the sample holds', async () => {
    const { counts, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({
      components: 5,
      flows: 3,
      boundaries: 2,
      threats: 2,
      mitigations: 4,
      actors: 1,
      components_only: 2,
      data_stores: 2,
      data_sets: 2,
      trust_boundaries: 2,
      assumptions: 2,
      risks: 2,
      personas: 1,
    });
  });

  it('says the sample in the words of the language', async () => {
    const { read } = await tryRead(format, SAMPLE);
    const model = read?.model;
    expect(model?.system).toMatchObject({
      title: 'Library loans',
      description: 'Readers borrow books from a town library',
      scope: 'Lending, not buying',
      version: '2.1',
      reviewed: '2026-03-04T10:00:00Z',
      references: { see: ['https://git.library.example/loans'] },
    });
    expect(
      [...(model?.components.values() ?? [])].map(({ id, kind, zone, partOf, title }) => [
        id,
        kind,
        zone,
        partOf,
        title,
      ]),
    ).toEqual([
      ['reader', 'external', 'street', undefined, 'Reader'],
      ['desk', 'process', 'town', undefined, 'Loan Desk'],
      ['fees', 'process', 'town', 'desk', 'Fees'],
      ['shelf', 'store', 'town', undefined, 'Shelf'],
      ['copy', 'store', undefined, undefined, 'Copy'],
    ]);
    expect(model?.components.get('shelf')?.technology).toEqual(['PostgreSQL']);
    expect([...(model?.boundaries.values() ?? [])].map(({ between }) => between)).toEqual([
      ['zones/street', 'zones/town'],
    ]);
    expect(
      [...(model?.flows.values() ?? [])].map(({ id, from, to, encryption }) => [id, from, to, encryption]),
    ).toEqual([
      ['borrow', 'reader', 'desk', undefined],
      ['keep', 'desk', 'shelf', 'none'],
    ]);
    expect(model?.assets.get('accounts')).toMatchObject({ class: 'personal-data', at: ['shelf'] });
    expect(Object.fromEntries(model?.assets.get('accounts')?.facts ?? [])).toEqual({
      'encryption-at-rest': 'yes',
      'access-control': 'yes',
    });
    expect(Object.fromEntries(model?.assets.get('catalog')?.facts ?? [])).toEqual({ 'access-control': 'no' });
    expect(model?.actors.get('mallory')?.skill).toBe(4);
    expect(
      [...(model?.assumptions.values() ?? [])].map(({ title, tags, outOfScope }) => [title, tags, outOfScope]),
    ).toEqual([
      ['Readers keep their cards', ['people'], undefined],
      ['The cellar is dry', undefined, 'Rejected in the Threat Model Library'],
    ]);
  });

  it('rates each threat by its worst risk', async () => {
    const { read } = await tryRead(format, SAMPLE);
    const { guess, flood } = Object.fromEntries(read?.model.threats ?? []);
    expect(guess).toMatchObject({
      level: 'high',
      method: 'brute force',
      actors: ['mallory'],
      targets: ['components/desk', 'components/shelf'],
      references: { cwe: ['307', '521'], capec: ['49'] },
      impacts: ['Books do not come back'],
    });
    expect(Object.fromEntries(guess?.risk?.axes ?? [])).toEqual({ probability: '4', impact: '3' });
    expect(flood).toMatchObject({ level: 'low', impacts: ['Readers write letters'] });
    expect(flood?.actors).toBeUndefined();
  });

  it('reads what is done, and what is decided not to be', async () => {
    const { read } = await tryRead(format, SAMPLE);
    const controls = [...(read?.model.controls.values() ?? [])];
    expect(controls.map(({ id, status, against, guards }) => [id, status, against, guards])).toEqual([
      ['lock', 'done', ['threats/guess'], ['boundaries/street-town']],
      ['pump', undefined, ['threats/flood'], undefined],
      ['second', 'planned', ['threats/guess'], undefined],
      ['walls', 'done', ['threats/flood'], undefined],
    ]);
    expect(read?.model.decisions.get('pump')).toMatchObject({
      treatment: 'accept',
      because: 'The status is "wont_do" in the Threat Model Library',
    });
  });

  it('reports what of the sample says nothing here', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count, at }) => `${message} (${count}, ${at?.line})`)).toEqual([
      'trust_boundaries: "access_control_methods" is kept, but says nothing to Vauban (1, 25)',
      'trust_boundaries: "authentication_methods" is kept, but says nothing to Vauban (1, 26)',
      'trust_boundaries: "access_token_ttl" is kept, but says nothing to Vauban (1, 27)',
      'trust_boundaries: one beside a zone that is not in the file is kept, but parts nothing (1, 29)',
      'actors: "type" is kept, but says nothing to Vauban (1, 36)',
      'actors: "permissions" is kept, but says nothing to Vauban (1, 37)',
      'data_stores: "type" is kept, but says nothing to Vauban (2, 62)',
      'data_stores: "vendor" is kept, but says nothing to Vauban (1, 63)',
      'data_stores: a zone that is not in the file is kept, but is no zone here (1, 72)',
      'data_sets: "record_count" is kept, but says nothing to Vauban (1, 83)',
      'data_sets: one that is encrypted in some places only leaves it open (1, 89)',
      'data_sets: a sensitivity without a class of its own is kept, but says nothing to Vauban (1, 90)',
      'data_flows: "encrypted" says that a flow is encrypted, not how; the question stays open (1, 102)',
      'data_flows: "has_sensitive_data" is kept, but says nothing to Vauban (2, 101)',
      'data_flows: a flow without both of its ends is kept, but is no flow of the model (1, 113)',
      'threat_personas: "is_person" is kept, but says nothing to Vauban (1, 132)',
      'threat_personas: "access_level" is kept, but says nothing to Vauban (1, 134)',
      'threat_personas: "malicious_intent" is kept, but says nothing to Vauban (1, 135)',
      'threat_personas: "applicability_to_org" is kept, but says nothing to Vauban (1, 136)',
      'threats: "sources" is kept, but says nothing to Vauban (2, 147)',
      'threats: a persona that is not in the file is kept, but is no actor here (1, 155)',
      'risks: the worst one rates each of its threats; its own name and text are kept, but say nothing to Vauban (2, 196)',
      'controls: "priority" is kept, but says nothing to Vauban (4, 168)',
      'controls: a threat that is not in the file is kept, but is held by nothing (1, 174)',
      'controls: one that is assumed counts as done (1, 191)',
      'scope: "business_criticality" is kept, but says nothing to Vauban (1, 7)',
      'scope: "data_sensitivity" is kept, but says nothing to Vauban (1, 8)',
      'scope: "exposure" is kept, but says nothing to Vauban (1, 9)',
      'scope: "tier" is kept, but says nothing to Vauban (1, 10)',
      'the file: "diagrams" is kept, but says nothing to Vauban (1, 16)',
    ]);
  });

  it('keeps every word of the sample', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const known = new Set(['frozen', 'street', 'actor', 'component', 'data_store', '#/$defs/component', 'true']);
    const missing = leaves(JSON.parse(readFileSync(SAMPLE, 'utf8'))).filter(
      (leaf) => !known.has(leaf) && !text.includes(leaf.replace(/\s+/g, ' ')),
    );
    expect(missing).toEqual([]);
  });
});

describe('tml words', () => {
  it('cover the closed lists of the schema', () => {
    const statuses = ['assumed', 'active', 'suggested', 'under_review', 'approved', 'scheduled', 'retired', 'wont_do'];
    expect(statuses.map(statusOf)).toEqual([
      'done',
      'done',
      'planned',
      'planned',
      'planned',
      'planned',
      'retired',
      undefined,
    ]);
    expect(statuses.map(isLeft).indexOf(true)).toBe(7);
    expect(
      ['rare', 'unlikely', 'possible', 'likely', 'certain', 'x'].map((word) => fifthOf('likelihood', word)),
    ).toEqual([1, 2, 3, 4, 5, undefined]);
    expect(['negligible', 'minor', 'moderate', 'major', 'severe'].map((word) => fifthOf('impact', word))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(
      ['script_kid', 'insider', 'engineer', 'expert_engineer', 'oc_sponsored', 'state_sponsored', ''].map(skillOf),
    ).toEqual([1, 2, 3, 4, 4, 5, undefined]);
    expect(['low', 'Medium', 'HIGH', 'critical', 'odd'].map(levelOf)).toEqual([
      'low',
      'moderate',
      'high',
      'critical',
      undefined,
    ]);
    expect([['pii'], ['biz', 'cred'], ['op'], []].map(classOf)).toEqual([
      'personal-data',
      'credential',
      undefined,
      undefined,
    ]);
    expect([['rbac', 'none'], ['none'], [], ['odd']].map(isAccessChecked)).toEqual([true, false, undefined, undefined]);
  });
});

describe('tml on bad input', () => {
  it.each([
    ['a list', '[]'],
    ['nothing', ''],
    ['a model of another tool', '{"threagile_version":"1.0","scope":{},"trust_zones":[]}'],
    ['a bill of materials', '{"bomFormat":"CycloneDX","scope":{},"data_flows":[]}'],
    ['a cut file', '{"scope":{"title":"a"},"trust_zones":[{'],
    ['deep nesting', `{"scope":{},"trust_zones":${'['.repeat(400)}${']'.repeat(400)}}`],
  ])('refuses %s with one problem', async (_what, text) => {
    const imported = await readText(text);
    expect(imported?.draft).toBeUndefined();
    expect(imported?.problems).toHaveLength(1);
  });

  it.each([
    [
      'nulls',
      '{"scope":null,"trust_zones":null,"actors":null,"data_flows":null,"threats":null,"risks":null,"controls":null}',
    ],
    [
      'wrong kinds',
      '{"scope":[],"trust_zones":[1,{"symbolic_name":[]}],"actors":"x","data_sets":[{"placements":"y","data_sensitivity":{}}],"data_flows":[{"source":"a","destination":7}]}',
    ],
    [
      'parents in a circle',
      '{"scope":{},"data_flows":[],"components":[{"symbolic_name":"a","parent_component":"b"},{"symbolic_name":"b","parent_component":"c"},{"symbolic_name":"c","parent_component":"b"},{"symbolic_name":"d","parent_component":"d"}]}',
    ],
    [
      'the same name twice',
      '{"scope":{},"trust_zones":[{"symbolic_name":"z"},{"symbolic_name":"z"}],"actors":[{"symbolic_name":"a"}],"components":[{"symbolic_name":"a"}],"data_flows":[{"source":{"type":"actor","object":"a"},"destination":{"type":"component","object":"a"}}]}',
    ],
    ['a date that is none', '{"scope":{},"trust_zones":[],"reviewed_at":"2026-02-31","version":1.0}'],
    [
      'a control named like a threat',
      '{"scope":{},"trust_zones":[],"threats":[{"symbolic_name":"a"}],"controls":[{"symbolic_name":"a","status":"wont_do"},{"symbolic_name":"b","status":"odd"}]}',
    ],
    [
      'names of built-in things',
      '{"scope":{},"trust_zones":[{"symbolic_name":"constructor"}],"components":[{"symbolic_name":"__proto__","trust_zone":"constructor"}],"risks":[{"threats":["toString"]}]}',
    ],
    [
      'control characters',
      '{"scope":{"title":"a\\u0000\\u001b[31m\\u202e"},"trust_zones":[{"title":"x\\r\\ny\\u2028"}]}',
    ],
  ])('reads a file with %s', async (_what, text) => {
    expect((await tryRead(format, fileOf('bad.json', text))).read?.model).toBeDefined();
  });

  it('keeps flows apart whose ends share a name', async () => {
    const text =
      '{"scope":{},"trust_zones":[],"actors":[{"symbolic_name":"a"}],"components":[{"symbolic_name":"a"}],"data_flows":[{"symbolic_name":"f","source":{"type":"actor","object":"a"},"destination":{"type":"component","object":"a"}}]}';
    const { read } = await tryRead(format, fileOf('a.json', text));
    expect(read?.model.flows.get('f')).toMatchObject({ from: 'a', to: 'a-2' });
  });

  it('reads a large file in time', async () => {
    const components = Array.from({ length: 12_000 }, (_, index) => ({
      symbolic_name: `c${index}`,
      title: 'Same',
      parent_component: `c${index + 1}`,
    }));
    const start = performance.now();
    expect((await readText(JSON.stringify({ scope: {}, trust_zones: [], components })))?.counts['components']).toBe(
      12_000,
    );
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('reads the sample with any value in any place', async () => {
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
        expect(tried.text).toContain('vauban: 1');
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

describe.skipIf(!hasCorpus)('tml on the corpus', () => {
  for (const { path, counts } of expectedCounts('tml')) {
    it(`reads ${path}`, async () => {
      const tried = await tryRead(format, join(CORPUS, path));
      expect(tried.counts).toMatchObject(counts);
      expect((await tryRead(format, join(CORPUS, path))).text).toBe(tried.text);
    });
  }
});
