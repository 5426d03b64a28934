import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ForeignFile, Imported } from '../format.ts';
import { glanceAt } from '../glance.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { read } from './read.ts';

const SAMPLE = fileURLToPath(new URL('sample.yaml', import.meta.url));

/** Reads the first of some files; the others are found by their paths from the folder of the file that names them. */
async function readFiles(files: Readonly<Record<string, string>>): Promise<Imported> {
  const open = (path: string, from: string): ForeignFile | undefined => {
    const name = [...from.split('/').slice(0, -1), path].join('/');
    return files[name] === undefined ? undefined : fileOf(name, files[name]);
  };
  const [[name = '', text = ''] = []] = Object.entries(files);
  return read(glanceAt(fileOf(name, text)), { open });
}

const readText = (text: string): Promise<Imported> => readFiles({ 'model.yaml': text });
const messagesOf = ({ lost }: Pick<Imported, 'lost'>): readonly string[] => lost.map(({ message }) => message);

describe('format', () => {
  it('recognizes threat models by their keys', () => {
    const looks = (text: string): boolean => format.looksLike(glanceAt(fileOf('model.yaml', text)));
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('ID: A\nthreats:')).toBe(true);
    expect(looks('ID: A')).toBe(false);
    expect(looks('scope: {}\nthreats: []')).toBe(false);
    expect(looks('')).toBe(false);
  });
});

