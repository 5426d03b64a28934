import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCKFILE_NAMES, readLockfile } from './read-lockfile.ts';

/** Packages as `name version from hash-function flags line`. */
function packages(text: string, name: string): readonly string[] {
  return (readLockfile(text, name)?.packages ?? []).map((one) => {
    const flags = (['dev', 'optional', 'bundled', 'scripts'] as const).filter((flag) => one[flag] === true);
    return [one.name, one.version, one.from, one.hash?.split(/[-:]/)[0] ?? '-', ...flags, one.line].join(' ');
  });
}

const SUM = 'a'.repeat(64);

const SAMPLES: readonly (readonly [what: string, name: string, text: string, packages: readonly string[]])[] = [
  [
    'npm 3',
    'package-lock.json',
    `{
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "app", "version": "1.0.0" },
    "node_modules/one": { "version": "1.0.0", "resolved": "https://registry.example.org/one/-/one-1.0.0.tgz", "integrity": "sha512-x", "hasInstallScript": true },
    "node_modules/@s/two/node_modules/one": { "version": "2.0.0", "resolved": "https://r.example.org/one/-/one-2.0.0.tgz", "integrity": "sha1-x", "dev": true },
    "node_modules/three": { "version": "1.0.0", "resolved": "git+ssh://git@example.org/three.git#abc" },
    "node_modules/four": { "version": "1.0.0", "resolved": "https://example.org/four.tar.gz", "optional": true },
    "node_modules/own": { "resolved": "packages/own", "link": true },
    "packages/own": { "version": "0.0.1" },
    "node_modules/five": { "version": "1.0.0", "inBundle": true }
  }
}`,
    [
      'one 1.0.0 registry sha512 scripts 5',
      'one 2.0.0 registry sha1 dev 6',
      'three 1.0.0 git - 7',
      'four 1.0.0 address - optional 8',
      'own  own - 9',
      'packages/own 0.0.1 own - 10',
      'five 1.0.0 registry - bundled 11',
    ],
  ],
  [
    'npm 1',
    'npm-shrinkwrap.json',
    '{ "lockfileVersion": 1, "dependencies": { "a": { "version": "1.0.0", "integrity": "sha512-x", "dependencies": { "b": { "version": "git+https://example.org/b.git#c" } } } } }',
    ['a 1.0.0 registry sha512 1', 'b git+https://example.org/b.git#c git - 1'],
  ],
  [
    'yarn 1',
    'yarn.lock',
    `# yarn lockfile v1


"@s/one@^1.0.0", "@s/one@~1.0.1":
  version "1.0.2"
  resolved "https://registry.example.org/@s/one/-/one-1.0.2.tgz#${'b'.repeat(40)}"
  integrity sha512-x
  dependencies:
    two "^2.0.0"

two@^2.0.0:
  version "2.0.0"
  resolved "https://registry.example.org/two/-/two-2.0.0.tgz#${'c'.repeat(40)}"

three@https://example.org/three.git:
  version "3.0.0"
  resolved "https://example.org/three.git#${'d'.repeat(40)}"
`,
    ['@s/one 1.0.2 registry sha512 4', 'two 2.0.0 registry sha1 11', 'three 3.0.0 git - 15'],
  ],
  [
    'yarn 2 and newer',
    'yarn.lock',
    `__metadata:
  version: 8

"one@npm:^1.0.0":
  version: 1.0.0
  resolution: "one@npm:1.0.0"
  checksum: 10c0/${'e'.repeat(128)}
  languageName: node
  linkType: hard

"app@workspace:.":
  version: 0.0.0-use.local
  resolution: "app@workspace:."
  linkType: soft
`,
    ['one 1.0.0 registry sha512 4', 'app 0.0.0-use.local own - 11'],
  ],
  [
    'pnpm',
    'pnpm-lock.yaml',
    `lockfileVersion: '9.0'

importers:
  .:
    dependencies:
      one:
        specifier: ^1.0.0

packages:

  '@s/one@1.0.0':
    resolution: {integrity: sha512-x==}
    engines: {node: '>=10'}

  two@https://codeload.example.org/two/tar.gz/abc:
    resolution: {tarball: https://codeload.example.org/two/tar.gz/abc}
    version: 1.0.0

snapshots:

  '@s/one@1.0.0': {}
`,
    ['@s/one 1.0.0 registry sha512 11', 'two@https://codeload.example.org/two/tar.gz/abc  git - 15'],
  ],
  [
    'cargo',
    'Cargo.lock',
    `version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = [
 "one",
]

[[package]]
name = "one"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "${SUM}"

[[package]]
name = "two"
version = "2.0.0"
source = "git+https://example.org/two?rev=abc#abc"
`,
    ['app 0.1.0 own - 3', 'one 1.0.0 registry sha256 10', 'two 2.0.0 git - 16'],
  ],
  [
    'cargo with its checksums apart',
    'Cargo.lock',
    `[[package]]
name = "one"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"

[metadata]
"checksum one 1.0.0 (registry+https://github.com/rust-lang/crates.io-index)" = "${SUM}"
`,
    ['one 1.0.0 registry sha256 1'],
  ],
  [
    'go',
    'go.sum',
    `example.org/one v1.0.0 h1:${'A'.repeat(43)}=
example.org/one v1.0.0/go.mod h1:${'B'.repeat(43)}=
example.org/two v2.0.0/go.mod h1:${'C'.repeat(43)}=
`,
    ['example.org/one v1.0.0 registry h1 1'],
  ],
  [
    'uv',
    'uv.lock',
    `version = 1

[[package]]
name = "app"
source = { editable = "." }

[[package]]
name = "Some_One"
version = "1.0.0"
source = { registry = "https://pypi.example.org/simple" }
wheels = [
    { url = "https://files.example.org/some_one-1.0.0.whl", hash = "sha256:${SUM}", size = 1 },
]

[[package]]
name = "two"
version = "2.0.0"
source = { git = "https://example.org/two?rev=abc#abc" }
`,
    ['app  own - 3', 'some-one 1.0.0 registry sha256 7', 'two 2.0.0 git - 15'],
  ],
  [
    'poetry',
    'poetry.lock',
    `[[package]]
name = "one"
version = "1.0.0"
files = [
    {file = "one-1.0.0.whl", hash = "sha256:${SUM}"},
]

[[package]]
name = "two"
version = "2.0.0"
files = []

[package.source]
type = "git"
url = "https://example.org/two"
`,
    ['one 1.0.0 registry sha256 1', 'two 2.0.0 git - 8'],
  ],
  [
    'pipenv',
    'Pipfile.lock',
    `{ "default": { "one": { "hashes": ["sha256:${SUM}"], "version": "==1.0.0" } },
  "develop": { "two": { "version": "==2.0.0" } } }`,
    ['one 1.0.0 registry sha256 1', 'two 2.0.0 registry - dev 2'],
  ],
];

