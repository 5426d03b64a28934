/**
 * One page of a drawing as entries of a draft.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';
import type { DrawioPage } from '../../inputs/drawio/read-drawio.ts';
import type { DraftBuilder } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { Losses } from '../losses.ts';
import { addFlow } from './flow-entry.ts';
import { printCompact } from './print-element.ts';
import { saidOfComponent, saidOfEntry, saidOfZone } from './said.ts';
import type { DrawnComponent, PageFacts } from './understand.ts';
import { trustOfNumber, zoneNumber } from './words.ts';

/** A page to read. */
export interface PageReading {
  readonly page: DrawioPage;
  readonly facts: PageFacts;
  readonly file: string;
  readonly index: number;
  readonly lost: Losses;
  /** The zones that are numbers, for all pages. */
  readonly numbered: Map<number, string>;
}

/** The ids that what is drawn on a page has in the model: by collection and cell. */
export interface PageNames {
  readonly names: Map<string, string>;
}

/** Adds what is drawn; gives back the whole page to keep when nothing on it belongs to a model. */
export function readPage(draft: DraftBuilder, reading: PageReading): Json | undefined {
  const { page, facts, file, index, lost } = reading;
  const others = othersOf(page.cells, facts);
  const kept: Record<string, Json> = {
    page: [...page.attributes],
    graph: [...page.graph],
    order: page.cells.map(({ id }) => id),
    cells: others.map(pairOf),
  };
  for (const { kind, label, parent, at } of others) {
    if (kind !== 'vertex' || facts.tree.byId.get(parent ?? '')?.kind === 'edge') continue;
    const what = /[\p{L}\p{N}]/u.test(label) ? 'texts beside what is drawn' : 'shapes without a name';
    lost.add(`${what} are kept, but say nothing to Vauban`, { file, ...at });
  }
  if (facts.components.length + facts.zones.length + facts.flows.length + facts.borders.length === 0) {
    if (page.cells.length > 0)
      lost.add(`page "${page.name}" has no data flow diagram; it is kept`, { file, ...page.at });
    return { index, ...kept };
  }
  if (facts.isTooLarge) {
    lost.add('so many shapes are on the page that only groups say what lies in what', { file, ...page.at });
  }
  const names = new Map<string, string>();
  addZones(draft, { ...reading, names });
  for (const component of facts.components) addComponent(draft, component, { ...reading, names });
  addParts(draft, facts, names);
  const dangling = facts.flows.filter((flow) => !addFlow(draft, flow, { ...reading, names }));
  addEntries(draft, { ...reading, names });
  addBorders(draft, { ...reading, names });
  const cells = [...others, ...dangling.map(({ cell }) => cell)].map(pairOf);
  const title = page.name === '' ? `Page ${index + 1}` : page.name;
  const shows = shownOf(draft, names);
  const diagram = draft.add(
    'diagrams',
    { name: title, key: page.attributes.get('id'), kept: { ...kept, cells } },
    { title, shows },
  );
  for (const { cell } of facts.components) {
    const id = names.get(`components/${cell.id}`);
    const box = facts.tree.boxes.get(cell.id);
    if (id !== undefined && box !== undefined) draft.place(diagram, id, [box.x, box.y]);
  }
  return undefined;
}

/** A cell as it is kept: its id on the page, and its text. */
function pairOf({ id, element }: Cell): readonly [id: string, xml: string] {
  return [id, printCompact(element)];
}

/** Cells that no entry of the model keeps. */
function othersOf(cells: readonly Cell[], { roles, components, entries, flows }: PageFacts): readonly Cell[] {
  const owned = new Set(
    [...components.flatMap(({ number }) => number ?? []), ...entries.map(({ cell }) => cell)].map(({ id }) => id),
  );
  const isFlow = new Set(flows.map(({ cell }) => cell.id));
  return cells.filter(({ id, kind }) => {
    const role = roles.get(id);
    return role !== 'component' && role !== 'zone' && !owned.has(id) && !(kind === 'edge' && isFlow.has(id));
  });
}

function addZones(draft: DraftBuilder, { facts, file, lost, names, numbered }: PageReading & PageNames): void {
  for (const { cell } of facts.zones) {
    const { title, trust, description } = saidOfZone(cell);
    for (const name of cell.data.keys()) {
      if (ZONE_DATA.has(name)) continue;
      lost.add(`zones: the data "${name}" is kept, but says nothing to Vauban`, { file, ...cell.at });
    }
    const naming = { name: title ?? 'Zone', key: cell.id, kept: { xml: printCompact(cell.element) } };
    names.set(`zones/${cell.id}`, draft.add('zones', naming, { title, trust, description }));
  }
  for (const { cell, home } of facts.zones) {
    const id = names.get(`zones/${cell.id}`);
    const inside = zoneAround(home, facts, names);
    if (id !== undefined && inside !== undefined) draft.extend('zones', id, { inside });
  }
  const labels = facts.components.flatMap(({ number }) => number ?? []);
  const numbers = new Set(labels.flatMap(({ label }) => zoneNumber(label) ?? []));
  for (const number of [...numbers].toSorted((one, other) => one - other)) {
    const [first] = labels;
    if (first !== undefined) {
      lost.add('numbers of zones are read as levels of trust, several numbers to a level', { file, ...first.at });
    }
    if (numbered.has(number)) continue;
    const title = `Zone ${number}`;
    const entry = { title, trust: trustOfNumber(number) };
    numbered.set(number, draft.add('zones', { name: title, kept: { number } }, entry));
  }
}

