/**
 * What makes two results of two runs the same one, wherever its line has moved to (SARIF 2.1.0, 3.27.17).
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Hashes what identifies a result; never its line. */
export function fingerprint(...parts: readonly string[]): { readonly 'vaubanFindingId/v1': string } {
  return { 'vaubanFindingId/v1': bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 32) };
}
