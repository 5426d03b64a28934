/**
 * Ids for formats that want UUIDs: the one an entry came with, or one that is always the same for the same entry.
 * @module
 */
import { sha256Hex } from '../kit/sha256-hex.ts';

/** A UUID of version 8 (RFC 9562, section 5.8) made of a name. */
export function uuidOf(name: string): string {
  const hash = sha256Hex(`vauban/${name}`);
  const variant = ((Number.parseInt(hash[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-');
}
