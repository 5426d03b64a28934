/**
 * One Kubernetes resource as a manifest has it, with the place of every field. Plain data, so that it can be
 * remembered and written down.
 * @module
 */
import { isRawMap, type Path, type Raw, type RawMap } from '../../model/raw.ts';
import type { LineColumn } from '../../model/source/lines.ts';

/** A resource of any kind. */
export interface Resource {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** The name, or the `generateName` it starts with. */
  readonly name: string;
  /** As written; whoever applies the manifest decides when it is absent. */
  readonly namespace?: string;
  /** The whole resource, without its status; empty for kinds nobody here reads. */
  readonly raw: RawMap;
  /** Line and column of every field by its path as text, such as `spec.containers[0].image`. */
  readonly places: Readonly<Record<string, readonly [line: number, column: number]>>;
}

/** A path as people write it: `spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${step}]`;
  }
  return text;
}

/** The place of every field of a document, for `Resource.places`. */
export function placesOf(raw: Raw, locate: (path: Path) => LineColumn): Resource['places'] {
  const places: Record<string, [number, number]> = {};
  const walk = (value: Raw, path: Path): void => {
    const { line, column } = locate(path);
    places[pathText(path)] = [line, column];
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index]);
    else if (isRawMap(value)) for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  walk(raw, []);
  return places;
}

/** Where a field stands, or the nearest thing around it that is written. */
export function placeOf({ places }: Resource, path: Path): LineColumn {
  for (let length = path.length; length > 0; length -= 1) {
    const text = pathText(path.slice(0, length));
    const place = Object.hasOwn(places, text) ? places[text] : undefined;
    if (place !== undefined) return { line: place[0], column: place[1] };
  }
  const [line, column] = places[''] ?? [1, 1];
  return { line, column };
}

/** How people call a resource: `Deployment "web"`. */
export function titleOf({ kind, name }: Pick<Resource, 'kind' | 'name'>): string {
  return `${kind} "${name}"`;
}

/** The namespace a resource lands in when nobody says otherwise. */
export function namespaceOf({ namespace }: Pick<Resource, 'namespace'>): string {
  return namespace ?? 'default';
}
