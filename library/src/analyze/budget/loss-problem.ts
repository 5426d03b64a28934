/**
 * Which controls leave the least expected loss: the problem, compiled. A risk with frequency f and loss s, of which the
 * controls j in place each leave a share k, is expected to cost f s k1 k2 ... a year: what two controls both prevent is
 * never counted twice.
 * @module
 */
import type { BudgetControl, BudgetRisk } from '../../model/budget.ts';
import type { Searchable } from './search.ts';

/** The problem as typed arrays. Effects of control j stand from `first[j]` up to `first[j + 1]`. */
export interface LossProblem {
  readonly controls: number;
  readonly risks: number;
  readonly cost: Float64Array;
  /** What each risk costs a year without controls. */
  readonly weight: Float64Array;
  readonly first: Int32Array;
  readonly risk: Int32Array;
  /** The share of the risk that the control leaves. */
  readonly keeps: Float64Array;
}

/**
 * Compiles the problem.
 *
 * @throws {RangeError} when a cost, frequency, loss or effect is not what it should be, or an effect names no control
 */
export function lossProblem(controls: readonly BudgetControl[], risks: readonly BudgetRisk[]): LossProblem {
  const numbers = new Map(controls.map(({ id }, index) => [id, index]));
  if (numbers.size !== controls.length) throw new RangeError('Cannot weigh controls: expected different ids');
  const effects = controls.map((): { risk: number; keeps: number }[] => []);
  for (const [risk, { id, effects: own }] of risks.entries()) {
    for (const { control, takesOff } of own) {
      const number = numbers.get(control);
      if (number === undefined) throw new RangeError(`Cannot weigh risk "${id}": no control "${control}"`);
      if (!(takesOff >= 0 && takesOff <= 1)) {
        throw new RangeError(`Cannot weigh "${control}" against "${id}": expected 0 to 1 taken off, found ${takesOff}`);
      }
      if (takesOff > 0) effects[number]?.push({ risk, keeps: 1 - takesOff });
    }
  }
  const first = new Int32Array(controls.length + 1);
  for (const [index, list] of effects.entries()) first[index + 1] = (first[index] ?? 0) + list.length;
  const flat = effects.flat();
  return {
    controls: controls.length,
    risks: risks.length,
    cost: Float64Array.from(controls, ({ id, cost }) => amount(cost, `the cost of "${id}"`)),
    weight: Float64Array.from(risks, ({ id, frequency, loss }) =>
      amount(amount(frequency, `the frequency of "${id}"`) * amount(loss, `the loss of "${id}"`), `"${id}" in a year`),
    ),
    first,
    risk: Int32Array.from(flat, ({ risk }) => risk),
    keeps: Float64Array.from(flat, ({ keeps }) => keeps),
  };
}

/** Checks a quantity that must be finite and not negative. */
export function amount(value: number, what: string): number {
  if (value >= 0 && value < Number.POSITIVE_INFINITY) return value;
  throw new RangeError(`Cannot weigh controls: expected a number from 0 for ${what}, found ${value}`);
}

/** What each risk still costs when some controls are in place. */
export function remaining(problem: LossProblem, inPlace: ArrayLike<number>): Float64Array {
  const { controls, weight, first, risk, keeps } = problem;
  const left = weight.slice();
  for (let control = 0; control < controls; control += 1) {
    if (inPlace[control] !== 1) continue;
    for (let at = first[control] ?? 0; at < (first[control + 1] ?? 0); at += 1) {
      const one = risk[at] ?? 0;
      left[one] = (left[one] ?? 0) * (keeps[at] ?? 1);
    }
  }
  return left;
}

/** The sum of some amounts. */
export function sum(values: Float64Array): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] ?? 0;
  return total;
}

/** What one more control would take off what is left. */
export function gain({ first, risk, keeps }: LossProblem, left: Float64Array, control: number): number {
  let taken = 0;
  for (let at = first[control] ?? 0; at < (first[control + 1] ?? 0); at += 1) {
    taken += (left[risk[at] ?? 0] ?? 0) * (1 - (keeps[at] ?? 1));
  }
  return taken;
}

/** The problem as something to search through. */
export function searchThrough(problem: LossProblem): Searchable {
  const { cost, weight, first, risk, keeps, controls } = problem;
  const left = weight.slice();
  const before: number[][] = [];
  return {
    cost,
    loss: () => sum(left),
    put: (control) => {
      const was: number[] = [];
      for (let at = first[control] ?? 0; at < (first[control + 1] ?? 0); at += 1) {
        const one = risk[at] ?? 0;
        was.push(left[one] ?? 0);
        left[one] = (left[one] ?? 0) * (keeps[at] ?? 1);
      }
      before.push(was);
    },
    takeBack: (control) => {
      const was = before.pop() ?? [];
      const begin = first[control] ?? 0;
      for (let index = was.length - 1; index >= 0; index -= 1) left[risk[begin + index] ?? 0] = was[index] ?? 0;
    },
    outlook: (open) => {
      const all = new Uint8Array(controls);
      for (const control of open) all[control] = 1;
      // Gains only shrink as controls are added, so that what one takes off now is the most it ever does.
      const most = open.map((control) => gain(problem, left, control));
      return { most, floor: sum(remaining({ ...problem, weight: left }, all)) };
    },
  };
}
