/**
 * Verifies a Sigstore bundle without the network: certificate or public key, transparency log, time stamps and the
 * signature itself, against a given trusted root. Says who signed; whether that is the right one, others decide.
 * https://docs.sigstore.dev/about/bundle/
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Bundle, bundleFromJSON, ValidationError } from '@sigstore/bundle';
import { type SignedEntity, toSignedEntity, VerificationError, Verifier } from '@sigstore/verify';
import { verifiesDigest } from './prehashed.ts';
import { readStatement, type Statement } from './statement.ts';
import type { Trust } from './trust.ts';

/** What was signed: the bytes, or only their SHA-256 in hexadecimal. */
export type Signed = { readonly bytes: Uint8Array } | { readonly sha256: string };

/** Who signed, as the certificate says. */
export interface Signer {
  /** The subject alternative name: an address, or the URI of a workflow. */
  readonly identity?: string;
  /** Who vouches for it: the issuer of the token it was asked for with. */
  readonly issuer?: string;
  /** Further statements of the certificate by their last number below 1.3.6.1.4.1.57264.1, such as 12: the source. */
  readonly extensions: Readonly<Record<string, string>>;
}

/** What became of a bundle. */
export type VerifiedBundle =
  | { readonly verified: true; readonly signer: Signer; readonly statement?: Statement }
  | { readonly verified: false; readonly code: FaultCode; readonly reason: string };

/** `unsupported`: nobody can say. All others: it does not hold. */
export type FaultCode =
  | 'malformed'
  | 'unsupported'
  | 'certificate'
  | 'key'
  | 'log'
  | 'time-stamp'
  | 'signature'
  | 'digest';

class Refused extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

/**
 * Verifies a bundle over an artifact; never throws on bad input.
 *
 * @param text the bundle as JSON
 * @param trust from `readTrust`
 */
export function verifyBundle(text: string, signed: Signed, trust: Trust): VerifiedBundle {
  try {
    const digest = 'bytes' in signed ? sha256(signed.bytes) : fromHex(signed.sha256);
    const bundle = bundleOf(text, digest, trust);
    checkKeyKind(bundle, trust);
    checkChain(bundle);
    const statement = statementOf(bundle, digest);
    const verifier = new Verifier(trust.material, trust.thresholds);
    const { identity } = verifier.verify(entityOf(bundle, signed, digest));
    const signer: Signer = {
      ...(identity?.subjectAlternativeName !== undefined && { identity: identity.subjectAlternativeName }),
      ...(identity?.extensions?.issuer !== undefined && { issuer: identity.extensions.issuer }),
      extensions: extensionsOf(identity?.oids ?? []),
    };
    return { verified: true, signer, ...(statement !== undefined && { statement }) };
  } catch (error) {
    return { verified: false, ...faultOf(error) };
  }
}

/** Names of logs and witnesses; the library takes them for a pattern, which must not be the bundle's to choose. */
const NOTE_NAME = /^\u2014 [\w.:/@%~-]+ [A-Za-z0-9+/=]+$/;

function bundleOf(text: string, digest: Uint8Array, { kind }: Trust): Bundle {
  const json = wrapped(jsonOf(text), digest);
  const { mediaType: type } = json;
  if (typeof type !== 'string' || !type.startsWith('application/vnd.dev.sigstore.bundle')) {
    throw new Refused('malformed', 'It is no Sigstore bundle');
  }
  if (json['isBare'] === true && kind !== 'key') {
    throw new Refused('unsupported', 'The signature comes without a certificate, and no key is given');
  }
  if (!/[=.v](?:0\.[123])\b/.test(type)) throw new Refused('unsupported', `The bundle is a "${type}"`);
  const bundle = bundleFromJSON(json);
  for (const entry of bundle.verificationMaterial.tlogEntries) {
    // The first version did not ask for a checkpoint: without one the promise of the log is all there is.
    const { inclusionProof } = entry;
    if (inclusionProof !== undefined && inclusionProof.checkpoint === undefined) entry.inclusionProof = undefined;
    const note = inclusionProof?.checkpoint?.envelope ?? '';
    const names = note.split('\n').filter((line) => line.startsWith('\u2014'));
    if (!names.every((line) => NOTE_NAME.test(line)))
      throw new Refused('log', 'A checkpoint is signed by no known name');
  }
  return bundle;
}

