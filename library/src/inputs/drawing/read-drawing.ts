/**
 * Reads a drawing made of characters, boxes and lines between them, as a graph; and tells which rows of it are text
 * that belongs to no box, so that they can be read as text.
 * @module
 */
import { type Box, findBoxes, isInside, textInside } from './boxes.ts';
import { type Connector, cellKey, findConnectors, type LineEnd } from './connectors.ts';
import { edgesOf, type Touched } from './edges.ts';
import { type Graph, type GraphEdge, type GraphNode, type GraphZone, NO_GRAPH } from './graph.ts';
import { DOWN, type Grid, readGrid, STEPS, UP } from './grid.ts';
import { labelOf } from './labels.ts';
import { bridgeLabels, findWords, isWithin, type Words } from './words.ts';

/** A drawing, read. */
export interface Drawing {
  readonly graph: Graph;
  /** Rows, from 0, that hold no part of the graph. */
  readonly textRows: readonly number[];
}

/** A drawing with more runs of words outside of boxes than this is a text. */
const MOST_WORDS = 1500;

/** Reads a drawing; one without lines that lead from one thing to another has no edges. */
export function readDrawing(body: string): Drawing {
  const written = readGrid(body);
  const allRows = body.split('\n').map((_, row) => row);
  if (written === undefined) return { graph: NO_GRAPH, textRows: [] };
  const boxes = findBoxes(written);
  const frame = frameOf(written, boxes);
  const inner = boxes.filter((box) => box !== frame?.box);
  const leaves = inner.filter((box) => !inner.some((other) => isInside(other, box)));
  const containers = inner.filter((box) => !leaves.includes(box));
  const words = findWords(written, leaves).filter(
    (word) => !containers.some(({ top, left, right }) => word.row === top && word.from > left && word.from < right),
  );
  if (words.length > MOST_WORDS) return { graph: NO_GRAPH, textRows: allRows };
  const { grid, labels } = bridgeLabels(written, words);
  const connectors = findConnectors(grid, boxes, (row, column) => leaves.some((box) => isWithin(box, row, column)));
  const touch = toucher(
    leaves,
    containers,
    words.filter((word) => !labels.includes(word)),
  );
  const direct = new Set(connectors.flatMap(({ ends }) => ends.flatMap((end) => touch(end)?.thing ?? [])));
  const ends = connectors.map(({ ends }) =>
    ends.flatMap((end) => touch(end) ?? nearlyTouched(end, touch, direct) ?? []),
  );
  const used = new Set(ends.flat().map(({ thing }) => thing));
  const free = words.filter((word) => !used.has(word) && !labels.includes(word));
  const zones = zonesOf(containers, free);
  const titles = new Set([...zones.values()].map(({ label }) => label));
  const loose = free.filter(({ text }) => !titles.has(text));
  const boundaries = new Map<number, string>();
  for (const [number, connector] of connectors.entries()) {
    const name = boundaryName(connector, ends[number] ?? [], free);
    if (name !== undefined) boundaries.set(number, name);
  }
  const ids = new Map<Box | Words, string>([...leaves, ...words].map((thing, at) => [thing, `n${at}`]));
  for (const [box, zone] of zones) ids.set(box, zone.id);
  const edges: GraphEdge[] = [];
  for (const [number, connector] of connectors.entries()) {
    if (boundaries.has(number)) continue;
    const touched = (ends[number] ?? []).flatMap(({ thing, end }): Touched[] => {
      const node = ids.get(thing);
      return node === undefined
        ? []
        : [{ node, row: end.row, column: end.column, isPointedAt: end.isHead, way: end.way }];
    });
    const crosses = [...connector.over].flatMap((other) => boundaries.get(other) ?? []);
    const label = touched.length > 2 ? undefined : labelOf(connector, loose, labels);
    if (isDash(connector, ends[number] ?? [])) continue;
    edges.push(...edgesOf(connector, touched, { label, crosses }));
  }
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const zoneAt = (row: number, column: number): string | undefined =>
    [...zones].findLast(([box]) => isWithin(box, row, column))?.[1].id;
  const nodes = [
    ...leaves.map((box) => boxNode(grid, box, ids.get(box) ?? '')),
    ...words.filter((word) => linked.has(ids.get(word) ?? '')).map((word) => wordNode(word, ids.get(word) ?? '')),
  ].flatMap((node): GraphNode[] => {
    if (node === undefined) return [];
    const zone = zoneAt(node.line, node.at?.[0] ?? 0);
    return [{ ...node, ...(zone !== undefined && { zone }) }];
  });
  const covered = coveredRows(
    leaves,
    containers,
    connectors.filter((_, number) => (ends[number] ?? []).length > 1),
  );
  return {
    graph: { ...(frame !== undefined && { title: frame.title }), nodes, zones: [...zones.values()], edges },
    textRows: edges.length === 0 ? allRows : allRows.filter((row) => !covered.has(row) && row > (frame?.divider ?? -1)),
  };
}

/** A box around everything, with its title in a row of its own. */
function frameOf(grid: Grid, boxes: readonly Box[]) {
  const box = boxes.find((one) => boxes.every((other) => other === one || isInside(other, one)));
  if (box === undefined) return undefined;
  for (let divider = box.top + 2; divider <= box.top + 4 && divider < box.bottom; divider += 1) {
    if (!/^[├╠+┣]?[─═━-]{3,}[┤╣+┫]?$/.test(grid.text(divider, box.left, box.right + 1).trim())) continue;
    const rows = Array.from({ length: divider - box.top - 1 }, (_, at) => textInside(grid, box, box.top + 1 + at));
    const title = rows.join(' ').trim();
    return /[─│┌└]/.test(title) ? undefined : { box, title, divider };
  }
  return undefined;
}

