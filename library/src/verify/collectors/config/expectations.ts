/**
 * What the rules of the role table expect of a value, each as a small function that says what is wrong.
 * @module
 */
import { isOpen, parseListen, reachOf } from '../../../inputs/listen/address.ts';
import { amountOf, isSet, itemsOf, shown, type Value } from './compare.ts';

type Expectation = (value: Value) => string | undefined;

/** Expects exactly this flag or text. */
export function is(wanted: boolean | string): Expectation {
  return (value) => (String(value) === String(wanted) ? undefined : `is ${said(value)}, expected ${said(wanted)}`);
}

/** Expects something. */
export function filled(what: string): Expectation {
  return (value) => (isSet(value) ? undefined : `is empty, expected ${what}`);
}

/** Expects nothing. */
export function empty(value: Value): string | undefined {
  return isSet(value) ? `is ${said(value)}, expected nothing` : undefined;
}

/** Expects a number from `least` to `most`; where 0 means no limit it is too much. */
export function within(
  most: number,
  options: { readonly least?: number; readonly zeroIsUnlimited?: boolean; readonly shows?: string } = {},
): Expectation {
  const { least = Number.NEGATIVE_INFINITY, zeroIsUnlimited = false, shows = String(most) } = options;
  return (value) => {
    const amount = amountOf(value)?.amount;
    if (amount === undefined) return `is ${said(value)}, expected a number`;
    if (zeroIsUnlimited && amount <= 0) return `is ${said(value)}, which sets no limit, expected at most ${shows}`;
    if (amount > most) return `is ${said(value)}, expected at most ${shows}`;
    return amount < least ? `is ${said(value)}, expected at least ${least}` : undefined;
  };
}

/** Expects at least this much, in nanoseconds when it is a time. */
export function atLeast(least: number, shows = String(least)): Expectation {
  return (value) => {
    const amount = amountOf(value)?.amount;
    if (amount === undefined) return `is ${said(value)}, expected at least ${shows}`;
    return amount < least ? `is ${said(value)}, expected at least ${shows}` : undefined;
  };
}

/** Expects an address that only this machine reaches, or none. */
export function local(value: Value): string | undefined {
  const address = parseListen(String(value ?? ''));
  if (address === undefined || !isOpen(address)) return undefined;
  const who =
    address.reach === 'all'
      ? 'every interface'
      : address.reach === 'name'
        ? 'a host name'
        : `a ${address.reach} address`;
  return `listens on ${who} ("${shown(value)}"), expected 127.0.0.1 or a socket file`;
}

/** Expects an address that is not for everybody: neither every interface nor a public address. */
export function notPublic(value: Value): string | undefined {
  const address = parseListen(String(value ?? ''));
  if (address?.reach !== 'all' && address?.reach !== 'public') return undefined;
  const who = address.reach === 'all' ? 'every interface' : 'a public address';
  return `listens on ${who} ("${shown(value)}"), expected a private address`;
}

/** Whether some of the peers `id@host:port` are in a private network. */
export function hasPrivatePeer(value: Value): boolean {
  return itemsOf(value).some((peer) => {
    const host = String(peer).replace(/^.*@/, '').replace(/:\d+$/, '');
    return ['private', 'loopback'].includes(reachOf(host));
  });
}

/** A value as it stands in a sentence. */
export function said(value: Value | boolean): string {
  return typeof value === 'string' || Array.isArray(value) ? `"${shown(value as Value)}"` : String(value);
}
