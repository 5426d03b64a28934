/**
 * The page about the blast radius of a component: the assets within reach, then the components, nearest first.
 * @module
 */
import { nameOf } from '../../model/relations.ts';
import type { BlastRadius } from '../../model/surface.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, joined, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count } from '../page/count.ts';

/** The blocks of the page. */
export function blastDocument(report: CheckReport, blast: BlastRadius): readonly Block[] {
  const { model } = report.read;
  const { component, components, assets, untouched } = blast;
  const held = model.components.get(component);
  const others = components.length - 1;
  return [
    {
      kind: 'heading',
      level: 1,
      text: [span(held === undefined ? component : nameOf(held), 'strong')],
      aside: [span('blast radius', 'quiet')],
    },
    {
      kind: 'text',
      text: joined(
        [
          `${others} of ${count(others + untouched, 'other component')} within reach`,
          `${assets.length} of ${count(model.assets.size, 'asset')}`,
        ],
        ' · ',
      ),
    },
    { kind: 'text', text: [span('As if no control on the way held.', 'quiet')] },
    ...assetBlocks(report, blast),
    ...componentBlocks(blast),
    { kind: 'next', command: command('show', report.path, `components/${component}`) },
  ];
}

function assetBlocks({ read }: CheckReport, { assets }: BlastRadius): readonly Block[] {
  if (assets.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('Assets')], aside: [span(String(assets.length), 'quiet')] },
    {
      kind: 'table',
      columns: [
        { title: 'Tier' },
        { title: 'Hops', align: 'right' },
        { title: 'Asset', shrink: 'cut', least: 12 },
        { title: 'Title', shrink: 'cut', drop: 1 },
        { title: 'At', shrink: 'cut', least: 12 },
        { title: 'It' },
      ],
      rows: assets.map(({ asset, tier, hops, at, how }) => [
        [span(tier ?? '-')],
        [span(String(hops))],
        [span(asset, 'strong')],
        [span(read.model.assets.get(asset)?.title ?? '')],
        [span(at)],
        [span(how === 'lies' ? 'lies there' : 'passes', 'quiet')],
      ]),
    },
  ];
}

function componentBlocks({ components }: BlastRadius): readonly Block[] {
  const reached = components.slice(1);
  if (reached.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('Components')], aside: [span(String(reached.length), 'quiet')] },
    {
      kind: 'table',
      columns: [
        { title: 'Hops', align: 'right' },
        { title: 'Component', shrink: 'cut', least: 12 },
        { title: 'From', shrink: 'cut', least: 12 },
        { title: 'Flow', shrink: 'cut', least: 10 },
      ],
      rows: reached.map(({ component, hops, after = '', flow }) => [
        [span(String(hops))],
        [span(component, 'strong')],
        [span(after)],
        [span(flow ?? 'the same place', flow === undefined ? 'quiet' : undefined)],
      ]),
    },
  ];
}
