/**
 * The page about one attack tree: the tree with its figures, the best attacks, what matters, fronts, and what the figures
 * rest on.
 * @module
 */
import type { TreeAnalysis } from '../../model/attack-tree.ts';
import { type Block, type Inline, inline, joined, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count } from '../page/count.ts';
import { attackSection, importanceSection } from './attack-table.ts';
import { countText, probabilityText } from './figures.ts';
import { damageSection, defenceSection } from './front-tables.ts';
import { treePicture } from './tree-picture.ts';
import type { TreeReport } from './tree-report.ts';

const BAR = 32;

/** The blocks of the page. */
export function treeDocument(report: TreeReport): readonly Block[] {
  const { analysis, probabilities, damage, defence } = report;
  const { tree, goal, assumptions, missing } = analysis;
  return [
    { kind: 'heading', level: 1, text: [span(goal, 'strong')], aside: [span(`attack tree ${tree.id}`, 'quiet')] },
    { kind: 'text', text: sizes(analysis) },
    { kind: 'text', text: chance(analysis) },
    ...(tree.nodes.length > 1 ? [{ kind: 'picture', lines: treePicture(tree, probabilities) } as const] : []),
    ...attackSection(analysis),
    ...importanceSection(analysis),
    ...histogram(analysis),
    ...(damage === undefined ? [] : damageSection(damage)),
    ...(defence === undefined ? [] : defenceSection(defence)),
    ...approximations(analysis),
    ...(missing.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: [span('Missing numbers')] } as const,
          {
            kind: 'fields',
            fields: missing.map(({ measure, of }) => ({ name: measure, value: inline(of.join(', ')) })),
          } as const,
        ]),
    { kind: 'heading', level: 2, text: [span('Assumptions')] },
    { kind: 'list', items: assumptions.map((assumption) => [span(assumption, 'quiet')]) },
    { kind: 'next', command: next(report) },
  ];
}

function sizes({ steps, controls, gates, minimalAttackSets: { count: sets } }: TreeAnalysis): Inline {
  return joined(
    [
      count(steps, 'step'),
      ...(controls === 0 ? [] : [count(controls, 'control')]),
      count(gates, 'gate'),
      sets === undefined
        ? span('too many attack sets to count', 'fair')
        : `${countText(sets)} minimal attack ${sets === 1 ? 'set' : 'sets'}`,
    ],
    ' · ',
  );
}

/** The probability, or why there is only a range. */
function chance({ probability, bounds: { low, high }, tooLarge, missing }: TreeAnalysis): Inline {
  if (probability !== undefined)
    return inline('Probability ', span(probabilityText(probability), 'strong'), span('  exact', 'quiet'));
  const reasons = missing.flatMap(({ measure, of }) =>
    measure === 'probability'
      ? [`${count(of.length, 'step')} without a probability`]
      : measure === 'works'
        ? [`${count(of.length, 'control')} that ${of.length === 1 ? 'does' : 'do'} not say how well`]
        : [],
  );
  const why = tooLarge === undefined ? reasons.join(', ') : `too large: ${tooLarge}`;
  const range = low === 0 && high === 1 ? 'unknown' : `from ${probabilityText(low)} to ${probabilityText(high)}`;
  return inline('Probability ', span(range, 'fair'), span(`  ${why}`, 'quiet'));
}

/** How many sets there are of each number of steps. */
function histogram({ minimalAttackSets: { bySize, means } }: TreeAnalysis): readonly Block[] {
  if (bySize.length === 0) return [];
  const most = bySize.reduce((largest, { sets }) => Math.max(largest, Number(sets)), 1);
  const widest = Math.max(...bySize.map(({ sets }) => countText(sets).length));
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('Minimal attack sets')],
      aside: [span('by their number of steps', 'quiet')],
    },
    {
      kind: 'picture',
      lines: bySize.map(({ steps, sets }) =>
        inline(
          span(String(steps).padStart(3)),
          ` ${countText(sets).padStart(widest)} `,
          span('█'.repeat(Math.max(1, Math.round((BAR * Number(sets)) / most))), 'fair'),
        ),
      ),
    },
    { kind: 'text', text: [span(`${means}.`, 'quiet')] },
  ];
}

function approximations({ approximations: shown, probability }: TreeAnalysis): readonly Block[] {
  if (shown === undefined || probability === undefined) return [];
  const { rareEvent, minimalCutUpperBound } = shown;
  const parts = [
    `the sum over attack sets gives ${probabilityText(rareEvent)}`,
    ...(minimalCutUpperBound === undefined
      ? []
      : [`the minimal cut upper bound ${probabilityText(minimalCutUpperBound)}`]),
  ];
  return [
    {
      kind: 'text',
      apart: true,
      text: [span(`For comparison, approximations of other tools: ${parts.join(', ')}.`, 'quiet')],
    },
  ];
}

/** What would be left without the step that matters most; or where the missing numbers belong. */
function next({ path, analysis, isModel, call }: TreeReport): string {
  const { tree, importance, missing } = analysis;
  const [first] = importance.filter(({ kind }) => kind === 'step');
  if (isModel && (missing.length > 0 || first === undefined)) return command('show', path, `trees/${tree.id}`);
  return command('tree', ...call, ...(first === undefined ? [] : ['--without', first.id]));
}