const ZONE_DATA = new Set(['type', 'placeholders', 'trust', 'description']);
const COMPONENT_DATA = new Set(['type', 'placeholders', 'technology', 'description']);

/** The nearest zone at or around a cell. */
function zoneAround(start: string | undefined, { homes }: PageFacts, names: ReadonlyMap<string, string>) {
  let next = start;
  for (let depth = 0; next !== undefined && depth < 64; depth += 1) {
    const zone = names.get(`zones/${next}`);
    if (zone !== undefined) return zone;
    next = homes.get(next);
  }
  return undefined;
}

function addComponent(
  draft: DraftBuilder,
  { cell, kind, isGuessed, home, number }: DrawnComponent,
  { facts, file, lost, names, numbered }: PageReading & PageNames,
): void {
  const at = { file, ...cell.at };
  const { title, technology, description } = saidOfComponent({ cell, kind });
  if (isGuessed) lost.add('components: a shape that does not say what it is, is read as a process', at);
  for (const name of cell.data.keys()) {
    if (!COMPONENT_DATA.has(name)) lost.add(`components: the data "${name}" is kept, but says nothing to Vauban`, at);
  }
  const boxed = zoneAround(home, facts, names);
  const own = number === undefined ? undefined : numbered.get(zoneNumber(number.label) ?? -1);
  const isPart = facts.roles.get(home ?? '') === 'component';
  if (own !== undefined && (boxed !== undefined || isPart)) {
    lost.add('components: the number of a zone is kept where a box says another zone', at);
  }
  const kept = {
    xml: printCompact(cell.element),
    ...(number !== undefined && { number: pairOf(number) }),
  };
  const zone = isPart ? undefined : (boxed ?? own);
  const id = draft.add(
    'components',
    { name: title, key: cell.id, kept },
    { title, kind, zone, technology, description },
  );
  names.set(`components/${cell.id}`, id);
}

function addParts(draft: DraftBuilder, { components, roles }: PageFacts, names: ReadonlyMap<string, string>): void {
  for (const { cell, home } of components) {
    if (roles.get(home ?? '') !== 'component') continue;
    const [id, whole] = [names.get(`components/${cell.id}`), names.get(`components/${home}`)];
    if (id !== undefined && whole !== undefined) draft.extend('components', id, { 'part-of': whole });
  }
}

function addEntries(draft: DraftBuilder, { facts, file, lost, names }: PageReading & PageNames): void {
  for (const { cell, at } of facts.entries) {
    const component = names.get(`components/${at}`);
    const { title, ...said } = saidOfEntry(cell);
    for (const name of cell.data.keys()) {
      if (ENTRY_DATA.has(name)) continue;
      lost.add(`entries: the data "${name}" is kept, but says nothing to Vauban`, { file, ...cell.at });
    }
    const naming = { name: title ?? 'Entry', key: cell.id, kept: { xml: printCompact(cell.element) } };
    draft.add('entries', naming, { title, at: component, ...said });
  }
}

const ENTRY_DATA = new Set(['type', 'placeholders', 'kind', 'port', 'protocol', 'exposure']);

/** An entry for each pair of components between which a flow crosses the line. */
function addBorders(draft: DraftBuilder, { facts, file, lost, names }: PageReading & PageNames): void {
  for (const { cell, crossed } of facts.borders) {
    const pairs = new Map<string, readonly [string, string]>();
    for (const { from, to } of crossed) {
      const [one, other] = [names.get(`components/${from}`), names.get(`components/${to}`)].toSorted();
      if (one !== undefined && other !== undefined) pairs.set(`${one} ${other}`, [one, other]);
    }
    if (pairs.size === 0) {
      const at = { file, ...cell.at };
      lost.add('boundaries: a line that no flow crosses is kept, but says nothing to Vauban', at);
    }
    for (const [one, other] of pairs.values()) {
      const between = [addressOf(draft, one), addressOf(draft, other)];
      const naming = { name: cell.label || `${one} and ${other}`, key: cell.id };
      draft.add('boundaries', naming, { title: cell.label || undefined, between });
    }
  }
}

/** A component, with its collection where a zone has the same id. */
function addressOf(draft: DraftBuilder, id: string): string {
  return draft.get('zones', id) === undefined ? id : `components/${id}`;
}

function shownOf(draft: DraftBuilder, names: ReadonlyMap<string, string>): readonly string[] {
  return [...names].map(([key, id]) => {
    if (!key.startsWith('zones/')) return addressOf(draft, id);
    return draft.get('components', id) === undefined ? id : `zones/${id}`;
  });
}
