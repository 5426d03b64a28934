/**
 * Ids that nothing else has, in the time of one look each even where thousands of things are called the same.
 * @module
 */

/** Gives the wanted id, or that id with the next number. */
export type FreeIds = (wanted: string) => string;

/** Starts with no id taken; two that differ only by case are the same. */
export function freeIds(taken: Set<string> = new Set()): FreeIds {
  const next = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let number = next.get(wanted.toLowerCase()) ?? 2;
    for (; taken.has(id.toLowerCase()); number += 1) id = `${wanted}-${number}`;
    next.set(wanted.toLowerCase(), number);
    taken.add(id.toLowerCase());
    return id;
  };
}
