/**
 * Boundaries that are drawn as lines, or that a flow goes through on its way: one entry for each pair of components.
 * @module
 */
import type { Box } from '../geometry.ts';
import { type Border, boxOf, crossingsOf } from '../tmt/crossings.ts';
import { nameOf } from '../tmt/drawn-property.ts';
import { plainLine } from '../tmt/plain-text.ts';
import type { Line, Shape, Surface } from '../tmt/tmt-model.ts';
import type { Reading } from './reading.ts';

/** So many pairs of a flow and a boundary are compared; a page that people draw has some thousand. */
const MOST_PAIRS = 50_000;

/** What of a page is known when its boundaries are added. */
interface Drawing {
  readonly flows: readonly {
    readonly flow: Line;
    readonly source: Shape;
    readonly target: Shape;
    readonly from: string;
    readonly to: string;
  }[];
  /** The box around another box. */
  readonly around: (box: Box) => Shape | undefined;
  /** The innermost box each element lies in. */
  readonly inside: ReadonlyMap<Shape, Shape>;
}

/** Adds the boundaries of a page. */
export function addBoundaries(surface: Surface, { flows, around, inside }: Drawing, reading: Reading): void {
  const { draft, losses, types, at } = reading;
  const crossings = crossingsOf(surface, MOST_PAIRS);
  if (crossings === undefined) {
    losses.add('boundaries: too many flows and boundaries to find which cross', at(surface.offset));
    return;
  }
  const zonesOf = chains(around, inside);
  const pairs = new Map<Border, Set<string>>();
  for (const { flow, source, target, from, to } of flows) {
    for (const border of crossings(flow)) {
      if (border.role === 'box' && zonesOf(source).has(border) !== zonesOf(target).has(border)) continue;
      const pair = [from, to].toSorted();
      const known = pairs.get(border) ?? new Set<string>();
      pairs.set(border, known);
      if (known.has(pair.join(' '))) continue;
      known.add(pair.join(' '));
      const title = nameOf(border) ?? plainLine(types.find(border.type)?.name) ?? 'Trust boundary';
      draft.add(
        'boundaries',
        { name: title, key: border.guid },
        { title, between: pair.map((id) => `components/${id}`) },
      );
    }
  }
  for (const line of surface.lines) {
    if (line.role !== 'boundary' || pairs.has(line)) continue;
    losses.add('boundaries: a line that crosses no flow is kept with its diagram, but parts nothing', at(line.offset));
  }
}

/** The boxes around an element, found once for each box. */
function chains(around: Drawing['around'], inside: Drawing['inside']): (element: Shape) => ReadonlySet<Border> {
  const known = new Map<Shape, ReadonlySet<Border>>();
  const chainOf = (box: Shape): ReadonlySet<Border> => {
    const found = known.get(box);
    if (found !== undefined) return found;
    const chain = new Set<Border>();
    for (let at: Shape | undefined = box; at !== undefined && !chain.has(at); at = around(boxOf(at))) chain.add(at);
    known.set(box, chain);
    return chain;
  };
  return (element) => {
    const box = inside.get(element);
    return box === undefined ? new Set() : chainOf(box);
  };
}
