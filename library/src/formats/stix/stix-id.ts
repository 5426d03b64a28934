/**
 * Identifiers of STIX objects, made of what they are called, so that the same model gives the same bundle (RFC 9562,
 * section 5.5). The namespace is our own: STIX 2.1, section 2.9, keeps its own for observables.
 * @module
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

const NAMESPACE = hexToBytes('7b1d6f2e5c034a0fb6f19d1f3e5a8c42');

/** The identifier of an object of a type, by a name that no other of that type has. */
export function stixId(type: string, name: string): string {
  const hash = bytesToHex(sha1(concatBytes(NAMESPACE, utf8ToBytes(`${type} ${name}`))));
  const variant = (Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80;
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `${variant.toString(16)}${hash.slice(18, 20)}`,
    hash.slice(20, 32),
  ];
  return `${type}--${parts.join('-')}`;
}
