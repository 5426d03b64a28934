/**
 * Years of losses by simulation. The random numbers of a year of a scenario depend on the seed, the scenario and the
 * year alone, so that ranges of years can be computed anywhere, in any order, and come out the same to the last bit.
 * @module
 */
import { PURPOSE, writeCounter } from './counters.ts';
import { type CountTable, countAt, countOf } from './event-count.ts';
import { AT_ONCE, type Plan, type PlanPart } from './plan.ts';
import { draw } from './quantile-table.ts';

/** Years that share a block for their counts, and events that share one for their losses. */
const SHARED = 4;
/** The id of the counters that belong to no scenario. */
const NOBODY = [0, 0] as const;

/** A batch of years. */
interface Years {
  /** The number of the first. */
  readonly first: number;
  readonly losses: Float64Array;
  /** The common factor of each. */
  readonly factors: Float64Array;
  /** The years in which the scenario at hand has attempts or events, and how many. */
  readonly active: Int32Array;
  readonly counts: Int32Array;
}

/**
 * Fills in the losses of the years from `from` on.
 *
 * @param from a multiple of 4
 * @throws {RangeError} when it is not
 */
export function simulateRange(plan: Plan, from: number, losses: Float64Array): void {
  if (from % SHARED !== 0) throw new RangeError(`Cannot simulate from year ${from}: expected a multiple of ${SHARED}`);
  const factors = new Float64Array(AT_ONCE).fill(1);
  const active = new Int32Array(AT_ONCE);
  const counts = new Int32Array(AT_ONCE);
  losses.fill(0);
  for (let start = 0; start < losses.length; start += AT_ONCE) {
    const years = { first: from + start, factors, active, counts, losses: losses.subarray(start, start + AT_ONCE) };
    drawFactors(plan, years);
    for (const part of plan.parts) {
      addLosses(plan, part, { years, end: drawCounts(plan, part, years) });
    }
  }
}

/** The common factor of each year. */
function drawFactors({ common, blocks, key }: Plan, { first, factors, losses }: Years): void {
  if (common === undefined) return;
  const { words } = blocks;
  for (let year = 0; year < losses.length; year += 1)
    writeCounter(words, year, { year: first + year, purpose: PURPOSE.factor, index: 0, id: NOBODY });
  blocks.scramble(losses.length, key[0], key[1]);
  for (let year = 0; year < losses.length; year += 1) factors[year] = draw(common, words[4 * year] ?? 0);
}

/** Finds the years with attempts or events; returns how many there are. */
function drawCounts({ blocks, key }: Plan, part: PlanPart, years: Years): number {
  const { words } = blocks;
  const { count, id, rates } = part;
  const perBlock = rates.length === 0 ? SHARED : 1;
  const used = Math.ceil(years.losses.length / perBlock);
  const purpose = rates.length === 0 ? PURPOSE.count : PURPOSE.rate;
  for (let block = 0; block < used; block += 1) {
    writeCounter(words, block, { year: years.first / perBlock + block, purpose, index: 0, id });
  }
  blocks.scramble(used, key[0], key[1]);
  return count === undefined ? countsOfRates(part, words, years) : countsOfTable(count, words, years);
}

/** The same rate in every year: one word a year. */
function countsOfTable(table: CountTable, words: Int32Array, { losses, active, counts }: Years): number {
  const none = table.atMost[0] ?? 0;
  let found = 0;
  for (let year = 0; year < losses.length; year += 1) {
    const word = words[year] ?? 0;
    if (word < none) continue;
    active[found] = year;
    counts[found] = countOf(table, word);
    found += 1;
  }
  return found;
}

/** A rate of its own in each year: one block a year for its factors and the count, one word when only the common factor moves it. */
function countsOfRates(
  { rates, rate }: PlanPart,
  words: Int32Array,
  { losses, factors, active, counts }: Years,
): number {
  let found = 0;
  for (let year = 0; year < losses.length; year += 1) {
    let expected = rate * (factors[year] ?? 1);
    for (let index = 0; index < rates.length; index += 1) {
      const table = rates[index];
      if (table !== undefined) expected *= draw(table, words[4 * year + index] ?? 0);
    }
    const events = countAt(expected, words[rates.length === 0 ? year : 4 * year + 3] ?? 0);
    if (events === 0) continue;
    active[found] = year;
    counts[found] = events;
    found += 1;
  }
  return found;
}

