/**
 * Everything about one actor and one asset: three views, the chance over time, the ways, and where to cut them.
 * @module
 */
import type { AssetPaths, AttackPaths, ControlView, LikelyWay } from '../../model/attack-path.ts';
import { type Address, partsOf } from '../../model/id.ts';
import { nameOf } from '../../model/relations.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, span } from '../page/block.ts';
import { chanceText, roughText } from '../risk/money-text.ts';
import { crossesText, hopsText, meetsText, wayText } from '../surface/way-text.ts';
import { reachText, timeText } from './days-text.ts';

const VIEWS: readonly (readonly [view: ControlView, title: string])[] = [
  ['inherent', 'No controls'],
  ['claimed', 'Claimed'],
  ['proven', 'Proven'],
];
/** How many letters a bar has. */
const BAR = 24;

/** The blocks of one pair. */
export function pairBlocks({ read }: CheckReport, { view }: AttackPaths, pair: AssetPaths): readonly Block[] {
  const asset = read.model.assets.get(pair.asset);
  const actor = partsOf(pair.actor as Address).id;
  const title = inline(actor, ' to ', asset === undefined ? pair.asset : nameOf(asset));
  if (!pair.reachable) {
    return [
      { kind: 'heading', level: 2, text: title },
      { kind: 'text', text: [span('No way leads there, even if nothing holds', 'good')] },
    ];
  }
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'table',
      columns: [{ title: 'Controls' }, { title: 'Chance', align: 'right' }, { title: 'Half within, 5 % to 95 %' }],
      rows: VIEWS.map(([one, name]) => [
        [span(name, one === view ? 'strong' : undefined)],
        reachText(pair.views[one]),
        timeText(pair.views[one]),
      ]),
    },
    { kind: 'picture', lines: curveLines(pair) },
    ...pathBlocks(pair),
    ...waysBlocks(pair.ways),
    { kind: 'fields', fields: cutFields(pair) },
  ];
}

/** The chance to be there by a day, as bars: filled with claimed controls, shaded without controls. */
function curveLines({ views }: AssetPaths): readonly Inline[] {
  return views.claimed.curve.map(({ days, probability }, index) => {
    const without = views.inherent.curve[index]?.probability ?? 0;
    const filled = Math.round(probability * BAR);
    const shaded = Math.max(filled, Math.round(without * BAR)) - filled;
    return inline(
      span(`by day ${days}`.padEnd(12), 'quiet'),
      span('█'.repeat(filled), 'bad'),
      span('▒'.repeat(shaded), 'fair'),
      span('░'.repeat(BAR - filled - shaded), 'quiet'),
      ` ${chanceText(probability)}`,
      span(`  ${chanceText(without)} without controls`, 'quiet'),
    );
  });
}

function pathBlocks({ path }: AssetPaths): readonly Block[] {
  if (path === null) return [{ kind: 'text', text: [span('No way over the flows; only a tree leads there', 'quiet')] }];
  return [
    {
      kind: 'list',
      title: inline('Shortest way', span(`  ${hopsText(path)}`, 'quiet')),
      items: [wayText(path), crossesText(path), meetsText(path)].filter((item) => item !== undefined),
    },
  ];
}

function waysBlocks(ways: readonly LikelyWay[]): readonly Block[] {
  if (ways.length === 0) return [];
  return [
    {
      kind: 'list',
      title: inline('Ways taken', span('  the fastest of each try that gets there', 'quiet')),
      items: ways.map(({ share, through }) =>
        inline(span(`${chanceText(share)}  `, 'strong'), joined(through.map(shortOf), ' ')),
      ),
    },
  ];
}

function cutFields({ chokePoints, minimumCut, cheapestCut }: AssetPaths) {
  const listed = (elements: readonly string[], none: string): Inline =>
    elements.length === 0 ? [span(none, 'quiet')] : joined(elements.map(shortOf), ', ');
  return [
    { name: 'Every way', value: listed(chokePoints, 'goes through nothing in common') },
    {
      name: 'Fewest to hold',
      value:
        minimumCut === null
          ? [span('nothing cuts it off: the attacker is there from the start', 'bad')]
          : listed(minimumCut, 'nothing has to'),
    },
    ...(cheapestCut === null
      ? []
      : [
          {
            name: 'Cheapest to buy',
            value: inline(joined(cheapestCut.controls, ', '), span(`  ${roughText(cheapestCut.cost)}`, 'quiet')),
          },
        ]),
  ];
}

/** An element by its id; a step of a tree by tree and step. */
function shortOf(address: string): string {
  return partsOf(address as Address).id;
}
