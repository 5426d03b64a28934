/**
 * The objects of a stream of manifests, each once: where one is written twice, the later one wins key by key, as a patch
 * over a base does.
 * @module
 */
import { namespaceOf, type Resource } from '../../inputs/kubernetes/resource.ts';
import { isRawMap, type Raw, type RawMap } from '../../model/raw.ts';

/** Objects, and those of them that were written more than once. */
export interface Objects {
  readonly objects: readonly Resource[];
  readonly repeated: readonly Resource[];
}

/** Joins what is written of the same object. */
export function objectsOf(resources: readonly Resource[]): Objects {
  const byKey = new Map<string, Resource>();
  const repeated: Resource[] = [];
  for (const resource of resources) {
    const key = `${groupOf(resource)} ${resource.kind} ${namespaceOf(resource)} ${resource.name}`;
    const before = byKey.get(key);
    if (before !== undefined) repeated.push(resource);
    byKey.set(key, before === undefined ? resource : over(before, resource));
  }
  return { objects: [...byKey.values()], repeated };
}

/** The group of an object without its version: a newer version is the same object. */
function groupOf({ apiVersion }: Resource): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

function over(base: Resource, later: Resource): Resource {
  return { ...later, raw: merged(base.raw, later.raw), places: { ...base.places, ...later.places } };
}

function merged(base: RawMap, later: RawMap): RawMap {
  const both: Record<string, Raw> = { ...base };
  for (const [key, value] of Object.entries(later)) {
    const before = Object.hasOwn(base, key) ? base[key] : undefined;
    both[key] = isRawMap(before) && isRawMap(value) ? merged(before, value) : value;
  }
  return both;
}
