/**
 * The rated threats of a model as scenarios that lose money, in three views.
 * @module
 */
import type { RiskRow } from '../../model/analysis.ts';
import { LOSS_VIEWS, type LossScenario, type LossView } from '../../model/loss.ts';
import type { Model, Risk, Scheme, Threat } from '../../model/model.ts';
import type { Proofs } from '../../model/posture.ts';
import type { OwnFigures } from '../../model/schema/quantities.ts';
import { assessmentOf } from '../environments.ts';
import { schemeOf } from '../schemes/index.ts';
import { type Axes, axesInViews } from './axes-in-view.ts';
import type { BandTable } from './band-table.ts';
import { type BandFigure, type BandFigures, bandFigures, tableOf } from './bands.ts';
import { type ByView, byView } from './by-view.ts';
import { quantityProblem } from './distribution/distribution.ts';
import { ownLoss, ownRate, scaledLoss, scaledRate } from './own-figures.ts';
import { inputsOf } from './with-input.ts';

export interface ScenarioOptions {
  /** The table of bands; the one of the house unless another is given. */
  readonly table?: BandTable | undefined;
  /** What the evidence says of the controls; without it nothing is proven. */
  readonly proofs?: Proofs | undefined;
}

/** A threat in money. */
export interface ValuedThreat {
  readonly row: RiskRow;
  readonly scenarios: ByView<LossScenario>;
  /** The bands it was read from in each view; none where the rating has a figure of its own. */
  readonly bands: ByView<readonly BandFigure[]>;
  /** What the rating says in figures of its own. */
  readonly own: readonly ('frequency' | 'loss')[];
  /** The table, with what its scheme says differently. */
  readonly table: BandTable;
  readonly currency: string | undefined;
}

/** A threat that cannot be counted. */
export interface UncountedThreat {
  readonly threat: string;
  readonly because: string;
}

/** The register in money. */
export interface ValuedRegister {
  readonly valued: readonly ValuedThreat[];
  readonly uncounted: readonly UncountedThreat[];
  readonly currency: string;
}

/**
 * The scenarios of a model.
 *
 * @param options.view a view, or the levels of the axes of each threat as they are to be counted
 */
export function scenariosOf(
  model: Model,
  risks: readonly RiskRow[],
  { view, ...options }: ScenarioOptions & { readonly view: LossView | ReadonlyMap<string, Axes> },
): readonly LossScenario[] {
  const levels = typeof view === 'string' ? undefined : view;
  const { valued } = valuedRegister(model, risks, { ...options, levels });
  return valued.map(({ scenarios }) => scenarios[typeof view === 'string' ? view : 'claimed']);
}

/**
 * Values every rated threat it can, and says of the others why not.
 *
 * @param options.levels the levels of the axes of each threat, instead of what controls make of its rating
 */
export function valuedRegister(
  model: Model,
  risks: readonly RiskRow[],
  options: ScenarioOptions & { readonly levels?: ReadonlyMap<string, Axes> | undefined } = {},
): ValuedRegister {
  const valued: ValuedThreat[] = [];
  const uncounted: UncountedThreat[] = [];
  const environment = model.environments.get(model.environment ?? '');
  const excluded = new Set(environment === undefined ? [] : assessmentOf(model, environment).excluded);
  for (const row of risks) {
    const threat = model.threats.get(row.threat);
    if (threat?.risk === undefined) continue;
    const rated = ratedThreat(model, { threat, risk: threat.risk, row }, options);
    const result = excluded.has(row.threat) ? 'It is excluded in this environment' : valuedThreat(rated, options);
    if (typeof result === 'string') uncounted.push({ threat: row.threat, because: result });
    else valued.push(result);
  }
  return summable(model, valued, uncounted);
}

interface Threatening {
  readonly threat: Threat;
  readonly risk: Risk & OwnFigures;
  readonly row: RiskRow;
}

/** A threat with the levels of its axes, as rated and in each view. */
interface RatedThreat extends Threatening {
  readonly scheme: Scheme | undefined;
  readonly axes: Axes;
  readonly views: ByView<Axes>;
}

