/**
 * The ways to the assets worth most: assets that are had in the same ways together, and so are actors that take one.
 * @module
 */
import { partsOf } from '../../model/id.ts';
import { nameOf } from '../../model/relations.ts';
import type { AttackPath, Surface, TargetAsset } from '../../model/surface.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, inline, joined, span } from '../page/block.ts';
import { controlsText, crossesText, hopsText, meetsText, wayText } from './way-text.ts';

/** A section for each group of assets. */
export function targetSections(report: CheckReport, surface: Surface): readonly Block[] {
  return targetsOf(surface).flatMap((target) => targetBlocks(report, surface, target));
}

/** The bare id of an actor or a zone. */
export function shortOf(address: AttackPath['from']): string {
  return partsOf(address).id;
}

/** Assets to which the same ways lead, and those ways. */
interface Target {
  readonly assets: readonly TargetAsset[];
  readonly paths: readonly AttackPath[];
}

/** The assets, those that are had in the same ways together; the shortest way first. */
function targetsOf({ assets, paths }: Surface): readonly Target[] {
  const targets = new Map<string, { assets: TargetAsset[]; paths: readonly AttackPath[] }>();
  for (const asset of assets) {
    const own = paths.filter((path) => path.asset === asset.asset);
    const key = JSON.stringify(own.map(({ from, start, way }) => [from, start, way]));
    const known = targets.get(key);
    if (known === undefined) targets.set(key, { assets: [asset], paths: own });
    else known.assets.push(asset);
  }
  return [...targets.values()];
}

function targetBlocks({ read }: CheckReport, { origins }: Surface, { assets, paths }: Target): readonly Block[] {
  const named = assets.flatMap(({ asset }) => read.model.assets.get(asset) ?? []);
  const first = assets[0]?.asset ?? '';
  const out = origins.filter(({ unreached }) => unreached.includes(first)).map(({ address }) => shortOf(address));
  const everybody = out.length === origins.length && out.length > 1;
  return [
    { kind: 'heading', level: 2, text: joined(named.map(nameOf), ', ') },
    {
      kind: 'fields',
      fields: assets.map(({ asset, protection }) => ({
        name: asset,
        value: controlsText('protected by', protection),
      })),
    },
    ...groupsOf(paths).map(wayBlock),
    ...(out.length === 0
      ? []
      : [
          {
            kind: 'text',
            apart: true,
            text: [span(`Out of reach of ${everybody ? 'all' : out.join(', ')}`, 'good')],
          } as const,
        ]),
  ];
}

function wayBlock(group: Group): Block {
  const [first] = group;
  const who = joined(
    group.map(({ from }) => span(shortOf(from), 'strong')),
    ', ',
  );
  return {
    kind: 'list',
    title: inline(who, span(`  ${hopsText(first)}`, 'quiet')),
    items: [wayText(first), crossesText(first), meetsText(first)].filter((item) => item !== undefined),
  };
}

type Group = readonly [AttackPath, ...AttackPath[]];

/** Actors that take the same way together; the shortest way first. */
function groupsOf(paths: readonly AttackPath[]): readonly Group[] {
  const groups = new Map<string, [AttackPath, ...AttackPath[]]>();
  for (const path of paths.toSorted((one, other) => one.hops - other.hops)) {
    const key = JSON.stringify([path.start, path.way]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [path]);
    else group.push(path);
  }
  return [...groups.values()];
}
