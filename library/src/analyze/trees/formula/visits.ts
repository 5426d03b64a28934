/**
 * When each term of a formula is visited in one walk through it; tells in linear time which gates share nothing with
 * the rest (Dutuit and Rauzy, "A linear-time algorithm to find modules of fault trees", 1996).
 * @module
 */
import type { Formula, Term } from './term.ts';

export interface Visits {
  /** Every term the root needs, children first. */
  readonly order: readonly number[];
  /** The first and the last visit of anything at or below a term. */
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  /** When a gate is entered and left on its first visit. */
  readonly entered: Int32Array;
  readonly left: Int32Array;
  /** How many gates name the term. */
  readonly parents: Int32Array;
  /** Whether a gate shares no event with the terms outside it. */
  isModule(term: number): boolean;
}

/** Walks through a formula. The two literals of one event are visited together: what holds one holds the other. */
export function visitsOf({ terms, root }: Formula): Visits {
  const many = terms.length;
  const entered = new Int32Array(many);
  const left = new Int32Array(many);
  const last = new Int32Array(many);
  const parents = new Int32Array(many);
  const events = new Map<number, { first: number; last: number }>();
  const order: number[] = [];
  const path: { readonly index: number; readonly kids: readonly number[]; at: number }[] = [];
  let clock = 0;

  const visit = (index: number, term: Term): void => {
    clock += 1;
    const known = (entered[index] ?? 0) > 0;
    last[index] = clock;
    if (!known) entered[index] = clock;
    if (term.operation === 'literal') {
      const event = events.get(term.event);
      if (event === undefined) events.set(term.event, { first: clock, last: clock });
      else event.last = clock;
      if (!known) order.push(index);
    } else if (!known) path.push({ index, kids: term.kids, at: 0 });
  };
  const termAt = (index: number): Term => terms[index] as Term;
  visit(root, termAt(root));
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const kid = top.kids[top.at];
    top.at += 1;
    if (kid === undefined) {
      clock += 1;
      left[top.index] = clock;
      last[top.index] = clock;
      order.push(top.index);
      path.pop();
    } else {
      parents[kid] = (parents[kid] ?? 0) + 1;
      visit(kid, termAt(kid));
    }
  }
  return { order, entered, left, parents, ...rangesOf(terms, order, { entered, left, last, events }) };
}

interface Clocks {
  readonly entered: Int32Array;
  readonly left: Int32Array;
  readonly last: Int32Array;
  readonly events: ReadonlyMap<number, { readonly first: number; readonly last: number }>;
}

function rangesOf(terms: readonly Term[], order: readonly number[], { entered, left, last, events }: Clocks) {
  const earliest = new Int32Array(terms.length);
  const latest = new Int32Array(terms.length);
  const modules = new Uint8Array(terms.length);
  for (const index of order) {
    const term = terms[index];
    const event = term === undefined ? undefined : events.get(term.event);
    let first = event?.first ?? Number.MAX_SAFE_INTEGER;
    let end = event?.last ?? 0;
    for (const kid of term?.kids ?? []) {
      first = Math.min(first, earliest[kid] ?? 0);
      end = Math.max(end, latest[kid] ?? 0);
    }
    const begun = entered[index] ?? 0;
    if (term?.operation !== 'literal' && first > begun && end < (left[index] ?? 0)) modules[index] = 1;
    earliest[index] = Math.min(begun, first);
    latest[index] = Math.max(last[index] ?? 0, end);
  }
  return { earliest, latest, isModule: (term: number): boolean => modules[term] === 1 };
}
