/**
 * The reader of threatcl, against a file of our own and the files of the corpus.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ForeignFile, ReadContext } from '../format.ts';
import { glanceAt } from '../glance.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const SAMPLE = join(import.meta.dirname, 'sample.hcl');

/** Reads a file beside others that exist in memory only. */
async function readWith(files: Readonly<Record<string, string>>, name: string) {
  const asked: string[] = [];
  const context: ReadContext = {
    open: (path): ForeignFile | undefined => {
      asked.push(path);
      const text = files[path.replace(/^\.\//, '')];
      return text === undefined ? undefined : fileOf(path, text);
    },
  };
  const read = await format.loadRead?.();
  if (read === undefined) throw new TypeError('not readable');
  const imported = await read(glanceAt(fileOf(name, files[name] ?? '')), context);
  return { ...imported, asked };
}

const messages = (lost: readonly { message: string }[]) => lost.map(({ message }) => message);

describe('threatcl', () => {
  it('reads models, assets, diagrams, threats and controls', async () => {
    const { counts, read, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({
      components: 4,
      flows: 3,
      boundaries: 1,
      threats: 2,
      mitigations: 2,
      models: 1,
      dfds: 1,
      information_assets: 3,
      library_controls: 1,
    });
    const model = read?.model;
    expect(model?.system).toMatchObject({
      title: 'Lending desk',
      owner: 'the desk',
      description: 'Lends books in Riverside',
      scheme: 'five-by-five',
    });
    expect(model?.system.references?.see).toEqual([
      'https://library.example/desk',
      'https://library.example/desk.png',
      'https://git.example/desk',
    ]);
    expect([...(model?.components.values() ?? [])].map(({ id, kind, zone }) => [id, kind, zone])).toEqual([
      ['desk', 'process', 'back-office'],
      ['shelf', 'store', 'back-office'],
      ['reader', 'external', undefined],
      ['web-shop', 'process', 'back-office'],
    ]);
    expect(
      [...(model?.flows.values() ?? [])].map(({ from, to, title, protocol }) => [from, to, title, protocol]),
    ).toEqual([
      ['reader', 'desk', 'asks', 'https'],
      ['desk', 'shelf', 'looks up', undefined],
    ]);
    expect([...(model?.assets.values() ?? [])].map(({ id, tier, at }) => [id, tier, at])).toEqual([
      ['loans', '2', ['shelf']],
      ['catalog', '3', undefined],
      ['door-code', '1', undefined],
    ]);
    expect(model?.assets.get('catalog')?.facts?.get('public')).toBe('yes');
    expect(model?.assumptions.get('the-building-itself-is-the-city-s')?.tags).toEqual(['exclusion']);
    const threat = model?.threats.get('loans-are-read');
    expect(threat).toMatchObject({
      description: 'Somebody at the desk sees\nwho has which book\n',
      stride: ['information-disclosure', 'spoofing'],
      impacts: ['Confidentiality'],
      targets: ['assets/loans'],
      level: 'high',
      because: 'The screen faces the room',
    });
    expect([...(threat?.risk?.axes ?? [])]).toEqual([
      ['probability', '2'],
      ['impact', '5'],
    ]);
    expect(threat?.controls?.map(({ control }) => control)).toEqual(['card-check', 'privacy-screen']);
    expect([...(model?.controls.values() ?? [])].map(({ id, status, guards }) => [id, status, guards])).toEqual([
      ['card-check', 'done', undefined],
      ['privacy-screen', 'planned', ['assets/loans']],
      ['changes-are-logged', 'done', undefined],
      ['a-card-is-checked-before-anything-is-lent', undefined, undefined],
    ]);
    expect(model?.diagrams.get('at-the-desk')?.flows).toEqual(['reader-to-desk', 'desk-to-shelf']);
  });

  it('keeps what says nothing, and says so with its place', async () => {
    const { draft, lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, at }) => `${at?.line}: ${message}`)).toEqual([
      '12: component: "risk_reduction" is kept, but says nothing to Vauban',
      '14: component: "attribute" is kept, but says nothing to Vauban',
      '43: information_asset: "source" is kept, but says nothing to Vauban',
      '125: flow: a flow without two ends that exist is kept with its diagram, not drawn',
      '84: control: "risk_reduction" is kept, but says nothing to Vauban',
      '91: threat: a control that is only a text does not say whether it is in place',
      '26: threatmodel: "attributes" is kept, but says nothing to Vauban',
      '32: threatmodel: "additional_attribute" is kept, but says nothing to Vauban',
      '50: threatmodel: "usecase" is kept, but says nothing to Vauban',
      '58: threatmodel: "third_party_dependency" is kept, but says nothing to Vauban',
      '131: threatmodel: "mermaid" is kept, but says nothing to Vauban',
      '2: the file: "spec_version" is kept, but says nothing to Vauban',
      '4: the file: "variable" is kept, but says nothing to Vauban',
    ]);
    const text = JSON.stringify(draft);
    for (const kept of [
      'risk_reduction',
      'the publishers',
      'Moon',
      'ground',
      'initiative_size',
      'graph TD',
      'Riverside',
    ]) {
      expect(text).toContain(kept);
    }
    expect((await tryRead(format, SAMPLE)).text).toBe((await tryRead(format, SAMPLE)).text);
  });

  it('reads the JSON form like the other', async () => {
    const hcl = `threatmodel "Shop" {
  author = "me"
  information_asset "Orders" { information_classification = "Restricted" }
  usecase { description = "Buy" }
  usecase { description = "Return" }
  threat "Theft" {
    description = "Somebody takes them"
    impacts = ["Integrity", "Availability"]
    control "Lock" { implemented = true }
    control "Dog" { implemented = "false" }
  }
  data_flow_diagram {
    process "Web" { trust_zone = "DMZ" }
    data_store "Orders DB" { information_asset = "Orders" }
    flow "sql" {
      from = "Web"
      to = "Orders DB"
    }
    flow "sql" {
      from = "Orders DB"
      to = "Web"
    }
  }
}`;
    const json = {
      threatmodel: {
        Shop: {
          author: 'me',
          information_asset: [{ Orders: { information_classification: 'Restricted' } }],
          usecase: [{ description: 'Buy' }, { description: 'Return' }],
          threat: {
            Theft: [
              {
                description: 'Somebody takes them',
                impacts: ['Integrity', 'Availability'],
                control: [{ Lock: { implemented: true } }, { Dog: { implemented: 'false' } }],
              },
            ],
          },
          data_flow_diagram: {
            process: { Web: { trust_zone: 'DMZ' } },
            data_store: { 'Orders DB': { information_asset: 'Orders' } },
            flow: {
              sql: [
                { from: 'Web', to: 'Orders DB' },
                { from: 'Orders DB', to: 'Web' },
              ],
            },
          },
        },
      },
    };
    const one = await tryRead(format, fileOf('shop.hcl', hcl));
    const other = await tryRead(format, fileOf('shop.json', JSON.stringify(json)));
    expect(other.draft).toEqual(one.draft);
    expect(other.counts).toEqual(one.counts);
    expect(one.counts).toMatchObject({ components: 2, flows: 2, boundaries: 1, mitigations: 2 });
    expect(one.read?.model.controls.get('dog')?.status).toBe('planned');
    expect(one.read?.model.assets.get('orders')?.at).toEqual(['orders-db']);
  });

  it('merges the model that a model includes', async () => {
    const { draft, counts, problems } = await readWith(
      {
        'a.hcl': `threatmodel "Shop" {
  author    = "me"
  including = "./b.hcl"
  threat "Theft" { description = "Ours" }
}
threatmodel "Other" { threat "Theft" { description = "Elsewhere" } }`,
        'b.hcl': `variable "who" { value = "anybody" }
threatmodel "Shop" {
  description = "Sells to \${var.who}"
  author      = "them"
  threat "Theft" { description = "Theirs" }
  threat "Fire" {
    description = "All burns"
    control "Sprinkler" {}
  }
}`,
      },
      'a.hcl',
    );
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ threats: 2, including: 1, resolved_threats: 3, resolved_mitigations: 1 });
    expect(draft?.['system']).toMatchObject({
      title: 'Shop, Other',
      owner: 'me',
      description: 'Shop: Sells to anybody',
    });
    expect(Object.entries(draft?.['threats'] ?? {}).map(([id, entry]) => [id, JSON.stringify(entry)])).toMatchObject([
      ['theft', expect.stringContaining('"Ours"')],
      ['fire', expect.stringContaining('"Shop"')],
      ['theft-2', expect.stringContaining('"Other"')],
    ]);
  });

  it('asks for local files only, and reports the others', async () => {
    const { draft, lost, problems, asked } = await readWith(
      {
        'a.hcl': `threatmodel "Shop" {
  imports = ["https://example.org/x.hcl", "github.com/a/b|c.hcl", "git::ssh://h/x", "lib.hcl", "gone.hcl"]
  threat "Theft" {
    control "A" { description = "See \${import.control.known.description}, \${import.control.unknown.description}" }
    control_imports = [import.control.known, "import.control.never"]
  }
}`,
        'lib.hcl': 'component "control" "known" { description = "a lock" }',
      },
      'a.hcl',
    );
    expect(asked).toEqual(['lib.hcl', 'gone.hcl']);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['dangling', 'Cannot read "a.hcl" at 2:96: expected a file, found nothing at "gone.hcl"'],
    ]);
    expect(lost).toMatchObject([
      { message: 'files at a remote place are not fetched; what they define is missing here', count: 3 },
      { message: 'threat: the control "never" of a library is not here', count: 1 },
      { message: 'what a text refers to is not here; the reference stays in the text', count: 1 },
    ]);
    expect(draft?.['controls']).toMatchObject({
      a: { description: 'See a lock, ${import.control.unknown.description}' },
      known: { description: 'a lock' },
    });
    expect(draft?.['threats']).toMatchObject({ theft: { controls: ['known', 'a'] } });
  });

  it('recognizes its files by their blocks', () => {
    const looks = (text: string) => format.looksLike(glanceAt(fileOf('x', text)));
    expect(looks('\nspec_version = "0.7.0"\n  threatmodel "x" {\n')).toBe(true);
    expect(looks('component "control" "x" {}')).toBe(true);
    expect(looks('{"threatmodel":{"x":{"author":"y"}}}')).toBe(true);
    expect(looks('{"threatmodel":[{"x":{}}]}')).toBe(true);
    expect(looks('variable "x" {\n}\nresource "a" "b" {\n}\n')).toBe(false);
    expect(looks('{"threatmodel":"x"}')).toBe(false);
    expect(looks('threatmodel: x')).toBe(false);
    expect(looks('')).toBe(false);
  });
});