describe('readLockfile', () => {
  it.each(SAMPLES)('reads that of %s', (_what, name, text, expected) => {
    expect(packages(text, name)).toEqual(expected);
    expect(packages(text.replaceAll('\n', '\r\n'), name)).toEqual(expected);
  });

  it('says which version of the format it is', () => {
    expect(SAMPLES.map(([, name, text]) => readLockfile(text, name)?.format)).toEqual([
      3,
      1,
      1,
      2,
      9,
      4,
      1,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('knows a lockfile by its name', () => {
    expect(readLockfile('{}', 'some/folder/package-lock.json')?.manager).toBe('npm');
    expect(readLockfile('{}', 'package.json')).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOCKFILE_NAMES), fc.string({ maxLength: 300 }), (name, text) => {
        expect(readLockfile(text, name)?.packages.length).toBeLessThan(300);
      }),
    );
    for (const name of LOCKFILE_NAMES) {
      for (const [, , text] of SAMPLES) {
        for (const cut of [10, 60, 200]) expect(readLockfile(text.slice(0, cut), name)).toBeDefined();
      }
      expect(readLockfile('['.repeat(50_000), name)).toBeDefined();
      expect(readLockfile(`${' '.repeat(200_000)}a`, name)).toBeDefined();
      expect(readLockfile(`a = [${'"'.repeat(200_000)}`, name)).toBeDefined();
    }
  });
});
