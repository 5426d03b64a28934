/**
 * The page about risk in money: curves of three views, threats, what moves the result, what it takes for granted.
 * @module
 */
import { LOSS_VIEWS, type LossAnalysis, type LossFigures } from '../../model/loss.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count } from '../page/count.ts';
import { titleOf } from '../page/header.ts';
import { exceedancePicture } from './exceedance-picture.ts';
import { chanceText, intervalText, roughText, valueText } from './money-text.ts';
import { threatSection } from './threat-table.ts';
import { tornadoSection } from './tornado-picture.ts';

/** The blocks of the page. */
export function riskDocument(report: CheckReport, analysis: LossAnalysis, width: number): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: titleOf(report), aside: [span('risk in money', 'quiet')] },
    { kind: 'text', text: summary(analysis) },
    ...figuresSection(analysis),
    ...exceedancePicture(analysis, width),
    ...appetiteBlocks(analysis),
    ...threatSection(analysis),
    ...tornadoSection(analysis),
    ...uncountedBlocks(analysis.uncounted),
    ...assumptionBlocks(analysis),
    { kind: 'next', command: command('show', report.path, analysis.byThreat[0]?.threat ?? '') },
  ];
}

/** The page where no threat can be counted. */
export function uncountedDocument(report: CheckReport, uncounted: LossAnalysis['uncounted']): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: titleOf(report), aside: [span('risk in money', 'quiet')] },
    {
      kind: 'text',
      text: [
        span('No rated threat says how often it happens and what it costs, so there is nothing to add up.', 'fair'),
      ],
    },
    {
      kind: 'text',
      text: inline(
        'Give the levels of its scheme a ',
        span('frequency', 'code'),
        ' and a ',
        span('loss', 'code'),
        ', or the rating of a threat.',
      ),
    },
    ...uncountedBlocks(uncounted),
    { kind: 'next', command: command('check', report.path) },
  ];
}

function summary({ byThreat, currency, expected, noLoss, quantiles, check }: LossAnalysis): Inline {
  const mean = { ...check.expected, value: expected };
  return joined(
    [
      count(byThreat.length, 'threat'),
      `a mean year costs ${valueText(mean)}${currency === '' ? '' : ` ${currency}`}`,
      `${chanceText(noLoss)} of the years cost nothing`,
      `one in 20 costs more than ${valueText(quantiles.p95)}`,
    ],
    ' · ',
  );
}

type Line = readonly [name: string, text: (figures: LossFigures) => Inline];

const LINES: readonly Line[] = [
  ['Mean year', ({ expected, check }) => estimateText({ ...check.expected, value: expected })],
  ['1 year in 10', ({ quantiles }) => estimateText(quantiles.p90)],
  ['1 year in 20', ({ quantiles }) => estimateText(quantiles.p95)],
  ['1 year in 100', ({ quantiles }) => estimateText(quantiles.p99)],
  ['1 year in 1000', ({ quantiles }) => estimateText(quantiles.p999)],
  ['Mean beyond 1 in 20', ({ shortfall }) => estimateText(shortfall.p95)],
  ['Mean beyond 1 in 100', ({ shortfall }) => estimateText(shortfall.p99)],
  ['No loss', ({ noLoss }) => [span(chanceText(noLoss))]],
];

function estimateText(estimate: LossFigures['quantiles']['p90']): Inline {
  return inline(valueText(estimate), span(`  ${intervalText(estimate)}`, 'quiet'));
}

function figuresSection(analysis: LossAnalysis): readonly Block[] {
  const { views } = analysis;
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('The loss of a year')],
      aside: [span('without controls, with the claimed ones, with the proven ones', 'quiet')],
    },
    {
      kind: 'table',
      columns: [
        { title: '' },
        ...LOSS_VIEWS.map((view) => ({
          title: `${view.charAt(0).toUpperCase()}${view.slice(1)}`,
          shrink: 'wrap' as const,
          least: 10,
        })),
      ],
      rows: LINES.map(([name, text]) => [[span(name, 'quiet')], ...LOSS_VIEWS.map((view) => text(views[view]))]),
    },
    { kind: 'text', text: checkText(analysis) },
  ];
}

/** How the figures were computed, and whether both ways agree. */
function checkText({ views, simulation }: LossAnalysis): Inline {
  const { years, seed, confidence } = simulation;
  const checks = LOSS_VIEWS.map((view) => views[view].check);
  const compared = checks.reduce((sum, one) => sum + one.compared, 0);
  const inside = checks.reduce((sum, one) => sum + one.inside, 0);
  const simulated = `${years.toLocaleString('en-US')} simulated years (seed ${seed})`;
  const confident = `hold with ${chanceText(confidence)} confidence in each view.`;
  if (checks.some(({ method }) => method === 'simulated')) {
    const because = checks.find((one) => one.because !== undefined)?.because ?? '';
    return inline(`By ${simulated} alone; all intervals ${confident} `, span(because, 'fair'));
  }
  const gridError = Math.max(...checks.map((one) => one.gridError ?? 0));
  return inline(
    `Computed twice: exactly, on a grid that is off by ${chanceText(Math.max(gridError, 1e-6), 1)} at most, and by ${simulated}. `,
    span(`${inside} of ${compared}`, inside === compared ? 'good' : 'bad'),
    ` exact figures lie in the intervals of the simulation, all of which ${confident}`,
  );
}

function appetiteBlocks({ appetite }: LossAnalysis): readonly Block[] {
  if (appetite.length === 0) return [];
  return [
    {
      kind: 'list',
      title: inline('Appetite'),
      items: appetite.map(({ loss, probability, exceeded }) =>
        inline(
          `more than ${roughText(loss)} in at most ${chanceText(probability)} of the years: `,
          joined(
            LOSS_VIEWS.map((view) =>
              inline(`${view} `, span(chanceText(exceeded[view]), exceeded[view] > probability ? 'bad' : 'good')),
            ),
            ', ',
          ),
        ),
      ),
    },
  ];
}

function uncountedBlocks(uncounted: LossAnalysis['uncounted']): readonly Block[] {
  if (uncounted.length === 0) return [];
  const reasons = new Map<string, string[]>();
  for (const { threat, because } of uncounted) reasons.set(because, [...(reasons.get(because) ?? []), threat]);
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('Not counted')],
      aside: [span(count(uncounted.length, 'threat'), 'quiet')],
    },
    {
      kind: 'list',
      items: [...reasons].map(([because, threats]) =>
        inline(
          `${because}: `,
          joined(
            threats.map((id) => span(id, 'strong')),
            ' ',
          ),
        ),
      ),
    },
  ];
}

function assumptionBlocks({ assumptions }: LossAnalysis): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: [span('Assumptions')] },
    { kind: 'list', items: assumptions.map((assumption) => [span(assumption, 'quiet')]) },
  ];
}
