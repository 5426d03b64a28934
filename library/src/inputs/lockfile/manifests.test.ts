import { describe, expect, it } from 'vitest';
import { isExact, readCargoManifest } from './cargo-manifest.ts';
import { readGoMod, sumsOf } from './go-modules.ts';
import { readNpmManifest } from './npm-manifest.ts';
import { readRequirements } from './requirements.ts';

describe('readCargoManifest', () => {
  it('tells the tables, the places and the requirements apart', () => {
    const { dependencies, shared, name, isWorkspace } = readCargoManifest(`[package]
name = "app"

[dependencies]
one = "=1.2.3"
two = { version = "2", features = ["x"] }
three = { git = "https://example.org/three", rev = "${'a'.repeat(40)}" }
four = { path = "../four", version = "0.1" }
five = { workspace = true }
six = { package = "real-six", version = "=6.0.0" }

[dev-dependencies]
seven = "7"

[build-dependencies.eight]
version = "8"

[target.'cfg(unix)'.dependencies]
nine = "=9.0"

[workspace.dependencies]
five = "=5.0.0"
`);
    expect([name, isWorkspace]).toEqual(['app', true]);
    expect(dependencies.map((one) => [one.name, one.table, one.from, one.requirement, one.line].join(' '))).toEqual([
      'one normal registry =1.2.3 5',
      'two normal registry 2 6',
      'three normal git  7',
      'four normal path 0.1 8',
      'five normal workspace  9',
      'real-six normal registry =6.0.0 10',
      'seven dev registry 7 13',
      'eight build registry 8 15',
      'nine target registry =9.0 19',
    ]);
    expect(dependencies[2]?.commit).toBe('a'.repeat(40));
    expect(shared.get('five')?.requirement).toBe('=5.0.0');
  });

  it.each([
    ['=1.2.3', true],
    [' = 1.2.3-rc.1 ', true],
    ['=1.2', false],
    ['=1', false],
    ['1.2.3', false],
    ['^1.2.3', false],
    ['>=1.2.3, <2', false],
    ['=1.2.3, <2', false],
    ['*', false],
  ])('%j is exact: %s', (requirement, exact) => {
    expect(isExact(requirement)).toBe(exact);
  });

  it('says what it cannot read', () => {
    expect(readCargoManifest('[dependencies').problem).toMatch(/\S/);
    expect(readCargoManifest('dependencies = 1').dependencies).toEqual([]);
  });
});

describe('readNpmManifest', () => {
  it('reads the groups with places', () => {
    const { dependencies, isWorkspace } = readNpmManifest(
      '{ "workspaces": ["a"],\n "dependencies": { "one": "^1" },\n "devDependencies": { "two": "2" } }',
    );
    expect(isWorkspace).toBe(true);
    expect(dependencies.map(({ name, range, dev, line }) => [name, range, dev, line])).toEqual([
      ['one', '^1', false, 2],
      ['two', '2', true, 3],
    ]);
  });
});

describe('readGoMod', () => {
  it('reads requirements and replacements', () => {
    const read = readGoMod(`module example.org/app

go 1.22

require example.org/one v1.0.0
require (
	example.org/two v2.0.0 // indirect
	"example.org/three" v3.0.0
)

replace example.org/one => ../one
replace (
	example.org/two v2.0.0 => example.org/fork v2.0.1
)
`);
    expect(read.module).toBe('example.org/app');
    expect(read.requires.map(({ path, version, indirect, line }) => [path, version, indirect, line])).toEqual([
      ['example.org/one', 'v1.0.0', false, 5],
      ['example.org/two', 'v2.0.0', true, 7],
      ['example.org/three', 'v3.0.0', false, 8],
    ]);
    expect(read.replaces.map(({ path, by, version }) => [path, by, version])).toEqual([
      ['example.org/one', '../one', undefined],
      ['example.org/two', 'example.org/fork', 'v2.0.1'],
    ]);
    expect([...sumsOf('a v1 h1:x\nb v2/go.mod h1:y\nnoise\n')]).toEqual(['a v1', 'b v2']);
  });
});

describe('readRequirements', () => {
  it('reads exact versions, hashes, places and options', () => {
    const read = readRequirements(`# a comment
--require-hashes
--extra-index-url https://pypi.example.org/simple
-r base.txt
One.Two==1.0.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
three>=1,<2 ; python_version < "3.12"
four[extra]==4.0.0 # why
five==5.*
git+https://example.org/six.git@${'a'.repeat(40)}#egg=six
seven @ https://example.org/seven.zip
-e ./local
--no-binary :all:
eight
not a requirement
`);
    expect(
      read.requirements.map((one) => [one.name, one.from, one.exact, one.hashes.length, one.line].join(' ')),
    ).toEqual([
      'one-two registry 1.0.0 2 5',
      'three registry  0 8',
      'four registry 4.0.0 0 9',
      'five registry  0 10',
      'six git  0 11',
      'seven address  0 12',
      './local local  0 13',
      'eight registry  0 15',
    ]);
    expect(read.requirements[4]?.commit).toBe('a'.repeat(40));
    expect([read.requiresHashes, read.includes, read.extraIndexes.length]).toEqual([true, ['base.txt'], 1]);
  });
});
