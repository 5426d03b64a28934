/**
 * A bound on how little can be left for a budget, whatever controls are chosen: the best of choices by halves. What a
 * risk still costs, w exp(sum of ln k x), is convex in how far x each control is in place; where a control takes
 * everything off, its perspective w p exp(z / p), with p what such controls leave, is. So at any point the tangent
 * plane lies below, and its least value over the budget, a fractional knapsack, is a bound. Frank and Wolfe's method
 * (1956) moves the point to where the bound is good.
 * @module
 */
import type { LossProblem } from './loss-problem.ts';

/** What is decided already: for each control 1 in, 0 out, -1 open. */
export interface Partial {
  readonly decided: Int8Array;
  /** What each risk still costs with the controls that are in. */
  readonly left: Float64Array;
  /** The money that is left. */
  readonly room: number;
}

/** A bound, which a tangent may put below 0, and how far each open control is in place where it was found. */
export interface Relaxed {
  readonly bound: number;
  readonly share: Float64Array;
  /** By how much the bound rises when a control is kept from where the plane wants it; 0 where it is undecided. */
  readonly penalty: Float64Array;
}

/** Makes the function that bounds; it keeps its arrays between calls. */
export function relaxationOf(problem: LossProblem) {
  const { controls, risks, cost, first, risk, keeps } = problem;
  const logs = Float64Array.from(keeps, (keep) => Math.log(keep));
  const z = new Float64Array(risks);
  const p = new Float64Array(risks);
  const dz = new Float64Array(risks);
  const dp = new Float64Array(risks);
  const slope = new Float64Array(controls);
  const best = new Float64Array(controls);
  const order = new Int32Array(controls);

  /** Adds up, for each risk, how far the controls reduce it: z the logarithm, p what total ones leave. */
  const gather = (share: Float64Array, decided: Int8Array, [zs, ps]: readonly [Float64Array, Float64Array]): void => {
    for (let control = 0; control < controls; control += 1) {
      const x = share[control] ?? 0;
      if (x === 0 || decided[control] !== -1) continue;
      for (let at = first[control] ?? 0; at < (first[control + 1] ?? 0); at += 1) {
        const one = risk[at] ?? 0;
        if (keeps[at] === 0) ps[one] = (ps[one] ?? 0) - x;
        else zs[one] = (zs[one] ?? 0) + x * (logs[at] ?? 0);
      }
    }
  };

  /** Moves from the point towards the corner `best` by the step that leaves least; gives the step. */
  const search = (left: Float64Array): number => {
    const fallsAt = (step: number): number => {
      let change = 0;
      for (let one = 0; one < risks; one += 1) {
        const rest = (p[one] ?? 0) + step * (dp[one] ?? 0);
        const weight = left[one] ?? 0;
        if (rest <= 0 || weight === 0) continue;
        const depth = ((z[one] ?? 0) + step * (dz[one] ?? 0)) / rest;
        change += weight * Math.exp(depth) * ((dz[one] ?? 0) + (1 - depth) * (dp[one] ?? 0));
      }
      return change;
    };
    if (fallsAt(1) <= 0) return 1;
    let low = 0;
    let high = 1;
    for (let round = 0; round < 12; round += 1) {
      const middle = (low + high) / 2;
      if (fallsAt(middle) <= 0) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };

  /**
   * Bounds what is left, from below.
   *
   * @param share where to begin; it is moved to where the bound was best
   * @param options.enough stops as soon as the bound is so high
   */
  return (
    { decided, left, room }: Partial,
    share: Float64Array,
    { enough, rounds }: { readonly enough: number; readonly rounds: number },
  ): Relaxed => {
    let bound = Number.NEGATIVE_INFINITY;
    const penalty = new Float64Array(controls);
    for (let round = 0; round < rounds; round += 1) {
      z.fill(0);
      p.fill(1);
      gather(share, decided, [z, p]);
      let value = 0;
      for (let one = 0; one < risks; one += 1) {
        const rest = p[one] ?? 0;
        if (rest > 0) value += (left[one] ?? 0) * rest * Math.exp((z[one] ?? 0) / rest);
      }
      let open = 0;
      let atPoint = 0;
      for (let control = 0; control < controls; control += 1) {
        if (decided[control] !== -1) continue;
        let fall = 0;
        for (let at = first[control] ?? 0; at < (first[control + 1] ?? 0); at += 1) {
          const one = risk[at] ?? 0;
          const rest = p[one] ?? 0;
          if (rest <= 0) continue;
          const depth = (z[one] ?? 0) / rest;
          const there = (left[one] ?? 0) * Math.exp(depth);
          fall += keeps[at] === 0 ? -there * (1 - depth) : there * (logs[at] ?? 0);
        }
        slope[control] = fall;
        atPoint += fall * (share[control] ?? 0);
        order[open] = control;
        open += 1;
      }
      const { least, price } = fillKnapsack(order.subarray(0, open), { slope, cost, room, best });
      const here = value - atPoint + least;
      if (here > bound) {
        bound = here;
        for (let index = 0; index < open; index += 1) {
          const control = order[index] ?? 0;
          penalty[control] = (slope[control] ?? 0) + price * (cost[control] ?? 0);
        }
      }
      if (bound >= enough || value - here <= 1e-9 * value) break;
      for (let control = 0; control < controls; control += 1)
        best[control] = (best[control] ?? 0) - (share[control] ?? 0);
      dz.fill(0);
      dp.fill(0);
      gather(best, decided, [dz, dp]);
      const step = search(left);
      for (let index = 0; index < open; index += 1) {
        const control = order[index] ?? 0;
        share[control] = (share[control] ?? 0) + step * (best[control] ?? 0);
      }
    }
    return { bound, share, penalty };
  };
}

/** Takes what falls most for its cost first, the last one in part; `best` then says how much of each. */
function fillKnapsack(
  open: Int32Array,
  {
    slope,
    cost,
    room,
    best,
  }: { readonly slope: Float64Array; readonly cost: Float64Array; readonly room: number; readonly best: Float64Array },
): { readonly least: number; readonly price: number } {
  best.fill(0);
  // What neither costs nor helps would be equal to everything, and no order would be left.
  const falling = open.filter((control) => (slope[control] ?? 0) < 0);
  falling.sort(
    (one, other) => (slope[one] ?? 0) * (cost[other] ?? 0) - (slope[other] ?? 0) * (cost[one] ?? 0) || one - other,
  );
  let least = 0;
  let money = room;
  for (const control of falling) {
    const fall = slope[control] ?? 0;
    const price = cost[control] ?? 0;
    const part = price <= money ? 1 : money / price;
    best[control] = part;
    least += part * fall;
    money -= part * price;
    if (part < 1) return { least, price: -fall / price };
  }
  return { least, price: 0 };
}
