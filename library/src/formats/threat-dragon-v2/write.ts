/**
 * Writes Threat Dragon 2: one diagram for each of the model's, cells as they were drawn where they came from there.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { WriteFormat } from '../format.ts';
import { type Losses, losses } from '../losses.ts';
import { mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { addUnplaced, type Carried } from '../unplaced.ts';
import { writeDiagram } from './write-diagram.ts';
import { type ThreatCells, threatCellsOf } from './write-threats.ts';

const ID = 'threat-dragon-v2';
const CARRIED: Carried = {
  system: ['title', 'owner', 'description', 'scheme'],
  zones: ['title', 'description', 'inside'],
  components: ['title', 'description', 'kind', 'zone', 'out-of-scope', 'facts', 'part-of'],
  flows: ['title', 'description', 'from', 'to', 'protocol', 'both-ways', 'out-of-scope'],
  boundaries: true,
  threats: ['title', 'description', 'stride', 'tags', 'targets', 'level', 'controls'],
  controls: ['title', 'description', 'status', 'guards', 'against'],
  decisions: ['treatment', 'because'],
  diagrams: ['title', 'shows'],
  layout: true,
};

/** What the parts of the writer share. */
export interface Writing {
  readonly model: Model;
  readonly losses: Losses;
  readonly threats: ThreatCells;
}

/** Writes a model for Threat Dragon 2. */
export const write: WriteFormat = async (source) => {
  const { model } = source;
  const lost = losses();
  addUnplaced(source, CARRIED, lost);
  const writing: Writing = { model, losses: lost, threats: threatCellsOf(source, lost) };
  const diagrams = [];
  const ids = model.diagrams.size === 0 ? [undefined] : [...model.diagrams.keys()];
  for (const [index, id] of ids.entries()) diagrams.push(await writeDiagram(id, index, writing));
  writing.threats.reportLeft();
  const document = mergeKept(originOf(model.system, ID).kept, {
    summary: {
      title: model.system.title ?? 'Threat model',
      owner: model.system.owner ?? '',
      description: model.system.description ?? '',
    },
    detail: { diagrams },
  });
  const { detail, ...rest } = document;
  const whole = {
    version: '2.4.0',
    ...rest,
    detail: mergeKept(
      { contributors: [], diagramTop: diagrams.length, reviewer: '', threatTop: writing.threats.count },
      (detail ?? {}) as never,
    ),
  };
  return { text: `${JSON.stringify(whole, null, 2)}\n`, lost: lost.list() };
};
