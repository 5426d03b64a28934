/**
 * Chains that lead back to their start: a zone inside itself, a part of its own part, an environment after itself.
 * @module
 */
import type { Model } from '../model.ts';
import type { Path } from '../raw.ts';

/** A chain of ids that comes back to its first. */
export interface Cycle {
  readonly collection: string;
  readonly key: string;
  readonly ids: readonly string[];
  readonly path: Path;
}

/** Each entry's next entry along one kind of relation. */
type Next = (id: string) => readonly string[];

/** Finds every cycle of the relations that must not have one; each cycle is reported once. */
export function cyclesOf(model: Model): readonly Cycle[] {
  const one = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id]);
  const chains: readonly (readonly [string, string, Iterable<string>, Next])[] = [
    ['zones', 'inside', model.zones.keys(), (id) => one(model.zones.get(id)?.inside)],
    ['components', 'part-of', model.components.keys(), (id) => one(model.components.get(id)?.partOf)],
    ['assets', 'part-of', model.assets.keys(), (id) => one(model.assets.get(id)?.partOf)],
    ['threats', 'part-of', model.threats.keys(), (id) => one(model.threats.get(id)?.partOf)],
    ['controls', 'part-of', model.controls.keys(), (id) => one(model.controls.get(id)?.partOf)],
    ['environments', 'after', model.environments.keys(), (id) => one(model.environments.get(id)?.after)],
    ['trees', 'tree', model.trees.keys(), (id) => subtrees(model, id)],
  ];
  return chains.flatMap(([collection, key, ids, next]) =>
    cycles(ids, next).map((found) => ({ collection, key, ids: found, path: [collection, found[0] ?? '', key] })),
  );
}

function subtrees(model: Model, id: string): readonly string[] {
  const tree = model.trees.get(id);
  return [tree?.tree, ...[...(tree?.nodes?.values() ?? [])].map((node) => node.tree)].filter(
    (name) => name !== undefined,
  );
}

/** The cycles of a graph, one for each strongly connected group that a depth-first walk closes; not recursive. */
export function cycles(ids: Iterable<string>, next: Next): readonly (readonly string[])[] {
  const done = new Set<string>();
  const found: string[][] = [];
  for (const start of ids) {
    const trail: { readonly id: string; readonly rest: string[] }[] = [];
    const onTrail = new Map<string, number>();
    const enter = (id: string): void => {
      onTrail.set(id, trail.length);
      trail.push({ id, rest: [...next(id)] });
    };
    if (!done.has(start)) enter(start);
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const id = top.rest.shift();
      if (id === undefined) {
        trail.pop();
        onTrail.delete(top.id);
        done.add(top.id);
      } else if (onTrail.has(id)) found.push(trail.slice(onTrail.get(id)).map((step) => step.id));
      else if (!done.has(id)) enter(id);
    }
  }
  return found;
}
