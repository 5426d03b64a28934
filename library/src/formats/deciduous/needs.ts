/**
 * What must have happened before something in a Deciduous file can: one of these, or nothing.
 * @module
 */
import { type Item, type Origin, REALITY } from './items.ts';

/** What comes before something. */
export interface Needs {
  /** Ids of facts, attacks and goals of which one is enough. */
  readonly ways: readonly string[];
  /** Whether it can happen without any of them. */
  readonly isFree: boolean;
  /** Whether there are more edges around mitigations than are followed. */
  readonly isCut: boolean;
}

/** So many edges are followed around mitigations for one thing. */
const MOST = 100;

/**
 * Collects what comes before. What follows a mitigation is another way around it: it needs what the thing needed that
 * the mitigation answers, and not that thing.
 */
export function needsOf(item: Item, items: ReadonlyMap<string, Item>): Needs {
  const ways = new Set<string>();
  const passed = new Set<string>();
  let isFree = item.from.length === 0;
  const waiting: Origin[] = [...item.from].toReversed();
  for (let left = MOST; left > 0; left -= 1) {
    const origin = waiting.pop();
    if (origin === undefined) break;
    const before = items.get(origin.id);
    if (origin.id === REALITY) isFree = true;
    else if (before === undefined || before === item) continue;
    else if (before.kind !== 'mitigations') ways.add(before.id);
    else if (!passed.has(before.id)) {
      passed.add(before.id);
      for (const answered of before.from.toReversed()) {
        const thing = items.get(answered.id);
        if (thing === undefined || thing.kind === 'mitigations') waiting.push(answered);
        else if (thing.from.length === 0) isFree = true;
        else waiting.push(...thing.from.toReversed());
      }
    }
  }
  return { ways: [...ways], isFree: isFree || ways.size === 0, isCut: waiting.length > 0 };
}
