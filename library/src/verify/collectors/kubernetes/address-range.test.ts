import { describe, expect, it } from 'vitest';
import { contains, mayHoldPods } from './address-range.ts';

describe('contains', () => {
  it('knows which addresses of IPv4 are in a range', () => {
    expect(contains('169.254.0.0/16', '169.254.169.254')).toBe(true);
    expect(contains('0.0.0.0/0', '169.254.169.254')).toBe(true);
    expect(contains('169.254.169.253', '169.254.169.254')).toBe(false);
    expect(contains('128.0.0.0/1', '127.255.255.255')).toBe(false);
    expect(contains('::/0', '10.0.0.1')).toBe(false);
    for (const none of ['10.0.0.0/33', '10.0.0.256/8', 'somewhere', '10.0.0.0/x']) {
      expect(contains(none, '10.0.0.1'), none).toBeUndefined();
    }
  });
});

describe('mayHoldPods', () => {
  it('is yes for private ranges, for those around them, and for what cannot be read', () => {
    const all = ['10.1.0.0/16', '0.0.0.0/0', '172.20.0.1/32', 'fd00::/8', 'somewhere'];
    expect(all.filter((range) => !mayHoldPods(range))).toEqual([]);
    expect(['203.0.113.0/24', '8.8.8.8/32', '2001:db8::/32'].filter(mayHoldPods)).toEqual([]);
  });
});
