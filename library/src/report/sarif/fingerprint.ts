/**
 * What makes two results of two runs the same one, wherever its line has moved to (SARIF 2.1.0, 3.27.17).
 * @module
 */
import { sha256Hex } from '../../kit/sha256-hex.ts';

/** Hashes what identifies a result; never its line. */
export function fingerprint(...parts: readonly string[]): { readonly 'vaubanFindingId/v1': string } {
  return { 'vaubanFindingId/v1': sha256Hex(JSON.stringify(parts)).slice(0, 32) };
}