/** Adds the losses of a scenario: as many years at once as the nearest cache holds random words for. */
function addLosses(plan: Plan, part: PlanPart, { years, end }: { readonly years: Years; readonly end: number }): void {
  const { blocks, key } = plan;
  for (let begin = 0; begin < end; ) {
    let used = 0;
    let stop = begin;
    for (; stop < end; stop += 1) {
      const needed = blocksFor(part, years.counts[stop] ?? 0);
      if (used + needed > AT_ONCE) break;
      writeLossCounters(blocks.words, part, { years, place: stop, used, needed, done: 0 });
      used += needed;
    }
    if (stop === begin) {
      stop += 1;
      addLongYear(plan, part, { years, begin, stop });
    } else {
      blocks.scramble(used, key[0], key[1]);
      addSpan(part, blocks.words, { years, begin, stop });
    }
    begin = stop;
  }
}

/** A year with more attempts than the random words at hand, in pieces; the words are the same. */
function addLongYear({ blocks, key }: Plan, part: PlanPart, span: Span): void {
  const { years, begin } = span;
  const { counts } = years;
  const piece = part.blocksPerAttempt === 0 ? AT_ONCE * SHARED : Math.floor(AT_ONCE / part.blocksPerAttempt);
  let done = 0;
  for (let left = counts[begin] ?? 0; left > 0; left -= piece) {
    counts[begin] = Math.min(left, piece);
    const needed = blocksFor(part, counts[begin] ?? 0);
    writeLossCounters(blocks.words, part, { years, place: begin, used: 0, needed, done });
    blocks.scramble(needed, key[0], key[1]);
    addSpan(part, blocks.words, span);
    done += needed;
  }
}

/** How many blocks so many attempts take. */
function blocksFor({ blocksPerAttempt }: PlanPart, count: number): number {
  return blocksPerAttempt === 0 ? (count + SHARED - 1) >> 2 : count * blocksPerAttempt;
}

interface Place {
  readonly years: Years;
  readonly place: number;
  /** Blocks before it that are in use, blocks to write, and blocks of the same year that came before. */
  readonly used: number;
  readonly needed: number;
  readonly done: number;
}

/** Writes the counters of the losses of one year. */
function writeLossCounters(words: Int32Array, { id }: PlanPart, { years, place, used, needed, done }: Place): void {
  const year = years.first + (years.active[place] ?? 0);
  for (let block = 0; block < needed; block += 1) {
    writeCounter(words, used + block, { year, purpose: PURPOSE.loss, index: done + block, id });
  }
}

interface Span {
  readonly years: Years;
  readonly begin: number;
  readonly stop: number;
}

/** Adds the losses of some years from the random words at hand. */
function addSpan(part: PlanPart, words: Int32Array, span: Span): void {
  if (part.blocksPerAttempt === 0) addEvents(part, words, span);
  else addAttempts(part, words, span);
}

/** Events that have a primary loss only: one word each. */
function addEvents(
  { primary }: PlanPart,
  words: Int32Array,
  { years: { active, counts, losses }, begin, stop }: Span,
): void {
  let at = 0;
  for (let place = begin; place < stop; place += 1) {
    const year = active[place] ?? 0;
    const count = counts[place] ?? 0;
    let sum = losses[year] ?? 0;
    for (let event = 0; event < count; event += 1) sum += draw(primary, words[at + event] ?? 0);
    losses[year] = sum;
    at += (count + SHARED - 1) & -SHARED;
  }
}

/** Attempts that may fail, or have a secondary loss. */
function addAttempts(
  part: PlanPart,
  words: Int32Array,
  { years: { active, counts, losses }, begin, stop }: Span,
): void {
  let at = 0;
  for (let place = begin; place < stop; place += 1) {
    const year = active[place] ?? 0;
    let sum = losses[year] ?? 0;
    for (let attempt = counts[place] ?? 0; attempt > 0; attempt -= 1) {
      sum += attemptLoss(part, words, at);
      at += 4 * part.blocksPerAttempt;
    }
    losses[year] = sum;
  }
}

/** What an attempt costs. Its words: capability, resistance, primary loss, chance of a secondary one, whether it comes, its forms. */
function attemptLoss({ contest, primary, secondary }: PlanPart, words: Int32Array, at: number): number {
  if (contest !== undefined) {
    const capability = draw(contest.capability, words[at] ?? 0);
    if (capability <= draw(contest.resistance, words[at + 1] ?? 0)) return 0;
  }
  let loss = draw(primary, words[at + 2] ?? 0);
  if (secondary === undefined) return loss;
  const { chance, forms } = secondary;
  if ((words[at + 4] ?? 0) >>> 0 >= draw(chance, words[at + 3] ?? 0) * 2 ** 32) return loss;
  for (let form = 0; form < forms.length; form += 1) {
    const table = forms[form];
    if (table !== undefined) loss += draw(table, words[at + 5 + form] ?? 0);
  }
  return loss;
}
