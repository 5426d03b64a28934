/**
 * Small bundles of our own, signed with a key made on the spot: enough to try what needs no certificate authority.
 * @module
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { preAuthenticationEncoding } from './verify-bundle.ts';

/** A key pair and what it signs. */
export interface SigningKey {
  readonly publicKey: string;
  /** A bundle with a plain signature. */
  message(bytes: Uint8Array): string;
  /** A bundle with an in-toto statement. */
  statement(statement: unknown): string;
}

/** Makes a key. */
export function makeKey(kind: 'P-256' | 'P-384' | 'RSA' | 'Ed25519' = 'P-256'): SigningKey {
  const { publicKey, privateKey } =
    kind === 'RSA'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : kind === 'Ed25519'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('ec', { namedCurve: kind });
  const signature = (bytes: Uint8Array): string =>
    sign(kind === 'Ed25519' ? null : 'sha256', bytes, privateKey).toString('base64');
  const bundle = (content: object): string =>
    JSON.stringify({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: { publicKey: { hint: 'our key' }, tlogEntries: [] },
      ...content,
    });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    message: (bytes) => {
      const digest = createHash('sha256').update(bytes).digest('base64');
      const messageDigest = { algorithm: 'SHA2_256', digest };
      return bundle({ messageSignature: { messageDigest, signature: signature(bytes) } });
    },
    statement: (statement) => {
      const payload = Buffer.from(JSON.stringify(statement));
      const payloadType = 'application/vnd.in-toto+json';
      const sig = signature(preAuthenticationEncoding(payloadType, payload));
      return bundle({
        dsseEnvelope: { payload: payload.toString('base64'), payloadType, signatures: [{ sig, keyid: '' }] },
      });
    },
  };
}
