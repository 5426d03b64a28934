/**
 * A formula taken apart into modules that share no event: each is solved on its own and stands as one event in the next.
 * @module
 */
import { simplified } from './simplify.ts';
import type { Formula, Joining } from './term.ts';
import { visitsOf } from './visits.ts';

/** A gate of a module. */
export interface LocalGate {
  /** The term of the formula that it is. */
  readonly term: number;
  readonly operation: Joining;
  readonly atLeast: number;
  /** A gate of the module by its index, or a member as {@link kidOf} writes it. */
  readonly kids: readonly number[];
}

/** A part of a formula that shares nothing with the rest. */
export interface Module {
  /** Children first; the last is the one that the module is about. */
  readonly gates: readonly LocalGate[];
  /** What it is over: an event, or `~index` for another module. */
  readonly members: readonly number[];
}

/** A member of a module as a kid of its gates. */
export function kidOf(member: number, negative: boolean): number {
  return ~(member * 2 + (negative ? 1 : 0));
}

/** The member that a negative kid stands for. */
export function memberOf(kid: number): number {
  return ~kid >> 1;
}

/** Whether a negative kid says that its member does not happen. */
export function isNegative(kid: number): boolean {
  return (~kid & 1) === 1;
}

/** Simplifies a formula and takes it apart; a module comes after those it is over, the last is the whole formula. */
export function modulesOf(formula: Formula): readonly Module[] {
  return takenApart(simplified(formula));
}

/** Takes a formula apart as it is: every gate of it is a gate of one module. */
export function takenApart({ terms, root }: Formula): readonly Module[] {
  const { order, isModule } = visitsOf({ terms, root });
  const modules: Module[] = [];
  const numbers = new Map<number, number>();
  for (const index of order) {
    if (index !== root && !isModule(index)) continue;
    numbers.set(index, modules.length);
    modules.push(cutOut({ terms, root }, index, numbers));
  }
  return modules;
}

/** The module of a term; the modules below it are members. */
function cutOut({ terms }: Formula, root: number, numbers: ReadonlyMap<number, number>): Module {
  const members: number[] = [];
  const places = new Map<number, number>();
  const gates: LocalGate[] = [];
  const built = new Map<number, number>();
  const place = (member: number): number => {
    const at = places.get(member) ?? members.push(member) - 1;
    places.set(member, at);
    return at;
  };
  const path: { readonly index: number; readonly kids: number[] }[] = [{ index: root, kids: [] }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const term = terms[top.index];
    const { operation = 'never', atLeast = 0 } = term ?? {};
    // A formula that is one literal, or constant, is a gate over that or over nothing.
    const kids = operation === 'literal' ? [top.index] : (term?.kids ?? []);
    const kid = kids[top.kids.length];
    const inner = kid === undefined ? undefined : terms[kid];
    const number = kid === undefined || kid === root ? undefined : numbers.get(kid);
    const done = kid === undefined ? undefined : built.get(kid);
    if (kid === undefined) {
      const joining =
        operation === 'never' ? 'or' : operation === 'always' || operation === 'literal' ? 'and' : operation;
      built.set(top.index, gates.push({ term: top.index, operation: joining, atLeast, kids: top.kids }) - 1);
      path.pop();
      path.at(-1)?.kids.push(gates.length - 1);
    } else if (inner?.operation === 'literal') top.kids.push(kidOf(place(inner.event), inner.negative));
    else if (number !== undefined) top.kids.push(kidOf(place(~number), false));
    else if (done !== undefined) top.kids.push(done);
    else path.push({ index: kid, kids: [] });
  }
  return { gates, members };
}
