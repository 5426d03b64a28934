/**
 * The threats by what they cost, with the level of the matrix beside, and whether treating them pays.
 * @module
 */
import type { LossAnalysis, ThreatLoss } from '../../model/loss.ts';
import { type Block, type Inline, inline, joined, span } from '../page/block.ts';
import { count } from '../page/count.ts';
import { toneOf } from '../page/tone-of.ts';
import { chanceText, numberText, roughText } from './money-text.ts';

/** The section. */
export function threatSection({ byThreat, currency }: LossAnalysis): readonly Block[] {
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('By threat')],
      aside: [
        span(
          `${count(byThreat.length, 'threat')}, the most costly first${currency === '' ? '' : `, in ${currency}`}; rank by money beside rank by level`,
          'quiet',
        ),
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: 'ID', shrink: 'cut', least: 12 },
        { title: 'Threat', shrink: 'cut', least: 14, drop: 3 },
        { title: 'Level' },
        { title: 'By level', align: 'right', drop: 1 },
        { title: 'By money', align: 'right', drop: 1 },
        { title: 'A year', align: 'right', drop: 2 },
        { title: 'An event', align: 'right', drop: 2 },
        { title: 'Mean year', align: 'right' },
        { title: 'Share', align: 'right' },
        { title: 'Inherent', align: 'right', drop: 4 },
        { title: 'Proven', align: 'right', drop: 4 },
      ],
      rows: byThreat.map(row),
    },
    ...treatmentBlocks(byThreat),
  ];
}

function row(threat: ThreatLoss): readonly Inline[] {
  const { level, levelRank, moneyRank } = threat;
  return [
    [span(threat.threat, 'strong')],
    [span(threat.title)],
    level === undefined ? [span('·', 'quiet')] : [span(level, toneOf(level))],
    [span(level === undefined ? '·' : String(levelRank), 'quiet')],
    [span(String(moneyRank), level !== undefined && moneyRank < levelRank ? 'bad' : undefined)],
    [span(numberText(threat.frequency))],
    [span(roughText(threat.once))],
    [span(roughText(threat.expected), 'strong')],
    [span(chanceText(threat.share))],
    [span(roughText(threat.inherent), 'quiet')],
    [span(roughText(threat.proven), 'quiet')],
  ];
}

/** The answers to the question of the decision tree; threats whose cost nobody knows together. */
function treatmentBlocks(byThreat: readonly ThreatLoss[]): readonly Block[] {
  const known = byThreat.filter(({ treatment }) => treatment.answer !== 'unknown');
  const unknown = byThreat.filter(({ treatment }) => treatment.answer === 'unknown');
  const items = known.map(({ threat, treatment }) =>
    inline(
      span(treatment.answer, treatment.answer === 'yes' ? 'good' : 'fair'),
      '  ',
      span(threat, 'strong'),
      `  ${treatment.because}`,
    ),
  );
  const open = inline(
    span('cost not known', 'quiet'),
    '  yes below the mean year: ',
    joined(
      unknown.map(({ threat, expected }) => inline(span(threat, 'strong'), `\u00a0${roughText(expected)}`)),
      ', ',
    ),
  );
  return [
    {
      kind: 'list',
      title: inline('Is mitigation cost < impact?'),
      items: unknown.length === 0 ? items : [...items, open],
    },
  ];
}
