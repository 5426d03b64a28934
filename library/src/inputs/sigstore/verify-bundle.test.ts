import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeKey } from './sign.fixture.ts';
import { readTrust, type Trust } from './trust.ts';
import { type Signed, verifyBundle } from './verify-bundle.ts';

const CORPUS = fileURLToPath(new URL('../../../../../shared/corpus/evidence/sigstore-bundles', import.meta.url));
const DEFAULT_IDENTITY =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main';
const DEFAULT_ISSUER = 'https://token.actions.githubusercontent.com';

const isThere = existsSync(join(CORPUS, 'cases.tsv'));
if (!isThere) console.log(`Skipped: the conformance with "${CORPUS}", which is not there`);

interface Case {
  readonly name: string;
  readonly accept: boolean;
}

function cases(): readonly Case[] {
  const [, ...lines] = readFileSync(join(CORPUS, 'cases.tsv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [name = '', expected] = line.split('\t');
    return { name, accept: expected === 'accept' };
  });
}

function trustOf(name: string): Trust | { readonly problem: string } {
  const own = (file: string): string | undefined => {
    const path = join(CORPUS, name, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const root = own('trusted_root.json') ?? readFileSync(join(CORPUS, 'public-good-trusted-root.json'), 'utf8');
  return readTrust({ root, key: own('key.pub') });
}

/** What the collector does: verify, then compare who signed. */
function judge(name: string, only: 'bytes' | 'sha256'): string | undefined {
  const own = (file: string, otherwise: string): string =>
    existsSync(join(CORPUS, name, file)) ? readFileSync(join(CORPUS, name, file), 'utf8').trim() : otherwise;
  const artifact = readFileSync(
    existsSync(join(CORPUS, name, 'artifact')) ? join(CORPUS, name, 'artifact') : join(CORPUS, 'a.txt'),
  );
  const signed: Signed =
    only === 'bytes' ? { bytes: artifact } : { sha256: createHash('sha256').update(artifact).digest('hex') };
  const trust = trustOf(name);
  if ('problem' in trust) return `key: ${trust.problem}`;
  const result = verifyBundle(readFileSync(join(CORPUS, name, 'bundle.sigstore.json'), 'utf8'), signed, trust);
  if (!result.verified) return `${result.code}: ${result.reason}`;
  if (trust.kind === 'key') return undefined;
  const { identity, issuer } = result.signer;
  if (identity !== own('identity', DEFAULT_IDENTITY)) return `identity: ${identity}`;
  return issuer === own('issuer', DEFAULT_ISSUER) ? undefined : `issuer: ${issuer}`;
}

describe.runIf(isThere)('verifyBundle over the cases of the Sigstore conformance suite', () => {
  it('has all cases', () => {
    expect(cases()).toHaveLength(70);
    expect(cases().filter(({ accept }) => accept)).toHaveLength(21);
  });

  it.each(
    (isThere ? cases() : []).flatMap(({ name, accept }) => [
      { name, accept, only: 'bytes' as const },
      { name, accept, only: 'sha256' as const },
    ]),
  )('$name with $only: accepted is $accept', ({ name, accept, only }) => {
    const reason = judge(name, only);
    if (accept) expect(reason).toBeUndefined();
    else expect(reason).toMatch(/^[a-z-]+: \S/);
  });
});

const BYTES = Buffer.from('the release\n');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  predicateType: 'https://slsa.dev/provenance/v1',
  subject: [{ name: 'release', digest: { sha256: SHA256 } }],
  predicate: {
    buildDefinition: {
      buildType: 'https://example.org/build/v1',
      externalParameters: { workflow: { repository: 'https://example.org/team/app.git', ref: 'refs/tags/v1' } },
      resolvedDependencies: [{ uri: 'git+https://example.org/team/app@refs/tags/v1', digest: { gitCommit: 'c0ffee' } }],
    },
    runDetails: { builder: { id: 'https://example.org/builder' } },
  },
};

function trustIn(key: string): Trust {
  const trust = readTrust({ key });
  if ('problem' in trust) throw new Error(trust.problem);
  return trust;
}

function codeOf(bundle: string, signed: Signed, key: string): string {
  const result = verifyBundle(bundle, signed, trustIn(key));
  return result.verified ? 'verified' : result.code;
}

describe('verifyBundle with a bare key', () => {
  const key = makeKey();

  it.each(['P-256', 'P-384', 'RSA'] as const)('verifies a plain signature of %s', (kind) => {
    const one = makeKey(kind);
    const bundle = one.message(BYTES);
    expect(codeOf(bundle, { bytes: BYTES }, one.publicKey)).toBe('verified');
    expect(codeOf(bundle, { sha256: SHA256 }, one.publicKey)).toBe('verified');
    expect(codeOf(bundle, { bytes: Buffer.from('another') }, one.publicKey)).toBe('digest');
    expect(codeOf(bundle, { bytes: BYTES }, makeKey(kind).publicKey)).toBe('signature');
    expect(codeOf(bundle, { sha256: SHA256 }, makeKey().publicKey)).toBe('signature');
  });

  it('does not judge a plain signature of a kind it does not know', () => {
    const one = makeKey('Ed25519');
    expect(codeOf(one.message(BYTES), { bytes: BYTES }, one.publicKey)).toBe('unsupported');
    expect(codeOf(one.statement(STATEMENT), { bytes: BYTES }, one.publicKey)).toBe('verified');
  });

  it('reads who built what from which source', () => {
    const result = verifyBundle(key.statement(STATEMENT), { sha256: SHA256 }, trustIn(key.publicKey));
    expect(result).toMatchObject({
      verified: true,
      statement: {
        predicateType: 'https://slsa.dev/provenance/v1',
        provenance: {
          builder: 'https://example.org/builder',
          source: 'https://example.org/team/app',
          ref: 'refs/tags/v1',
          commit: 'c0ffee',
        },
      },
    });
  });

  it.each<[string, unknown, string]>([
    ['another subject', { ...STATEMENT, subject: [{ name: 'x', digest: { sha256: '00' } }] }, 'digest'],
    ['no subject', { ...STATEMENT, subject: [] }, 'malformed'],
    ['another type', { ...STATEMENT, _type: 'https://example.org/Statement' }, 'malformed'],
    ['no object', 'statement', 'malformed'],
  ])('refuses a statement with %s', (_what, statement, code) => {
    expect(codeOf(key.statement(statement), { bytes: BYTES }, key.publicKey)).toBe(code);
  });

  it.each<[string, string]>([
    ['', 'malformed'],
    ['{', 'malformed'],
    ['null', 'malformed'],
    ['[]', 'malformed'],
    ['{"mediaType":"text/plain"}', 'malformed'],
    ['{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}', 'malformed'],
    ['{"mediaType":"application/vnd.dev.sigstore.bundle.v9.3+json"}', 'unsupported'],
    [`${'['.repeat(100_000)}`, 'malformed'],
    [makeKey().message(BYTES).replace('"signature":"', '"signature":"AAAA'), 'signature'],
  ])('refuses the bundle %.60s', (bundle, code) => {
    expect(codeOf(bundle, { bytes: BYTES }, key.publicKey)).toBe(code);
  });

  it('verifies what is signed with a key but is no bundle yet, and leaves it open without one', () => {
    const { dsseEnvelope } = JSON.parse(key.statement(STATEMENT)) as { dsseEnvelope: object };
    const { messageSignature } = JSON.parse(key.message(BYTES)) as { messageSignature: { signature: string } };
    const old = JSON.stringify({ base64Signature: messageSignature.signature, rekorBundle: {} });
    for (const text of [JSON.stringify(dsseEnvelope), old]) {
      expect(codeOf(text, { bytes: BYTES }, key.publicKey)).toBe('verified');
      expect(codeOf(text, { bytes: BYTES }, makeKey().publicKey)).toBe('signature');
      const root = readTrust({ root: '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}' });
      if ('problem' in root) throw new Error(root.problem);
      expect(verifyBundle(text, { bytes: BYTES }, root)).toMatchObject({ verified: false, code: 'unsupported' });
    }
    expect(codeOf(old, { bytes: Buffer.from('another') }, key.publicKey)).toBe('signature');
  });

  it('takes no pattern from a bundle', () => {
    const evil = JSON.parse(key.message(BYTES)) as { verificationMaterial: { tlogEntries: unknown[] } };
    evil.verificationMaterial.tlogEntries.push({
      logIndex: '1',
      logId: { keyId: 'AAAA' },
      kindVersion: { kind: 'hashedrekord', version: '0.0.1' },
      integratedTime: '1',
      inclusionProof: {
        logIndex: '1',
        rootHash: 'AAAA',
        treeSize: '2',
        hashes: [],
        checkpoint: { envelope: 'log\n1\nAAAA\n\n\u2014 (a+)+$ AAAAAAAA\n' },
      },
      canonicalizedBody: 'e30=',
    });
    expect(codeOf(JSON.stringify(evil), { bytes: BYTES }, key.publicKey)).toBe('log');
  });
});

describe('readTrust', () => {
  it.each([
    [{ key: 'no key' }],
    [{ key: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' }],
    [{ root: '' }],
    [{ root: '{}' }],
    [{ root: '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1","tlogs":[{}]}' }],
  ])('says why %j cannot be read', (given) => {
    const read = readTrust(given);
    expect('problem' in read ? read.problem : read.material.tlogs).toSatisfy(
      (said: unknown) => (typeof said === 'string' && said !== '') || (Array.isArray(said) && said.length === 0),
    );
  });
});
