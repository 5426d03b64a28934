/**
 * What the steps of one module can cost and do, when its top is reached and when it is not.
 * @module
 */
import { build } from '../diagram/build.ts';
import { extract } from '../diagram/diagram.ts';
import { race } from '../diagram/race.ts';
import { isNegative, type LocalGate, type Module, memberOf } from '../formula/modules.ts';
import { type Choice, combined, type Front, frontOf } from './front.ts';

/** The choices with which something is reached, and those with which it is not. */
export interface Outcomes {
  readonly reached: Front;
  readonly missed: Front;
}

/** What a module is made of, and how its fronts are kept in bounds. */
export interface Parts {
  readonly outcomesOf: (member: number) => Outcomes;
  /** The damage of reaching a gate. */
  readonly damageOf: (gate: LocalGate) => number;
  /** Makes a front that is not too long. */
  readonly front: (choices: readonly Choice[]) => Front;
  /** Told when choices were left out. */
  readonly leftOut: () => void;
}

/** Doing nothing. */
export const NOTHING: Front = [{ cost: 0, gain: 0, taken: undefined }];
const NODES = 1 << 20;
/** So many answers left open are followed from one step to the next. */
const MOST_STATES = 5000;

const sum = (one: number, other: number): number => one + other;

/** The outcomes of a module. */
export function outcomesOf(module: Module, parts: Parts): Outcomes {
  const [gate] = module.gates;
  const members = new Set(gate?.kids.map(memberOf));
  const isPlain = module.gates.length === 1 && members.size === gate?.kids.length;
  const { reached, missed } = isPlain ? ofGate(module, gate, parts) : ofGraph(module, parts);
  // Whoever reaches the top for less, with more damage, has no reason to miss it: nothing above is negated.
  const dearer = frontOf([...reached, ...missed]);
  return { reached, missed: missed.filter((choice) => dearer.includes(choice)) };
}

/** A gate whose kids share nothing: what matters is how many of them are reached. */
function ofGate({ members }: Module, gate: LocalGate, { outcomesOf: of, damageOf, front }: Parts): Outcomes {
  const { operation, kids, atLeast } = gate;
  const isAll = operation === 'and' || operation === 'then';
  // An "and" counts what is missed: one is enough to decide.
  const most = operation === 'at-least' ? atLeast : 1;
  let counted: readonly Front[] = [NOTHING, ...Array.from({ length: most }, () => [])];
  for (const kid of kids) {
    const { reached, missed } = of(members[memberOf(kid)] ?? 0);
    const [hit, other] = isAll === isNegative(kid) ? [reached, missed] : [missed, reached];
    counted = counted.map((same, count) =>
      front([
        ...combined(same, other, sum),
        ...combined(counted[count - 1] ?? [], hit, sum),
        ...(count === most ? combined(same, hit, sum) : []),
      ]),
    );
  }
  const full = counted[most] ?? [];
  const short = front(counted.slice(0, most).flat());
  const [reached, missed] = isAll ? [short, full] : [full, short];
  return { reached: raised(reached, damageOf(gate)), missed };
}

function raised(front: Front, damage: number): Front {
  return damage === 0 ? front : front.map((choice) => ({ ...choice, gain: choice.gain + damage }));
}

/** Gates that share members: level by level, for each way in which the gates that matter are still open. */
function ofGraph(module: Module, { outcomesOf: of, damageOf, front, leftOut }: Parts): Outcomes {
  const { gates, members } = module;
  const { order } = race(module, NODES);
  const { table, roots } = build(module, order, NODES);
  if (roots.length < gates.length) {
    leftOut();
    return { reached: [], missed: NOTHING };
  }
  const last = gates.length - 1;
  const watched = gates.flatMap((gate, index) => (index === last || damageOf(gate) > 0 ? [index] : []));
  const {
    level,
    low,
    high,
    roots: open,
  } = extract(
    table,
    watched.map((gate) => roots[gate] ?? 0),
  );
  const damages = watched.map((gate) => damageOf(gates[gate] ?? NO_GATE));
  /** Where the gates stand, and what was chosen to get there. */
  type States = Map<string, { readonly nodes: readonly number[]; readonly choices: readonly Choice[] }>;
  let states: States = new Map();
  const enter = (into: States, nodes: readonly number[], choices: readonly Choice[]): void => {
    const key = nodes.join(' ');
    into.set(key, { nodes, choices: [...(into.get(key)?.choices ?? []), ...choices] });
  };
  const won = (nodes: readonly number[], before: readonly number[]): number =>
    nodes.reduce((total, node, place) => total + (node === 1 && before[place] !== 1 ? (damages[place] ?? 0) : 0), 0);
  enter(states, open, raised(NOTHING, won(open, [])));
  order.forEach((place, test) => {
    const { reached, missed } = of(members[place] ?? 0);
    const next: States = new Map();
    for (const { nodes, choices } of states.values()) {
      const before = front(choices);
      for (const [options, child] of [
        [missed, low],
        [reached, high],
      ] as const) {
        const after = nodes.map((node) => (node > 1 && level[node] === test ? (child[node] ?? 0) : node));
        enter(next, after, raised(combined(before, options, sum), won(after, nodes)));
      }
    }
    states = next;
    if (states.size <= MOST_STATES) return;
    leftOut();
    states = new Map([...states].slice(0, MOST_STATES));
  });
  const ends = [...states.values()];
  const endingIn = (end: number): Front =>
    front(ends.filter(({ nodes }) => nodes.at(-1) === end).flatMap(({ choices }) => choices));
  return { reached: endingIn(1), missed: endingIn(0) };
}

const NO_GATE: LocalGate = { term: 0, operation: 'or', atLeast: 0, kids: [] };
