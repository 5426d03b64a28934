/**
 * Ranges of IPv4 addresses in CIDR form.
 * @module
 */

function numberOf(address: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** Whether an IPv4 address is in a range; no for a range of IPv6, undefined when the range is none. */
export function contains(range: string, address: string): boolean | undefined {
  if (range.includes(':')) return false;
  const [network = '', written = '32'] = range.split('/');
  const length = Number(written);
  const [base, wanted] = [numberOf(network), numberOf(address)];
  if (base === undefined || wanted === undefined || !Number.isInteger(length) || length < 0 || length > 32)
    return undefined;
  const size = 2 ** (32 - length);
  return Math.floor(base / size) === Math.floor(wanted / size);
}

/** Ranges that clusters give to their pods: private ones, and the one that carriers share. */
const POD_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** Whether pods may have addresses of a range; yes for a private one of IPv6 and for one that cannot be read. */
export function mayHoldPods(range: string): boolean {
  if (range.includes(':')) return !/^2[0-9a-f]{3}:/i.test(range);
  const base = range.split('/')[0] ?? '';
  return POD_RANGES.some(
    (pods) => contains(pods, base) !== false || contains(range, pods.split('/')[0] ?? '') !== false,
  );
}
