/**
 * Results of calls as JSON and back: maps, sets and typed arrays survive, so that a frozen report reads as the live
 * workbench does.
 * @module
 */

const MAP = '$map';
const SET = '$set';
const NUMBERS = '$numbers';
const NUMBER = '$number';

/** Plain data as JSON that may stand in an HTML page. */
export function encodePlain(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) => {
    if (inner instanceof Map) return { [MAP]: [...inner] };
    if (inner instanceof Set) return { [SET]: [...inner] };
    if (inner instanceof Float64Array) return { [NUMBERS]: [...inner] };
    // JSON has no such numbers, and big integers only count things here.
    if (typeof inner === 'bigint' || (typeof inner === 'number' && !Number.isFinite(inner)))
      return { [NUMBER]: String(inner) };
    return inner;
  }).replaceAll('<', '\\u003c');
}

/** The data that was encoded. */
export function decodePlain(text: string): unknown {
  return JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const [[key, held] = ['', undefined], ...others] = Object.entries(inner);
    if (others.length > 0) return inner;
    if (key === MAP) return new Map(held as [unknown, unknown][]);
    if (key === SET) return new Set(held as unknown[]);
    if (key === NUMBERS) return Float64Array.from(held as number[]);
    if (key === NUMBER) return /^-?\d+$/.test(String(held)) ? BigInt(String(held)) : Number(held);
    return inner;
  });
}
