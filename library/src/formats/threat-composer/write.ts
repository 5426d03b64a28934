/**
 * Writes the workspace of Threat Composer, schema 1.
 * @module
 */
import type { WriteFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { addUnplaced, type Carried } from '../unplaced.ts';
import { writeAssumptionLinks, writeAssumptions, writeMitigations } from './write-measures.ts';
import { writePictures } from './write-pictures.ts';
import { writeMitigationLinks, writeThreats } from './write-threats.ts';
import { keptWithout, mapOf, type Writing, within, writingOf } from './writing.ts';

const CARRIED: Carried = {
  system: ['title', 'description'],
  actors: ['title'],
  assets: ['title'],
  assumptions: ['title', 'description', 'tags'],
  threats: [
    'title',
    'description',
    'stride',
    'targets',
    'asset',
    'actors',
    'level',
    'impacts',
    'method',
    'tags',
    'controls',
  ],
  controls: ['title', 'description', 'status', 'tags', 'against'],
  decisions: ['treatment', 'because'],
};

/** Writes a model for Threat Composer. */
export const write: WriteFormat = async (source, context) => {
  const { model } = source;
  const lost = losses();
  addUnplaced(source, CARRIED, lost);
  const writing = writingOf(source, lost);
  reportUnnamed(writing);
  const { kept } = originOf(model.system, 'threat-composer');
  const at = source.locate(['system', 'title'], 'key');
  const cut = (text: string | undefined, most: number) => within(text, { most, losses: lost, at });
  const info = mergeKept(mapOf(kept['applicationInfo']), {
    name: kept['unnamed'] === true ? undefined : cut(model.system.title ?? 'Threat model', 200),
    description: cut(model.system.description, 100_000),
  });
  const pictures = await writePictures(writing, context);
  const rest = keptWithout(
    model.system,
    'applicationInfo',
    'unnamed',
    'architecture',
    'dataflow',
    'assumptionLinks',
    'mitigationLinks',
  );
  const file = {
    schema: 1,
    applicationInfo: info,
    ...pictures,
    assumptions: writeAssumptions(writing),
    mitigations: writeMitigations(writing),
    assumptionLinks: writeAssumptionLinks(writing),
    mitigationLinks: writeMitigationLinks(writing),
    threats: writeThreats(writing),
    ...rest,
  };
  return { text: `${JSON.stringify(file, null, 2)}\n`, lost: lost.list() };
};

/** Reports what has a place only inside of a threat, and is in none. */
function reportUnnamed({ model, losses, source }: Writing): void {
  const threats = [...model.threats.values()];
  const actors = new Set<string>(threats.flatMap((threat) => threat.actors ?? []));
  const assets = new Set<string>(threats.flatMap(({ targets = [], asset }) => [...targets, `assets/${asset}`]));
  for (const id of model.actors.keys()) {
    if (!actors.has(id))
      losses.add('actors: one that no threat names has no place in this format', source.locate(['actors', id], 'key'));
  }
  for (const id of model.assets.keys()) {
    if (!assets.has(`assets/${id}`))
      losses.add('assets: one that no threat names has no place in this format', source.locate(['assets', id], 'key'));
  }
  for (const id of model.decisions.keys()) {
    if (!model.threats.has(id) && !model.controls.has(id)) {
      losses.add(
        'decisions: one about no threat and no control has no place in this format',
        source.locate(['decisions', id], 'key'),
      );
    }
  }
}
