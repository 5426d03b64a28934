/**
 * The page about attack paths: for each actor the assets with the chance and the time to get at them, and where they
 * can be stopped. Actors who can do the same stand together.
 * @module
 */
import type { AssetPaths, AttackPaths, ControlView } from '../../model/attack-path.ts';
import { type Address, partsOf } from '../../model/id.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count } from '../page/count.ts';
import { titleOf } from '../page/header.ts';
import { reachText, timeText } from './days-text.ts';
import { pairBlocks } from './pair-blocks.ts';

/** So many pairs are shown with everything there is to say. */
const IN_FULL = 2;

/** The blocks of the page. */
export function pathsDocument(report: CheckReport, paths: AttackPaths): readonly Block[] {
  const { pairs, view, samples, seed, assumptions } = paths;
  const actors = new Set(pairs.map(({ actor }) => actor)).size;
  const assets = new Set(pairs.map(({ asset }) => asset)).size;
  return [
    { kind: 'heading', level: 1, text: titleOf(report), aside: [span('attack paths', 'quiet')] },
    {
      kind: 'text',
      text: joined(
        [
          count(actors, 'actor'),
          count(assets, 'asset'),
          `${pairs.filter(({ reachable }) => reachable).length} of ${count(pairs.length, 'pair')} within reach`,
          `${samples.toLocaleString('en-US')} tries (seed ${seed})`,
        ],
        ' · ',
      ),
    },
    {
      kind: 'text',
      text: [span(`${VIEWS[view]} Times are of the tries that get there; they compare, they do not predict.`, 'quiet')],
    },
    ...notes(paths),
    ...(pairs.length <= IN_FULL
      ? pairs.flatMap((pair) => pairBlocks(report, paths, pair))
      : groupsOf(report, pairs).flatMap((group) => groupBlocks(group, view))),
    { kind: 'heading', level: 2, text: [span('Assumptions')] },
    { kind: 'list', items: assumptions.map((assumption) => [span(assumption, 'quiet')]) },
    { kind: 'next', command: nextCommand(report, pairs) },
  ];
}

const VIEWS: Readonly<Record<AttackPaths['view'], string>> = {
  inherent: 'As if there were no controls.',
  claimed: 'With the controls that are claimed.',
  proven: 'With the controls that are proven.',
};

/** What the page cannot say, and why. */
function notes({ unplaced, nowhere }: AttackPaths): readonly Block[] {
  const said: readonly (readonly [ids: readonly string[], text: string])[] = [
    [unplaced, 'Without a zone, so nobody can say what they reach'],
    [nowhere, 'Assets that neither lie nor pass anywhere'],
  ];
  return said
    .filter(([ids]) => ids.length > 0)
    .map(([ids, text]) => ({ kind: 'text', text: inline(span(`${text}: `, 'fair'), joined(ids, ', ')) }));
}

/** Actors for whom all figures are the same. */
interface Group {
  readonly actors: readonly string[];
  /** Where they start and how able they are. */
  readonly aside: string;
  readonly pairs: readonly AssetPaths[];
}

function groupsOf({ read }: CheckReport, pairs: readonly AssetPaths[]): readonly Group[] {
  const byActor = new Map<string, AssetPaths[]>();
  for (const pair of pairs) byActor.set(pair.actor, [...(byActor.get(pair.actor) ?? []), pair]);
  const groups = new Map<string, { actors: string[]; aside: string; pairs: readonly AssetPaths[] }>();
  for (const [address, own] of byActor) {
    const { id } = partsOf(address as Address);
    const { from, skill } = read.model.actors.get(id) ?? {};
    const aside = [from === undefined ? '' : `from ${from}`, skill === undefined ? '' : `skill ${skill}`];
    const text = aside.filter((part) => part !== '').join(', ');
    const key = JSON.stringify([text, own.map(({ actor: _, path: __, ...figures }) => figures)]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { actors: [id], aside: text, pairs: own });
    else known.actors.push(id);
  }
  return [...groups.values()];
}

function groupBlocks({ actors, aside, pairs }: Group, view: ControlView): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: joined(actors, ', '), aside: [span(aside, 'quiet')] },
    {
      kind: 'table',
      columns: [
        { title: 'Asset', shrink: 'cut', least: 12 },
        { title: 'Hops', align: 'right', drop: 4 },
        { title: 'Chance', align: 'right' },
        { title: 'Half within, 5 % to 95 %', drop: 2 },
        { title: 'Proven', align: 'right' },
        { title: 'No controls', align: 'right', drop: 3 },
        { title: 'Every way goes through', shrink: 'wrap', least: 20 },
        { title: 'To hold', align: 'right', drop: 1 },
      ],
      rows: pairs.map((pair) => rowOf(pair, view)),
    },
  ];
}

function rowOf(pair: AssetPaths, view: ControlView): readonly Inline[] {
  const { asset, reachable, path, views, chokePoints, minimumCut } = pair;
  if (!reachable) return [[span(asset, 'strong')], [span('·', 'quiet')], [span('never', 'good')]];
  return [
    [span(asset, 'strong')],
    [span(path === null ? '·' : String(path.hops))],
    reachText(views[view]),
    timeText(views[view]),
    reachText(views.proven),
    reachText(views.inherent),
    chokePoints.length === 0
      ? [span('nothing', 'quiet')]
      : joined(
          chokePoints.map((address) => partsOf(address as Address).id),
          ', ',
        ),
    [span(minimumCut === null ? 'nothing' : String(minimumCut.length), minimumCut === null ? 'bad' : undefined)],
  ];
}

/** The pair that is most likely to be lost, in full; the surface when that is what is shown already. */
function nextCommand({ path }: CheckReport, pairs: readonly AssetPaths[]): string {
  const reached = pairs.filter(({ reachable }) => reachable);
  const [worst] = reached.toSorted(
    (one, other) =>
      other.probability - one.probability ||
      (one.time?.p50 ?? Number.MAX_VALUE) - (other.time?.p50 ?? Number.MAX_VALUE),
  );
  if (worst === undefined) return command('surface', path);
  if (pairs.length > IN_FULL) return command('paths', path, '--from', worst.actor, '--asset', worst.asset);
  const element = worst.chokePoints[0] ?? worst.minimumCut?.[0];
  return element?.startsWith('components/') ? command('show', path, element) : command('surface', path);
}
