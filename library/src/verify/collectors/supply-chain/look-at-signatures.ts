/**
 * Verifies the signatures of artifacts offline; who had to sign is for the judge.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readTrust, type Trust } from '../../../inputs/sigstore/trust.ts';
import { type Signed as Artifact, verifyBundle } from '../../../inputs/sigstore/verify-bundle.ts';
import type { Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource } from '../../sources/source.ts';
import type { Claim } from './claim.ts';
import type { Signatures, Signed } from './observation.ts';
import { type Place, placeOf, placesOf } from './place.ts';

const MOST_ARTIFACTS = 200;
const MOST_STATEMENTS = 50;
const ENDINGS = ['.sigstore.json', '.sigstore', '.bundle', '.intoto.jsonl'];

/** Looks. @throws {CouldNotLook} when an artifact, or what is trusted, is not there */
export async function lookAtSignatures(claim: Claim, own: FileSource, look: Look): Promise<Signatures> {
  if (claim.artifact === undefined)
    throw new CouldNotLook('The claim does not say what is signed: expected "artifact"');
  const { trust, isSelfTrusted } = await trustOf(claim, own, look);
  const items: Signed[] = [];
  for (const { name, artifact, place } of await artifactsFor(claim.artifact, own, look)) {
    if (look.signal.aborted) throw new CouldNotLook('There was no time to verify all signatures');
    const bundle = await bundleOf(claim, place, { own, look });
    const digest = 'bytes' in artifact ? bytesToHex(sha256(artifact.bytes)) : artifact.sha256;
    items.push({ artifact: name, sha256: digest, ...verified(bundle, artifact, trust) });
  }
  return { by: trust.kind, isSelfTrusted, isLogged: claim.trustedRoot !== undefined, items };
}

function verified(
  bundle: { readonly file: string; readonly text: string } | undefined,
  artifact: Artifact,
  trust: Trust,
): Omit<Signed, 'artifact' | 'sha256'> {
  if (bundle === undefined)
    return { verified: false, unclear: false, code: 'missing', reason: 'There is no signature' };
  // A file of several statements holds when one of them does.
  const texts = bundle.file.endsWith('.jsonl')
    ? bundle.text.trim().split('\n').slice(0, MOST_STATEMENTS)
    : [bundle.text];
  const results = texts.map((text) => verifyBundle(text, artifact, trust));
  const result = results.find((one) => one.verified) ?? results[0];
  if (result === undefined)
    return { verified: false, unclear: false, code: 'missing', reason: 'There is no signature' };
  if (!result.verified) {
    const { code, reason } = result;
    return { bundle: bundle.file, verified: false, unclear: code === 'unsupported', code, reason };
  }
  const { signer, statement } = result;
  return {
    bundle: bundle.file,
    verified: true,
    unclear: false,
    ...(signer.identity !== undefined && { identity: signer.identity }),
    ...(signer.issuer !== undefined && { issuer: signer.issuer }),
    extensions: { ...signer.extensions },
    ...(statement !== undefined && { predicateType: statement.predicateType }),
    ...(statement?.provenance !== undefined && {
      provenance: { ...statement.provenance, parameters: { ...statement.provenance.parameters } },
    }),
  };
}

interface Named {
  readonly name: string;
  readonly artifact: Artifact;
  /** Absent when only a digest is given. */
  readonly place?: Place;
}

async function artifactsFor(written: string, own: FileSource, look: Look): Promise<readonly Named[]> {
  const digest = /^sha256:([0-9a-fA-F]{64})$/.exec(written)?.[1]?.toLowerCase();
  if (digest !== undefined) return [{ name: written, artifact: { sha256: digest } }];
  const all = await placesOf(written, own, look);
  const places = all.length === 1 ? all : all.filter(({ path }) => !ENDINGS.some((ending) => path.endsWith(ending)));
  if (places.length > MOST_ARTIFACTS)
    throw new CouldNotLook(`Cannot verify ${places.length} artifacts: expected at most ${MOST_ARTIFACTS}`);
  return Promise.all(
    places.map(async (place) => ({
      name: place.written,
      artifact: { bytes: await place.source.bytes(place.path) },
      place,
    })),
  );
}

async function bundleOf(
  { bundle }: Claim,
  artifact: Place | undefined,
  { own, look }: { readonly own: FileSource; readonly look: Look },
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  if (bundle !== undefined) {
    const { source, path, written } = placeOf(bundle, own, look);
    return { file: written, text: await source.text(path) };
  }
  if (artifact === undefined)
    throw new CouldNotLook('The claim does not say where the signature is: expected "bundle"');
  const { source, path, written } = artifact;
  const beside = await source.find(ENDINGS.map((ending) => `${path}${ending}`.replace(/[*?[\]{}()!\\]/g, '\\$&')));
  const [first] = beside;
  if (first === undefined) return undefined;
  return { file: `${written}${first.path.slice(path.length)}`, text: await source.text(first.path) };
}

/** What the claim trusts, and whether whoever can change the artifact could change that as well. */
async function trustOf(claim: Claim, own: FileSource, look: Look): Promise<{ trust: Trust; isSelfTrusted: boolean }> {
  const { trustedRoot, key, artifact = '' } = claim;
  if (trustedRoot === undefined && key === undefined) {
    throw new CouldNotLook('The claim does not say what is trusted: expected "trusted-root" or "key"');
  }
  const isInline = key?.includes('-----BEGIN') === true;
  const root = trustedRoot === undefined ? undefined : placeOf(trustedRoot, own, look);
  const keyFile = key === undefined || isInline ? undefined : placeOf(key, own, look);
  const trust = readTrust({
    root: root === undefined ? undefined : await root.source.text(root.path),
    key: isInline ? key : keyFile === undefined ? undefined : await keyFile.source.text(keyFile.path),
  });
  if ('problem' in trust)
    throw new CouldNotLook(`Cannot read "${keyFile?.written ?? root?.written ?? 'the key'}": ${trust.problem}`);
  const signedIn = /^sha256:/.test(artifact) ? undefined : placeOf(artifact, own, look).source;
  const trusted = key === undefined ? root?.source : keyFile?.source;
  return { trust, isSelfTrusted: trusted !== undefined && trusted.name === signedIn?.name };
}
