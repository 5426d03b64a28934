/**
 * The frontier of budgets in characters: a line for each best set, money down, a bar for what is left.
 * @module
 */
import type { BudgetReport, FrontierPoint } from '../../model/budget.ts';
import { type Block, type Inline, inline, span } from '../page/block.ts';
import { count } from '../page/count.ts';
import { costText, leftText } from './amounts.ts';

/** So many sets are drawn. */
const LINES = 14;
const BAR = 24;

/** The picture; nothing where no set helps. */
export function frontierSection(budget: BudgetReport, width: number): readonly Block[] {
  const { frontier, frontierComplete, chosen } = budget;
  if (frontier.length < 2) return [];
  const drawn = spread(frontier, chosen);
  const aside = frontierComplete
    ? `${count(frontier.length, 'best set')}, every one there is`
    : `${count(frontier.length, 'best set')} of those looked at`;
  return [
    { kind: 'heading', level: 2, text: [span('All budgets')], aside: [span(aside, 'quiet')] },
    { kind: 'picture', lines: drawn.map((point) => line(budget, point, width)) },
  ];
}

function line(budget: BudgetReport, { cost, left, controls }: FrontierPoint, width: number): Inline {
  const share = budget.before > 0 ? left / budget.before : 0;
  const filled = Math.min(BAR, Math.ceil(share * BAR));
  const here = same(controls, budget.chosen);
  const names = controls.join(', ');
  const room = Math.max(10, width - BAR - 32);
  return inline(
    span(`${here ? '▸' : ' '}${costText(cost).padStart(10)} `, here ? 'strong' : 'quiet'),
    span('█'.repeat(filled), here ? 'good' : 'fair'),
    span('░'.repeat(BAR - filled), 'quiet'),
    ` ${leftText(budget, left).padEnd(9)}`,
    span(names.length > room ? count(controls.length, 'control') : names, 'quiet'),
  );
}

/** The first, the last, the chosen one, and others spread over what is left. */
function spread(frontier: readonly FrontierPoint[], chosen: readonly string[]): readonly FrontierPoint[] {
  if (frontier.length <= LINES) return frontier;
  const [first] = frontier;
  const last = frontier.at(-1);
  if (first === undefined || last === undefined) return frontier;
  const step = (first.left - last.left) / (LINES - 1);
  let below = Number.POSITIVE_INFINITY;
  return frontier.filter((point) => {
    const far = point.left <= below;
    if (far) below = point.left - step;
    return far || point === last || same(point.controls, chosen);
  });
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
