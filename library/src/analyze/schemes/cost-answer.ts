/**
 * Whether treating a threat costs less than the threat does.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { type Amount, type Loss, lossOf } from './loss.ts';

/** A cost held against one measure of the loss. */
export interface Comparison {
  /** `annualized-loss`: chance in a year x loss; `impact`: the loss when it happens. */
  readonly with: 'annualized-loss' | 'impact';
  /** The amount below which the answer is yes. */
  readonly threshold: Amount;
  readonly answer: 'yes' | 'no' | 'unknown';
}

/** The answer, and both comparisons that were made. */
export interface CostAnswer {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly because: string;
  /** The comparison that decides comes first: the annualized loss where it is known. */
  readonly comparisons: readonly Comparison[];
  readonly currency: string;
}

/**
 * Compares a cost with the loss it takes away. The annualized loss decides, because a cost set against the raw impact
 * would make every rare catastrophe worth any price; the raw impact is recorded beside it.
 *
 * @param cost in the currency of the scheme; undefined when it is not known
 */
export function costAnswer(scheme: Scheme, axes: ReadonlyMap<string, string>, cost: number | undefined): CostAnswer {
  const loss = lossOf(scheme, axes);
  const { currency, yearly, once } = loss;
  const comparisons: Comparison[] = [];
  if (yearly !== undefined) comparisons.push(compare('annualized-loss', yearly, cost));
  if (once !== undefined) comparisons.push(compare('impact', once, cost));
  const [decides] = comparisons;
  if (decides === undefined) {
    const because = `The scheme "${scheme.id}" gives no loss in money for this rating`;
    return { answer: 'unknown', because, comparisons, currency };
  }
  return { answer: decides.answer, because: explain(loss, comparisons, cost), comparisons, currency };
}

/** A cost at or above the lower end of a band without an upper end says nothing. */
function compare(measure: Comparison['with'], threshold: Amount, cost: number | undefined): Comparison {
  let answer: Comparison['answer'] = 'unknown';
  if (cost !== undefined && cost < threshold.value) answer = 'yes';
  else if (cost !== undefined && !threshold.atLeast) answer = 'no';
  return { with: measure, threshold, answer };
}

const VERBS = { yes: 'is below', no: 'is not below', unknown: 'may be below' } as const;

function explain(loss: Loss, comparisons: readonly Comparison[], cost: number | undefined): string {
  const [decides = '', beside] = comparisons.map((comparison) => {
    const amount = describe(comparison, loss);
    if (cost === undefined) return `yes below ${amount}`;
    return `${money(cost, loss.currency)} ${VERBS[comparison.answer]} ${amount}`;
  });
  const start = cost === undefined ? 'The cost is not known: ' : '';
  return `${start}${decides}, which decides${beside === undefined ? '' : `; ${beside}`}`;
}

function describe({ with: measure, threshold }: Comparison, { chance, once, currency }: Loss): string {
  const amount = `${money(threshold.value, currency)}${threshold.atLeast ? ' or more' : ''}`;
  if (measure === 'impact' || chance === undefined || once === undefined) return `the impact of ${amount}`;
  return `the annualized loss of ${amount} (${plain(chance * 100)}% a year x ${money(once.value, currency)})`;
}

function money(amount: number, currency: string): string {
  return `${plain(amount)}${currency === '' ? '' : ` ${currency}`}`;
}

/** A number with grouped thousands and at most two decimals, the same in every locale. */
function plain(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
