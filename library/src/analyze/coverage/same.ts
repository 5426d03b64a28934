/**
 * Equality of a value in a document with a value written in YAML, where every scalar is its source text.
 * @module
 */
import { isObject } from './select.ts';

/** Whether two values say the same; numbers and yes/no are compared as text, mappings without order. */
export function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
    );
  }
  if (typeof one === 'object' || typeof other === 'object') return (one ?? null) === (other ?? null);
  return asText(one) === asText(other);
}

function asText(value: unknown): string {
  if (value === true || value === 'true') return 'yes';
  if (value === false || value === 'false') return 'no';
  return String(value);
}
