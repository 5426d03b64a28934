/**
 * All attack trees of a model or file in one table.
 * @module
 */
import type { TreeAnalysis } from '../../model/attack-tree.ts';
import { type Block, type Inline, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count } from '../page/count.ts';
import { boundsText, countText, numberText } from './figures.ts';

/** Several trees, and those that cannot be analyzed. */
export interface TreesReport {
  readonly path: string;
  readonly title: string;
  readonly analyses: readonly TreeAnalysis[];
  /** The cost of the cheapest attack of each tree, by its id, where it is known. */
  readonly cheapest: ReadonlyMap<string, number>;
  readonly failures: readonly { readonly id: string; readonly reason: string }[];
}

/** The blocks of the page. */
export function treesDocument({ path, title, analyses, cheapest, failures }: TreesReport): readonly Block[] {
  const [first] = analyses;
  return [
    { kind: 'heading', level: 1, text: [span(title, 'strong')], aside: [span('attack trees', 'quiet')] },
    { kind: 'text', text: [span(count(analyses.length + failures.length, 'tree'))] },
    {
      kind: 'table',
      columns: [
        { title: 'ID', shrink: 'cut', least: 16 },
        { title: 'Goal', shrink: 'cut', least: 16 },
        { title: 'Steps', align: 'right' },
        { title: 'Controls', align: 'right', drop: 1 },
        { title: 'Attack sets', align: 'right' },
        { title: 'Chance', align: 'right' },
        { title: 'Cheapest', align: 'right', drop: 2 },
      ],
      rows: analyses.map((analysis) => row(analysis, cheapest.get(analysis.tree.id))),
    },
    ...failures.map(
      ({ id, reason }) => ({ kind: 'text', text: [span(`${id}: `, 'strong'), span(reason, 'bad')] }) as const,
    ),
    { kind: 'next', command: first === undefined ? command('check', path) : command('tree', path, first.tree.id) },
  ];
}

function row(
  { tree, goal, steps, controls, minimalAttackSets, bounds }: TreeAnalysis,
  cheapest: number | undefined,
): readonly Inline[] {
  const chance = boundsText(bounds);
  return [
    [span(tree.id, 'strong')],
    [span(goal)],
    [span(String(steps))],
    [span(String(controls))],
    [span(minimalAttackSets.count === undefined ? 'too many' : countText(minimalAttackSets.count))],
    [chance === '' ? span('unknown', 'quiet') : span(chance)],
    [cheapest === undefined ? span('·', 'quiet') : span(numberText(cheapest))],
  ];
}
