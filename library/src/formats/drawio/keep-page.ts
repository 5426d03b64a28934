/**
 * A page that stays as it was drawn, with what the model says otherwise.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';
import type { Component, Model } from '../../model/model.ts';
import type { Scene, SceneFlow } from '../../picture/index.ts';
import { originOf } from '../origin.ts';
import { editCell, newLine, rounded } from './edit-cell.ts';
import { type EntryHolder, newEntryCell } from './entry-cells.ts';
import type { KeptPage } from './kept-page.ts';
import { lookOfFlow } from './looks.ts';
import { numberCell, numberOf } from './number-cell.ts';
import { componentChanges, entryChanges, flowChanges, NOTHING_SAID, zoneChanges } from './overlay.ts';
import type { Printable } from './print-element.ts';
import { saidOfComponent, saidOfEntry, saidOfFlow, saidOfZone } from './said.ts';
import { zoneNumber } from './words.ts';

/** Tells whether everything in the picture is drawn, and inside of what it was drawn in. */
export function isAsDrawn(scene: Scene, { own, facts }: KeptPage): boolean {
  return [...scene.zones, ...scene.components].every(({ id, inside }) => {
    const cell = own.get(id);
    const role = id.startsWith('zones/') ? 'zone' : 'component';
    if (cell === undefined || facts.roles.get(cell.id) !== role) return false;
    let home = facts.homes.get(cell.id);
    // A zone lies in the nearest zone, even where it is drawn inside of a component.
    if (role === 'zone') while (home !== undefined && facts.roles.get(home) !== 'zone') home = facts.homes.get(home);
    return home === (inside === undefined ? undefined : own.get(inside)?.id);
  });
}

/** What becomes of the cells of a page. */
interface Edits {
  readonly model: Model;
  readonly scene: Scene;
  readonly page: KeptPage;
  /** Cells as they are to be; undefined takes one away. */
  readonly edited: Map<string, Printable | undefined>;
  readonly added: Printable[];
}

/** The cells of the page. */
export function keepPage(model: Model, scene: Scene, page: KeptPage): readonly Printable[] {
  const edits: Edits = { model, scene, page, edited: new Map(), added: [] };
  editZones(edits);
  editComponents(edits);
  editFlows(edits);
  editBorders(edits);
  const { edited, added } = edits;
  const ids = new Set(page.cells.map(({ id }) => id));
  const kept = page.cells.flatMap((cell): readonly Printable[] => {
    if (edited.has(cell.id)) return [edited.get(cell.id)].filter((element) => element !== undefined);
    // A parent that the file never had is another matter: the cell stays as it was found.
    const isOrphan = cell.parent !== undefined && !ids.has(cell.parent) && page.were.has(cell.parent);
    return isOrphan || isLabelOfChanged(cell, page, edited) ? [] : [cell.element];
  });
  return [...kept, ...added];
}

function editZones({ model, scene, page, edited }: Edits): void {
  for (const { id } of scene.zones) {
    const [cell, zone] = [page.own.get(id), model.zones.get(id.slice('zones/'.length))];
    if (cell === undefined || zone === undefined) continue;
    edited.set(cell.id, editCell(cell.element, zoneChanges(zone, saidOfZone(cell), false)));
  }
}

function editComponents(edits: Edits): void {
  const { model, scene, page, edited, added } = edits;
  const drawn = new Map(page.facts.components.map((component) => [component.cell.id, component]));
  for (const shown of scene.components) {
    const [cell, component] = [page.own.get(shown.id), model.components.get(shown.id.slice('components/'.length))];
    const known = drawn.get(cell?.id ?? '');
    if (cell === undefined || component === undefined || known === undefined) continue;
    const move = moveOf(scene, shown.id, page);
    const changes = componentChanges(component, saidOfComponent(known), false);
    edited.set(cell.id, moved(editCell(cell.element, changes), move));
    const { width = 0, height = 0 } = page.facts.tree.boxes.get(cell.id) ?? {};
    editEntries(edits, { model, component: shown, parent: cell.id, width, height });
    const number = numberOf(model, component.zone);
    if (known.number !== undefined) {
      const label = numberLabel(model, component, known.number);
      const isInside = page.facts.tree.around(known.number.id).includes(cell.id);
      edited.set(known.number.id, label === undefined ? undefined : moved(label, isInside ? undefined : move));
    } else if (number !== undefined) added.push(numberCell(cell.id, number, width));
  }
}

