/**
 * How many events a scenario has in a year, as a mixture of Poisson distributions over its uncertain rate.
 * @module
 */
import type { LossScenario } from '../../../model/loss.ts';
import { vulnerability } from '../contest.ts';
import { distributionOf } from '../distribution/distribution.ts';
import { type Nodes, nodesFor, nodesOf } from '../distribution/nodes.ts';
import { poissonChance } from '../distribution/poisson.ts';

/** So many rates stand for an uncertain one that is a product. */
const RATES = 1024;

/** The most events in a year that the exact way reckons with. */
export const MOST_EVENTS = 20_000;

/** The rates of a scenario with their weights; one rate when nothing about it is uncertain. */
export function ratesOf(scenario: LossScenario): Nodes {
  const factors = Object.values(scenario.rate).map(distributionOf);
  const wins = vulnerability(scenario);
  const events = factors.reduce((product, { mean }) => product * mean, wins);
  const nodes = factors.map((factor) => nodesOf(factor, nodesFor(factor, events)));
  return nodes.reduce(multiplied, { values: Float64Array.of(wins), weights: Float64Array.of(1) });
}

/** The product of two independent uncertain numbers; values that lie close together become their mean. */
function multiplied(one: Nodes, other: Nodes): Nodes {
  const count = one.values.length * other.values.length;
  const values = new Float64Array(count);
  const weights = new Float64Array(count);
  for (const [i, value] of one.values.entries()) {
    for (const [j, factor] of other.values.entries()) {
      const at = i * other.values.length + j;
      values[at] = value * factor;
      weights[at] = (one.weights[i] ?? 0) * (other.weights[j] ?? 0);
    }
  }
  return count <= RATES ? { values, weights } : gathered({ values, weights });
}

/** Fewer values, in classes of a logarithmic scale. */
function gathered({ values, weights }: Nodes): Nodes {
  const least = Math.log(values.reduce((low, value) => (value > 0 ? Math.min(low, value) : low), Number.MAX_VALUE));
  const most = Math.log(values.reduce((high, value) => Math.max(high, value), Number.MIN_VALUE));
  const sums = new Float64Array(RATES);
  const shares = new Float64Array(RATES);
  for (const [index, value] of values.entries()) {
    const share = value > 0 && most > least ? (Math.log(value) - least) / (most - least) : 0;
    const place = Math.floor(share * (RATES - 1));
    const weight = weights[index] ?? 0;
    sums[place] = (sums[place] ?? 0) + weight * value;
    shares[place] = (shares[place] ?? 0) + weight;
  }
  return { values: sums.map((sum, place) => sum / (shares[place] || 1)), weights: shares };
}

/**
 * The chance of 0, 1, 2 ... events in a year, up to the last that is not negligible.
 *
 * @param year.times what all rates are multiplied by in such a year
 * @param year.negligible chances below it are left out
 */
export function eventCounts(
  { values, weights }: Nodes,
  { times, negligible }: { readonly times: number; readonly negligible: number },
): Float64Array {
  const highest = values.reduce((high, value) => Math.max(high, value), 0) * times;
  const room = Math.min(MOST_EVENTS, Math.ceil(highest + 12 * Math.sqrt(highest) + 20));
  const chances = new Float64Array(room + 1);
  for (const [node, value] of values.entries()) {
    const weight = weights[node] ?? 0;
    if (weight > negligible) addPoisson(chances, value * times, { weight, negligible });
  }
  let last = room;
  while (last > 0 && (chances[last] ?? 0) < negligible) last -= 1;
  return chances.slice(0, last + 1);
}

/** Adds the chances of a Poisson number, from its most likely value down and up. */
function addPoisson(
  chances: Float64Array,
  rate: number,
  { weight, negligible }: { readonly weight: number; readonly negligible: number },
): void {
  const least = (negligible * weight) / 100;
  const mode = Math.min(Math.floor(rate), chances.length - 1);
  const top = weight * poissonChance(mode, rate);
  for (let n = mode, chance = top; n >= 0 && chance > least; n -= 1) {
    chances[n] = (chances[n] ?? 0) + chance;
    chance *= n / rate;
  }
  for (let n = mode + 1, chance = (top * rate) / n; n < chances.length && chance > least; ) {
    chances[n] = (chances[n] ?? 0) + chance;
    n += 1;
    chance *= rate / n;
  }
}
