/**
 * What a bundle is verified against: a trusted root (certificate authorities, transparency logs, time-stamp
 * authorities with their times), and a public key when the signer has one instead of a certificate.
 * https://github.com/sigstore/protobuf-specs, sigstore_trustroot.proto
 * @module
 */
import { type PublicKey, PublicKeyDetails, TrustedRoot } from '@sigstore/protobuf-specs';
import { type TrustMaterial, toTrustMaterial, type VerifierOptions } from '@sigstore/verify';

export interface Trust {
  /** Whether the signer is known by a certificate or by a bare key. */
  readonly kind: 'certificate' | 'key';
  readonly material: TrustMaterial;
  readonly thresholds: VerifierOptions;
}

/** What is given: at least one of the two. */
export interface Given {
  /** The trusted root as JSON. */
  readonly root?: string | undefined;
  /** The public key as PEM. */
  readonly key?: string | undefined;
}

/**
 * Reads what is given, or says why it cannot be read. Without a root only the signature of the key is verified:
 * there is nobody to ask about logs and time stamps.
 */
export function readTrust({ root, key }: Given): Trust | { readonly problem: string } {
  const publicKey = key === undefined ? undefined : publicKeyOf(key);
  if (key !== undefined && publicKey === undefined) return { problem: 'expected a public key as PEM' };
  const trusted = root === undefined ? EMPTY : rootOf(root);
  if (trusted === undefined) return { problem: 'expected a Sigstore trusted root as JSON' };
  try {
    // The hint of a bundle names a key; which one is trusted is for whoever trusts it to say.
    const keys = publicKey === undefined ? {} : new Proxy({}, { get: () => publicKey, has: () => true });
    const material = toTrustMaterial(trusted, keys);
    if (publicKey !== undefined) material.publicKey('');
    const thresholds = root === undefined ? { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 0 } : {};
    return { kind: publicKey === undefined ? 'certificate' : 'key', material, thresholds };
  } catch (error) {
    return { problem: `a key or certificate of it cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

const EMPTY = TrustedRoot.fromJSON({});

function rootOf(text: string): TrustedRoot | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const type = typeof json === 'object' && json !== null && 'mediaType' in json ? json.mediaType : undefined;
    if (typeof type !== 'string' || !type.startsWith('application/vnd.dev.sigstore.trustedroot')) return undefined;
    const root = TrustedRoot.fromJSON(json);
    // Whose time has no beginning is not known to have been trusted at any time.
    return {
      ...root,
      tlogs: root.tlogs.filter(({ publicKey }) => publicKey?.validFor?.start !== undefined),
      ctlogs: root.ctlogs.filter(({ publicKey }) => publicKey?.validFor?.start !== undefined),
      certificateAuthorities: root.certificateAuthorities.filter(({ validFor }) => validFor?.start !== undefined),
      timestampAuthorities: root.timestampAuthorities.filter(({ validFor }) => validFor?.start !== undefined),
    };
  } catch {
    return undefined;
  }
}

function publicKeyOf(pem: string): PublicKey | undefined {
  const body = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/.exec(pem)?.[1];
  if (body === undefined) return undefined;
  const rawBytes = Buffer.from(body, 'base64');
  return { rawBytes, keyDetails: PublicKeyDetails.PUBLIC_KEY_DETAILS_UNSPECIFIED, validFor: undefined };
}
