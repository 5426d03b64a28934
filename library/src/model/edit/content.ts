/**
 * What a YAML text says, without how it is written. Maps instead of objects, so that no key is special.
 * @module
 */
import type { Value } from './change.ts';

/** A reference to an anchor; the editor never follows it. */
export interface Alias {
  readonly alias: string;
}

/** A text, nothing, a reference, a list or a mapping in written order. */
export type Content = string | null | Alias | readonly Content[] | Mapping;
export type Mapping = ReadonlyMap<string, Content>;

/** Tells whether content is a list. */
export function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}

/** Tells whether content is a mapping. */
export function isMapping(content: Content): content is Mapping {
  return content instanceof Map;
}

/** Tells whether content is a list or a mapping with something in it. */
export function isFilled(content: Content): content is readonly Content[] | Mapping {
  return isList(content) ? content.length > 0 : isMapping(content) && content.size > 0;
}

/**
 * Takes a value to write as content.
 *
 * @throws {TypeError} when the value is nothing YAML can say, such as a function or a date
 */
export function contentOf(value: Value): Content {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
  if (Array.isArray(value)) return value.map(contentOf);
  if (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    return new Map(Object.entries(value).map(([key, child]) => [key, contentOf(child)]));
  }
  throw new TypeError(
    `Cannot write a value: expected text, a number, true, false, null, a list or an object, found ${String(value)}`,
  );
}

/** Tells whether two contents say the same, entries in the same order. */
export function sameContent(one: Content, other: Content): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one === 'string' || typeof other === 'string') return false;
  if (isList(one)) {
    return (
      isList(other) &&
      one.length === other.length &&
      one.every((item, index) => sameContent(item, other[index] ?? null))
    );
  }
  if (isMapping(one)) {
    if (!isMapping(other) || one.size !== other.size) return false;
    const entries = other.entries();
    for (const [key, value] of one) {
      const [otherKey, otherValue] = entries.next().value ?? ['', null];
      if (key !== otherKey || !sameContent(value, otherValue)) return false;
    }
    return true;
  }
  return !isList(other) && !isMapping(other) && one.alias === other.alias;
}
