/**
 * A register in money: three views side by side, each threat, what moves the result, and what it all takes for granted.
 * @module
 */
import type { Appetite, LossAnalysis, LossScenario, LossView, ThreatLoss } from '../../model/loss.ts';
import type { Model } from '../../model/model.ts';
import { schemeOf } from '../schemes/index.ts';
import { assumptionsOf } from './assumptions.ts';
import { rateOf } from './bands.ts';
import { type ByView, byView } from './by-view.ts';
import { meanEvents, meanLoss } from './exact/part.ts';
import { severityMoments } from './exact/severity.ts';
import type { ValuedRegister, ValuedThreat } from './scenarios.ts';
import { simulateLoss } from './simulate/simulate-loss.ts';
import { tornadoOf } from './tornado.ts';
import { treatmentOf } from './treatment.ts';
import { viewedLoss } from './viewed-loss.ts';

export interface ReportOptions {
  readonly seed: number;
  readonly years: number;
  /** The chance that all intervals of a view hold at once. */
  readonly confidence?: number | undefined;
  /** See common-factor.ts; 1 leaves the threats independent. */
  readonly commonFactor?: number | undefined;
  /** Losses with the chance a year of losing more that is accepted. */
  readonly appetite?: readonly Pick<Appetite, 'loss' | 'probability'>[] | undefined;
  /** Years that were simulated already, with the same seed and common factor. */
  readonly simulated?: ByView<Float64Array> | undefined;
}

/** The view whose figures stand first. */
const GOVERNING: LossView = 'claimed';

/**
 * What a year may cost.
 *
 * @throws {RangeError} when a quantity or an option is impossible
 */
export function lossReport(model: Model, register: ValuedRegister, options: ReportOptions): LossAnalysis {
  const { seed, years, confidence = 0.99, commonFactor = 1, appetite = [] } = options;
  const scenarios = scenariosByView(register);
  const simulated = options.simulated ?? once(scenarios, (set) => simulateLoss(set, { seed, years, commonFactor }));
  const viewed = once(scenarios, (set, view) => viewedLoss(set, simulated[view], { commonFactor, confidence }));
  const views = byView((view) => viewed[view].figures);
  return {
    ...views[GOVERNING],
    currency: register.currency,
    views,
    byThreat: threatLosses(model, register),
    tornado: tornadoOf(scenarios[GOVERNING], { commonFactor, ends: bandEnds(register) }),
    appetite: appetite.map((one) => ({ ...one, exceeded: byView((view) => viewed[view].exceedance(one.loss)) })),
    uncounted: register.uncounted,
    assumptions: assumptionsOf(register, commonFactor),
    simulation: { seed, years, confidence },
  };
}

/** The scenarios of each view. */
export function scenariosByView({ valued }: ValuedRegister): ByView<readonly LossScenario[]> {
  return byView((view) => valued.map((one) => one.scenarios[view]));
}

/** Makes a value for each view, once for views with the same scenarios. */
function once<Value>(
  scenarios: ByView<readonly LossScenario[]>,
  make: (set: readonly LossScenario[], view: LossView) => Value,
): ByView<Value> {
  const made = new Map<string, Value>();
  return byView((view) => {
    const key = JSON.stringify(scenarios[view]);
    const value = made.get(key) ?? make(scenarios[view], view);
    made.set(key, value);
    return value;
  });
}

/** What each threat costs, the most costly first. */
function threatLosses(model: Model, { valued, currency }: ValuedRegister): readonly ThreatLoss[] {
  const total = valued.reduce((sum, one) => sum + meanLoss(one.scenarios[GOVERNING]), 0);
  const severities = valued.map((one) => severityShare(model, one));
  const rows = valued.map((one, index): ThreatLoss => {
    const { row } = one;
    const scenario = one.scenarios[GOVERNING];
    const expected = meanLoss(scenario);
    const single = severityMoments(scenario).mean;
    const threat = model.threats.get(row.threat);
    return {
      threat: row.threat,
      title: row.title,
      scheme: row.scheme,
      ...(row[GOVERNING] !== undefined && { level: row[GOVERNING] }),
      levelRank: rankOf(severities, severities[index] ?? 0),
      moneyRank: 0,
      frequency: meanEvents(scenario),
      once: single,
      expected,
      share: total === 0 ? 0 : expected / total,
      inherent: meanLoss(one.scenarios.inherent),
      proven: meanLoss(one.scenarios.proven),
      from: [
        ...one.bands[GOVERNING].map(({ axis, level }) => `${axis} ${level}`),
        ...one.own.map((input) => `its own ${input}`),
      ],
      treatment:
        threat === undefined
          ? { answer: 'unknown', because: 'The threat is not in the model' }
          : treatmentOf(model, threat, { expected, once: single, currency }),
    };
  });
  const costs = rows.map(({ expected }) => expected);
  return rows
    .map((row) => ({ ...row, moneyRank: rankOf(costs, row.expected) }))
    .toSorted((one, other) => other.expected - one.expected);
}

/** 1 for the highest; equals share a rank. */
function rankOf(values: readonly number[], value: number): number {
  return 1 + values.filter((other) => other > value).length;
}

/** Where the level of a threat stands among those of its scheme, from 0 to 1, so that schemes can be ranked together. */
function severityShare(model: Model, { row }: ValuedThreat): number {
  const levels = schemeOf(row.scheme, model.schemes)?.levels ?? [];
  const place = levels.findIndex(({ id }) => id === row[GOVERNING]);
  return levels.length < 2 ? 0 : Math.max(0, place) / (levels.length - 1);
}

/** A frequency from a band is the middle of it in every year; a tornado moves it from end to end. */
function bandEnds({ valued }: ValuedRegister): ReadonlyMap<string, readonly [number, number]> {
  return new Map(
    valued.flatMap(({ row, bands }) =>
      bands[GOVERNING]
        .filter(({ quantity }) => quantity.kind === 'exactly')
        .map(({ low, high }) => [`${row.threat}/frequency`, [rateOf(low), rateOf(high)]] as const),
    ),
  );
}
