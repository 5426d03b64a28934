import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { makeKey } from '../../../inputs/sigstore/sign.fixture.ts';
import { collector } from './collector.ts';
import { type Files, failures, judged, NOW, removeFolders } from './look.fixture.ts';
import type { Observation } from './observation.ts';

afterAll(removeFolders);

const RELEASE = 'the release\n';
const DIGEST = createHash('sha256').update(RELEASE).digest('hex');
const HASH = 'a1'.repeat(32);

interface Component {
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly supplier?: object;
  readonly hashes?: readonly object[];
}

function component(name: string, more: object = {}): Component {
  return { name, version: '1.0.0', purl: `pkg:cargo/${name}@1.0.0`, supplier: { name: 'Somebody' }, ...more };
}

function bill(components: readonly Component[], more: object = {}): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: '2026-11-01T00:00:00Z',
      authors: [{ name: 'Somebody' }],
      component: { type: 'application', name: 'app', hashes: [{ alg: 'SHA-256', content: DIGEST }] },
    },
    components: components.map((one) => ({ type: 'library', ...one })),
    dependencies: [{ ref: 'app' }],
    ...more,
  });
}

function lock(...names: readonly string[]): string {
  const own = '[[package]]\nname = "app"\nversion = "0.1.0"\n';
  return (
    own +
    names
      .map((name) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\nsource = "registry+x"\nchecksum = "${HASH}"\n`)
      .join('')
  );
}

const BILLED: Files = {
  'bom.json': bill([component('a'), component('b')]),
  'Cargo.lock': lock('a', 'b'),
  'app.tar': RELEASE,
};

describe('a claim about a bill of materials', () => {
  it('is upheld when the bill equals the lockfile and has the digest of the artifact', async () => {
    const written = { sbom: 'bom.json', equals: 'lockfile', elements: 'ntia', artifact: 'app.tar', 'max-age': '90d' };
    const judgement = await judged(BILLED, written);
    expect(judgement.because).toMatch(/^All \d+ hold$/);
    expect(judgement).toMatchObject({ verdict: 'upheld', depth: 'present', until: '2027-01-30T00:00:00.000Z' });
  });

  it.each<[string, Files, object, readonly string[]]>([
    [
      'a package of the lockfile is missing',
      { 'Cargo.lock': lock('a', 'b', 'c') },
      { equals: 'lockfile' },
      ['sbom-blind'],
    ],
    ['a package is no longer in the lockfile', { 'Cargo.lock': lock('a') }, { equals: 'lockfile' }, ['sbom-stale']],
    ['the bill is against its schema', { 'bom.json': bill([component('a', { scope: 'x' })]) }, {}, ['sbom-invalid']],
    ['the bill is no JSON', { 'bom.json': '{' }, {}, ['sbom-invalid', 'sbom-digest']],
    ['the bill names nothing', { 'bom.json': bill([]) }, {}, ['sbom-empty']],
    ['the bill is of the other format', {}, { format: 'spdx' }, ['sbom-format']],
    [
      'a component has no supplier and no version',
      { 'bom.json': bill([component('a', { supplier: undefined, version: undefined })]) },
      { elements: 'ntia' },
      ['sbom-no-supplier', 'sbom-no-version'],
    ],
    [
      'nothing can be told apart by a name',
      { 'bom.json': bill([component('a', { purl: undefined })], { dependencies: [] }) },
      { elements: 'ntia' },
      ['sbom-no-identifier', 'sbom-no-relationships'],
    ],
    ['the artifact is another file', { 'app.tar': 'another' }, { artifact: 'app.tar' }, ['sbom-digest-differs']],
    [
      'a digest is none',
      { 'bom.json': bill([component('a', { hashes: [{ alg: 'SHA-256', content: '0'.repeat(64) }] })]) },
      {},
      ['sbom-digest-wrong'],
    ],
    ['the bill is old', {}, { 'max-age': '10d' }, ['sbom-too-old']],
  ])('is broken when %s', async (_what, files, written, expected) => {
    const judgement = await judged({ ...BILLED, ...files }, { sbom: 'bom.json', ...written });
    expect(judgement.verdict).toBe('broken');
    for (const { check } of judgement.details ?? []) expect(expected.some((one) => check.startsWith(one))).toBe(true);
    expect(judgement.details?.length).toBe(expected.filter((one) => one !== 'sbom-digest').length);
  });

  it.each<[string, Files, object, RegExp]>([
    ['the bill is XML', { 'bom.json': '<bom/>' }, {}, /XML/],
    ['there is no lockfile', { 'Cargo.lock': '' }, { equals: 'lockfile', lockfile: undefined }, /./],
    [
      'the bill has no time',
      { 'bom.json': bill([component('a')], { metadata: {} }) },
      { 'max-age': '10d' },
      /when it was made/,
    ],
    [
      'the bill is of tomorrow',
      { 'bom.json': bill([component('a')], { metadata: { timestamp: '2027-01-01T00:00:00Z' } }) },
      { 'max-age': '10d' },
      /has not come yet/,
    ],
    [
      'the bill has no digest',
      { 'bom.json': bill([component('a')], { metadata: {} }) },
      { artifact: 'app.tar' },
      /no SHA-256/,
    ],
    ['nobody looked for flaws', {}, { vex: 'decided' }, /nothing shows that anybody looked/],
  ])('is unknown when %s', async (_what, files, written, because) => {
    const plain = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
    const judgement = await judged({ ...BILLED, ...files }, { sbom: 'bom.json', ...plain });
    expect(judgement.verdict).not.toBe('upheld');
    if (files['Cargo.lock'] === undefined)
      expect(judgement).toMatchObject({ verdict: 'unknown', because: expect.stringMatching(because) });
  });

  it('compares with the lockfile of another source, and leaves out what only tests need', async () => {
    const npm = JSON.stringify({
      lockfileVersion: 3,
      packages: {
        'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' },
        'node_modules/dev': { version: '1.0.0', integrity: 'sha512-x', dev: true },
        'node_modules/fsevents': { version: '1.0.0', integrity: 'sha512-x', optional: true },
      },
    });
    const files = { 'bom.json': bill([component('a', { purl: 'pkg:npm/a@1.0.0' })]) };
    const written = { sbom: 'bom.json', equals: 'lockfile', lockfile: 'repo:package-lock.json' };
    expect((await judged(files, written, { repo: { 'package-lock.json': npm } })).verdict).toBe('upheld');
    const strict = await judged(files, { ...written, dev: 'yes' }, { repo: { 'package-lock.json': npm } });
    expect(strict.details?.[0]?.message).toBe('1 packages of "repo:package-lock.json" are not in the bill: dev@1.0.0');
  });

  it('compares Go modules with go.mod, and several lockfiles at once', async () => {
    const files = {
      'bom.json': bill([component('a'), component('m', { purl: 'pkg:golang/example.org/m@v1.0.0' })]),
      'Cargo.lock': lock('a'),
      'go.mod': 'module app\nrequire example.org/m v1.0.0\n',
      'go.sum': `example.org/m v1.0.0 h1:${'A'.repeat(43)}=\nexample.org/old v0.1.0 h1:${'B'.repeat(43)}=\n`,
      'examples/Cargo.lock': lock('z'),
    };
    expect((await judged(files, { sbom: 'bom.json', equals: 'lockfile' })).found).toMatch(
      /1 packages as in "Cargo.lock"; 1 packages as in "go.sum"/,
    );
  });

  it('holds flaws to a decision', async () => {
    const flaw = (id: string, analysis: object | undefined) => ({ id, ...(analysis !== undefined && { analysis }) });
    const decided = async (...vulnerabilities: readonly object[]) =>
      await judged({ 'bom.json': bill([component('a')], { vulnerabilities }) }, { sbom: 'bom.json', vex: 'decided' });
    expect(
      (
        await decided(
          flaw('1', { state: 'resolved' }),
          flaw('2', { state: 'not_affected', justification: 'code_not_reachable' }),
        )
      ).verdict,
    ).toBe('upheld');
    expect((await decided(flaw('3', { state: 'in_triage', lastUpdated: '2026-11-20T00:00:00Z' }))).verdict).toBe(
      'upheld',
    );
    const bad = await decided(
      flaw('4', undefined),
      flaw('5', { state: 'not_affected' }),
      flaw('6', { state: 'exploitable', firstIssued: '2026-01-01T00:00:00Z' }),
      flaw('7', { state: 'in_triage' }),
    );
    expect(
      failures(bad)
        .map((one) => one.split(':')[0])
        .sort(),
    ).toEqual(['flaw-open', 'flaw-open', 'flaw-undecided', 'flaw-without-reason']);
  });

  it('says when the bill, or the one that is meant, is not there', async () => {
    await expect(judged({}, { sbom: 'bom.json' })).rejects.toThrow('Cannot find "bom.json"');
    await expect(judged({}, { sbom: '*.json' })).rejects.toThrow('Cannot find a file that matches "*.json"');
    await expect(judged({ 'a.json': '', 'b.json': '' }, { sbom: '*.json' })).rejects.toThrow(
      '2 files match, expected one',
    );
  });
});

const KEY = makeKey();
const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  predicateType: 'https://slsa.dev/provenance/v1',
  subject: [{ name: 'app.tar', digest: { sha256: DIGEST } }],
  predicate: {
    buildDefinition: {
      buildType: 'https://example.org/build/v1',
      externalParameters: {
        workflow: { repository: 'https://example.org/team/app', ref: 'refs/tags/v1' },
        fast: false,
      },
    },
    runDetails: { builder: { id: 'https://example.org/builder' } },
  },
};

describe('a claim about a signature', () => {
  const signed: Files = {
    'app.tar': RELEASE,
    'app.tar.sigstore.json': KEY.message(Buffer.from(RELEASE)),
    'key.pub': KEY.publicKey,
  };

  it('is active when the key comes from elsewhere, present when it lies beside the artifact', async () => {
    const inline = await judged(signed, { artifact: 'app.tar', key: KEY.publicKey });
    expect(inline).toMatchObject({
      verdict: 'upheld',
      depth: 'active',
      found: `sha256 ${DIGEST.slice(0, 12)} signed by the key, without a log`,
    });
    const elsewhere = await judged(
      signed,
      { artifact: 'app.tar', key: 'keys:release.pub' },
      { keys: { 'release.pub': KEY.publicKey } },
    );
    expect(elsewhere).toMatchObject({ verdict: 'upheld', depth: 'active' });
    expect(await judged(signed, { artifact: 'app.tar', key: 'key.pub' })).toMatchObject({
      verdict: 'upheld',
      depth: 'present',
    });
  });

  it.each<[string, Files, object, string]>([
    ['the artifact was changed', { 'app.tar': 'changed' }, {}, 'signature-wrong'],
    ['somebody else signed', {}, { key: makeKey().publicKey }, 'signature-wrong'],
    ['there is no signature', { 'app.tar.sigstore.json': '' }, {}, 'signature-wrong'],
    ['it has no provenance', {}, { provenance: { builder: 'x' } }, 'no-provenance'],
  ])('is broken when %s', async (_what, files, written, check) => {
    const judgement = await judged({ ...signed, ...files }, { artifact: 'app.tar', key: KEY.publicKey, ...written });
    expect(judgement).toMatchObject({ verdict: 'broken', details: [{ check, severity: 'critical' }] });
  });

  it('looks at each of several artifacts', async () => {
    const files = { ...signed, 'b.tar': 'b', 'b.tar.sigstore.json': KEY.message(Buffer.from('b')), 'c.tar': 'c' };
    const judgement = await judged(files, { artifact: '*.tar', key: KEY.publicKey });
    expect(judgement).toMatchObject({ verdict: 'broken', scope: { population: 3, looked: 3, failed: 1 } });
    expect(failures(judgement)).toEqual(['signature-missing:undefined']);
  });

  it('verifies by a digest alone', async () => {
    const written = { artifact: `sha256:${DIGEST}`, bundle: 'app.tar.sigstore.json', key: KEY.publicKey };
    expect((await judged(signed, written)).verdict).toBe('upheld');
    expect((await judged(signed, { ...written, artifact: `sha256:${HASH}` })).verdict).toBe('broken');
  });

  it('holds a provenance to its builder, its source and what was asked for', async () => {
    const files = { 'app.tar': RELEASE, 'app.tar.bundle': KEY.statement(STATEMENT) };
    const ask = (provenance: object) => judged(files, { artifact: 'app.tar', key: KEY.publicKey, provenance });
    const right = {
      builder: 'https://example.org/builder',
      source: 'https://example.org/team/app.git',
      ref: 'refs/tags/v1',
      parameters: { fast: 'false' },
      level: '1',
    };
    expect(await ask(right)).toMatchObject({ verdict: 'upheld', depth: 'active' });
    const wrong = await ask({
      builder: ['https://example.org/other'],
      source: 'https://example.org/fork',
      ref: 'refs/heads/main',
      parameters: { fast: 'true' },
      level: '3',
    });
    expect(failures(wrong).map((one) => one.split(':')[0])).toEqual([
      'wrong-builder',
      'wrong-source',
      'wrong-ref',
      'wrong-parameter',
      'level-too-low',
    ]);
  });

  it('says what is missing to verify anything', async () => {
    await expect(judged(signed, { key: KEY.publicKey })).rejects.toThrow('expected "artifact"');
    await expect(judged(signed, { artifact: 'app.tar', identity: 'x' })).rejects.toThrow(
      'expected "trusted-root" or "key"',
    );
    await expect(judged(signed, { artifact: 'app.tar', key: 'bom.json' })).rejects.toThrow('Cannot find "bom.json"');
    await expect(judged(signed, { artifact: 'app.tar', key: 'app.tar' })).rejects.toThrow(
      'expected a public key as PEM',
    );
    await expect(judged(signed, { artifact: 'app.tar', 'trusted-root': 'app.tar' })).rejects.toThrow(
      'expected a Sigstore trusted root',
    );
    await expect(judged(signed, { artifact: `sha256:${DIGEST}`, key: KEY.publicKey })).rejects.toThrow(
      'expected "bundle"',
    );
  });
});

describe('a claim about who signed', () => {
  const claim = collector.claim.parse({
    artifact: 'app.tar',
    'trusted-root': 'root:root.json',
    identity: 'https://example.org/team/app/.github/workflows/release.yml@refs/tags/v1',
    issuer: 'https://issuer.example.org',
    provenance: { source: 'https://example.org/team/app' },
  });
  const item = {
    artifact: 'app.tar',
    sha256: DIGEST,
    bundle: 'app.tar.sigstore.json',
    verified: true,
    unclear: false,
    identity: 'https://example.org/team/app/.github/workflows/release.yml@refs/tags/v1',
    issuer: 'https://issuer.example.org',
    extensions: { '11': 'github-hosted', '12': 'https://example.org/team/app' },
    provenance: { builder: 'b', buildType: 't', source: 'https://example.org/team/app', parameters: {} },
  };
  const seen = (change: object): Observation => ({
    signatures: { by: 'certificate', isSelfTrusted: false, isLogged: true, items: [{ ...item, ...change }] },
  });
  const ask = (change: object, also: object = {}) => collector.judge({ ...claim, ...also }, seen(change), { now: NOW });

  it('compares the identity and the issuer letter by letter', () => {
    expect(ask({})).toMatchObject({ verdict: 'upheld', depth: 'active' });
    expect(failures(ask({ identity: `${item.identity}x` }))).toEqual(['wrong-identity:undefined']);
    expect(failures(ask({ issuer: 'https://issuer.example.com' }))).toEqual(['wrong-issuer:undefined']);
    expect(ask({}, { identity: undefined })).toMatchObject({
      verdict: 'unknown',
      because: expect.stringMatching(/who must have signed/),
    });
    expect(ask({ verified: false, unclear: true, reason: 'The bundle is new' })).toMatchObject({
      verdict: 'unknown',
      because: 'The bundle is new',
    });
  });

  it('believes the certificate more than the statement, and counts provenance of the own workflow less', () => {
    const lying = {
      provenance: { ...item.provenance, source: 'https://example.org/team/app' },
      extensions: { '12': 'https://example.org/fork' },
    };
    expect(failures(ask(lying))).toEqual(['source-contradicted:undefined']);
    const level = (wanted: number, identity = item.identity) =>
      ask({ identity }, { identity, provenance: { level: wanted } }).verdict;
    expect([level(2), level(3)]).toEqual(['upheld', 'broken']);
    expect(level(3, 'https://example.org/builders/.github/workflows/build.yml@refs/tags/v2')).toBe('upheld');
  });
});
