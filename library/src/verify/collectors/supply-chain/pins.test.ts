import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFiles } from '../../sources/gather.ts';
import { CHECKS } from './checks.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';
import { type Files, failures, folderOf, judged, NOW, removeFolders } from './look.fixture.ts';

afterAll(removeFolders);

const HASH = 'a1'.repeat(32);
const LOCKED = 'sha512-b2c3==';
const npmLock = (packages: object, version = 3): string =>
  JSON.stringify({ lockfileVersion: version, packages }, null, 1);
const npmEntry = (more: object = {}): object => ({
  version: '1.0.0',
  resolved: 'https://r.example.org/one/-/one-1.0.0.tgz',
  integrity: LOCKED,
  ...more,
});
const ASKS = '{ "dependencies": { "one": "^1.0.0" } }';
const crate = (name: string, more = `source = "registry+https://x"\nchecksum = "${HASH}"\n`): string =>
  `[[package]]\nname = "${name}"\nversion = "1.0.0"\n${more}\n`;
const SUM = `example.org/a v1.0.0 h1:${'A'.repeat(43)}=\n`;
const workflow = (steps: string, head = 'on: push\npermissions: {}\n'): Files => ({
  // An expression is written with @ here, so that it is not taken for one of ours.
  '.github/workflows/a.yml': `${head}jobs:\n  a:\n    runs-on: x\n    steps:\n${steps}`.replaceAll(
    '@{{',
    '${'.concat('{'),
  ),
});

