/**
 * Years as FAIR calculators without events have them: rate times loss. The mean is right, the rest is not: a year
 * without a loss does not occur, and bad years are too mild. For comparison with such calculators.
 * @module
 */
import { PURPOSE, writeCounter } from './counters.ts';
import { AT_ONCE, type Plan, type PlanPart } from './plan.ts';
import { draw } from './quantile-table.ts';

/** Fills in the products of the iterations from `from` on: every node of every scenario is drawn once. */
export function simulateProducts({ parts, blocks, key }: Plan, from: number, losses: Float64Array): void {
  losses.fill(0);
  for (const part of parts) {
    const perIteration = Math.ceil(wordsOf(part) / 4);
    const batch = Math.floor(AT_ONCE / perIteration);
    for (let start = 0; start < losses.length; start += batch) {
      const end = Math.min(losses.length, start + batch);
      const { words } = blocks;
      let used = 0;
      for (let year = from + start; year < from + end; year += 1) {
        for (let index = 0; index < perIteration; index += 1) {
          writeCounter(words, used, { year, purpose: PURPOSE.product, index, id: part.id });
          used += 1;
        }
      }
      blocks.scramble(used, key[0], key[1]);
      for (let iteration = start; iteration < end; iteration += 1) {
        losses[iteration] = (losses[iteration] ?? 0) + product(part, words, 4 * perIteration * (iteration - start));
      }
    }
  }
}

function wordsOf({ rates, contest, secondary }: PlanPart): number {
  return (
    rates.length + (contest === undefined ? 0 : 2) + 1 + (secondary === undefined ? 0 : 1 + secondary.forms.length)
  );
}

function product({ rates, rate, contest, primary, secondary }: PlanPart, words: Int32Array, from: number): number {
  let at = from;
  let events = rate;
  for (let index = 0; index < rates.length; index += 1) {
    const table = rates[index];
    if (table !== undefined) events *= draw(table, words[at] ?? 0);
    at += 1;
  }
  if (contest !== undefined) {
    const ahead = draw(contest.capability, words[at] ?? 0) - draw(contest.resistance, words[at + 1] ?? 0);
    events *= ahead > 0 ? 1 : 0;
    at += 2;
  }
  const loss = draw(primary, words[at] ?? 0);
  if (secondary === undefined) return events * loss;
  const { chance, forms } = secondary;
  let more = 0;
  for (let form = 0; form < forms.length; form += 1) {
    const table = forms[form];
    if (table !== undefined) more += draw(table, words[at + 2 + form] ?? 0);
  }
  return events * (loss + draw(chance, words[at + 1] ?? 0) * more);
}
