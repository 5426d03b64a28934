import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VaubanError } from '../problem.ts';
import { readTexts } from './read-texts.ts';

/** Reads one text and gives its problems in one line each. */
function problems(text: string, options: { readonly lenient?: boolean } = {}): readonly string[] {
  return readTexts([{ name: 'model.yaml', text }], options).problems.map(
    ({ at, code, message, hint }) =>
      `${at.line}:${at.column} ${code}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
  );
}

const TEN_LINES = `system: { title: Web shop }
zones: { internet: { trust: untrusted }, backend: { trust: internal } }
components:
  browser: { kind: external, zone: internet }
  shop: { kind: process, zone: backend }
flows:
  order: { from: browser, to: shop, carries: [orders] }
assets: { orders: { tier: 1, at: [shop] } }
threats:
  forgery: { title: Orders are forged, targets: [shop], risk: { probability: 3, impact: 4 } }
`;

describe('readTexts() reads', () => {
  it('a ten-line model without complaint', () => {
    const { model, problems: found } = readTexts([{ name: 'a.yaml', text: TEN_LINES }]);
    expect(found).toEqual([]);
    expect([...model.components.keys()]).toEqual(['browser', 'shop']);
    expect(model.threats.get('forgery')?.targets).toEqual(['components/shop']);
    expect(model.threats.get('forgery')?.risk?.axes.get('impact')).toBe('4');
    expect(model.flows.get('order')?.carries).toEqual([{ asset: 'orders' }]);
  });

  it('a text field as its source text', () => {
    const { model } = readTexts([
      { name: 'a.yaml', text: 'system: { version: 1.0, description: 1e10, owner: 0123, scope: yes }' },
    ]);
    expect(model.system).toMatchObject({ version: '1.0', description: '1e10', owner: '0123', scope: 'yes' });
  });

  it('yes, no, true and false as one fact value', () => {
    const text = 'components: { a: { kind: process, many: true, facts: { one: true, two: yes, three: off } } }';
    const component = readTexts([{ name: 'a.yaml', text }]).model.components.get('a');
    expect(component?.many).toBe(true);
    expect(Object.fromEntries(component?.facts ?? [])).toEqual({ one: 'yes', two: 'yes', three: 'off' });
  });

  it('files in any order to the same model', () => {
    const files = [
      { name: 'b.yaml', text: 'components: { a: { kind: process, zone: z } }' },
      { name: 'a.yaml', text: 'system: { title: T }\nzones: { z: { trust: internal } }' },
    ];
    expect(readTexts(files).model).toEqual(readTexts(files.toReversed()).model);
  });

  it('an id that is also the name of a method', () => {
    const text = 'components: { constructor: { kind: process }, toString: { kind: process } }';
    const { model, problems: found } = readTexts([{ name: 'a.yaml', text }]);
    expect(found).toEqual([]);
    expect([...model.components.keys()]).toEqual(['constructor', 'toString']);
    expect(model.components.get('valueOf')).toBeUndefined();
  });

  it('an entry that says nothing yet', () => {
    expect(problems('assumptions:\n  quiet:\n')).toEqual([]);
  });
});

describe('readTexts() says where and how', () => {
  const table: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'an unknown key',
      'components:\n  a: { knd: process }\n',
      [
        '2:3 missing: Missing "kind" in components.a: expected "process", "store" or "external"',
        '2:8 unknown-key: Unknown key "knd" in components.a (Did you mean "kind"?)',
      ],
    ],
    [
      'a wrong word',
      'components:\n  a: { kind: proces }\n',
      [
        '2:14 wrong-value: Cannot read components.a.kind: expected "process", "store" or "external", found "proces" (Did you mean "process"?)',
      ],
    ],
    [
      'a dangling reference',
      'zones: { dmz: {} }\ncomponents:\n  a: { kind: process, zone: dmx }\n',
      ['3:29 dangling: Unknown id "dmx" in components.a.zone: expected an entry of "zones" (Did you mean "dmz"?)'],
    ],
    [
      'a reference to the wrong kind',
      'zones: { dmz: {} }\ncomponents:\n  a: { kind: process }\nflows: { f: { from: a, to: dmz } }\n',
      ['4:28 dangling: Unknown id "dmz" in flows.f.to: expected an entry of "components"'],
    ],
    [
      'an ambiguous reference',
      'components: { x: { kind: process } }\nassets: { x: {} }\nthreats: { t: { targets: [x] } }\n',
      [
        '3:27 ambiguous: Cannot tell which "x" is meant in threats.t.targets: it is in components and assets (Write "components/x")',
      ],
    ],
    [
      'a key twice',
      'zones:\n  a: {}\n  a: {}\n',
      ['3:3 duplicate: Cannot use the key "a" twice in one mapping (Rename or remove one of them)'],
    ],
    [
      'ids that differ by case',
      'zones:\n  dmz: {}\n  DMZ: {}\n',
      ['3:3 duplicate: Cannot tell the ids "dmz" and "DMZ" in "zones" apart: expected a difference other than case'],
    ],
    [
      'a bad id',
      'zones:\n  1a: {}\n',
      ['2:3 wrong-value: Cannot use "1a" as an id in "zones": expected letters, digits and hyphens, a letter first'],
    ],
    [
      'a prototype as an id',
      'zones:\n  __proto__: { trust: public }\n',
      [
        '2:3 wrong-value: Cannot use "__proto__" as an id in "zones": expected letters, digits and hyphens, a letter first',
      ],
    ],
    [
      'a number out of range',
      'trees: { t: { goal: G, nodes: { a: { probability: 1.5 } } } }\n',
      ['1:51 wrong-value: Cannot read trees.t.nodes.a.probability: expected a number from 0 up to 1, found "1.5"'],
    ],
    [
      'a day that does not exist',
      'system: { reviewed: 2024-02-31 }\n',
      ['1:21 wrong-value: Cannot read system.reviewed: expected a date such as 2026-11-22, found "2024-02-31"'],
    ],
    [
      'a list for a mapping',
      'zones:\n  - a\n',
      [
        '2:3 wrong-value: Cannot read "zones": expected a mapping from ids to entries, found a list (Write "id: { ... }" instead of "- ...")',
      ],
    ],
    [
      'a newer language',
      'vauban: 2\nsystem: {}\n',
      ['1:9 newer-version: Cannot read version 2 of the language: expected at most 1 (Install a newer Vauban)'],
    ],
    [
      'a collection with a typo',
      'system: {}\ncomponets: {}\n',
      ['2:1 unknown-key: Unknown key "componets" at the top of the file (Did you mean "components"?)'],
    ],
    [
      'a zone inside itself',
      'zones:\n  a: { inside: b }\n  b: { inside: a }\n',
      ['2:16 cycle: Cannot follow "inside" of "a" back to itself: a -> b -> a'],
    ],
    [
      'an unknown node of a tree',
      'trees: { t: { goal: G, or: [a, b], nodes: { a: {} } } }\n',
      ['1:32 dangling: Unknown node "b" in tree "t"'],
    ],
    [
      'a node below itself',
      'trees: { t: { goal: G, or: [a], nodes: { a: { or: [b] }, b: { or: [a] } } } }\n',
      ['1:45 cycle: Cannot put a node below itself: a -> b -> a'],
    ],
    [
      'two gates at one node',
      'trees: { t: { goal: G, or: [a], and: [a], nodes: { a: {} } } }\n',
      ['1:13 contradiction: Cannot have the gates or and and at one node: expected one'],
    ],
    [
      'a union that fits neither way',
      'threats: { t: { controls: [[x]] } }\n',
      ['1:28 wrong-value: Cannot read threats.t.controls[0]: expected text or a mapping, found a list'],
    ],
  ];
  for (const [name, text, expected] of table) it(name, () => expect(problems(text)).toEqual(expected));

  it('both places of an id in two files', () => {
    const { problems: found } = readTexts([
      { name: 'a.yaml', text: 'zones: { x: {} }' },
      { name: 'b.yaml', text: 'zones:\n  x: {}' },
    ]);
    expect(found).toMatchObject([
      {
        code: 'duplicate',
        at: { file: 'b.yaml', line: 2, column: 3 },
        also: [{ file: 'a.yaml', line: 1, column: 10 }],
      },
    ]);
  });
});

describe('readTexts() refuses', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`)
    .join('\n')}\n`;
  const table: readonly (readonly [string, string, RegExp])[] = [
    ['an empty file', '', /not-a-model.*an empty file.*vauban init/],
    ['a file of comments', '# nothing\n', /not-a-model.*an empty file/],
    ['a list', '- a\n', /not-a-model/],
    ['a scalar', 'hello\n', /not-a-model/],
    ['text that is no YAML', 'system: [\n', /not-yaml/],
    ['tabs for indentation', 'system:\n\ttitle: x\n', /2:\d+ not-yaml/],
    ['an anchor', 'system: &a { title: x }\n', /1:9 not-allowed.*anchor/],
    ['an alias', 'system: { title: &a x, owner: *a }\n', /not-allowed.*alias/],
    ['a merge key', 'system: { <<: { title: x } }\n', /1:11 not-allowed.*merge key/],
    ['a tag', 'system: !!js/function "x"\n', /not-allowed.*tag/],
    ['an alias bomb', bomb, /not-allowed.*anchor/],
    ['several documents', 'system: {}\n---\nsystem: {}\n', /not-allowed.*several documents/],
    ['binary', 'system: {}\n\u0000\u0001', /2:1 not-yaml.*byte/],
    ['a wrong encoding', 'system: { title: caf\ufffd }', /1:21 not-yaml.*UTF-8/],
    ['depth without end in brackets', `a: ${'['.repeat(10_000)}`, /not-yaml/],
    [
      'depth without end in blocks',
      Array.from({ length: 10_000 }, (_, depth) => `${' '.repeat(Math.min(depth, 300))}a:`).join('\n'),
      /not-yaml/,
    ],
    ['a key that is a list', 'system: { [a, b]: c }\n', /not-allowed/],
  ];
  for (const [name, text, expected] of table) {
    it(name, () => {
      const started = performance.now();
      expect(problems(text).join('\n')).toMatch(expected);
      expect(performance.now() - started).toBeLessThan(2000);
    });
  }

  it('a file that is too large, by its size alone', () => {
    expect(problems(' '.repeat(17 * 1024 * 1024)).join()).toMatch(/too-large/);
  });

  it('nothing by throwing, whatever the text', () => {
    const word = fc.constantFrom(
      'system',
      'zones',
      'a',
      '__proto__',
      'kind',
      'process',
      '[',
      ']',
      '{',
      '}',
      ':',
      '- ',
      '\n',
      '  ',
      '&a',
      '*a',
      '"',
      "'",
      '|',
      '#',
      '?',
      '\t',
      '!!',
      'null',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 40 }), (words) => {
        const { problems: found } = readTexts([{ name: 'x.yaml', text: words.join(' ') }]);
        for (const { at } of found) expect(at.line).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('readTexts() of a folder', () => {
  it('skips a file that is no part of a model, and says so', () => {
    const read = readTexts(
      [
        { name: 'model.yaml', text: 'system: { title: T }' },
        { name: 'compose.yaml', text: 'services: { web: { image: x } }\nvolumes: {}\n' },
        { name: 'openapi.yaml', text: 'openapi: 3.1.0\ncomponents: { schemas: {} }\n' },
      ],
      { lenient: true },
    );
    expect(read.problems).toEqual([]);
    expect(read.skipped).toEqual([
      { file: 'compose.yaml', because: 'its key "services" is not part of the language' },
      { file: 'openapi.yaml', because: 'its key "openapi" is not part of the language' },
    ]);
  });

  it('does not skip a file of the model for a typo', () => {
    const read = readTexts(
      [
        { name: 'model.yaml', text: 'system: { title: T }' },
        { name: 'zones.yaml', text: 'zones: { a: {} }\ncomponets: {}\n' },
      ],
      { lenient: true },
    );
    expect(read.problems.map(({ hint }) => hint)).toEqual(['Did you mean "components"?']);
  });
});

it('VaubanError knows its exit code', () => {
  expect(new VaubanError('USAGE', 'x').exitCode).toBe(2);
});