/** For each check: files in which it must be found, and files in which it must not. */
const TABLE: Readonly<Record<string, readonly [bad: Files, good: Files]>> = {
  'npm-lockfile-missing': [
    { 'package.json': ASKS },
    {
      'package.json': '{ "workspaces": ["a"] }',
      'a/package.json': ASKS,
      'yarn.lock': 'one@^1.0.0:\n  version "1.0.0"\n  integrity sha512-x\n',
    },
  ],
  'npm-lockfile-stale': [
    {
      'package.json': '{ "dependencies": { "two": "1" } }',
      'package-lock.json': npmLock({ 'node_modules/one': npmEntry() }),
    },
    { 'package.json': ASKS, 'package-lock.json': npmLock({ 'node_modules/one': npmEntry() }) },
  ],
  'npm-lockfile-old': [
    {
      'package-lock.json':
        '{ "lockfileVersion": 1, "dependencies": { "one": { "version": "1.0.0", "integrity": "sha512-x" } } }',
    },
    { 'package-lock.json': npmLock({ 'node_modules/one': npmEntry() }, 2) },
  ],
  'npm-hash-missing': [
    { 'package-lock.json': npmLock({ 'node_modules/one': npmEntry({ integrity: undefined }) }) },
    {
      'package-lock.json': npmLock({
        'node_modules/one': npmEntry(),
        'node_modules/two': { version: '1.0.0', inBundle: true },
        'node_modules/three': { version: '1.0.0', optional: true },
        'node_modules/own': { resolved: 'own', link: true },
      }),
    },
  ],
  'npm-hash-weak': [
    { 'package-lock.json': npmLock({ 'node_modules/one': npmEntry({ integrity: 'sha1-x=' }) }) },
    { 'package-lock.json': npmLock({ 'node_modules/one': npmEntry() }) },
  ],
  'npm-not-registry': [
    {
      'package-lock.json': npmLock({
        'node_modules/one': npmEntry({ resolved: 'git+ssh://git@example.org/one.git#abc' }),
      }),
    },
    { 'package-lock.json': npmLock({ 'node_modules/one': npmEntry() }) },
  ],
  'npm-plain-http': [
    {
      'package-lock.json': npmLock({
        'node_modules/one': npmEntry({ resolved: 'http://r.example.org/one/-/one-1.0.0.tgz' }),
      }),
    },
    { 'package-lock.json': npmLock({ 'node_modules/one': npmEntry() }) },
  ],
  'npm-install-in-ci': [
    { ...workflow('      - run: npm install --no-audit\n'), Dockerfile: 'FROM scratch\n' },
    workflow(
      '      - run: |\n          npm ci\n          npm install -g corepack@1\n          npm install left-pad@1.0.0\n',
    ),
  ],
  'npm-install-scripts': [
    { 'package-lock.json': npmLock({ 'node_modules/one': npmEntry({ hasInstallScript: true }) }) },
    {
      '.npmrc': 'ignore-scripts=true\n',
      'package-lock.json': npmLock({ 'node_modules/one': npmEntry({ hasInstallScript: true }) }),
    },
  ],
  'npm-scope-open': [
    { 'package.json': '{ "dependencies": { "@team/one": "1" } }' },
    { 'package.json': '{ "dependencies": { "@team/one": "1" } }', '.npmrc': '@team:registry=https://r.example.org\n' },
  ],
  'cargo-lockfile-missing': [
    { 'Cargo.toml': '[dependencies]\na = "1"\n', 'src/main.rs': '' },
    { 'Cargo.toml': '[workspace]\n', 'a/Cargo.toml': '[dependencies]\na = "1"\n', 'Cargo.lock': crate('a') },
  ],
  'cargo-lockfile-stale': [
    { 'Cargo.toml': '[dependencies]\nb = "1"\n', 'Cargo.lock': crate('a') },
    {
      'Cargo.toml': '[dependencies]\nother = { package = "a", version = "1" }\nown = { path = "own" }\n',
      'Cargo.lock': crate('a'),
    },
  ],
  'cargo-hash-missing': [
    { 'Cargo.lock': crate('a', 'source = "registry+https://x"\n') },
    { 'Cargo.lock': crate('a') + crate('own', '') },
  ],
  'cargo-not-registry': [
    { 'Cargo.lock': crate('a', 'source = "git+https://example.org/a#abc"\n') },
    { 'Cargo.lock': crate('a', `source = "sparse+https://x"\nchecksum = "${HASH}"\n`) },
  ],
  'cargo-unlocked-in-ci': [
    workflow('      - run: cargo build --release\n'),
    workflow('      - run: cargo build --release --locked && cargo fmt --check\n'),
  ],
  'go-sum-missing': [{ 'go.mod': 'module a\nrequire example.org/a v1.0.0\n' }, { 'go.mod': 'module a\n' }],
  'go-sum-stale': [
    { 'go.mod': 'module a\nrequire example.org/b v1.0.0\n', 'go.sum': SUM },
    {
      'go.mod':
        'module a\nrequire (\n\texample.org/a v1.0.0\n\texample.org/c v1.0.0\n)\nreplace example.org/c => ./c\n',
      'go.sum': SUM,
    },
  ],
  'go-sum-off': [
    workflow('      - run: go build ./...\n        env: { GOSUMDB: "off" }\n'),
    workflow('      - run: go build ./...\n        env: { GONOSUMDB: "example.org/team/*" }\n'),
  ],
  'pip-not-exact': [{ 'requirements.txt': 'a>=1\n' }, { 'requirements.txt': 'a==1.0\n./local\n' }],
  'pip-hash-missing': [{ 'requirements.txt': 'a==1.0\n' }, { 'requirements.txt': `a==1.0 --hash=sha256:${HASH}\n` }],
  'pip-not-registry': [
    { 'requirements.txt': 'git+https://example.org/a.git@main#egg=a\n' },
    { 'requirements.txt': `git+https://example.org/a.git@${'a'.repeat(40)}#egg=a\n` },
  ],
  'pip-extra-index': [
    { 'requirements.txt': '--extra-index-url https://pypi.example.org\na==1.0\n' },
    { 'requirements.txt': '--index-url https://pypi.example.org\na==1.0\n' },
  ],
  'image-not-pinned': [
    { '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    container: node:20\n    steps: []\n' },
    { Dockerfile: `FROM node:20@sha256:${HASH} AS build\nFROM build\nFROM scratch\n` },
  ],
  'action-not-pinned': [
    workflow('      - uses: team/action@v1\n'),
    workflow(`      - uses: team/action@${'a'.repeat(40)}\n      - uses: ./own\n`),
  ],
  'verification-swallowed': [
    workflow('      - run: |\n          cosign verify-blob --bundle a a || echo "no signature"\n'),
    workflow(
      '      - run: |\n          cosign verify-blob --bundle a a || { echo "no signature"; exit 1; }\n          rm a || true\n',
    ),
  ],
  'permissions-write-all': [
    workflow('      - run: make\n', 'on: push\npermissions: write-all\n'),
    workflow('      - run: make\n', 'on: push\npermissions: { contents: write }\n'),
  ],
  'permissions-missing': [
    workflow('      - run: make\n', 'on: push\n'),
    { '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    permissions: {}\n    steps: [{ run: make }]\n' },
  ],
  'pull-request-target-checkout': [
    workflow(
      '      - uses: actions/checkout@v4\n        with: { ref: "@{{ github.event.pull_request.head.sha }}" }\n',
      'on: [pull_request_target]\npermissions: {}\n',
    ),
    workflow(
      '      - uses: actions/checkout@v4\n        with: { ref: "@{{ github.event.pull_request.head.sha }}" }\n',
      'on: [pull_request]\npermissions: {}\n',
    ),
  ],
  'secrets-on-pull-request': [
    workflow(
      '      - run: make\n        env: { A: "@{{ secrets.DEPLOY_KEY }}" }\n',
      'on: pull_request\npermissions: {}\n',
    ),
    workflow(
      '      - run: make\n        env: { A: "@{{ secrets.GITHUB_TOKEN }}" }\n      - run: make\n        if: github.event_name == \'push\'\n        env: { A: "@{{ secrets.DEPLOY_KEY }}" }\n',
      'on: [pull_request, push]\npermissions: {}\n',
    ),
  ],
  'piped-script': [
    workflow('      - run: curl -sSf https://get.example.org | sudo bash -s -- -y\n'),
    workflow(
      '      - run: |\n          curl -sSfo tool https://get.example.org\n          # curl https://x | sh\n          cat list | sort\n',
    ),
  ],
  'script-injection': [
    workflow('      - run: echo "@{{ github.event.issue.title }}"\n', 'on: issues\npermissions: {}\n'),
    workflow(
      '      - run: echo "$TITLE" "@{{ github.sha }}" "@{{ contains(github.event.issue.title, \'x\') }}"\n        env: { TITLE: "@{{ github.event.issue.title }}" }\n',
      'on: issues\npermissions: {}\n',
    ),
  ],
  'job-without-timeout': [
    workflow('      - run: make\n'),
    {
      '.github/workflows/a.yml':
        'on: push\npermissions: {}\njobs:\n  a:\n    timeout-minutes: 5\n    steps: [{ run: make }]\n',
    },
  ],
  'stored-publish-token': [
    workflow('      - run: npm publish\n        env: { NODE_AUTH_TOKEN: "@{{ secrets.NPM_TOKEN }}" }\n'),
    workflow('      - run: npm publish --provenance\n        env: { A: "@{{ secrets.GITHUB_TOKEN }}" }\n'),
  ],
};