describe('read', () => {
  it('reads the sample', async () => {
    const { counts, problems, draft = {} } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({
      ...{ components: 5, flows: 1, threats: 2, mitigations: 4, countermeasure_refs: 1, objectives: 2 },
      ...{ attackers: 2, assumptions: 1, children: 0, fully_mitigated: 1 },
    });
    expect(draft['system']).toMatchObject({
      title: 'Signing Service',
      version: '1.0',
      description: 'Signs withdrawals after two people have approved them.',
    });
    expect(draft['components']).toMatchObject({
      signer: { title: 'Signer', kind: 'process', description: 'The process that signs' },
      approvals: { kind: 'store' },
    });
    expect(Object.keys(draft['components'] ?? {})).toEqual(['signer', 'approvals']);
    expect(draft['assets']).toMatchObject({
      'signing-key': { class: 'key', description: 'The key of the hot wallet' },
      customers: { class: 'personal-data' },
      'server-certificate': { 'out-of-scope': 'The source says that it is out of scope' },
    });
    expect(draft['assets']?.['signing-key']).not.toHaveProperty('out-of-scope');
    expect(draft['actors']).toMatchObject({ insider: { title: 'Insider' }, stranger: { title: 'STRANGER' } });
    expect(draft['actors']?.['stranger']).toHaveProperty('out-of-scope');
    expect(draft['assumptions']).toMatchObject({
      'module-works': { description: 'The hardware module keeps its keys.' },
    });
    expect(draft['threats']?.['sign-alone']).toMatchObject({
      title: 'One person signs alone',
      method: '1. Take the account of a colleague.\n2. Approve twice.',
      stride: ['spoofing', 'elevation-of-privilege'],
      targets: ['components/signer', 'assets/signing-key'],
      actors: ['insider'],
      impacts: ['Funds are gone'],
      risk: { scheme: 'cvss', vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:H/A:N' },
      ticket: 'https://tickets.example/1',
      controls: ['two-people', 'alert'],
    });
    expect(draft['threats']?.['stuck']).toMatchObject({
      stride: ['denial-of-service'],
      level: 'moderate',
      controls: ['alert', 'limit', 'spare'],
    });
    expect(draft['threats']?.['stuck']).not.toHaveProperty('risk');
    expect(draft['controls']).toMatchObject({
      'two-people': { status: 'done', owner: 'Custody team', guards: ['components/signer', 'assets/signing-key'] },
      alert: { status: 'in-progress', guards: ['components/signer', 'assets/signing-key'] },
      limit: { status: 'planned' },
    });
    expect(draft['controls']?.['spare']).not.toHaveProperty('status');
    expect(draft['decisions']).toEqual({
      'sign-alone': { treatment: 'mitigate', because: 'The source says that it is fully mitigated' },
    });
    expect(draft['frameworks']?.['security-objectives']).toMatchObject({
      requirements: {
        'funds-safe': { tags: ['Custody'], threats: ['sign-alone'], controls: ['two-people', 'alert'] },
        'service-up': { threats: ['stuck'], 'out-of-scope': 'The source says that it is out of scope' },
      },
    });
  });

  it('keeps what has no place, and says so once by kind', async () => {
    const { lost, draft = {} } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count }) => `${count} ${message}`)).toEqual([
      '1 securityObjectives: "contributesTo" is kept, but says nothing to Vauban',
      '1 components: "properties" is kept, but says nothing to Vauban',
      '2 assets: "properties" is kept, but says nothing to Vauban',
      '1 assets: the type "certificate" is kept; Vauban has no class of this name',
      '1 flows: a data flow does not say between whom; it is kept, but is no flow of the model',
      '1 controls: "operational" is kept, but says nothing to Vauban',
      '1 controls: "tested" is kept, but says nothing to Vauban',
      '1 controls: "testRef" is kept, but says nothing to Vauban',
      '1 controls: "public" is kept, but says nothing to Vauban',
      '1 controls: "status" is kept, but says nothing to Vauban',
      '1 threats: what "assets" refers to is not in the model; the reference is kept',
      '1 threats: a base score is kept; Vauban works it out of the vector',
      '1 threats: "public" is kept, but says nothing to Vauban',
      '1 threats: what "impactedSecObj" refers to is not in the model; the reference is kept',
      '1 threats: a vector that is neither CVSS 3.1 nor 4.0 is kept',
      '1 threats: "threatType" is kept, but says nothing to Vauban',
      '1 "schemaVersion" is kept, but says nothing to Vauban',
      '1 "authors" is kept, but says nothing to Vauban',
      '1 "analysis" is kept, but says nothing to Vauban',
    ]);
    expect(lost.every(({ at }) => at?.file === SAMPLE && at.line > 1)).toBe(true);
    const written = JSON.stringify(draft);
    for (const text of [
      'APPROVE_FLOW',
      'REPUTATION',
      'Rust',
      'hardware module',
      'approvals-7',
      'DoS, Griefing',
      'Au:N',
      'NotApplicable',
      'talked through',
    ]) {
      expect(written).toContain(text);
    }
  });

  it('reads each threat model below, and finds what its ids mean there, above and anywhere', async () => {
    const {
      draft = {},
      counts,
      problems,
    } = await readFiles({
      'top/Top.yaml': `ID: Top
children: [{ REFID: Left }, { ID: Right }]
scope: { attackers: [{ ID: WHO, title: Above }], assets: [{ ID: ONE, type: service }] }
threats: [{ ID: T, countermeasures: [{ REFID: SHARED }] }]`,
      'top/Left/Left.yaml': `ID: Left
children: [{ REFID: Deep }]
scope: { attackers: [{ ID: WHO, title: Left }], assets: [{ ID: ONE, type: service }, { ID: F, type: dataflow }] }
threats: [{ ID: T, fullyMitigated: true, attackers: [{ REFID: WHO }], assets: [{ REFID: ONE }], countermeasures: [{ ID: SHARED, inPlace: true }] }]`,
      'top/Left/Deep/Deep.yaml':
        'ID: Deep\nthreats: [{ ID: D, attackers: [{ REFID: WHO }], assets: [{ REFID: TWO }] }]',
      'top/Right.yaml':
        'ID: Right\nscope: { assets: [{ ID: TWO, type: key }] }\nthreats: [{ ID: R, attackers: [{ REFID: WHO }] }]',
    });
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({
      components: 1,
      flows: 0,
      threats: 1,
      mitigations: 0,
      children: 2,
      fully_mitigated: 0,
    });
    expect(counts).toMatchObject({ tree_assets: 3, tree_dataflows: 1, tree_threats: 4, tree_mitigations: 1 });
    expect(draft['threats']).toMatchObject({
      t: { controls: ['shared'] },
      't-2': { actors: ['who-2'], targets: ['components/one-2'], tags: ['Left'] },
      d: { actors: ['who-2'], targets: ['assets/two'], tags: ['Deep'] },
      r: { actors: ['who'], tags: ['Right'] },
    });
    expect(draft['threats']?.['t-2']).toMatchObject({ origin: { format: 'corda', id: 'Left.T' } });
  });

  it('says which threat model below cannot be read, reads each once, and never leaves the folder', async () => {
    const { draft, problems } = await readFiles({
      'top/Top.yaml': 'ID: Top\nthreats: []\nchildren: [Gone, Top, ../Other, Broken, List]',
      'top/Top/Top.yaml': 'ID: Inner\nchildren: [Top]',
      'Other.yaml': 'ID: Other',
      'Other/Other.yaml': 'ID: Other',
      'top/Broken/Broken.yaml': 'a: [',
      'top/List.yaml': '- a',
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'Cannot read "top/Top.yaml" at 3:1: expected the threat model "Gone", found none that may be read',
      'Cannot read "top/Top.yaml" at 3:1: expected the threat model "../Other", found none that may be read',
      expect.stringMatching(/^Cannot read "top\/Broken\/Broken.yaml" at 1:/),
      'Cannot read "top/Top.yaml" at 3:1: expected the threat model "List", found a file that says nothing in keys and values',
      'Cannot read "top/Top/Top.yaml" at 2:1: expected the threat model "Top", found it in the tree already',
    ]);
    expect(JSON.stringify(draft)).toContain('{\\"children\\":\\"Gone\\"}');
  });
});

