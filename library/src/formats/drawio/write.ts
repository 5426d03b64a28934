/**
 * A model as a drawing of draw.io: a page for each diagram, or one of everything.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { type Scene, sceneOf } from '../../picture/index.ts';
import type { Json } from '../fields.ts';
import type { WriteFormat, WrittenModel } from '../format.ts';
import { losses } from '../losses.ts';
import { originOf } from '../origin.ts';
import { addUnplaced, type Carried } from '../unplaced.ts';
import { attributesOf, pairsIn } from './kept-page.ts';
import { numberOf } from './number-cell.ts';
import { type Printable, printElement } from './print-element.ts';
import { pageElement, writePage } from './write-page.ts';

/** Writes a model. */
export const write: WriteFormat = async (source) => {
  const { model } = source;
  const lost = losses();
  addUnplaced(source, carriedOf(source), lost);
  const scenes = [...model.diagrams.keys()].map((diagram) => sceneOf(model, { diagram }));
  if (scenes.length === 0) scenes.push(sceneOf(model));
  else if (!showEverything(scenes, model)) {
    lost.add('no diagram shows everything that is in the model, so a page of everything is added');
    scenes.push(sceneOf(model));
  }
  const { kept } = originOf(model.system, 'drawio');
  const left = Array.isArray(kept['pages']) ? kept['pages'] : [];
  if (left.length > 0 && model.components.size + model.zones.size === 0) scenes.length = 0;
  for (const id of model.zones.keys()) {
    const isUsed = [...model.components.values()].some(({ zone }) => zone === id);
    if (isUsed || numberOf(model, id) === undefined) continue;
    lost.add('zones: a numbered zone without components is not drawn', source.locate(['zones', id], 'key'));
  }
  const pages: Printable[] = [];
  for (const scene of scenes) pages.push(await writePage({ model, scene, lost }));
  for (const page of left) insertPage(pages, page);
  const attributes = new Map(kept['file'] === undefined ? [['host', 'Vauban']] : attributesOf(kept['file']));
  if (attributes.has('compressed')) attributes.set('compressed', 'false');
  return { text: `${printElement({ name: 'mxfile', attributes, children: pages })}\n`, lost: lost.list() };
};

/** Tells whether each component, zone and flow is in a picture; a zone that is a number is no box anywhere. */
function showEverything(scenes: readonly Scene[], model: Model): boolean {
  const shown = new Set(
    scenes.flatMap(({ components, zones, flows }) => [...components, ...zones, ...flows].map(({ id }) => id)),
  );
  const wanted = [
    ...[...model.components.keys()].map((id) => `components/${id}`),
    ...[...model.zones.keys()].filter((id) => numberOf(model, id) === undefined).map((id) => `zones/${id}`),
    ...[...model.flows.keys()].map((id) => `flows/${id}`),
  ];
  return wanted.every((address) => shown.has(address));
}

/** Puts a page back that has nothing of the model on it. */
function insertPage(pages: Printable[], page: Json): void {
  if (typeof page !== 'object' || page === null || !('cells' in page)) return;
  const cells = pairsIn(page['cells']).map(([, element]) => element);
  const index = typeof page['index'] === 'number' ? page['index'] : pages.length;
  pages.splice(index, 0, pageElement(attributesOf(page['page']), attributesOf(page['graph']), cells));
}

/** What a drawing shows; borders only where they were drawn as lines, and the title of the system over everything. */
function carriedOf({ model }: WrittenModel): Carried {
  const isDrawn = [...model.boundaries.values()].every((boundary) => originOf(boundary, 'drawio').id !== undefined);
  return {
    system: model.diagrams.size === 0 ? ['title'] : [],
    zones: ['title', 'description', 'trust', 'inside'],
    components: ['title', 'description', 'kind', 'zone', 'part-of', 'technology'],
    flows: ['title', 'description', 'from', 'to', 'both-ways', 'protocol', 'encryption', 'authentication'],
    entries: ['title', 'at', 'kind', 'port', 'protocol', 'exposure'],
    ...(isDrawn && { boundaries: ['title', 'between'] }),
    diagrams: true,
    layout: true,
  };
}
