/**
 * The formula of an attack tree: negation is pushed down to the events, counters and odd gates are written out.
 * @module
 */
import type { AttackGate, AttackTree } from '../../../model/attack-tree.ts';
import { childrenFirst } from '../check-tree.ts';
import { ALWAYS, dual, type Formula, NEVER, type TermStore, termStore } from './term.ts';

/** The formula of a tree, and which of its terms each node of the tree is. */
export interface TreeFormula extends Formula {
  /** The term that says that a node holds; undefined for a node that the root does not need. */
  termOf(node: number): number | undefined;
}

/** A term, and the term that says the opposite. */
interface Pair {
  readonly yes: number;
  readonly no: number;
}

/**
 * Writes a tree as a formula. An event is the index of a node: that the step succeeds, or that the control fails.
 *
 * @throws {RangeError} when the tree is malformed
 */
export function formulaOf(tree: AttackTree): TreeFormula {
  const store = termStore();
  const pairs: (Pair | undefined)[] = [];
  const at = (index: number): Pair => pairs[index] ?? { yes: NEVER, no: ALWAYS };
  for (const index of childrenFirst(tree)) {
    const node = tree.nodes[index];
    if (node === undefined) continue;
    let pair: Pair;
    if (node.kind === 'fixed') pair = node.holds ? { yes: ALWAYS, no: NEVER } : { yes: NEVER, no: ALWAYS };
    else if (node.kind === 'control' && !node.inPlace) pair = { yes: NEVER, no: ALWAYS };
    else if (node.kind === 'step' || node.kind === 'control') {
      const happens = store.literal(index, false);
      const fails = store.literal(index, true);
      pair = node.kind === 'step' ? { yes: happens, no: fails } : { yes: fails, no: happens };
    } else pair = gatePair(store, node, node.children.map(at));
    pairs[index] = node.counters === undefined ? pair : stopped(store, pair, node.counters.map(at));
  }
  return { terms: store.terms, root: at(tree.root).yes, termOf: (node) => pairs[node]?.yes };
}

/** What holds unless something stops it. */
function stopped(store: TermStore, pair: Pair, counters: readonly Pair[]): Pair {
  return {
    yes: store.gate('and', [pair.yes, ...counters.map(({ no }) => no)]),
    no: store.gate('or', [pair.no, ...counters.map(({ yes }) => yes)]),
  };
}

function gatePair(store: TermStore, { kind, atLeast = 0 }: AttackGate, kids: readonly Pair[]): Pair {
  const [first = { yes: NEVER, no: ALWAYS }] = kids;
  if (kind === 'not') return { yes: first.no, no: first.yes };
  if (kind === 'xor') return kids.slice(1).reduce((before, kid) => odd(store, before, kid), first);
  return {
    yes: store.gate(
      kind,
      kids.map(({ yes }) => yes),
      atLeast,
    ),
    no: store.gate(
      dual(kind),
      kids.map(({ no }) => no),
      kids.length - atLeast + 1,
    ),
  };
}

/** Exactly one of two. */
function odd(store: TermStore, one: Pair, other: Pair): Pair {
  const either = (a: number, b: number, c: number, d: number): number =>
    store.gate('or', [store.gate('and', [a, b]), store.gate('and', [c, d])]);
  return {
    yes: either(one.yes, other.no, one.no, other.yes),
    no: either(one.yes, other.yes, one.no, other.no),
  };
}