function editEntries({ model, page, edited, added }: Edits, holder: EntryHolder): void {
  for (const [place, { id }] of holder.component.entries.entries()) {
    const [cell, entry] = [page.own.get(`entries/${id}`), model.entries.get(id)];
    if (entry === undefined) continue;
    const isHere = page.facts.entries.some((drawn) => drawn.cell === cell && drawn.at === holder.parent);
    if (cell !== undefined && isHere) {
      edited.set(cell.id, editCell(cell.element, entryChanges(entry, saidOfEntry(cell))));
    } else {
      if (cell !== undefined) edited.set(cell.id, undefined);
      added.push(newEntryCell(entry, place, holder));
    }
  }
}

function editFlows({ model, scene, page, edited, added }: Edits): void {
  const flows = new Map(page.facts.flows.map((flow) => [flow.cell.id, flow]));
  for (const flow of scene.flows) {
    const cell = page.own.get(flow.id);
    const element = flowElement(model, flow, { page, known: flows.get(cell?.id ?? '') });
    if (cell !== undefined) edited.set(cell.id, element);
    else if (element !== undefined) added.push(element);
  }
}

/** A border stays as long as the model has a boundary of it. */
function editBorders({ model, page, edited }: Edits): void {
  for (const { cell, crossed } of page.facts.borders) {
    const entries = [...model.boundaries.values()].filter((entry) => originOf(entry, 'drawio').id === cell.id);
    if (entries.length === 0 && crossed.length > 0) edited.set(cell.id, undefined);
    const title = entries[0]?.title;
    if (title !== undefined && title !== cell.label) edited.set(cell.id, editCell(cell.element, { label: title }));
  }
}

/** A label beside a line that has got another name. */
function isLabelOfChanged(
  { parent, kind }: Cell,
  { facts }: KeptPage,
  edited: ReadonlyMap<string, Printable | undefined>,
): boolean {
  if (kind !== 'vertex' || parent === undefined) return false;
  const line = facts.tree.byId.get(parent);
  const now = edited.get(parent);
  if (line?.kind !== 'edge' || now === undefined) return false;
  const value = now.attributes.get('label') ?? now.attributes.get('value') ?? '';
  return value !== line.value;
}

interface Known {
  readonly page: KeptPage;
  readonly known: KeptPage['facts']['flows'][number] | undefined;
}

/** A flow as it was, or with other ends, or new. */
function flowElement(model: Model, flow: SceneFlow, { page, known }: Known): Printable | undefined {
  const entry = model.flows.get(flow.id.slice('flows/'.length));
  const [source, target] = [page.own.get(flow.from)?.id, page.own.get(flow.to)?.id];
  if (entry === undefined || source === undefined || target === undefined) return undefined;
  if (known === undefined) {
    const line = newLine(`flow-${entry.id}`, lookOfFlow(flow.bothWays), [source, target]);
    return editCell(line, flowChanges(entry, NOTHING_SAID, true));
  }
  const changes = flowChanges(entry, saidOfFlow(known), false);
  const isSame = known.from === source && known.to === target && known.isBothWays === flow.bothWays;
  if (isSame) return editCell(known.cell.element, changes);
  const style = lookOfFlow(flow.bothWays);
  const ends = new Map([
    ['style', style],
    ['source', source],
    ['target', target],
  ]);
  const { children } = newLine('', style, [source, target]);
  return editCell(known.cell.element, { ...changes, attributes: ends, geometry: children[0] });
}

type Move = { readonly x: number; readonly y: number } | undefined;

/** By how much a component was moved since it was read. */
function moveOf({ moved: places }: Scene, id: string, { own, facts }: KeptPage): Move {
  const place = places.get(id);
  const box = facts.tree.boxes.get(own.get(id)?.id ?? '');
  if (place === undefined || box === undefined) return undefined;
  const [x, y] = [place[0] - box.x, place[1] - box.y];
  return Math.abs(x) < 0.01 && Math.abs(y) < 0.01 ? undefined : { x, y };
}

function moved(element: Printable, move: Move): Printable {
  if (move === undefined) return element;
  if (element.name !== 'mxGeometry')
    return { ...element, children: element.children.map((child) => moved(child, move)) };
  const attributes = new Map(element.attributes);
  for (const axis of ['x', 'y'] as const) attributes.set(axis, rounded(Number(attributes.get(axis) ?? 0) + move[axis]));
  return { ...element, attributes };
}

/** The number of the zone of a component as it is to stand on it; undefined when it is to stand there no longer. */
function numberLabel(model: Model, { zone }: Component, cell: Cell): Printable | undefined {
  const number = numberOf(model, zone);
  // Where a box says the zone, a number that nobody read stays.
  if (zoneNumber(cell.label) === number || (number === undefined && zone !== undefined)) return cell.element;
  return number === undefined ? undefined : editCell(cell.element, { label: `Z${number}` });
}
