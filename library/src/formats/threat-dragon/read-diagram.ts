/**
 * A diagram of Threat Dragon: its boxes become zones, its shapes components, its lines flows and boundaries.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import { type Box, boxAround, linesCross, type Point } from '../geometry.ts';
import { type Cell, COMPONENT_KINDS, pointAt } from './cell.ts';
import type { Reading } from './read-document.ts';
import { readComponent, readFlow, readZone } from './read-element.ts';
import { readThreat } from './read-threat.ts';

/** A box, with the cell it was drawn as. */
interface ZoneBox extends Box {
  readonly cell: Cell;
}

/** A flow as it is drawn. */
interface Line {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

/** Adds a diagram and all that is drawn in it to the draft. */
export function readDiagram(diagram: Fields, reading: Reading): void {
  const { draft, dialect, counts } = reading;
  const cells = dialect.cellsOf(diagram).map((fields) => dialect.cellOf(fields));
  const byId = new Map(cells.flatMap((cell) => (cell.id === undefined ? [] : [[cell.id, cell] as const])));
  const boxes = cells.flatMap((cell): ZoneBox[] => {
    if (cell.kind !== 'box' || cell.position === undefined) return [];
    return [{ cell, ...cell.position, width: cell.size?.width ?? 0, height: cell.size?.height ?? 0 }];
  });
  const title = diagram.text('title') ?? 'Diagram';
  const zones = readZones(boxes, reading);
  const shown: string[] = [];
  const ids = new Map<Cell, string>();
  const leftOver: Json[] = [];
  for (const cell of cells) {
    const kind = COMPONENT_KINDS[cell.kind];
    if (kind === undefined) continue;
    count(counts, 'components');
    const box = cell.position === undefined ? undefined : boxAround(boxOf(cell.position, cell), boxes);
    const id = readComponent(cell, reading, { kind, zone: box && zones.get(box.cell) });
    ids.set(cell, id);
    shown.push(id);
    readThreats(cell, `components/${id}`, reading);
  }
  const lines: Line[] = [];
  for (const cell of cells) {
    if (cell.kind !== 'flow') continue;
    count(counts, 'flows');
    const [from, to] = [cell.source, cell.target].map((end) => {
      const other = end.cell === undefined ? undefined : byId.get(end.cell);
      return other === undefined ? undefined : ids.get(other);
    });
    if (from === undefined || to === undefined) {
      count(counts, 'dangling_flows');
      reading.losses.add(
        'flows: a flow without both ends is kept with its diagram, but is no flow of the model',
        cell.fields.at,
      );
      leftOver.push(cell.whole);
      readThreats(cell, undefined, reading);
      continue;
    }
    const id = readFlow(cell, reading, { from, to });
    lines.push({ from, to, points: pointsOf(cell, byId) });
    readThreats(cell, `flows/${id}`, reading);
  }
  for (const cell of cells) {
    if (cell.kind === 'box') count(counts, 'boundaries');
    if (cell.kind === 'curve') {
      count(counts, 'boundaries');
      readCurve(cell, { lines, byId, reading });
      leftOver.push(cell.whole);
    }
    if (cell.kind === 'text' || cell.kind === 'other') {
      count(counts, cell.kind);
      reading.losses.add(
        'diagrams: text blocks and shapes of no kind are kept, but say nothing to Vauban',
        cell.fields.at,
      );
      leftOver.push(cell.whole);
    }
    if (cell.kind === 'box' && cell.position === undefined) leftOver.push(cell.whole);
  }
  const id = draft.add(
    'diagrams',
    {
      name: title,
      key: diagram.text('id'),
      kept: { ...diagram.rest(), ...(leftOver.length > 0 && { cells: leftOver }) },
    },
    {
      title,
      shows: [
        ...shown.map((component) => `components/${component}`),
        ...[...zones.values()].toSorted().map((zone) => `zones/${zone}`),
      ],
    },
  );
  for (const [cell, component] of ids) {
    if (cell.position !== undefined) draft.place(id, component, [cell.position.x, cell.position.y]);
  }
}

/** Adds a zone for each box, the outer ones first so that the inner ones can name them. */
function readZones(boxes: readonly ZoneBox[], reading: Reading): ReadonlyMap<Cell, string> {
  const zones = new Map<Cell, string>();
  const outerFirst = boxes.toSorted((one, other) => other.width * other.height - one.width * one.height);
  for (const box of outerFirst) {
    const around = boxAround(box, boxes);
    zones.set(box.cell, readZone(box.cell, reading, around && zones.get(around.cell)));
  }
  return zones;
}

/** Adds a boundary for each pair of components whose flow a curve crosses. */
function readCurve(
  curve: Cell,
  { lines, byId, reading }: { lines: readonly Line[]; byId: ReadonlyMap<string, Cell>; reading: Reading },
): void {
  const points = pointsOf(curve, byId);
  const title = curve.label ?? 'Trust boundary';
  const seen = new Set<string>();
  for (const { from, to, points: line } of lines) {
    const pair = [from, to].toSorted();
    if (seen.has(pair.join(' ')) || !linesCross(points, line)) continue;
    seen.add(pair.join(' '));
    reading.draft.add('boundaries', { name: title }, { title, between: pair.map((id) => `components/${id}`) });
  }
  if (seen.size === 0) {
    reading.losses.add(
      'boundaries: a line that crosses no flow is kept with its diagram, but parts nothing',
      curve.fields.at,
    );
  }
}

function readThreats(cell: Cell, target: string | undefined, { draft, losses, counts }: Reading): void {
  for (const threat of cell.threats) {
    count(counts, 'threats');
    if (threat.text('mitigation') !== undefined) count(counts, 'mitigations');
    readThreat(draft, threat, { target, losses });
  }
}

function pointsOf(cell: Cell, byId: ReadonlyMap<string, Cell>): readonly Point[] {
  const [start, end] = [pointAt(cell.source, byId), pointAt(cell.target, byId)];
  return [...(start === undefined ? [] : [start]), ...cell.vertices, ...(end === undefined ? [] : [end])];
}

function boxOf(position: Point, { size }: Cell): Box {
  return { ...position, width: size?.width ?? 0, height: size?.height ?? 0 };
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
