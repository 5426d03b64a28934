/**
 * The page that a diagram came from, put together again from what was kept with the entries of the model.
 * @module
 */
import { type Cell, cellsOf } from '../../inputs/drawio/cell.ts';
import { readCells } from '../../inputs/drawio/read-drawio.ts';
import type { Element } from '../../inputs/xml/read-xml.ts';
import type { Model } from '../../model/model.ts';
import type { Scene } from '../../picture/index.ts';
import { originOf } from '../origin.ts';
import { type PageFacts, understand } from './understand.ts';

/** A page as it was. */
export interface KeptPage {
  readonly attributes: ReadonlyMap<string, string>;
  readonly graph: ReadonlyMap<string, string>;
  readonly cells: readonly Cell[];
  /** The ids of every cell that was there. */
  readonly were: ReadonlySet<string>;
  readonly facts: PageFacts;
  /** The cells of what the picture shows, by address. */
  readonly own: ReadonlyMap<string, Cell>;
}

/** Puts a page together; undefined when the diagram came from nowhere. */
export function keptPage(model: Model, scene: Scene): KeptPage | undefined {
  const { kept } = originOf(model.diagrams.get(scene.id), 'drawio');
  const order = kept['order'];
  if (!Array.isArray(order)) return undefined;
  const ids = new Set(order.map(String));
  const pool = new Map<string, Element>();
  for (const [id, element] of pairsIn(kept['cells'])) pool.set(id, element);
  const own = new Map<string, string>();
  const taken = new Set<string>();
  const entries = [
    ...scene.zones.map(({ id }) => [id, model.zones.get(id.slice('zones/'.length))] as const),
    ...scene.components.map(({ id }) => [id, model.components.get(id.slice('components/'.length))] as const),
    ...scene.components.flatMap(({ entries: ways }) =>
      ways.map(({ id }) => [`entries/${id}`, model.entries.get(id)] as const),
    ),
    ...scene.flows.map(({ id }) => [id, model.flows.get(id.slice('flows/'.length))] as const),
  ];
  for (const [address, entry] of entries) {
    const origin = originOf(entry, 'drawio');
    const element = elementIn(origin.kept['xml']);
    if (element === undefined || origin.id === undefined || !ids.has(origin.id) || taken.has(origin.id)) continue;
    taken.add(origin.id);
    own.set(address, origin.id);
    pool.set(origin.id, element);
    for (const [id, number] of pairsIn([origin.kept['number']])) pool.set(id, number);
  }
  const children = [...ids].flatMap((id) => pool.get(id) ?? []);
  const cells = cellsOf({ ...EMPTY, children });
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  return {
    attributes: attributesOf(kept['page']),
    graph: attributesOf(kept['graph']),
    cells,
    were: ids,
    facts: understand(cells),
    own: new Map(
      [...own].flatMap(([address, id]) => {
        const cell = byId.get(id);
        return cell === undefined ? [] : [[address, cell] as const];
      }),
    ),
  };
}

/** Cells that were kept as pairs of an id and a text. */
export function pairsIn(value: unknown): readonly (readonly [id: string, element: Element])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((pair: unknown) => {
    const [id, element] = Array.isArray(pair) ? [pair[0], elementIn(pair[1])] : [undefined, undefined];
    return typeof id === 'string' && element !== undefined ? [[id, element] as const] : [];
  });
}

function elementIn(xml: unknown): Element | undefined {
  if (typeof xml !== 'string' || xml === '') return undefined;
  const element = readCells({ name: 'kept', text: xml });
  return 'message' in element ? undefined : element;
}

/** Attributes that were kept as pairs, in their order. */
export function attributesOf(value: unknown): ReadonlyMap<string, string> {
  if (!Array.isArray(value)) return new Map();
  return new Map(
    value.flatMap((pair: unknown) =>
      Array.isArray(pair) && typeof pair[0] === 'string' ? [[pair[0], String(pair[1])] as const] : [],
    ),
  );
}

const EMPTY: Element = { name: 'root', attributes: new Map(), children: [], text: '', at: { line: 1, column: 1 } };
