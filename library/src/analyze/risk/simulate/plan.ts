/**
 * Scenarios made ready for the simulation: tables to draw from, and the keys of their random numbers.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { LossScenario, Quantity } from '../../../model/loss.ts';
import { commonFactorOf } from '../common-factor.ts';
import { distributionOf } from '../distribution/distribution.ts';
import { type CountTable, countTable } from './event-count.ts';
import { type PhiloxBlocks, philoxBlocks } from './philox-blocks.ts';
import { type QuantileTable, quantileTable } from './quantile-table.ts';

export interface PlanOptions {
  /** A whole number from 0 to 2^53: the same seed gives the same years. */
  readonly seed: number;
  /** See common-factor.ts; 1 leaves the threats independent. */
  readonly commonFactor?: number | undefined;
  /** Whether to do without WebAssembly; the numbers are the same. */
  readonly plain?: boolean | undefined;
}

/** Everything a simulation draws from. */
export interface Plan {
  readonly key: readonly [number, number];
  readonly parts: readonly PlanPart[];
  readonly common: QuantileTable | undefined;
  readonly blocks: PhiloxBlocks;
}

/** One scenario. */
export interface PlanPart {
  /** Two words of the counters that belong to this scenario alone. */
  readonly id: readonly [number, number];
  /** The number of events when the rate is fixed. */
  readonly count: CountTable | undefined;
  /** The uncertain factors of the rate, and the product of the certain ones. */
  readonly rates: readonly QuantileTable[];
  readonly rate: number;
  readonly contest: { readonly capability: QuantileTable; readonly resistance: QuantileTable } | undefined;
  readonly primary: QuantileTable;
  readonly secondary: { readonly chance: QuantileTable; readonly forms: readonly QuantileTable[] } | undefined;
  /** How many blocks an attempt takes; 0 when four events share one. */
  readonly blocksPerAttempt: number;
}

/** So many years are computed at once, and so many blocks made random: they stay in the nearest cache. */
export const AT_ONCE = 2048;
/** More attempts in a year nobody waits for. */
const MOST_ATTEMPTS = 1e8;
/** The highest chance that a random word stands for. */
const HIGHEST = 1 - 2 ** -33;
/** A table of the numbers of events is made for rates up to this. */
const MOST_TABLED = 1000;
/** A block has words for so many factors of a rate beside the count. */
const MOST_FACTORS = 3;

/**
 * Prepares scenarios. Their order does not matter.
 *
 * @throws {RangeError} when a quantity is impossible, a year has too many events, or two scenarios have one id
 */
export function planOf(scenarios: readonly LossScenario[], options: PlanOptions): Plan {
  const { seed, commonFactor = 1, plain } = options;
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`Cannot simulate with the seed ${seed}: expected a whole number from 0 to 2^53`);
  }
  const twice = scenarios.find(({ id }, index) => scenarios.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined)
    throw new RangeError(`Cannot simulate: expected scenarios with ids of their own, found "${twice.id}" twice`);
  const factor = commonFactorOf(commonFactor);
  const worst = factor?.quantile(HIGHEST) ?? 1;
  const sorted = scenarios.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const scenario of sorted) refuseEndless(scenario, worst);
  return {
    key: [seed | 0, Math.floor(seed / 2 ** 32)],
    parts: sorted.map((scenario) => partOf(scenario, factor === undefined)),
    common: factor === undefined ? undefined : quantileTable(factor),
    blocks: philoxBlocks(AT_ONCE, plain),
  };
}

function partOf(scenario: LossScenario, independent: boolean): PlanPart {
  const { contest, primary, secondary } = scenario;
  const factors = Object.values(scenario.rate);
  if (factors.length > MOST_FACTORS) {
    throw new RangeError(
      `Cannot simulate "${scenario.id}": expected at most ${MOST_FACTORS} factors of its rate, found ${factors.length}`,
    );
  }
  const uncertain = factors.filter(({ kind }) => kind !== 'exactly');
  const rate = factors.reduce((product, factor) => product * (factor.kind === 'exactly' ? factor.value : 1), 1);
  return {
    id: wordsOf(scenario.id),
    count: uncertain.length === 0 && independent && rate <= MOST_TABLED ? countTable(rate) : undefined,
    rates: uncertain.map(tableOf),
    rate,
    contest: contest && { capability: tableOf(contest.capability), resistance: tableOf(contest.resistance) },
    primary: tableOf(primary),
    secondary: secondary && { chance: tableOf(secondary.chance), forms: Object.values(secondary.forms).map(tableOf) },
    blocksPerAttempt: blocksPerAttempt(scenario),
  };
}

function tableOf(quantity: Quantity): QuantileTable {
  return quantileTable(distributionOf(quantity));
}

/** The words of an attempt: contest, primary loss and the chance of a secondary one; whether it comes, and its forms. */
function blocksPerAttempt({ contest, secondary }: LossScenario): number {
  if (secondary !== undefined) return 1 + Math.ceil((1 + Object.keys(secondary.forms).length) / 4);
  return contest === undefined ? 0 : 1;
}

/** Refuses a rate that may be so high that a year takes forever. */
function refuseEndless(scenario: LossScenario, worst: number): void {
  const factors = Object.values(scenario.rate).map((quantity) => distributionOf(quantity).quantile(HIGHEST));
  const rate = factors.reduce((product, factor) => product * factor, worst);
  if (rate <= MOST_ATTEMPTS) return;
  throw new RangeError(
    `Cannot simulate "${scenario.id}": expected at most ${MOST_ATTEMPTS} events in any year, found a rate that may reach ${Math.round(rate)}`,
  );
}

/** The first two words of the hash of an id: nobody can find two ids that share their random numbers by chance. */
function wordsOf(id: string): readonly [number, number] {
  const view = new DataView(sha256(utf8ToBytes(id)).buffer);
  return [view.getInt32(0), view.getInt32(4)];
}
