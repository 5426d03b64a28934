/**
 * Where the value or the key at a path stands in a text. Works on the parser's events and indexes only the mappings
 * and lists that somebody asks about, because most models have no problem to point at.
 * @module
 */
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Path } from '../raw.ts';

/** Finds the offset of the value or the key at a path; of the nearest parent when the path does not exist. */
export type Locator = (path: Path, part: 'key' | 'value') => number;

interface Child {
  readonly key: number;
  readonly value: number;
}

/** Makes a locator for the events of one text. */
export function locator(text: string, events: readonly Event[]): Locator {
  const after = endsOf(events);
  const children = new Map<number, ReadonlyMap<string | number, Child>>();

  function childrenOf(at: number): ReadonlyMap<string | number, Child> {
    let found = children.get(at);
    if (found === undefined) {
      found = index(at);
      children.set(at, found);
    }
    return found;
  }

  function index(at: number): ReadonlyMap<string | number, Child> {
    const found = new Map<string | number, Child>();
    const node = events[at];
    const end = (after[at] ?? 0) - 1;
    if (node?.type === EVENT_ID.SEQUENCE) {
      for (let child = at + 1, count = 0; child < end; child = after[child] ?? end, count += 1) {
        found.set(count, { key: child, value: child });
      }
    } else if (node?.type === EVENT_ID.MAPPING) {
      for (let key = at + 1; key < end; ) {
        const value = after[key] ?? end;
        const event = events[key];
        if (event?.type === EVENT_ID.SCALAR) {
          found.set(event.valueStart < 0 ? '' : getScalarValue(text, event), { key, value });
        }
        key = after[value] ?? end;
      }
    }
    return found;
  }

  function offsetOf(at: number, otherwise: number): number {
    const event = events[at];
    if (event === undefined) return 0;
    if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return otherwise;
    const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    return quoted ? event.valueStart - 1 : event.valueStart;
  }

  return (path, part) => {
    let child: Child = { key: 1, value: 1 };
    for (const step of path) {
      const next = childrenOf(child.value).get(step);
      if (next === undefined) break;
      child = next;
    }
    const key = offsetOf(child.key, 0);
    return part === 'key' ? key : offsetOf(child.value, key);
  };
}

/** For each event that starts a node, the index just after that node. */
function endsOf(events: readonly Event[]): Int32Array {
  const after = new Int32Array(events.length);
  const open: number[] = [];
  events.forEach((event, at) => {
    if (event.type === EVENT_ID.POP) {
      const start = open.pop();
      if (start !== undefined) after[start] = at + 1;
    } else if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) after[at] = at + 1;
    else open.push(at);
  });
  return after;
}