describe('bad files', () => {
  it.each(['', '- a', 'text', '<a/>', 'a: b', 'ID: [', 'ID: a\nID: b'])(
    '%j is refused with one problem',
    async (text) => {
      const { draft, problems } = await readText(text);
      expect(draft).toBeUndefined();
      expect(problems).toHaveLength(1);
      expect(problems[0]?.message).toMatch(/^Cannot read "model.yaml" at \d+:\d+: /);
    },
  );

  it.each([
    ['ID: A\nthreats: { a: b }', undefined],
    ['ID: A\nthreats: 7', 'threats: what is no entry of its own is kept, but says nothing to Vauban'],
    ['ID: A\nscope: text', '"scope" is kept, but says nothing to Vauban'],
    [
      'ID: [x]\nscope: { assets: [[], { REFID: X }, null, { type: constructor }] }',
      'assets: what is no entry of its own is kept, but says nothing to Vauban',
    ],
    [
      'ID: A\nscope: { attackers: { ID: W } }\nthreats: [{ ID: { a: b }, attackers: W, countermeasures: ALERT }]',
      'threats: what "countermeasures" refers to is not in the model; the reference is kept',
    ],
    [
      'ID: A\nthreats: [{ CVSS: 7, threatType: [x], fullyMitigated: maybe }]',
      'threats: "CVSS" is kept, but says nothing to Vauban',
    ],
    ['ID: A\nthreats: [{ ID: T, title: T }, { ID: T }, { ID: t }]', undefined],
  ])('%j is read, and says what is odd', async (text, message) => {
    const tried = await tryRead(format, fileOf('model.yaml', text));
    expect(tried.draft).toBeDefined();
    if (message !== undefined) expect(messagesOf(tried)).toContain(message);
  });

  it('never throws at a truncated file or a value of the wrong kind', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    for (let end = 0; end < text.length; end += 61) {
      const { draft, problems } = await readText(text.slice(0, end));
      expect(draft !== undefined || problems.length === 1).toBe(true);
    }
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      const key = /^( *(?:- )?[^:]+:)/.exec(line)?.[1];
      if (key === undefined) continue;
      const value = ['[[]]', '{ a: { b: [1] } }', '-1.5e3', '', 'CVSS:3.1/XX:Y'][index % 5];
      const changed = fileOf('model.yaml', lines.with(index, `${key} ${value}`).join('\n'));
      if (format.looksLike(glanceAt(changed))) {
        const { draft, problems } = await tryRead(format, changed);
        expect(draft !== undefined || problems.length === 1, `${line} -> ${value}`).toBe(true);
      }
    }
  });

  it('reads a large file in time linear in its size', async () => {
    const threats = Array.from(
      { length: 5000 },
      (_, at) =>
        `  - { ID: T${at}, assets: [{ REFID: A${at} }], impactedSecObj: [{ REFID: O }], countermeasures: [{ ID: C${at}, inPlace: true }, { REFID: C0 }] }`,
    );
    const assets = Array.from({ length: 5000 }, (_, at) => `    - { ID: A${at}, type: service }`);
    const text = [
      'ID: Large',
      'scope:',
      '  securityObjectives: [{ ID: O, title: O }]',
      '  assets:',
      ...assets,
      'threats:',
      ...threats,
    ].join('\n');
    const start = performance.now();
    const { counts } = await readText(text);
    expect(counts).toMatchObject({ components: 5000, threats: 5000, mitigations: 5000, countermeasure_refs: 5000 });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe.skipIf(!hasCorpus)('the models of the corpus', () => {
  for (const { path, counts } of expectedCounts('corda')) {
    it(`${path} has the counts of the table`, async () => {
      const tried = await tryRead(format, CORPUS + path);
      expect(tried.counts).toMatchObject(counts);
      expect(Object.keys(counts).length).toBeGreaterThanOrEqual(10);
      expect(tried.problems).toEqual([]);
      expect((await tryRead(format, CORPUS + path)).text).toBe(tried.text);
    });
  }
});
