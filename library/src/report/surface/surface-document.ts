/**
 * The page about the attack surface: entries by exposure, then the shortest ways to the assets worth most.
 * @module
 */
import { partsOf } from '../../model/id.ts';
import type { AttackPath, Surface, SurfaceEntry } from '../../model/surface.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, span, type Tone } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count } from '../page/count.ts';
import { titleOf } from '../page/header.ts';
import { shortOf, targetSections } from './target-sections.ts';

const TONES: Readonly<Record<SurfaceEntry['exposure'], Tone | undefined>> = {
  external: 'bad',
  'semi-trusted': 'fair',
  unstated: 'strong',
  internal: undefined,
  local: undefined,
};

/** The blocks of the page. */
export function surfaceDocument(report: CheckReport, surface: Surface): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: titleOf(report), aside: [span('attack surface', 'quiet')] },
    { kind: 'text', text: summary(surface) },
    {
      kind: 'text',
      text: [span('As if no control held; those that an attacker meets on the way are named.', 'quiet')],
    },
    ...notes(surface),
    ...entryBlocks(surface),
    ...targetSections(report, surface),
    { kind: 'next', command: nextCommand(report, surface) },
  ];
}

function summary({ entries, origins, assets, tier, paths }: Surface): Inline {
  const open = entries.filter(({ exposure }) => exposure === 'external').length;
  const { collection } = partsOf(origins[0]?.address ?? ('actors/' as AttackPath['from']));
  return joined(
    [
      `${count(entries.length, 'entry', 'entries')}, ${open} open to everybody`,
      count(origins.length, collection === 'zones' ? 'zone' : 'actor'),
      `${count(assets.length, 'asset')} of tier ${tier}`,
      `${count(paths.length, 'way')} to ${paths.length === 1 ? 'it' : 'them'}`,
    ],
    ' · ',
  );
}

/** What the page cannot say, and why. */
function notes({ unplaced, origins, nowhere }: Surface): readonly Block[] {
  const adrift = origins.filter(({ starts }) => starts.length === 0).map(({ address }) => shortOf(address));
  const said: readonly (readonly [ids: readonly string[], text: string])[] = [
    [unplaced, 'Without a zone, so nobody can say what they reach'],
    [adrift, 'In a zone where nothing stands, so only open entries are tried'],
    [nowhere, 'Assets that neither lie nor pass anywhere'],
  ];
  return said
    .filter(([ids]) => ids.length > 0)
    .map(([ids, text]) => ({ kind: 'text', text: inline(span(`${text}: `, 'fair'), joined(ids, ', ')) }));
}

function entryBlocks(surface: Surface): readonly Block[] {
  const { entries } = surface;
  if (entries.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('Entries')], aside: [span(String(entries.length), 'quiet')] },
    {
      kind: 'table',
      columns: [
        { title: 'Entry', shrink: 'cut', least: 10 },
        { title: 'At', shrink: 'cut', least: 8 },
        { title: 'Exposure' },
        { title: 'Authentication', shrink: 'cut', least: 8, drop: 1 },
        { title: 'Reached straight by', shrink: 'wrap', least: 20 },
        { title: 'Later by' },
      ],
      rows: entries.map((entry) => [
        [span(entry.id, 'strong')],
        [span(entry.at)],
        [span(entry.exposure, TONES[entry.exposure])],
        [span(entry.authentication ?? 'not stated', entry.authentication === undefined ? 'quiet' : undefined)],
        straightText(surface, entry),
        laterText(entry),
      ]),
    },
  ];
}

function straightText({ origins }: Surface, { reachedBy }: SurfaceEntry): Inline {
  const straight = reachedBy.filter(({ hops }) => hops <= 1).map(({ origin }) => shortOf(origin));
  if (straight.length === 0) return [span('-', 'quiet')];
  return straight.length === origins.length && straight.length > 1 ? [span('all')] : joined(straight, ', ');
}

function laterText({ reachedBy }: SurfaceEntry): Inline {
  const many = reachedBy.filter(({ hops }) => hops > 1).length;
  return many === 0 ? [span('-', 'quiet')] : [span(count(many, 'more', 'more'))];
}

/** The blast radius of the component that most ways go through. */
function nextCommand({ path }: CheckReport, { paths }: Surface): string {
  const counts = new Map<string, number>();
  for (const { way } of paths) {
    for (const { component } of way.slice(0, -1)) counts.set(component, (counts.get(component) ?? 0) + 1);
  }
  const [busiest] = [...counts].sort(([, one], [, other]) => other - one);
  return busiest === undefined
    ? command('check', path)
    : command('surface', path, '--from', `components/${busiest[0]}`);
}
