/**
 * A picture of a model as a page of draw.io: the page it came from with what has changed, or a new drawing.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { Scene } from '../../picture/index.ts';
import type { Losses } from '../losses.ts';
import { drawPage } from './draw-page.ts';
import { isAsDrawn, keepPage } from './keep-page.ts';
import { keptPage } from './kept-page.ts';
import { numberOf } from './number-cell.ts';
import type { Printable } from './print-element.ts';

/** What a page is written from. */
export interface PageWriting {
  readonly model: Model;
  readonly scene: Scene;
  readonly lost: Losses;
}

/** Writes a page. */
export async function writePage({ model, scene, lost }: PageWriting): Promise<Printable> {
  const picture = withoutNumbers(model, scene);
  const kept = keptPage(model, picture);
  const isKept = kept !== undefined && isAsDrawn(picture, kept);
  if (kept !== undefined && !isKept) {
    lost.add(
      `diagram "${scene.id}" is drawn again, since other things are in it than were drawn; texts beside them are left out`,
    );
  }
  const cells = isKept ? keepPage(model, picture, kept) : await drawPage(model, picture, kept);
  const attributes = new Map([['id', scene.id], ...(kept?.attributes ?? [])]);
  const title = model.diagrams.get(scene.id)?.title ?? scene.title;
  const wasUntitled = kept !== undefined && !kept.attributes.has('name') && /^Page \d+$/.test(title);
  if (!wasUntitled) attributes.set('name', title);
  return pageElement(attributes, kept?.graph ?? NEW_GRAPH, cells);
}

/** A page around its cells. */
export function pageElement(
  attributes: ReadonlyMap<string, string>,
  graph: ReadonlyMap<string, string>,
  cells: readonly Printable[],
): Printable {
  const root: Printable = { name: 'root', attributes: new Map(), children: cells };
  return { name: 'diagram', attributes, children: [{ name: 'mxGraphModel', attributes: graph, children: [root] }] };
}

const NEW_GRAPH = new Map([
  ['grid', '1'],
  ['gridSize', '10'],
  ['guides', '1'],
  ['tooltips', '1'],
  ['connect', '1'],
  ['arrows', '1'],
  ['fold', '1'],
  ['page', '0'],
  ['math', '0'],
  ['shadow', '0'],
]);

/** A zone that is a number is written on the components and has no box. */
function withoutNumbers(model: Model, scene: Scene): Scene {
  const isNumber = (id: string | undefined): boolean =>
    id?.startsWith('zones/') === true && numberOf(model, id.slice('zones/'.length)) !== undefined;
  return {
    ...scene,
    zones: scene.zones
      .filter(({ id }) => !isNumber(id))
      .map((zone) => (isNumber(zone.inside) ? { ...zone, inside: undefined } : zone)),
    components: scene.components.map((component) => ({
      ...component,
      inside: isNumber(component.inside) ? undefined : component.inside,
    })),
  };
}