describe('threatcl with bad files', () => {
  it.each([
    ['nothing', ''],
    ['another language', 'resource "a" "b" {}'],
    ['a list', '[1]'],
    ['broken JSON', '{"threatmodel": {'],
    ['JSON of something else', '{"a": 1}'],
    ['JSON without models', '{"threatmodel": null, "component": []}'],
    ['a text that never ends', 'threatmodel "x'],
  ])('refuses %s with one problem', async (_, text) => {
    const { draft, problems } = await tryRead(format, fileOf('bad.hcl', text));
    expect(draft).toBeUndefined();
    expect(problems.length).toBe(1);
    expect(problems[0]?.at.line).toBeGreaterThan(0);
  });

  it.each([
    [
      'values of wrong kinds',
      'threatmodel "x" {\n author = [1, {a = b}]\n threat "y" { stride = 5\n risk { likelihood = [] } }\n information_asset "z" { information_classification = null }\n}',
    ],
    [
      'blocks in wrong places',
      'threatmodel {\n threat { threat "x" { flow "y" {} } }\n data_flow_diagram_v2 { flow {}\n process {}\n process {}\n trust_zone { trust_zone "a" {} } }\n}',
    ],
    [
      'JSON of wrong kinds',
      '{"threatmodel":{"x":{"threat":{"t":{"control":5,"risk":[],"stride":{}}},"constructor":{},"__proto__":{},"data_flow_diagram":[[[{"process":[{"p":[]},7]}]]]}}}',
    ],
    ['a broken statement', 'threatmodel "x" {\n  a = = 1\n  threat "t" { description = "d" }\n}'],
  ])('takes %s', async (_, text) => {
    const { draft } = await tryRead(format, fileOf('odd.hcl', text));
    expect(draft).toBeDefined();
  });

  it('takes a circle of files', async () => {
    const { problems, counts } = await readWith(
      { 'a.hcl': 'threatmodel "x" {\n including = "a.hcl"\n threat "t" {}\n}' },
      'a.hcl',
    );
    expect(problems).toMatchObject([{ code: 'cycle', at: { line: 2 } }]);
    expect(counts['resolved_threats']).toBe(1);
  });

  it('reports what a name means only once it is there', async () => {
    const { lost, read } = await tryRead(
      format,
      fileOf(
        'a.hcl',
        `threatmodel "x" {
  threat "t" {
    stride = ["Bad luck"]
    information_asset_refs = ["Nothing"]
    risk { likelihood = "sometimes" }
  }
  data_flow_diagram_v2 "d" {
    data_store "s" { information_asset = "Nothing" }
    process "s" {}
    import = "other.hcl"
  }
}`,
      ),
    );
    expect(messages(lost)).toEqual([
      'data_store: there is no information asset "Nothing"',
      'two elements of a diagram have the same name; flows lead to the first',
      'data flow diagram: a diagram in another file is not read',
      'threat: there is no information asset "Nothing"',
      'threat: the category "Bad luck" is no letter of STRIDE',
      'risk: no level is called "sometimes"',
    ]);
    expect([...(read?.model.components.values() ?? [])].map(({ id, kind }) => [id, kind])).toEqual([
      ['s', 'store'],
      ['s-2', 'process'],
    ]);
  });

  it('survives every cut of its sample, and a very large file', async () => {
    const { readFileSync } = await import('node:fs');
    const text = readFileSync(SAMPLE, 'utf8');
    for (let end = 0; end < text.length; end += 37) await tryRead(format, fileOf('cut.hcl', text.slice(0, end)));
    const threats = Array.from({ length: 10_000 }, (_, index) => `threat "t${index}" { description = "\${var.long}" }`);
    const long = `variable "long" { value = "${'x'.repeat(100_000)}" }\nthreatmodel "x" {\n${threats.join('\n')}\n}`;
    const start = performance.now();
    const { counts } = await readWith({ 'a.hcl': long }, 'a.hcl');
    expect(counts['threats']).toBe(10_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe.skipIf(!hasCorpus)('threatcl on real files', () => {
  it.each(expectedCounts('threatcl'))('counts what is in $path', async ({ path, counts }) => {
    const tried = await tryRead(format, join(CORPUS, path));
    expect(tried.counts).toMatchObject(counts);
    expect(tried.problems).toEqual([]);
  });
});
