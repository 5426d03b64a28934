/**
 * Compares a value of a settings file with what a claim wants: flags, numbers, durations and sizes by value, lists by
 * content.
 * @module
 */
import type { KeyType } from '../../../inputs/cometbft/key-table.ts';
import type { SettingValue } from '../../../inputs/settings/node.ts';
import type { Claim } from './claim.ts';
import { compilePattern, LONGEST_MATCHED } from './pattern.ts';

export type Value = SettingValue | readonly SettingValue[];

/** A number with what it measures: nanoseconds, bytes, or nothing. */
export interface Amount {
  readonly unit: 'time' | 'size' | 'number';
  readonly amount: number;
}

const TIME: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
  d: 8.64e13,
  w: 6.048e14,
  y: 3.1536e16,
};
const SIZE: Readonly<Record<string, number>> = {
  b: 1,
  k: 1e3,
  kb: 1e3,
  kib: 1024,
  ki: 1024,
  m: 1e6,
  mb: 1e6,
  mib: 1024 ** 2,
  mi: 1024 ** 2,
  g: 1e9,
  gb: 1e9,
  gib: 1024 ** 3,
  gi: 1024 ** 3,
  t: 1e12,
  tb: 1e12,
  tib: 1024 ** 4,
  ti: 1024 ** 4,
};
const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
};

/** Reads a number, a duration as Go writes it (`168h0m0s`), or a size (`4MiB`); undefined when it is none. */
export function amountOf(value: Value, type?: KeyType): Amount | undefined {
  if (Array.isArray(value)) return undefined;
  const written = String(value).trim();
  if (/^[-+]?(\d[\d_]*)(\.\d+)?([eE][-+]?\d+)?$/.test(written)) {
    return { unit: type === 'nanoseconds' ? 'time' : 'number', amount: Number(written.replaceAll('_', '')) };
  }
  if (/^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h|d|w|y))+$/.test(written)) {
    const parts = written.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d|w|y)/g);
    const amount = [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (TIME[unit ?? ''] ?? 0), 0);
    return { unit: 'time', amount: written.startsWith('-') ? -amount : amount };
  }
  const size = /^(\d+(?:\.\d+)?)\s*([kKmMgGtT]?i?[bB]|[KMGT]i?)$/.exec(written);
  const scale = SIZE[size?.[2]?.toLowerCase() ?? ''];
  return size === null || scale === undefined ? undefined : { unit: 'size', amount: Number(size[1]) * scale };
}

/** Two amounts of one kind as plain numbers; a bare number measures what the other one measures when that is bytes. */
function pair(one: Amount | undefined, other: Amount | undefined): readonly [number, number] | undefined {
  if (one === undefined || other === undefined) return undefined;
  const kinds = new Set([one.unit, other.unit]);
  const alike =
    kinds.size === 1 || (kinds.has('number') && kinds.has('size')) || one.amount === 0 || other.amount === 0;
  return alike ? [one.amount, other.amount] : undefined;
}

function isSame(value: SettingValue, wanted: string, type: KeyType | undefined): boolean {
  const flags = [FLAGS[String(value).toLowerCase()], FLAGS[wanted.toLowerCase()]];
  if (flags[0] !== undefined && flags[1] !== undefined) return flags[0] === flags[1];
  const amounts = pair(amountOf(value, type), amountOf(wanted));
  if (amounts !== undefined) return amounts[0] === amounts[1];
  return (value === null ? '' : String(value)) === wanted;
}

/** A list, or a text with commas where a list is meant. */
export function itemsOf(value: Value): readonly SettingValue[] {
  if (typeof value === 'string') {
    return value === ''
      ? []
      : value
          .split(',')
          .map((item) => item.trim())
          .filter((item) => item !== '');
  }
  return Array.isArray(value) ? value : [value as SettingValue];
}

function isEqual(value: Value, wanted: string | readonly string[], type: KeyType | undefined): boolean {
  if (typeof wanted === 'string') {
    if (!Array.isArray(value)) return isSame(value as SettingValue, wanted, type);
    return value.length === 1 && isSame(value[0] as SettingValue, wanted, type);
  }
  const items = itemsOf(value);
  const left = [...items];
  for (const want of wanted) {
    const at = left.findIndex((item) => isSame(item, want, type));
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** Whether a value says anything: an empty text, an empty list and null do not. */
export function isSet(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/**
 * Whether a value is what a claim wants.
 *
 * @param value undefined when nothing is written
 * @param type what the program reads the key as, when that is known
 * @returns true, false, or the reason why nobody can say
 */
export function meets(value: Value | undefined, claim: Claim, type?: KeyType): boolean | string {
  if (claim.absent !== undefined && (value === undefined) !== claim.absent) return false;
  if (claim.set !== undefined && isSet(value) !== claim.set) return false;
  const rest = [claim.equals, claim.not, claim.oneOf, claim.contains, claim.minimum, claim.maximum, claim.matches];
  if (rest.every((test) => test === undefined)) return true;
  if (value === undefined) return claim.not !== undefined && rest.filter((test) => test !== undefined).length === 1;
  if (claim.equals !== undefined && !isEqual(value, claim.equals, type)) return false;
  if (claim.not !== undefined && isEqual(value, claim.not, type)) return false;
  if (claim.oneOf !== undefined && !claim.oneOf.some((wanted) => isEqual(value, wanted, type))) return false;
  if (claim.contains !== undefined) {
    const items = itemsOf(value);
    if (!claim.contains.every((wanted) => items.some((item) => isSame(item, wanted, type)))) return false;
  }
  for (const [wanted, sign] of [
    [claim.minimum, 1],
    [claim.maximum, -1],
  ] as const) {
    if (wanted === undefined) continue;
    const amounts = pair(amountOf(value, type), amountOf(wanted));
    if (amounts === undefined) return `"${shown(value)}" cannot be compared with "${wanted}"`;
    if ((amounts[0] - amounts[1]) * sign < 0) return false;
  }
  return claim.matches === undefined || matchesAll(value, claim.matches);
}

function matchesAll(value: Value, pattern: string): boolean | string {
  const expression = compilePattern(pattern);
  if (typeof expression === 'string') return expression;
  const texts = (Array.isArray(value) ? value : [value]).map(String);
  if (texts.some((each) => each.length > LONGEST_MATCHED)) return 'the value is too long to match';
  return texts.every((each) => expression.test(each));
}

/** A value as it is shown to people. */
export function shown(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const text = Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
