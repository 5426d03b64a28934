/**
 * A formula in which only events are negated. Equal terms are one term, so that what a tree shares stays shared.
 * @module
 */

/** A part of a formula. */
export interface Term {
  readonly operation: 'never' | 'always' | 'literal' | Joining;
  /** The terms that are joined, by index. */
  readonly kids: readonly number[];
  /** How many kids an `at-least` needs. */
  readonly atLeast: number;
  /** The event of a literal. */
  readonly event: number;
  /** Whether the literal says that its event does not happen. */
  readonly negative: boolean;
}

/** `then` is an `and` whose kids come one after the other. */
export type Joining = 'or' | 'and' | 'then' | 'at-least';

/** The terms of a formula and the one it begins with. */
export interface Formula {
  readonly terms: readonly Term[];
  readonly root: number;
}

export const NEVER = 0;
export const ALWAYS = 1;

/** Makes terms and simplifies them by what is constant, alone or said twice. */
export interface TermStore {
  readonly terms: readonly Term[];
  literal(event: number, negative: boolean): number;
  gate(operation: Joining, kids: readonly number[], atLeast?: number): number;
}

/** A store with the two constants in it. */
export function termStore(): TermStore {
  const plain = { kids: [], atLeast: 0, event: -1, negative: false };
  const terms: Term[] = [
    { ...plain, operation: 'never' },
    { ...plain, operation: 'always' },
  ];
  const gates = new Map<string, number>();
  const literals = new Map<number, number>();

  function add(term: Term): number {
    const { operation, kids, atLeast, event, negative } = term;
    if (operation === 'literal') return once(literals, event * 2 + (negative ? 1 : 0), term);
    return once(gates, `${operation} ${atLeast} ${kids.join(' ')}`, term);
  }

  function once<Key>(known: Map<Key, number>, key: Key, term: Term): number {
    const index = known.get(key) ?? terms.push(term) - 1;
    known.set(key, index);
    return index;
  }

  function gate(operation: Joining, kids: readonly number[], atLeast = 0): number {
    if (operation === 'at-least') return some(kids, atLeast);
    const [all, none] = operation === 'or' ? [ALWAYS, NEVER] : [NEVER, ALWAYS];
    // A step that is asked for twice in a row is done twice; otherwise once is enough.
    const kept = (operation === 'then' ? [...kids] : [...new Set(kids)]).filter((kid) => kid !== none);
    if (kept.includes(all) || contradicts(kept)) return all;
    const [only] = kept;
    if (only === undefined) return none;
    return kept.length === 1 ? only : add({ ...plain, operation, kids: kept });
  }

  function some(kids: readonly number[], atLeast: number): number {
    const kept = kids.filter((kid) => kid !== ALWAYS && kid !== NEVER);
    const needed = atLeast - kids.filter((kid) => kid === ALWAYS).length;
    if (needed <= 0) return ALWAYS;
    if (needed > kept.length) return NEVER;
    if (needed === 1) return gate('or', kept);
    return needed === kept.length
      ? gate('and', kept)
      : add({ ...plain, operation: 'at-least', kids: kept, atLeast: needed });
  }

  /** Whether an event is among the kids in both signs. */
  function contradicts(kids: readonly number[]): boolean {
    const signs = new Map<number, boolean>();
    return kids.some((kid) => {
      const term = terms[kid];
      if (term?.operation !== 'literal') return false;
      const other = signs.get(term.event);
      signs.set(term.event, term.negative);
      return other !== undefined && other !== term.negative;
    });
  }

  return {
    terms,
    literal: (event, negative) => add({ ...plain, operation: 'literal', event, negative }),
    gate,
  };
}

/** The operation that says no where this one says yes, over the negated kids. */
export function dual(operation: Joining): Joining {
  if (operation === 'at-least') return operation;
  return operation === 'or' ? 'and' : 'or';
}