function ratedThreat(
  model: Model,
  { threat, risk, row }: Threatening,
  { proofs = new Map(), levels }: ScenarioOptions & { readonly levels?: ReadonlyMap<string, Axes> | undefined },
): RatedThreat {
  const scheme = schemeOf(row.scheme, model.schemes);
  const axes: Axes = new Map(Object.entries(row.axes));
  const given = levels?.get(row.threat);
  const views =
    given === undefined && scheme !== undefined
      ? axesInViews(model, { threat, scheme, axes }, proofs)
      : byView(() => given ?? axes);
  return { threat, risk, row, scheme, axes, views };
}

/** A threat in money, or why not. */
function valuedThreat(
  { risk, row, scheme, axes, views }: RatedThreat,
  options: ScenarioOptions,
): ValuedThreat | string {
  const table = tableOf(scheme, options.table);
  const figuresOf = (levels: Axes): BandFigures => (scheme === undefined ? {} : bandFigures(scheme, levels, table));
  const rated = figuresOf(axes);
  const figures = byView((view) => figuresOf(views[view]));
  const missing = (['frequency', 'loss'] as const).filter(
    (input) => risk[input] === undefined && rated[input] === undefined,
  );
  if (missing.length > 0)
    return `Nothing says its ${missing.join(' and ')}: neither the scheme "${row.scheme}" nor the threat`;
  const scenarios = byView((view) => ({
    id: row.threat,
    title: row.title,
    ...rateIn(risk, figures[view], rated),
    ...lossIn(risk, figures[view], rated),
  }));
  const impossible = LOSS_VIEWS.flatMap((view) => inputsOf(scenarios[view]))
    .map(([input, quantity]) => ({ input, problem: quantityProblem(quantity) }))
    .find(({ problem }) => problem !== undefined);
  if (impossible !== undefined) return `Its ${impossible.input} cannot be: ${impossible.problem}`;
  return {
    row,
    scenarios,
    bands: byView((view) =>
      (['frequency', 'loss'] as const).flatMap((input) =>
        risk[input] === undefined ? (figures[view][input] ?? []) : [],
      ),
    ),
    own: (['frequency', 'loss'] as const).filter((input) => risk[input] !== undefined),
    table,
    currency: rated.currency,
  };
}

/** A figure of its own moves as the middle of its band does. */
function rateIn(
  { frequency }: OwnFigures,
  figures: BandFigures,
  rated: BandFigures,
): Pick<LossScenario, 'rate' | 'contest'> {
  const band = figures.frequency;
  if (frequency === undefined) return { rate: { frequency: band?.quantity ?? { kind: 'exactly', value: 0 } } };
  return scaledRate(ownRate(frequency), movedBy(band, rated.frequency));
}

function lossIn(
  { loss }: OwnFigures,
  figures: BandFigures,
  rated: BandFigures,
): Pick<LossScenario, 'primary' | 'secondary'> {
  const band = figures.loss;
  if (loss === undefined) return { primary: band?.quantity ?? { kind: 'exactly', value: 0 } };
  return scaledLoss(ownLoss(loss), movedBy(band, rated.loss));
}

function movedBy(band: BandFigure | undefined, rated: BandFigure | undefined): number {
  return band === undefined || rated === undefined ? 1 : band.middle / rated.middle;
}

/** Leaves out what cannot be added to the rest: other currencies, and parts of a threat that is counted itself. */
function summable(
  model: Model,
  valued: readonly ValuedThreat[],
  uncounted: readonly UncountedThreat[],
): ValuedRegister {
  const governing = valued.find(({ row }) => row.scheme === model.system.scheme) ?? valued[0];
  const currency = governing?.currency ?? valued.find((one) => one.currency !== undefined)?.currency ?? '';
  const counted = new Set(valued.map(({ row }) => row.threat));
  const kept: ValuedThreat[] = [];
  const left = [...uncounted];
  for (const one of valued) {
    const whole = model.threats.get(one.row.threat)?.partOf;
    const threat = one.row.threat;
    if (one.currency !== undefined && one.currency !== currency)
      left.push({ threat, because: `It is in ${one.currency}, the rest in ${currency || 'no currency'}` });
    else if (whole !== undefined && counted.has(whole)) left.push({ threat, because: `It is counted in "${whole}"` });
    else kept.push(one);
  }
  return { valued: kept, uncounted: left, currency };
}
