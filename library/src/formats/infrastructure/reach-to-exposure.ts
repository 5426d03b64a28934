/**
 * Who reaches an address that something is bound to, in the words of the language.
 * @module
 */
import type { Reach } from '../../inputs/listen/address.ts';

/** The exposure of an entry that is bound to an address; a name leads nobody knows where. */
export function exposureOf(reach: Reach | undefined): 'external' | 'internal' | 'local' | undefined {
  switch (reach) {
    case 'all':
    case 'public':
      return 'external';
    case 'private':
      return 'internal';
    case 'loopback':
    case 'socket':
      return 'local';
    default:
      return undefined;
  }
}

/** The exposure of an entry that lets some networks in: all of them, some of the Internet, or only private ones. */
export function exposureOfRanges(ranges: readonly string[]): 'external' | 'semi-trusted' | 'internal' | undefined {
  if (ranges.length === 0) return undefined;
  if (
    ranges.some((range) =>
      /^(?:0\.0\.0\.0\/[01]|128\.0\.0\.0\/1|::\/[01]|\*|0\.0\.0\.0|Internet|Any)$/i.test(range.trim()),
    )
  ) {
    return 'external';
  }
  return ranges.every(isPrivate) ? 'internal' : 'semi-trusted';
}

/** Whether a range of addresses lies in what RFC 1918, RFC 4193 and RFC 6598 set aside. */
function isPrivate(range: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|127\.|f[cd][0-9a-f]{2}:|VirtualNetwork$)/i.test(
    range.trim(),
  );
}