type Touching = { readonly thing: Box | Words; readonly end: LineEnd };

/** What the end of a line touches: a box within two cells, or words beside it. */
function toucher(leaves: readonly Box[], containers: readonly Box[], words: readonly Words[]) {
  const owner = new Map<number, Box | Words>();
  for (const box of [...containers, ...leaves]) {
    for (let column = box.left; column <= box.right; column += 1) {
      owner.set(cellKey(box.top, column), box).set(cellKey(box.bottom, column), box);
    }
    for (let row = box.top; row <= box.bottom; row += 1) {
      owner.set(cellKey(row, box.left), box).set(cellKey(row, box.right), box);
    }
  }
  for (const word of words) {
    for (let column = word.from - 1; column <= word.to; column += 1) {
      if (!owner.has(cellKey(word.row, column))) owner.set(cellKey(word.row, column), word);
    }
  }
  return (end: LineEnd): Touching | undefined => {
    const step = STEPS.find(({ way }) => way === end.way);
    for (let far = 1; far <= 2; far += 1) {
      const thing = owner.get(cellKey(end.row + (step?.row ?? 0) * far, end.column + (step?.column ?? 0) * far));
      if (thing !== undefined) return { thing, end };
    }
    return undefined;
  };
}

/** What an arrowhead that stands in a gap was meant to touch: a box beside it, rather one that nothing else touches. */
function nearlyTouched(
  end: LineEnd,
  touch: (end: LineEnd) => Touching | undefined,
  direct: ReadonlySet<Box | Words>,
): Touching | undefined {
  if (!end.isHead || (end.way & (UP | DOWN)) === 0) return undefined;
  const near = [end.column + 1, end.column - 1].flatMap((column) => touch({ ...end, column }) ?? []);
  return near.find(({ thing }) => !direct.has(thing)) ?? near[0];
}

/** Zones by their boxes, named by the words at their top, their bottom or in their upper wall. */
function zonesOf(containers: readonly Box[], words: readonly Words[]): ReadonlyMap<Box, GraphZone> {
  const free = words.filter(({ text }) => !/^[•*·□☐-]\s/.test(text));
  const zones = new Map<Box, GraphZone>();
  for (const [at, box] of containers.entries()) {
    const inside = free.filter(
      ({ row, from }) =>
        isWithin(box, row, from) && !containers.some((other) => isInside(other, box) && isWithin(other, row, from)),
    );
    const word = inside.find(({ row }) => row <= box.top + 2) ?? inside.findLast(({ row }) => row >= box.bottom - 2);
    const around = containers.findLast((other) => isInside(box, other));
    const inner = around === undefined ? undefined : zones.get(around)?.id;
    const label = box.caption || word?.text || '';
    zones.set(box, { id: `z${at}`, label, line: box.top, ...(inner !== undefined && { inside: inner }) });
  }
  return zones;
}

/** Whether a line is a dash between words: it lies in one row, has no arrowhead and touches no box. */
function isDash({ cells }: Connector, ends: readonly Touching[]): boolean {
  const row = cells[0]?.[0];
  return cells.every(([other]) => other === row) && ends.every(({ thing, end }) => 'text' in thing && !end.isHead);
}

/** The name of a line that is a boundary: it is said to be one, or drawn double with words beside it. */
function boundaryName(connector: Connector, ends: readonly Touching[], free: readonly Words[]): string | undefined {
  const row = connector.cells[0]?.[0] ?? -1;
  if (connector.cells.length < 4 || connector.cells.some(([other]) => other !== row)) return undefined;
  const named = ends.flatMap(({ thing }) => ('text' in thing ? [thing.text] : []));
  const near = free.filter((word) => word.row === row).map(({ text }) => text);
  const name = [...named, ...near].find((text) => /bound|perimeter|firewall|trust/i.test(text));
  if (name !== undefined && !ends.some(({ end }) => end.isHead)) return name;
  return undefined;
}

function boxNode(grid: Grid, box: Box, id: string): GraphNode | undefined {
  const lines: string[] = [];
  for (let row = box.top + 1; row < box.bottom; row += 1) lines.push(textInside(grid, box, row));
  const end = lines.findIndex((line, at) => at > 0 && (/^[├╠+]?[─═-]{3,}/.test(line) || /^[•*·-]\s/.test(line)));
  const told = (end < 0 ? lines : lines.slice(0, end)).filter((line) => line !== '');
  const rest = (end < 0 ? [] : lines.slice(end)).filter((line) => /[\p{L}\p{N}]/u.test(line));
  const label = [box.caption, ...told].filter((line) => line !== '').join(' ');
  if (!/[\p{L}\p{N}]/u.test(label)) return undefined;
  const note = rest.join('; ');
  return { id, label, line: box.top, at: [box.left, box.top], ...(note !== '' && { note }) };
}

function wordNode({ text, row, from }: Words, id: string): GraphNode {
  return { id, label: text.replace(/^[[(<{]+|[\])>}]+$/g, '').trim() || text, line: row, at: [from, row] };
}

function coveredRows(
  leaves: readonly Box[],
  containers: readonly Box[],
  connectors: readonly Connector[],
): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const { top, bottom } of leaves) for (let row = top; row <= bottom; row += 1) rows.add(row);
  for (const { top, bottom } of containers) rows.add(top).add(bottom);
  for (const { cells } of connectors) for (const [row] of cells) rows.add(row);
  return rows;
}
