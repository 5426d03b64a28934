/**
 * A list of what could not be carried over: the same message counts once, with its first place.
 * @module
 */
import type { Place } from '../model/problem.ts';
import type { Lost } from './format.ts';

/** Collects losses. */
export interface Losses {
  /** Adds one, in words without a final period. */
  add(message: string, at?: Place): void;
  list(): readonly Lost[];
}

/** Starts an empty list. */
export function losses(): Losses {
  const found = new Map<string, { count: number; readonly at?: Place }>();
  return {
    add: (message, at) => {
      const before = found.get(message);
      if (before !== undefined) before.count += 1;
      else found.set(message, { count: 1, ...(at !== undefined && { at }) });
    },
    list: () => [...found].map(([message, { count, at }]) => ({ message, count, ...(at !== undefined && { at }) })),
  };
}
