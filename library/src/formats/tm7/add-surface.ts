/**
 * A page of drawing: a diagram with the zones, components and flows that are drawn on it.
 * @module
 */
import type { Json } from '../fields.ts';
import { type Box, boxAround } from '../geometry.ts';
import { boxOf } from '../tmt/crossings.ts';
import { nameOf } from '../tmt/drawn-property.ts';
import { interactionsOf, isStencil } from '../tmt/generate.ts';
import { plainLine } from '../tmt/plain-text.ts';
import { shown } from '../tmt/shown.ts';
import type { Drawn, Line, Shape, Surface } from '../tmt/tmt-model.ts';
import { addBoundaries } from './add-boundaries.ts';
import { addComponent, addFlow } from './add-element.ts';
import { keptOf, type Reading } from './reading.ts';

/** So many pairs of a shape and a box are compared; a page that people draw has some hundred. */
const MOST_PAIRS = 4_000_000;

interface ZoneBox extends Box {
  readonly shape: Shape;
}

/** Adds a page to the draft. */
export function addSurface(surface: Surface, reading: Reading): void {
  const { draft, losses, at } = reading;
  const stencils = surface.shapes.filter(isStencil);
  const boxes = surface.shapes.flatMap((shape): ZoneBox[] =>
    shape.role === 'box' ? [{ shape, ...boxOf(shape) }] : [],
  );
  const isTooMuch = surface.shapes.length * boxes.length > MOST_PAIRS;
  if (isTooMuch) losses.add('zones: too many boxes to find what lies in which', at(surface.offset));
  const around = isTooMuch ? [] : boxes;
  const zones = addZones(boxes, around, reading);
  const components = new Map<Shape, string>();
  const inside = new Map<Shape, Shape>();
  for (const shape of stencils) {
    const box = shape.isPlaced ? boxAround(boxOf(shape), around) : undefined;
    if (box !== undefined) inside.set(shape, box.shape);
    components.set(shape, addComponent(shape, box && zones.get(box.shape), reading));
  }
  const interactions = interactionsOf(surface);
  const left: Json[] = [];
  const attached = new Set<Drawn>(interactions.map(({ flow }) => flow));
  const flows = interactions.flatMap(({ flow, source, target }) => {
    const [from, to] = [components.get(source), components.get(target)];
    if (from === undefined || to === undefined) return [];
    addFlow(flow, { from, to }, reading);
    return [{ flow, source, target, from, to }];
  });
  for (const drawn of [...surface.shapes, ...surface.lines]) {
    if (drawn.role === 'boundary') left.push(wholeOf(drawn, reading));
    if (drawn.role === 'flow' && !attached.has(drawn)) {
      losses.add(
        'flows: a flow without an element at both ends is kept with its diagram, but is no flow of the model',
        at(drawn.offset),
      );
      left.push(wholeOf(drawn, reading));
    }
    if (drawn.role === 'other') {
      losses.add(
        `diagrams: "${shown(drawn.shape || drawn.generic)}" is kept, but says nothing to Vauban`,
        at(drawn.offset),
      );
      left.push(wholeOf(drawn, reading));
    }
  }
  addBoundaries(surface, { flows, around: (box) => boxAround(box, around)?.shape, inside }, reading);
  const title = plainLine(surface.title) ?? 'Diagram without a name';
  const kept = { ...surface.rest, ...(left.length > 0 && { drawn: left }) };
  const diagram = draft.add(
    'diagrams',
    { name: title, key: surface.guid === '' ? undefined : surface.guid, ...(Object.keys(kept).length > 0 && { kept }) },
    {
      title,
      shows: [
        ...[...components.values()].map((id) => `components/${id}`),
        ...[...zones.values()].map((id) => `zones/${id}`),
      ],
    },
  );
  for (const [shape, id] of components) if (shape.isPlaced) draft.place(diagram, id, [shape.left, shape.top]);
}

/** Adds a zone for each box, the outer ones first so that the inner ones can name them. */
function addZones(boxes: readonly ZoneBox[], around: readonly ZoneBox[], reading: Reading): ReadonlyMap<Shape, string> {
  const { draft, losses, types, at } = reading;
  const zones = new Map<Shape, string>();
  for (const box of boxes.toSorted((one, other) => other.width * other.height - one.width * one.height)) {
    const { shape } = box;
    if (box.width * box.height === 0) {
      losses.add('zones: a box without a size is a zone with nothing in it', at(shape.offset));
    }
    const kind = plainLine(types.find(shape.type)?.name);
    const title = nameOf(shape) ?? kind ?? 'Zone without a name';
    const outer = boxAround(box, around)?.shape;
    const kept = { ...keptOf(shape, reading, 'zones'), Left: shape.left, Top: shape.top };
    zones.set(
      shape,
      draft.add(
        'zones',
        { name: title, key: shape.guid, kept },
        {
          title,
          inside: outer && zones.get(outer),
          description: kind === title || shape.type === shape.generic ? undefined : kind,
        },
      ),
    );
  }
  return zones;
}

/** Something drawn as JSON, for what has no place in the language. */
function wholeOf(drawn: Shape | Line, reading: Reading): Json {
  const title = nameOf(drawn);
  const ends =
    'source' in drawn
      ? { SourceGuid: drawn.source ?? null, TargetGuid: drawn.target ?? null }
      : { Left: drawn.left, Top: drawn.top };
  return { guid: drawn.guid, ...(title !== undefined && { title }), ...ends, ...keptOf(drawn, reading, 'diagrams') };
}
