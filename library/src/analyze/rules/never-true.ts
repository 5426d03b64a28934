/**
 * Conditions that can never be true, because one fact would have to have two values at once.
 * @module
 */
import { isRawMap, type Raw } from '../../model/raw.ts';

/** Why a condition can never be true, or undefined. */
export function neverTrue(raw: Raw): string | undefined {
  if (!isRawMap(raw)) return undefined;
  for (const [key, value] of Object.entries(raw)) {
    if (key === 'all' && Array.isArray(value)) {
      const wanted = new Map<string, ReadonlySet<string>>();
      for (const child of value as readonly Raw[]) {
        const inside = neverTrue(child);
        if (inside !== undefined) return inside;
        for (const [fact, values] of valuesOf(child)) {
          const before = wanted.get(fact);
          const both = before === undefined ? values : new Set([...values].filter((one) => before.has(one)));
          if (both.size === 0) return `Can never be true: "${fact}" would have to have two values at once`;
          wanted.set(fact, both);
        }
      }
    } else if (key === 'any' && Array.isArray(value) && value.length > 0) {
      const all = (value as readonly Raw[]).map(neverTrue);
      if (all.every((one) => one !== undefined)) return all[0];
    } else if (key === 'some' && isRawMap(value)) {
      const inside = neverTrue(value['where'] ?? null);
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

function* valuesOf(raw: Raw): Iterable<readonly [fact: string, values: ReadonlySet<string>]> {
  if (!isRawMap(raw)) return;
  for (const [fact, value] of Object.entries(raw)) {
    // A fact with several values, such as a technology, can have them all at once.
    if (fact === 'technology' || fact === 'role') continue;
    if (typeof value === 'string') yield [fact, new Set([value])];
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      yield [fact, new Set(value as string[])];
  }
}
