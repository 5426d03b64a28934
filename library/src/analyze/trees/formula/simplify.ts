/**
 * A formula written so that it falls apart into modules: nested gates of one kind become one gate, then what a gate
 * shares with nobody gets a gate of its own.
 * @module
 */
import { type Formula, type Term, type TermStore, termStore } from './term.ts';
import { type Visits, visitsOf } from './visits.ts';

/** A gate joins at most so many kids that are nobody else's; more are grouped, so that no diagram grows too deep. */
const WIDEST = 64;

/** Simplifies a formula; it says the same afterwards. */
export function simplified(formula: Formula): Formula {
  return grouped(flattened(formula));
}

/** Takes in the kids of a kid that does the same and has no other parent. */
function flattened(formula: Formula): Formula {
  const { parents } = visitsOf(formula);
  return rewritten(formula, (store, term, { moved }) => {
    const kids = term.kids.flatMap((kid) => {
      const now = moved(kid);
      const inner = store.terms[now];
      const merges = (term.operation === 'or' || term.operation === 'and') && inner?.operation === term.operation;
      return merges && parents[kid] === 1 ? inner.kids : [now];
    });
    return store.gate(term.operation as 'or', kids, term.atLeast);
  });
}

function grouped(formula: Formula): Formula {
  return rewritten(formula, (store, term, { index, moved, visits }) => {
    const { operation } = term;
    if (operation === 'then') return balanced(store, operation, term.kids.map(moved));
    if (operation !== 'or' && operation !== 'and') {
      return store.gate('at-least', term.kids.map(moved), term.atLeast);
    }
    const join = (kids: readonly number[]): number => store.gate(operation, kids.map(moved));
    const own = term.kids.filter((kid) => isOwn(kid, { formula, visits }));
    const mine = new Set(own);
    const clusters = clustersOf(
      term.kids.filter((kid) => !mine.has(kid)),
      visits,
    );
    const parts = [own, ...clusters].filter((kids) => kids.length > 0);
    if (parts.length === 1 && own.length <= WIDEST) return join(term.kids);
    const inside = (kid: number): boolean =>
      (visits.earliest[kid] ?? 0) > (visits.entered[index] ?? 0) &&
      (visits.latest[kid] ?? 0) < (visits.left[index] ?? 0);
    const kept = clusters.flatMap((kids) => (kids.every(inside) ? [join(kids)] : kids.map(moved)));
    return store.gate(operation, own.length === 0 ? kept : [balanced(store, operation, own.map(moved)), ...kept]);
  });
}

/** Whether a kid is a literal or a module that no other gate names, its event in one sign only. */
function isOwn(kid: number, { formula, visits }: { readonly formula: Formula; readonly visits: Visits }): boolean {
  if (visits.parents[kid] !== 1) return false;
  if (formula.terms[kid]?.operation !== 'literal') return visits.isModule(kid);
  return visits.earliest[kid] === visits.latest[kid];
}

/** Kids that may share something: their visits overlap. */
function clustersOf(kids: readonly number[], { earliest, latest }: Visits): readonly (readonly number[])[] {
  const clusters: number[][] = [];
  let end = 0;
  for (const kid of kids.toSorted((one, other) => (earliest[one] ?? 0) - (earliest[other] ?? 0))) {
    const cluster = clusters.at(-1);
    if (cluster === undefined || (earliest[kid] ?? 0) > end) clusters.push([kid]);
    else cluster.push(kid);
    end = Math.max(end, latest[kid] ?? 0);
  }
  return clusters;
}

/** Joins kids in groups of groups, one after the other. */
function balanced(store: TermStore, operation: 'or' | 'and' | 'then', kids: readonly number[]): number {
  if (kids.length <= WIDEST) return store.gate(operation, kids);
  const groups: number[] = [];
  for (let at = 0; at < kids.length; at += WIDEST) groups.push(store.gate(operation, kids.slice(at, at + WIDEST)));
  return balanced(store, operation, groups);
}

interface Rewriting {
  readonly index: number;
  readonly visits: Visits;
  /** What has become of a term below. */
  readonly moved: (term: number) => number;
}

/** Writes every gate anew, children first. */
function rewritten(formula: Formula, rewrite: (store: TermStore, term: Term, rewriting: Rewriting) => number): Formula {
  const store = termStore();
  const visits = visitsOf(formula);
  const map = new Int32Array(formula.terms.length);
  const moved = (term: number): number => map[term] ?? 0;
  for (const index of visits.order) {
    const term = formula.terms[index];
    if (term === undefined) continue;
    const { operation, event, negative } = term;
    if (operation === 'literal') map[index] = store.literal(event, negative);
    else if (operation === 'never' || operation === 'always') map[index] = operation === 'always' ? 1 : 0;
    else map[index] = rewrite(store, term, { index, visits, moved });
  }
  return { terms: store.terms, root: moved(formula.root) };
}
