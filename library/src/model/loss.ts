/**
 * Risk as money: uncertain numbers, scenarios that lose money, and what a year of them costs. Plain readonly data,
 * ready for JSON.
 * @module
 */

/** A number nobody knows exactly. */
export type Quantity =
  | { readonly kind: 'exactly'; readonly value: number }
  /** Every value between the two is as likely as any other. */
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  /** Beta-PERT: never below `min` or above `max`, most often near `likely`. */
  | { readonly kind: 'pert'; readonly min: number; readonly likely: number; readonly max: number }
  /** Lognormal: in 90 of 100 cases between the two, in 5 below, in 5 above. */
  | { readonly kind: 'interval'; readonly low: number; readonly high: number };

/** The nodes of Open FAIR of one threat. Its losses are a Poisson number of events a year, each with a loss of its own. */
export interface LossScenario {
  /** The threat; keys its random numbers. */
  readonly id: string;
  readonly title: string;
  /**
   * What multiplies to the events of a year, such as contact, action and vulnerability; each is drawn once a year.
   * With a contest they are attempts, and an attempt is an event when it wins.
   */
  readonly rate: Readonly<Record<string, Quantity>>;
  /** Drawn for each attempt: the attempt wins when the capability is above the resistance. */
  readonly contest?: { readonly capability: Quantity; readonly resistance: Quantity };
  /** What an event costs at once. */
  readonly primary: Quantity;
  /** What others make of it: each event has the chance of costing all forms as well. */
  readonly secondary?: { readonly chance: Quantity; readonly forms: Readonly<Record<string, Quantity>> };
}

/** With no control, with those the model claims, with those that are proven. */
export const LOSS_VIEWS = ['inherent', 'claimed', 'proven'] as const;
export type LossView = (typeof LOSS_VIEWS)[number];

/** A figure, and the interval in which the simulation sees it. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A point of a loss exceedance curve. */
export interface LossPoint {
  /** The chance in a year of losing more. */
  readonly probability: number;
  /** Once in so many years. */
  readonly returnPeriod: number;
  /** What is lost in all in such a year. */
  readonly loss: number;
  readonly low: number;
  readonly high: number;
  /** What the largest single event of a year costs at this probability; absent where it cannot be computed exactly. */
  readonly largest?: number;
}

/** The loss of a year in one view. */
export interface LossFigures {
  /** The mean loss of a year. */
  readonly expected: number;
  /** The chance of a year without a loss. */
  readonly noLoss: number;
  /** What is lost at most in so many of 100 (1000) years: value at risk. */
  readonly quantiles: Readonly<Record<'p90' | 'p95' | 'p99' | 'p999', Estimate>>;
  /** The mean loss of the years beyond a quantile: expected shortfall. */
  readonly shortfall: Readonly<Record<'p95' | 'p99', Estimate>>;
  readonly curve: readonly LossPoint[];
  /** How both ways of computing agree. */
  readonly check: LossCheck;
}

/** Two independent ways of computing the same figures, and whether they agree. */
export interface LossCheck {
  /** Where the values come from: `exact`, or `simulated` where the exact way would take too long. */
  readonly method: 'exact' | 'simulated';
  /** Why the exact way was not taken. */
  readonly because?: string;
  /** The mean loss as simulated. */
  readonly expected: Estimate;
  readonly noLoss: Estimate;
  /** How many figures were compared, and how many exact ones lie in their interval. */
  readonly compared: number;
  readonly inside: number;
  /** How far a grid of half the cells moves a quantile at most, as a share of it. */
  readonly gridError?: number;
  /** The chance that a year loses more than the grid holds. */
  readonly beyondGrid?: number;
}

/** What one threat costs. */
export interface ThreatLoss {
  readonly threat: string;
  readonly title: string;
  readonly scheme: string;
  /** The level of the matrix, and its place when threats are ranked by level. */
  readonly level?: string;
  readonly levelRank: number;
  readonly moneyRank: number;
  /** Events a year, the loss of one, the loss of a mean year, and the share of the whole. */
  readonly frequency: number;
  readonly once: number;
  readonly expected: number;
  readonly share: number;
  /** The mean year without controls and with proven ones. */
  readonly inherent: number;
  readonly proven: number;
  /** Where the figures come from, such as `probability 2, impact 5`. */
  readonly from: readonly string[];
  readonly treatment: Treatment;
}

/** Whether treating a threat costs less than the threat. */
export interface Treatment {
  /** What it costs in its first year. */
  readonly cost?: number;
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly because: string;
}

/** What one uncertain input does to the result while all others stay as they are. */
export interface Swing {
  readonly threat: string;
  /** The input, such as `frequency` or `loss`. */
  readonly input: string;
  /** The input at its 5 % and at its 95 % point. */
  readonly from: number;
  readonly to: number;
  /** The mean loss of a year, and the loss of one year in 20, at either end. */
  readonly expected: readonly [number, number];
  readonly p95: readonly [number, number];
}

/** The most a team is ready to lose, and whether it may. */
export interface Appetite {
  readonly loss: number;
  /** The chance in a year of losing more that is still accepted. */
  readonly probability: number;
  /** The chance there is, by view. */
  readonly exceeded: Readonly<Record<LossView, number>>;
}

/** What a year may cost, in the view of the claimed controls, with the other two beside it. */
export interface LossAnalysis extends LossFigures {
  readonly currency: string;
  readonly views: Readonly<Record<LossView, LossFigures>>;
  readonly byThreat: readonly ThreatLoss[];
  readonly tornado: readonly Swing[];
  readonly appetite: readonly Appetite[];
  /** Threats that are not counted, and why. */
  readonly uncounted: readonly { readonly threat: string; readonly because: string }[];
  readonly assumptions: readonly string[];
  readonly simulation: { readonly seed: number; readonly years: number; readonly confidence: number };
}
