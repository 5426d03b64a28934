/**
 * The best attacks and the importance of steps and controls as tables.
 * @module
 */
import type { Importance, RankedAttack, TreeAnalysis } from '../../model/attack-tree.ts';
import { type Block, type Column, type Inline, inline, joined, span } from '../page/block.ts';
import { chanceText, numberText, timeText } from './figures.ts';

/** A column and what stands in it for a row; one that is empty for all rows is left out. */
interface Cells<Row> extends Column {
  readonly text: (row: Row, place: number) => Inline | undefined;
}

function table<Row>(columns: readonly Cells<Row>[], rows: readonly Row[]): Block {
  const shown = columns.filter(({ text }) => rows.some((row, place) => text(row, place) !== undefined));
  return {
    kind: 'table',
    columns: shown.map(({ text: _, ...column }) => column),
    rows: rows.map((row, place) => shown.map(({ text }) => text(row, place) ?? [span('·', 'quiet')])),
  };
}

const figure = (value: number | undefined, write: (value: number) => string): Inline | undefined =>
  value === undefined ? undefined : [span(write(value))];

const WORDS = {
  probability: 'the likeliest first',
  cost: 'the cheapest first',
  time: 'the fastest first',
  stealth: 'the least noticed first',
  skill: 'the easiest first',
  steps: 'the fewest steps first',
} as const;

/** The best attacks. */
export function attackSection({ best, tree }: TreeAnalysis): readonly Block[] {
  const { by, attacks, proven } = best;
  const heading: Block = { kind: 'heading', level: 2, text: [span('Attacks')], aside: [span(WORDS[by], 'quiet')] };
  if (attacks.length === 0) {
    const text = proven
      ? 'None that can be ranked: there is none, or numbers are missing.'
      : 'Not found: the tree is too large.';
    return [heading, { kind: 'text', text: [span(text, 'fair')] }];
  }
  const titles = new Map(tree.nodes.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title] as const])));
  const columns: readonly Cells<RankedAttack>[] = [
    { title: '', align: 'right', text: (_, place) => [span(String(place + 1), 'quiet')] },
    { title: 'Chance', align: 'right', text: ({ probability }) => figure(probability, chanceText) },
    { title: 'Cost', align: 'right', text: ({ cost }) => figure(cost, numberText) },
    { title: 'Time', align: 'right', text: ({ time }) => figure(time, timeText) },
    { title: 'Skill', align: 'right', text: ({ skill }) => figure(skill, numberText) },
    { title: 'Unnoticed', align: 'right', drop: 1, text: ({ stealth }) => figure(stealth, chanceText) },
    { title: 'Steps', shrink: 'wrap', least: 24, text: (attack) => stepsText(attack, titles) },
  ];
  return [
    heading,
    table(columns, attacks),
    ...(proven
      ? []
      : [{ kind: 'text', text: [span('The search was cut short: there may be better ones.', 'fair')] } as const]),
  ];
}

function stepsText({ steps, despite }: RankedAttack, titles: ReadonlyMap<string, string>): Inline {
  const names = joined(
    steps.map((id) => span(titles.get(id) ?? id)),
    ' + ',
  );
  if (steps.length === 0 && despite.length === 0) return [span('nothing is needed', 'bad')];
  if (despite.length === 0) return names;
  return inline(
    names,
    span('  although ', 'quiet'),
    joined(
      despite.map((id) => span(id, 'good')),
      ', ',
    ),
    span(despite.length === 1 ? ' stands' : ' stand', 'quiet'),
  );
}

/** So many rows of importance are shown. */
const ROWS = 15;

/** What matters most. */
export function importanceSection({ importance }: TreeAnalysis): readonly Block[] {
  const counted = importance.filter(({ birnbaum, share }) => (birnbaum ?? share) !== undefined);
  if (counted.length === 0) return [];
  const columns: readonly Cells<Importance>[] = [
    {
      title: 'Step or control',
      shrink: 'cut',
      least: 14,
      text: ({ id, kind }) => [span(id, kind === 'control' ? 'good' : 'strong')],
    },
    { title: 'P', align: 'right', text: ({ probability }) => figure(probability, chanceText) },
    { title: 'In sets', align: 'right', drop: 1, text: ({ share }) => figure(share, chanceText) },
    { title: 'Decides', align: 'right', text: ({ criticality }) => figure(criticality, chanceText) },
    { title: 'Birnbaum', align: 'right', drop: 2, text: ({ birnbaum }) => figure(birnbaum, numberText) },
    {
      title: 'Fussell-Vesely',
      align: 'right',
      drop: 3,
      text: ({ fussellVesely }) => figure(fussellVesely, chanceText),
    },
    {
      title: 'If certain',
      align: 'right',
      text: ({ riskAchievementWorth }) => figure(riskAchievementWorth, (worth) => `×${numberText(worth)}`),
    },
    {
      title: 'If impossible',
      align: 'right',
      text: ({ riskReductionWorth }) => figure(riskReductionWorth, (worth) => `÷${numberText(worth)}`),
    },
  ];
  const controls = counted.filter(({ kind }) => kind === 'control');
  const more = counted.length - ROWS;
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('What matters')],
      aside: controls.length === 0 ? undefined : [span('of a control: that it fails', 'quiet')],
    },
    table(columns, counted.slice(0, ROWS)),
    ...(more > 0 ? [{ kind: 'text', text: [span(`and ${more} more`, 'quiet')] } as const] : []),
  ];
}
