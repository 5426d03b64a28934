/**
 * Writes Open Threat Model 0.2.0 as JSON.
 * @module
 */
import { slug } from '../../kit/slug.ts';
import type { WriteFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { mergeKept } from '../merge-kept.ts';
import { addUnplaced, type Carried } from '../unplaced.ts';
import { writeAssets, writeFlows } from './write-data.ts';
import { writeDiagrams } from './write-diagrams.ts';
import { writeComponents, writeZones } from './write-places.ts';
import { referencesOf } from './write-references.ts';
import { writeMitigations, writeThreats } from './write-threats.ts';
import { keptWithout, mapOf, some, writingOf } from './writing.ts';

const CARRIED: Carried = {
  system: ['title', 'description', 'owner', 'tags'],
  zones: ['title', 'description', 'trust', 'inside'],
  components: ['title', 'description', 'kind', 'zone', 'part-of', 'tags'],
  flows: ['title', 'description', 'from', 'to', 'both-ways', 'carries', 'tags'],
  assets: ['title', 'description', 'tier', 'at'],
  threats: ['title', 'description', 'stride', 'targets', 'risk', 'level', 'references', 'tags', 'controls'],
  controls: ['title', 'description', 'status', 'effectiveness', 'guards', 'against'],
  decisions: ['treatment', 'because'],
  diagrams: ['title', 'description', 'shows'],
  layout: true,
};

/** Writes a model as Open Threat Model. */
export const write: WriteFormat = async (source) => {
  const { model } = source;
  const lost = losses();
  addUnplaced(source, CARRIED, lost);
  const writing = writingOf(source, lost);
  const shown = await writeDiagrams(writing);
  const references = referencesOf(writing);
  const title = model.system.title ?? 'Threat model';
  const kept = keptWithout(model.system, 'representations', 'dataflows', 'missing', 'project');
  const project = mergeKept(
    { id: slug(title) ?? 'threat-model', ...mapOf(keptWithout(model.system)['project']) },
    { name: title, description: model.system.description, owner: model.system.owner, tags: model.system.tags },
  );
  const file = mergeKept(kept, {
    otmVersion: '0.2.0',
    project,
    representations: some(shown.representations),
    assets: some(writeAssets(writing)),
    trustZones: writeZones(writing, shown),
    components: writeComponents(writing, { shown, references }),
    dataflows: writeFlows(writing, references),
    threats: some(writeThreats(writing)),
    mitigations: some(writeMitigations(writing)),
  });
  return { text: `${JSON.stringify(file, null, 2)}\n`, lost: lost.list() };
};
