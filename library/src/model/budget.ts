/**
 * Which controls to buy for a budget: what the engine is given, and what it answers. Plain readonly data, ready for
 * JSON. Money is in one currency.
 * @module
 */

/** A control that could be bought. */
export interface BudgetControl {
  readonly id: string;
  readonly cost: number;
}

/** A risk of which each control takes off a share of what the others leave. */
export interface BudgetRisk {
  readonly id: string;
  /** How often it happens a year. */
  readonly frequency: number;
  /** What it costs each time, in the mean. */
  readonly loss: number;
  /** The share of the yearly loss, 0 to 1, that each control takes off. */
  readonly effects: readonly { readonly control: string; readonly takesOff: number }[];
}

/** A risk of which is known what it costs with every set of controls, such as one that is rated in levels. */
export interface TabledRisk {
  readonly id: string;
  /** The controls that matter, those together that do the same: one of them is as good as all. At most 12 kinds. */
  readonly kinds: readonly (readonly string[])[];
  /** What a year costs with each set of kinds: bit k of the place is set when one of kind k is in place. */
  readonly expected: readonly number[];
}

/** A set of controls on the front: no other set leaves less for its cost. */
export interface FrontierPoint {
  readonly cost: number;
  /** What is left: the expected loss of a year, or a chance. */
  readonly left: number;
  readonly controls: readonly string[];
}

/** What more money would buy. */
export interface NextPurchase {
  /** How much more money it takes than the limit set spends. */
  readonly more: number;
  /** How much less is left then. */
  readonly takesOff: number;
  /** What each unit of that money takes off. */
  readonly perUnit: number;
  readonly adds: readonly string[];
  /** What is not bought then. */
  readonly drops: readonly string[];
}

/** A control that was not chosen, and the best set for the same limit that has it. */
export interface NearlyChosen {
  readonly control: string;
  readonly cost: number;
  readonly left: number;
  /** How much worse that set is. */
  readonly worse: number;
  readonly instead: readonly string[];
}

/** Which controls to buy for a budget. */
export interface Choice {
  readonly limit: number;
  readonly chosen: readonly string[];
  readonly cost: number;
  /** What is left without and with what is bought. */
  readonly before: number;
  readonly after: number;
  /** Whether no other set for the limit leaves less. */
  readonly optimal: boolean;
  /** How much less another set could leave at best, as a share of what is left; 0 when it is proven that none does. */
  readonly gap: number;
  /** The best sets for every budget, the cheapest first. */
  readonly frontier: readonly FrontierPoint[];
  /** Whether the frontier is the whole one. */
  readonly frontierComplete: boolean;
  readonly next: readonly NextPurchase[];
  readonly nearly: readonly NearlyChosen[];
}

/** How costs are read. */
export interface CostOptions {
  /** Over how many years a cost that comes every year is counted; 1 when absent. */
  readonly years?: number | undefined;
  /** What a control whose cost nobody says is taken to cost. */
  readonly assumeCost?: number | undefined;
  /** Whether controls that are in place may be given up; what they cost once is spent, what they cost a year is not. */
  readonly reconsider?: boolean | undefined;
}

/** What is made as small as possible. */
export type BudgetGoal = 'loss' | 'tail' | 'path' | 'attacks' | 'tree';

/** The answer for a model. */
export interface BudgetReport extends Choice {
  readonly goal: BudgetGoal;
  /** What `before`, `after` and `left` count, such as `the expected loss of a year`. */
  readonly measure: string;
  readonly unit: 'money' | 'events' | 'chance' | 'attacks';
  readonly currency: string;
  /** What decides besides: the tree whose attacks are stopped, the loss from which an event counts. */
  readonly about?: { readonly tree: string } | { readonly beyond: number } | undefined;
  readonly asked: CostOptions;
  /** What the controls in question cost. */
  readonly costs: Readonly<Record<string, number>>;
  /** Controls in place already; what they cost is spent. */
  readonly sunk: readonly string[];
  /** Controls that would help and whose cost nobody says: left out. */
  readonly unknownCost: readonly string[];
  /** Controls left out for another reason, and why. */
  readonly leftOut: readonly { readonly control: string; readonly because: string }[];
  /** The cheapest controls that stop every attack, whatever the limit; only where attacks are stopped. */
  readonly stopsAll?: { readonly controls: readonly string[]; readonly cost: number } | null | undefined;
  readonly assumptions: readonly string[];
}