describe('the checks of the supply chain', () => {
  it('have an example each, but for those that nobody can fail', () => {
    const without = ['image-unclear', 'workflow-unreadable', 'lockfile-uncommitted'];
    expect(Object.keys(TABLE).sort()).toEqual(
      Object.keys(CHECKS)
        .filter((id) => !without.includes(id))
        .sort(),
    );
  });

  it.each(Object.entries(TABLE))('finds %s where it is, and nowhere else', async (rule, [bad, good]) => {
    const found = await judged(bad, { rule });
    expect(found.verdict, found.because).toBe('broken');
    expect(found.details?.[0]).toMatchObject({
      check: rule,
      hint: expect.stringMatching(/\S/),
      at: { line: expect.any(Number) },
    });
    expect(found.scope.failed).toBeGreaterThan(0);
    const clean = await judged(good, { rule });
    expect(failures(clean)).toEqual([]);
    expect(clean.verdict).not.toBe('broken');
  });

  it('finds a lockfile that is not committed', async () => {
    const folder = folderOf({ 'Cargo.lock': crate('a'), 'other.txt': '' });
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args]);
    };
    git('init', '--quiet');
    git('add', 'other.txt');
    git('commit', '--quiet', '-m', 'One');
    const ask = async () => {
      const claim = collector.claim.parse({ of: 'cargo' });
      const look = { now: NOW, signal: AbortSignal.timeout(20_000), sources: new Map() };
      return collector.judge(claim, await gather(claim, await openFiles('own', folder), look), { now: NOW });
    };
    expect(failures(await ask())).toEqual(['lockfile-uncommitted:1']);
    git('add', '.');
    git('commit', '--quiet', '-m', 'Two');
    expect((await ask()).verdict).toBe('upheld');
    writeFileSync(join(folder, 'Cargo.lock'), crate('a', ''));
    expect((await ask()).verdict).toBe('unknown');
  });
});

