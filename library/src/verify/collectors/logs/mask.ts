/**
 * A value as it may be shown: its shape, and a short hash by which two findings can be told to be the same.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Letters and digits as stars, but for the last two of long ones; at most 40 characters. */
export function masked(value: string): string {
  const kept = value.length >= 12 ? 2 : 0;
  const stars = value.slice(0, value.length - kept).replace(/[\p{L}\p{N}]/gu, '*');
  const whole = `${stars}${kept === 0 ? '' : value.slice(-kept)}`.replace(/\s+/g, ' ');
  return whole.length > 40 ? `${whole.slice(0, 30)}...${whole.slice(-6)}` : whole;
}

/** The first eight hexadecimal digits of SHA-256. */
export function shortHash(value: string): string {
  return bytesToHex(sha256(utf8ToBytes(value))).slice(0, 8);
}
