/**
 * Risks of which is known what they cost with every set of controls, as a problem to search through.
 * @module
 */
import type { BudgetControl, TabledRisk } from '../../model/budget.ts';
import { amount } from './loss-problem.ts';
import type { Searchable } from './search.ts';

/** More kinds than this make a table too large. */
export const MOST_KINDS = 12;

/** A risk, with what is in place. */
interface State {
  readonly expected: Float64Array;
  /** How many controls of each kind are in place, and the kinds of which there is one, as bits. */
  readonly counts: number[];
  present: number;
  /** By what is present and what is open: the most that each kind can take off. */
  readonly known: Map<number, Float64Array>;
}

/**
 * Makes the problem.
 *
 * @throws {RangeError} when a cost or an expected loss is no amount, a table has the wrong size, a control is not there,
 *   or more controls leave more
 */
export function tabledProblem(controls: readonly BudgetControl[], risks: readonly TabledRisk[]): Searchable {
  const numbers = new Map(controls.map(({ id }, index) => [id, index]));
  if (numbers.size !== controls.length) throw new RangeError('Cannot weigh controls: expected different ids');
  const states = risks.map(stateOf);
  /** For each control the risks it matters to, each with the kind it is of there. */
  const matters = controls.map((): { state: State; kind: number }[] => []);
  for (const [index, { id, kinds }] of risks.entries()) {
    const state = states[index];
    for (const [kind, members] of kinds.entries()) {
      for (const member of members) {
        const control = numbers.get(member);
        if (control === undefined) throw new RangeError(`Cannot weigh risk "${id}": no control "${member}"`);
        if (state !== undefined) matters[control]?.push({ state, kind });
      }
    }
  }
  return {
    cost: Float64Array.from(controls, ({ id, cost }) => amount(cost, `the cost of "${id}"`)),
    loss: () => states.reduce((sum, { expected, present }) => sum + (expected[present] ?? 0), 0),
    put: (control) => {
      for (const { state, kind } of matters[control] ?? []) {
        state.counts[kind] = (state.counts[kind] ?? 0) + 1;
        state.present |= 1 << kind;
      }
    },
    takeBack: (control) => {
      for (const { state, kind } of matters[control] ?? []) {
        const left = (state.counts[kind] ?? 1) - 1;
        state.counts[kind] = left;
        if (left === 0) state.present &= ~(1 << kind);
      }
    },
    outlook: (open) => {
      const opens = new Map<State, number>();
      for (const control of open) {
        for (const { state, kind } of matters[control] ?? []) opens.set(state, (opens.get(state) ?? 0) | (1 << kind));
      }
      return {
        most: open.map((control) =>
          (matters[control] ?? []).reduce(
            (sum, { state, kind }) => sum + (mostOf(state, opens.get(state) ?? 0)[kind] ?? 0),
            0,
          ),
        ),
        floor: states.reduce((sum, state) => sum + (state.expected[state.present | (opens.get(state) ?? 0)] ?? 0), 0),
      };
    },
  };
}

function stateOf({ id, kinds, expected }: TabledRisk): State {
  if (kinds.length > MOST_KINDS)
    throw new RangeError(`Cannot weigh risk "${id}": expected at most ${MOST_KINDS} kinds, found ${kinds.length}`);
  if (expected.length !== 1 << kinds.length) {
    throw new RangeError(`Cannot weigh risk "${id}": expected ${1 << kinds.length} losses, found ${expected.length}`);
  }
  for (const [set, loss] of expected.entries()) {
    amount(loss, `the loss of "${id}"`);
    for (let kind = 0; kind < kinds.length; kind += 1) {
      if (loss > (expected[set & ~(1 << kind)] ?? 0))
        throw new RangeError(`Cannot weigh risk "${id}": more controls leave more`);
    }
  }
  return { expected: Float64Array.from(expected), counts: kinds.map(() => 0), present: 0, known: new Map() };
}

/** The most that each kind can take off, whichever open kinds join it. */
function mostOf({ expected, counts, present, known }: State, open: number): Float64Array {
  const join = open & ~present;
  const key = present * expected.length + join;
  const before = known.get(key);
  if (before !== undefined) return before;
  const most = new Float64Array(counts.length);
  for (let some = join; ; some = (some - 1) & join) {
    const left = expected[present | some] ?? 0;
    for (let kind = 0; kind < most.length; kind += 1) {
      if (((present | some) >> kind) & 1) continue;
      most[kind] = Math.max(most[kind] ?? 0, left - (expected[present | some | (1 << kind)] ?? 0));
    }
    if (some === 0) break;
  }
  known.set(key, most);
  return most;
}