describe('a claim about pins', () => {
  it('is upheld as present only, because nobody was seen to install by it', async () => {
    const judgement = await judged({ 'Cargo.lock': crate('a') + crate('b') }, { pins: ['cargo'] });
    expect(judgement).toMatchObject({
      verdict: 'upheld',
      depth: 'present',
      scope: { population: 2, looked: 2, failed: 0 },
      found: '2 crates',
    });
  });

  it('is not upheld for a kind of which there is nothing', async () => {
    expect(await judged({ 'Cargo.lock': crate('a') }, { pins: ['cargo', 'npm'] })).toMatchObject({
      verdict: 'unknown',
      because: 'There was nothing to look at',
    });
    expect((await judged({ 'a.txt': '' }, { workflows: 'safe' })).verdict).toBe('unknown');
    expect((await judged({ 'a.txt': '' }, {})).verdict).toBe('unknown');
  });

  it('counts each table of Cargo apart, and takes a part of a version for none', async () => {
    const files = {
      'Cargo.toml':
        '[dependencies]\na = "=1.0.0"\nb = "=1.0"\n[dev-dependencies]\nc = "1"\n[build-dependencies]\nd = "=2.0.0"\n[target."cfg(unix)".dependencies]\ne = "*"\n',
    };
    const all = await judged(files, { of: 'cargo', exact: 'yes' });
    expect(all.found).toBe(
      'cargo normal 1 of 2 exact, cargo dev 0 of 1 exact, cargo build 1 of 1 exact, cargo target 0 of 1 exact',
    );
    expect(failures(all)).toEqual(['not-exact:3', 'not-exact:5', 'not-exact:9']);
    expect(all.details?.[0]?.message).toMatch(/leaves the last number open/);
    expect((await judged(files, { of: 'cargo', exact: 'yes', tables: ['build'] })).verdict).toBe('upheld');
    expect((await judged(files, { of: 'cargo', exact: 'yes', packages: ['a'] })).verdict).toBe('upheld');
    expect((await judged(files, { of: 'cargo', exact: 'yes', packages: ['a', 'b'] })).verdict).toBe('broken');
    expect(await judged(files, { of: 'cargo', exact: 'yes', packages: ['z'] })).toMatchObject({
      verdict: 'unknown',
      because: 'No manifest asks for z',
    });
  });

  it('looks at one lockfile, of another source as well', async () => {
    expect(await judged({ 'a/Cargo.lock': crate('a') }, { lockfile: 'a/Cargo.lock' })).toMatchObject({
      verdict: 'upheld',
      found: '1 crates',
    });
    expect(
      (
        await judged(
          {},
          { lockfile: 'repo:Cargo.lock' },
          { repo: { 'Cargo.lock': crate('a', 'source = "registry+x"\n') } },
        )
      ).verdict,
    ).toBe('broken');
    await expect(judged({}, { lockfile: 'Cargo.lock' })).rejects.toThrow('Cannot find the lockfile "Cargo.lock"');
    await expect(judged({ 'a.txt': '' }, { lockfile: 'a.txt' })).rejects.toThrow('its name is not known');
  });

  it('passes over what is made for tests, and what the claim leaves out', async () => {
    const files = { 'Cargo.lock': crate('a'), 'tests/fixtures/Cargo.lock': crate('b', 'source = "registry+x"\n') };
    expect((await judged(files, { of: 'cargo' })).verdict).toBe('upheld');
    expect((await judged(files, { of: 'cargo', files: ['tests/**'] })).verdict).toBe('broken');
    const git = { 'Cargo.lock': crate('a') + crate('g', 'source = "git+https://x#abc"\n') };
    expect((await judged(git, { of: 'cargo' })).verdict).toBe('broken');
    expect((await judged(git, { of: 'cargo', except: ['cargo-not-registry'] })).verdict).toBe('upheld');
    expect((await judged(git, { of: 'cargo', 'at-least': '50 %' })).verdict).toBe('upheld');
  });

  it('tells many of one kind together', async () => {
    const lock = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`node_modules/p${index}`, npmEntry({ integrity: undefined })]),
    );
    const judgement = await judged({ 'package-lock.json': npmLock(lock) }, { of: 'npm' });
    expect(judgement.details).toHaveLength(1);
    expect(judgement.details?.[0]?.message).toMatch(/^300 of the file, such as "p0 1.0.0"/);
    expect(judgement.scope).toMatchObject({ population: 300, failed: 300 });
  });

  it.each<[string, Files, object, RegExp]>([
    ['a lockfile that cannot be read', { 'package-lock.json': '{' }, { of: 'npm' }, /Cannot read "package-lock.json"/],
    ['a lockfile nested too deep', { 'package-lock.json': '['.repeat(100_000) }, { of: 'npm' }, /at most 64 levels/],
    [
      'a manifest that cannot be read',
      { 'Cargo.toml': '[a', 'Cargo.lock': crate('a') },
      { of: 'cargo' },
      /Cannot read "Cargo.toml"/,
    ],
    ['a workflow that cannot be read', workflow('  - ['), { workflows: 'safe' }, /cannot be read/],
    [
      'a workflow of a megabyte',
      { '.github/workflows/a.yml': 'a: b\n'.repeat(250_000) },
      { workflows: 'safe' },
      /too large for a workflow/,
    ],
    [
      'an image that a variable names',
      { Dockerfile: 'ARG BASE\nFROM $BASE\n' },
      { of: 'docker' },
      /nobody knows which image/,
    ],
    ['bytes', { 'Cargo.lock': new Uint8Array([0, 1, 2]) }, { of: 'cargo' }, /it is binary/],
    ['no feed', { 'Cargo.lock': crate('a') }, { vulnerable: 'none' }, /feed of advisories/],
    ['no feed of maintainers', { 'Cargo.lock': crate('a') }, { rule: 'maintained' }, /feed/],
  ])('is unknown over %s', async (_what, files, written, because) => {
    expect(await judged(files, { ...written })).toMatchObject({
      verdict: 'unknown',
      because: expect.stringMatching(because),
    });
  });

  it('audits what there is, and nothing of an ordinary repository', async () => {
    const audit = (...paths: readonly string[]) =>
      collector.audit?.(
        paths.map((path) => ({ path, size: 1, mode: 0o644, owner: 0, stamp: '' })),
        {},
      );
    expect(audit('README.md', 'src/a.ts', 'tests/package.json')).toEqual([]);
    expect(audit('Cargo.toml', '.github/workflows/a.yml', 'sbom.json')).toEqual([
      { pins: ['cargo'], except: expect.any(Array) },
      { workflows: 'safe' },
      { sbom: 'sbom.json' },
    ]);
  });
});
