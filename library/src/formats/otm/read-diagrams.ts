/**
 * Representations of Open Threat Model: diagrams with the positions of what they show. A position counts from the
 * corner of the parent, where that is shown too.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import { cornersOf, type Point } from './corners.ts';
import type { ElementKey, Nested } from './parents.ts';
import { keptOf, mapsIn, type Reading } from './reading.ts';

/**
 * Adds the diagrams.
 *
 * @returns all representations in their order: of a diagram only its id, of anything else all of it
 */
export function readDiagrams({ zones, components, ids }: Elements, reading: Reading): readonly Json[] {
  const { root, draft, losses } = reading;
  const jsons = mapsIn(root.peek().json('representations'));
  return root.maps('representations').map((fields, index): Json => {
    const key = fields.text('id');
    const type = fields.text('type') ?? 'diagram';
    if (type !== 'diagram') {
      losses.add(`representations: one of type "${type}" is kept, but says nothing to Vauban`, fields.at);
      return jsons[index] ?? null;
    }
    const title = fields.text('name') ?? key ?? 'Diagram';
    const corners = shownIn([...zones, ...components], key);
    const placed = components.flatMap(({ key: component }, position): readonly (readonly [string, Point])[] => {
      const at = component === undefined ? undefined : corners.get(component);
      const id = ids[position];
      return at === undefined || id === undefined || draft.find('components', component?.slice(10)) !== id
        ? []
        : [[id, at]];
    });
    const also = { size: fields.json('size') };
    const shows = placed.map(([component]) => `components/${component}`);
    const entry = { title, description: fields.text('description'), shows };
    const kept = keptOf(fields, 'representations', { reading, also });
    const id = draft.add('diagrams', { name: title, key, kept }, entry);
    for (const [component, at] of placed) draft.place(id, component, at);
    return { id: key ?? null };
  });
}

interface Elements {
  readonly zones: readonly Nested[];
  readonly components: readonly Nested[];
  /** The ids of the components, in their order. */
  readonly ids: readonly string[];
}

/** The corners of all elements in a diagram. */
function shownIn(elements: readonly Nested[], diagram: string | undefined): ReadonlyMap<ElementKey, Point> {
  const own = new Map<ElementKey, Point>();
  const parents = new Map<ElementKey, ElementKey | undefined>();
  for (const { fields, key, parent } of elements) {
    if (key === undefined || parents.has(key)) continue;
    parents.set(key, parent);
    const at = positionIn(fields, diagram);
    if (at !== undefined) own.set(key, at);
  }
  return cornersOf(own, parents);
}

function positionIn(fields: Fields, diagram: string | undefined): Point | undefined {
  for (const shown of fields.peek().maps('representations')) {
    if (shown.text('representation') !== diagram) continue;
    const position = shown.map('position');
    const [x, y] = [position.number('x'), position.number('y')];
    if (x !== undefined && y !== undefined) return [x, y];
  }
  return undefined;
}
