/**
 * One model of a file: its assets, exclusions, diagrams and threats; what says nothing to us is kept.
 * @module
 */
import type { JsonMap } from '../merge-kept.ts';
import type { Block } from './block.ts';
import { shortened } from './read-control.ts';
import { elements, readDiagram } from './read-diagram.ts';
import { readThreat } from './read-threat.ts';
import { keptOf, type Reading } from './reading.ts';
import { tierOf } from './words.ts';

/** What a model says of the system as a whole. */
export interface ModelSummary {
  readonly title: string;
  readonly description: string | undefined;
  readonly owner: string | undefined;
  readonly see: readonly string[];
  readonly kept: JsonMap;
  /** Whether a threat is rated on the axes of the scheme. */
  readonly isRated: boolean;
}

/** Reads a model into the draft. */
export function readModel(block: Block, reading: Reading): ModelSummary {
  const { fields } = block;
  const title = block.name ?? 'Threat model without a name';
  const description = fields.text('description');
  const owner = fields.text('author');
  const see = ['link', 'diagram_link', 'repository'].flatMap((key) => fields.texts(key));
  for (const asset of block.of('information_asset')) readAsset(asset, reading);
  for (const exclusion of block.of('exclusion')) readExclusion(exclusion, reading);
  const known = elements();
  for (const diagram of block.of('data_flow_diagram', 'data_flow_diagram_v2')) readDiagram(diagram, reading, known);
  const rated = block.of('threat').map((threat) => readThreat(threat, reading));
  return {
    title,
    description,
    owner,
    see,
    kept: { name: title, ...keptOf(block, reading.losses) },
    isRated: rated.includes(true),
  };
}

function readAsset(block: Block, { draft, losses, assets, tags }: Reading): void {
  const { fields } = block;
  const name = block.name ?? 'Information asset';
  const classification = fields.text('information_classification');
  const tier = tierOf(classification);
  if (classification !== undefined && tier === undefined) {
    losses.add(`information_asset: no classification is called "${classification}"; it is kept as a tag`, block.at);
  }
  const description = fields.text('description');
  const isPublic = classification?.toLowerCase() === 'public';
  const id = draft.add(
    'assets',
    { name, key: name, kept: keptOf(block, losses) },
    {
      title: name,
      description,
      tier,
      facts: isPublic ? { public: 'yes' } : {},
      tags: [...tags, ...(classification !== undefined && tier === undefined ? [classification] : [])],
    },
  );
  assets.set(name, id);
}

/** What is left out of a model on purpose is something taken for granted in it. */
function readExclusion(block: Block, { draft, losses, tags }: Reading): void {
  const description = block.fields.text('description');
  const title = shortened(description) ?? 'Exclusion without a description';
  draft.add(
    'assumptions',
    { name: title, kept: keptOf(block, losses) },
    { title, description: description === title ? undefined : description, tags: [...tags, 'exclusion'] },
  );
}
