import { describe, expect, it } from 'vitest';
import { findNodes, splitKey } from './find.ts';
import { leavesOf } from './leaves.ts';
import { readSettings } from './read-settings.ts';
import { type SettingsFormat, settingsFormat } from './settings-format.ts';

function leaves(text: string, format: SettingsFormat) {
  const read = readSettings(text, format);
  if ('problem' in read) throw new Error(`${read.line}:${read.column}: ${read.problem}`);
  return read.documents.flatMap(leavesOf).map(({ key, value, line, column }) => [key, value, line, column]);
}

function problem(text: string, format: SettingsFormat): string {
  const read = readSettings(text, format);
  return 'problem' in read ? `${read.line}:${read.column} ${read.problem}` : 'was read';
}

describe('readSettings', () => {
  it.each<[string, SettingsFormat, string, unknown[]]>([
    [
      'a TOML table',
      'toml',
      'a = 1\n[p2p]\n  pex = false # why\n',
      [
        ['a', 1, 1, 1],
        ['p2p.pex', false, 3, 3],
      ],
    ],
    [
      'a TOML list of tables',
      'toml',
      '[[peer]]\nid = "x"\n[[peer]]\nid = "y"\n[peer.more]\nz = 2\n',
      [
        ['peer.0.id', 'x', 2, 1],
        ['peer.1.id', 'y', 4, 1],
        ['peer.1.more.z', 2, 6, 1],
      ],
    ],
    [
      'a TOML inline table and a dotted key',
      'toml',
      'a.b = { c = [1, 2], d = "e" }',
      [
        ['a.b.c', [1, 2], 1, 9],
        ['a.b.d', 'e', 1, 21],
      ],
    ],
    ['a large TOML integer', 'toml', 'a = 9223372036854775807', [['a', '9223372036854775807', 1, 1]]],
    [
      'YAML',
      'yaml',
      'a:\n  b: yes\n  c: [1, x]\n',
      [
        ['a.b', 'yes', 2, 3],
        ['a.c', ['1', 'x'], 3, 3],
      ],
    ],
    [
      'two YAML documents',
      'yaml',
      'a: 1\n---\nb: 2\n',
      [
        ['a', '1', 1, 1],
        ['b', '2', 3, 1],
      ],
    ],
    [
      'a YAML alias',
      'yaml',
      'a: &x { b: 1 }\nc: *x\n',
      [
        ['a.b', '1', 1, 9],
        ['c.b', '1', 2, 1],
      ],
    ],
    [
      'YAML merge keys',
      'yaml',
      'a: &x { b: 1, c: 2 }\nd:\n  <<: *x\n  b: 3\n',
      [
        ['a.b', '1', 1, 9],
        ['a.c', '2', 1, 15],
        ['d.b', '3', 4, 3],
        ['d.c', '2', 2, 1],
      ],
    ],
    [
      'JSON',
      'json',
      '{\n "a": {"b": [true, null]},\n "c": -1.5e2\n}',
      [
        ['a.b', [true, null], 2, 8],
        ['c', -150, 3, 2],
      ],
    ],
    ['JSON with escapes', 'json', '{"a\\u0062": "x\\n\\"y"}', [['ab', 'x\n"y', 1, 2]]],
    ['JSON with comments and a trailing comma', 'json', '// one\n{ /* two */ "a": 1, }', [['a', 1, 2, 13]]],
    ['a large JSON number', 'json', '{"a": 9223372036854775807}', [['a', '9223372036854775807', 1, 2]]],
    [
      'INI',
      'ini',
      '; x\n[main]\na = 1 # no\n[other]\nb: "q # q"\n',
      [
        ['main.a', '1', 3, 1],
        ['other.b', 'q # q', 5, 1],
      ],
    ],
    [
      '.env',
      'ini',
      "export A='1'\nB=\n",
      [
        ['A', '1', 1, 1],
        ['B', '', 2, 1],
      ],
    ],
    [
      'a systemd unit',
      'ini',
      '[Service]\nExecStart=/bin/a \\\n  --b\nEnvironment=X=1\nEnvironment=Y=2\n',
      [
        ['Service.ExecStart', '/bin/a    --b', 2, 1],
        ['Service.Environment', ['X=1', 'Y=2'], 4, 1],
      ],
    ],
    [
      'keys and values with a space',
      'ini',
      'PermitRootLogin no\nauthselectmode require\n',
      [
        ['PermitRootLogin', 'no', 1, 1],
        ['authselectmode', 'require', 2, 1],
      ],
    ],
  ])('reads %s with places', (_, format, text, wanted) => {
    expect(leaves(text, format)).toEqual(wanted);
  });

  it.each<[string, SettingsFormat, string, RegExp]>([
    ['a TOML key written twice', 'toml', 'a = 1\na = 2\n', /^2:1 /],
    ['TOML cut short', 'toml', 'a = [1,', /^1:/],
    ['deep TOML', 'toml', `a = ${'['.repeat(2000)}${']'.repeat(2000)}`, /levels/],
    ['deep YAML', 'yaml', `${'['.repeat(20_000)}`, /^\d+:\d+ /],
    ['deep JSON', 'json', '['.repeat(1_000_000), /levels/],
    ['JSON cut short', 'json', '{"a": [1, 2', /found the end/],
    ['JSON with an open string', 'json', '{"a": "b\n"}', /1:9 expected the end of the text/],
    ['two JSON values', 'json', '{} {}', /1:4 expected the end/],
    ['a wrong JSON escape', 'json', '{"a": "\\x"}', /escape/],
    ['JSON of many values', 'json', `[${'0,'.repeat(1_500_000)}0]`, /at most 1000000 values/],
    [
      'a YAML bomb',
      'yaml',
      [
        'a: &a [1,1,1,1,1,1,1,1,1,1]',
        ...'bcdefgh'
          .split('')
          .map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdefg'[index]}`).join(',')}]`),
      ].join('\n'),
      /aliases/,
    ],
    ['an alias of itself', 'yaml', 'a: &a [*a]', /inside itself/],
    ['a wrong indent', 'yaml', 'a: b: c\n  - d', /^\d+:\d+ /],
    ['a very long line', 'ini', `a=${'x'.repeat(30_000)}`, /characters/],
  ])('refuses %s', (_, format, text, wanted) => {
    const started = performance.now();
    expect(problem(text, format)).toMatch(wanted);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('reads nine megabytes of JSON within seconds', () => {
    const text = `{"accounts": [${'{"address": "cosmos1", "coins": [{"denom": "stake", "amount": "1000"}]},\n'.repeat(130_000)}{}]}`;
    const started = performance.now();
    expect(problem(text, 'json')).toBe('was read');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('settingsFormat', () => {
  it.each([
    ['config/config.toml', 'toml'],
    ['a.YAML', 'yaml'],
    ['genesis.json', 'json'],
    ['.env', 'ini'],
    ['.env.production', 'ini'],
    ['etc/ssh/sshd_config', 'ini'],
    ['x.service', 'ini'],
    ['README.md', undefined],
  ])('tells the format of %s', (path, format) => {
    expect(settingsFormat(path)).toBe(format);
  });
});

describe('findNodes', () => {
  const tree = (text: string) => {
    const read = readSettings(text, 'yaml');
    if ('problem' in read || read.documents[0] === undefined) throw new Error('not read');
    return read.documents[0];
  };
  const keys = (text: string, key: string, ignoreCase = false) => {
    const { nodes, missing } = findNodes(tree(text), key, { ignoreCase });
    return { found: nodes.map((node) => node.key), missing };
  };

  it.each([
    ['a.b', 'a: { b: 1 }', { found: ['a.b'], missing: [] }],
    ['a.c', 'a: { b: 1 }', { found: [], missing: [] }],
    ['a.*.v', 'a: { x: { v: 1 }, y: { w: 2 } }', { found: ['a.x.v'], missing: ['a.y'] }],
    ['a.1', 'a: [x, y]', { found: ['a.1'], missing: [] }],
    ['net.ipv4.forward', 'net.ipv4.forward: 0', { found: ['net.ipv4.forward'], missing: [] }],
    ['"a.b".c', 'a.b: { c: 1 }', { found: ['a.b.c'], missing: [] }],
    ['env.POST', 'env: [GET=1, POST=0]', { found: ['env.POST'], missing: [] }],
    ['a.constructor', 'a: {}', { found: [], missing: [] }],
    ['**.v', 'a: { v: 1, b: [{ v: 2 }, { w: 3 }] }\nv: { v: 4 }', { found: ['v'], missing: [] }],
    ['**.b.v', 'x: { y: { b: { v: 1 } } }\nb: { w: 1 }', { found: ['x.y.b.v'], missing: [] }],
    ['a.**.v', 'a: { b: [{ v: 2 }, { c: { v: 3 } }] }', { found: ['a.b.0.v', 'a.b.1.c.v'], missing: [] }],
  ])('finds %s', (key, text, wanted) => {
    expect(keys(text, key)).toEqual(wanted);
  });

  it('finds a key in any case only when asked to', () => {
    expect(keys('P2P: { Pex: false }', 'p2p.pex').found).toEqual([]);
    expect(keys('P2P: { Pex: false }', 'p2p.pex', true).found).toEqual(['P2P.Pex']);
  });

  it('splits quoted parts', () => {
    expect(splitKey('a."b.c".d')).toEqual(['a', 'b.c', 'd']);
  });
});
