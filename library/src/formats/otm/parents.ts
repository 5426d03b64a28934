/**
 * What lies inside what: trust zones and components of Open Threat Model name the one or the other as their parent.
 * @module
 */
import type { Fields } from '../fields.ts';

/** A trust zone or a component by its kind and its id in the file. */
export type ElementKey = `${'zone' | 'component'}/${string}`;

/** An element of the file with where it lies. */
export interface Nested {
  readonly fields: Fields;
  /** Undefined when it has no id. */
  readonly key: ElementKey | undefined;
  /** Undefined when it has none, when there is no such element, or when it would lie inside itself. */
  readonly parent: ElementKey | undefined;
  /** Why a parent that is named does not count. */
  readonly refused: string | undefined;
}

/**
 * Looks up the parent of each trust zone and each component.
 *
 * @param options.noZones ids of trust zones that stand for none
 */
export function nestedOf(
  zones: readonly Fields[],
  components: readonly Fields[],
  { noZones }: { readonly noZones: ReadonlySet<string | undefined> },
): ReadonlyMap<Fields, Nested> {
  const named: readonly (readonly [Fields, ElementKey | undefined])[] = [
    ...zones.map((fields) => [fields, keyOf('zone', fields.text('id'))] as const),
    ...components.map((fields) => [fields, keyOf('component', fields.text('id'))] as const),
  ];
  const known = new Set(named.map(([, key]) => key));
  const parents = new Map<ElementKey, ElementKey>();
  const wanted = new Map<Fields, ElementKey>();
  for (const [fields, key] of named) {
    const parent = fields.peek().map('parent');
    const inside = keyOf('component', parent.text('component')) ?? keyOf('zone', parent.text('trustZone'));
    if (inside === undefined || (inside.startsWith('zone/') && noZones.has(inside.slice(5)))) continue;
    wanted.set(fields, inside);
    if (key !== undefined && !parents.has(key)) parents.set(key, inside);
  }
  const cut = closing(parents);
  return new Map(
    named.map(([fields, key]) => {
      const parent = wanted.get(fields);
      const refused = refusal(parent, { known, isCut: key !== undefined && cut.has(key) });
      return [fields, { fields, key, parent: refused === undefined ? parent : undefined, refused }];
    }),
  );
}

function keyOf(kind: 'zone' | 'component', id: string | undefined): ElementKey | undefined {
  return id === undefined ? undefined : `${kind}/${id}`;
}

function refusal(
  parent: ElementKey | undefined,
  { known, isCut }: { readonly known: ReadonlySet<ElementKey | undefined>; readonly isCut: boolean },
): string | undefined {
  if (parent === undefined) return undefined;
  if (isCut) return 'a parent that lies inside its own child is kept, but is no parent here';
  return known.has(parent) ? undefined : 'a parent that is not in the file is kept, but is no parent here';
}

/** Elements whose parent closes a circle, one for each circle. */
function closing(parents: ReadonlyMap<ElementKey, ElementKey>): ReadonlySet<ElementKey> {
  const done = new Set<ElementKey>();
  const cut = new Set<ElementKey>();
  for (const start of parents.keys()) {
    const path = new Set<ElementKey>();
    let at: ElementKey | undefined = start;
    let last: ElementKey = start;
    while (at !== undefined && !done.has(at) && !path.has(at)) {
      path.add(at);
      last = at;
      at = parents.get(at);
    }
    if (at !== undefined && path.has(at)) cut.add(last);
    for (const key of path) done.add(key);
  }
  return cut;
}