/** Whoever brings the root along could have made it. */
function checkChain(bundle: Bundle): void {
  const { content } = bundle.verificationMaterial;
  if (content.$case !== 'x509CertificateChain') return;
  for (const certificate of content.x509CertificateChain.certificates.slice(1)) {
    const material = { ...bundle.verificationMaterial, content: { $case: 'certificate' as const, certificate } };
    const { key } = toSignedEntity({ ...bundle, verificationMaterial: material });
    if (key.$case === 'certificate' && key.certificate.issuer.equals(key.certificate.subject)) {
      throw new Refused('certificate', 'The bundle brings a root certificate along');
    }
  }
}

function jsonOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return { ...json };
  } catch {
    throw new Refused('malformed', 'The bundle is not JSON');
  }
  throw new Refused('malformed', 'It is no Sigstore bundle');
}

/** A bare DSSE envelope, and the file that older versions of cosign write, as the bundles they would be with a key. */
function wrapped(json: Readonly<Record<string, unknown>>, digest: Uint8Array): Readonly<Record<string, unknown>> {
  const { payload, payloadType, signatures, base64Signature } = json;
  const content =
    payload !== undefined && signatures !== undefined
      ? { dsseEnvelope: { payload, payloadType, signatures } }
      : base64Signature !== undefined
        ? {
            messageSignature: {
              messageDigest: { algorithm: 'SHA2_256', digest: Buffer.from(digest).toString('base64') },
              signature: base64Signature,
            },
          }
        : undefined;
  if (content === undefined || json['mediaType'] !== undefined) return json;
  const verificationMaterial = { publicKey: { hint: '' }, tlogEntries: [] };
  return { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', isBare: true, verificationMaterial, ...content };
}

/** A bundle with a certificate is not shown to hold by a bare key, nor the reverse. */
function checkKeyKind({ verificationMaterial: { content } }: Bundle, { kind }: Trust): void {
  const isKey = content.$case === 'publicKey';
  if (isKey && kind !== 'key') throw new Refused('key', 'It is signed with a bare key, and none is given');
  if (!isKey && kind === 'key') throw new Refused('key', 'It is signed with a certificate, but a bare key is given');
}

/** What a DSSE envelope states, when one of its subjects has the digest; a plain signature states nothing. */
function statementOf({ content }: Bundle, digest: Uint8Array): Statement | undefined {
  const wanted = bytesToHex(digest);
  if (content.$case === 'messageSignature') {
    const { messageDigest } = content.messageSignature;
    // HashAlgorithm 1 is SHA2_256, by far the usual one.
    if (messageDigest.algorithm === 1 && bytesToHex(messageDigest.digest) !== wanted) {
      throw new Refused('digest', `The bundle is for the digest ${bytesToHex(messageDigest.digest)}, not ${wanted}`);
    }
    return undefined;
  }
  const { payload, payloadType } = content.dsseEnvelope;
  const statement = readStatement(payload, payloadType);
  if ('problem' in statement) throw new Refused('malformed', statement.problem);
  if (!statement.subjects.some((subject) => subject.sha256 === wanted)) {
    throw new Refused('digest', `No subject of the statement has the digest ${wanted}`);
  }
  return statement;
}

/** The bundle as the library verifies it, with two things it cannot do itself. */
function entityOf(bundle: Bundle, signed: Signed, digest: Uint8Array): SignedEntity {
  const bytes = 'bytes' in signed ? Buffer.from(signed.bytes) : undefined;
  const entity = toSignedEntity(bundle, bytes);
  const { signature } = entity;
  if (bundle.content.$case === 'dsseEnvelope') {
    // A log of the second version keeps an envelope as a hashed record: the digest is that of what was signed.
    const { payload, payloadType } = bundle.content.dsseEnvelope;
    const { tlogEntries } = bundle.verificationMaterial;
    if (!tlogEntries.every(({ kindVersion }) => kindVersion?.kind === 'hashedrekord')) return entity;
    const encoded = sha256(preAuthenticationEncoding(payloadType, payload));
    return {
      ...entity,
      signature: {
        signature: signature.signature,
        compareSignature: (other) => signature.compareSignature(other),
        compareDigest: (other) => bytesToHex(other) === bytesToHex(encoded),
        verifySignature: (key) => signature.verifySignature(key),
      },
    };
  }
  return {
    ...entity,
    signature: {
      signature: signature.signature,
      compareSignature: (other) => signature.compareSignature(other),
      compareDigest: (other) => signature.compareDigest(other),
      verifySignature: (key) => {
        const { asymmetricKeyType: kind = '' } = key;
        // Keys of other kinds sign the artifact whole and by rules the library does not know.
        if (kind !== 'ec' && kind !== 'rsa') throw new Refused('unsupported', `The key is of the kind "${kind}"`);
        if (bytes !== undefined) return signature.verifySignature(key);
        const holds = verifiesDigest(key.export({ format: 'jwk' }), digest, signature.signature);
        if (holds === undefined) throw new Refused('unsupported', 'The curve of the key is not known');
        return holds;
      },
    },
  };
}

/** What a DSSE signature is made over: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
export function preAuthenticationEncoding(type: string, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${utf8ToBytes(type).length} ${type} ${payload.length} `;
  return concatBytes(utf8ToBytes(head), payload);
}

const CODES: Readonly<Record<string, FaultCode>> = {
  CERTIFICATE_ERROR: 'certificate',
  PUBLIC_KEY_ERROR: 'key',
  SIGNATURE_ERROR: 'signature',
  TIMESTAMP_ERROR: 'time-stamp',
  NOT_IMPLEMENTED_ERROR: 'unsupported',
};

const SAID: Readonly<Record<FaultCode, string>> = {
  malformed: 'The bundle cannot be read',
  unsupported: 'The bundle cannot be judged',
  certificate: 'The certificate does not hold',
  key: 'The key does not hold',
  log: 'The entry of the transparency log does not hold',
  'time-stamp': 'The time stamp does not hold',
  signature: 'The signature does not hold',
  digest: 'The digest differs',
};

function faultOf(error: unknown): { readonly code: FaultCode; readonly reason: string } {
  if (error instanceof Refused) return { code: error.code, reason: error.message };
  const said = (error instanceof Error ? error.message : String(error)).slice(0, 200);
  if (error instanceof VerificationError) {
    const code = CODES[error.code] ?? 'log';
    return { code, reason: `${SAID[code]}: ${said}` };
  }
  // What else the library throws comes from bytes it could not take apart.
  const fields = error instanceof ValidationError ? ` (${error.fields.join(', ')})` : '';
  return { code: 'malformed', reason: `${SAID.malformed}: ${said}${fields}` };
}

const FULCIO = '1.3.6.1.4.1.57264.1.';

/** Extensions of the certificate that are texts in DER: a UTF8String with a short or one- or two-byte length. */
function extensionsOf(oids: readonly { readonly oid?: { id: number[] } | undefined; readonly value: Uint8Array }[]) {
  const extensions: Record<string, string> = {};
  for (const { oid, value } of oids) {
    const id = oid?.id.join('.') ?? '';
    if (!id.startsWith(FULCIO)) continue;
    const head = value[1] === 0x81 ? 3 : value[1] === 0x82 ? 4 : 2;
    const text = value[0] === 0x0c ? value.subarray(head) : value;
    extensions[id.slice(FULCIO.length)] = new TextDecoder().decode(text);
  }
  return extensions;
}

function fromHex(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Refused('digest', 'Expected a SHA-256 of 64 hexadecimal digits');
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
