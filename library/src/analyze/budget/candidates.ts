/**
 * The controls of a model that could be bought, and those that cannot be weighed.
 * @module
 */
import type { BudgetControl, BudgetReport, Choice, CostOptions } from '../../model/budget.ts';
import type { Control, Model } from '../../model/model.ts';
import { amount } from './loss-problem.ts';

/** The controls by what can be done with them. */
export interface Candidates extends Pick<BudgetReport, 'sunk' | 'unknownCost' | 'leftOut'> {
  readonly controls: readonly BudgetControl[];
  readonly asked: CostOptions;
}

/**
 * Sorts the controls that would help.
 *
 * @param helping the controls that matter to the question, by id
 * @param currency the currency of the question; a cost in another one cannot be compared
 * @throws {RangeError} when the years or the assumed cost are no amount
 */
export function candidatesOf(
  model: Model,
  helping: ReadonlySet<string>,
  { currency, years = 1, assumeCost, reconsider = false }: CostOptions & { readonly currency: string },
): Candidates {
  amount(years, 'the years');
  if (assumeCost !== undefined) amount(assumeCost, 'the assumed cost');
  const controls: BudgetControl[] = [];
  const sunk: string[] = [];
  const unknownCost: string[] = [];
  const leftOut: { control: string; because: string }[] = [];
  for (const control of model.controls.values()) {
    const { id, status, cost, outOfScope } = control;
    if (!helping.has(id) || status === 'retired') continue;
    const isDone = status === 'done';
    if (isDone && !reconsider) sunk.push(id);
    else if (outOfScope !== undefined) leftOut.push({ control: id, because: 'It is out of scope' });
    else if (cost?.currency !== undefined && currency !== '' && cost.currency !== currency) {
      leftOut.push({ control: id, because: `It costs ${cost.currency}, the losses are in ${currency}` });
    } else {
      const price = priceOf(control, { years, isDone }) ?? assumeCost;
      if (price === undefined) (isDone ? sunk : unknownCost).push(id);
      else controls.push({ id, cost: amount(price, `the cost of "${id}"`) });
    }
  }
  return { controls, sunk, unknownCost, leftOut, asked: { years, assumeCost, reconsider } };
}

/** What a control costs from now on; undefined when nobody says. */
function priceOf(
  { cost }: Control,
  { years, isDone }: { readonly years: number; readonly isDone: boolean },
): number | undefined {
  if (cost === undefined || (cost.once === undefined && cost.yearly === undefined)) return undefined;
  return (isDone ? 0 : (cost.once ?? 0)) + (cost.yearly ?? 0) * years;
}

/** What was taken for granted about costs. */
export function costAssumption({ years = 1, assumeCost }: CostOptions): string {
  const assumed = assumeCost === undefined ? '' : `; where nobody says, ${assumeCost}`;
  return `A cost is what comes once and ${years === 1 ? 'one year' : `${years} years`} of what comes every year${assumed}`;
}

/** A choice with what it was chosen from. */
export function reportOf(
  choice: Choice,
  { controls, ...others }: Candidates,
  said: Pick<BudgetReport, 'goal' | 'measure' | 'unit' | 'currency' | 'about' | 'assumptions'>,
): BudgetReport {
  const costs = Object.fromEntries(controls.map(({ id, cost }) => [id, cost]));
  return { ...said, ...choice, costs, ...others };
}
