/**
 * A map of a foreign file, read key by key. It remembers what nobody asked for, so that what a reader does not know is
 * kept in the model instead of vanishing.
 * @module
 */
import type { SettingsNode, SettingValue } from '../inputs/settings/node.ts';
import type { Place } from '../model/problem.ts';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A map that is read key by key. A key read as a kind that it is not counts as not read. */
export interface Fields {
  readonly at: Place;
  /** Whether there is such a map at all. */
  readonly exists: boolean;
  keys(): readonly string[];
  has(key: string): boolean;
  /** A text, or a number or flag as text; undefined when it is missing or blank. */
  text(key: string): string | undefined;
  number(key: string): number | undefined;
  flag(key: string): boolean | undefined;
  /** The scalars of a list as texts; one scalar is a list of one. */
  texts(key: string): readonly string[];
  /** A map below; an empty one when there is none. */
  map(key: string): Fields;
  /** The maps of a list; one map is a list of one. */
  maps(key: string): readonly Fields[];
  /** Each key whose value is a map, with it. */
  named(): readonly (readonly [key: string, fields: Fields])[];
  /** Any value, counted as read. */
  node(key: string): SettingsNode | undefined;
  /** Any value as JSON, counted as read. */
  json(key: string): Json | undefined;
  /** Counts keys as read that say nothing worth keeping. */
  skip(...keys: readonly string[]): void;
  /** The same map for a look that counts nothing as read. */
  peek(): Fields;
  /** Where a key stands. */
  place(key: string): Place;
  /** What nobody has asked for, in the maps below too; undefined when nothing is left. */
  rest(): { readonly [key: string]: Json } | undefined;
}

/** Reads a node as a map; anything else is an empty map that does not exist. */
export function fieldsOf(node: SettingsNode | undefined, file: string): Fields {
  const entries: ReadonlyMap<string, SettingsNode> = node?.kind === 'map' ? node.entries : new Map();
  const taken = new Set<string>();
  const below = new Map<string, Fields>();
  const at: Place = { file, line: node?.line ?? 1, column: node?.column ?? 1 };
  const place = (key: string): Place => {
    const { line, column } = entries.get(key) ?? at;
    return { file, line, column };
  };
  const scalar = (key: string): SettingValue | undefined => {
    const found = entries.get(key);
    return found?.kind === 'scalar' ? found.value : undefined;
  };
  const take = <Value>(key: string, value: Value | undefined): Value | undefined => {
    if (value !== undefined || scalar(key) === null || scalar(key) === '') taken.add(key);
    return value;
  };
  const items = (key: string): readonly SettingsNode[] => {
    const found = entries.get(key);
    if (found === undefined) return [];
    return found.kind === 'list' ? found.items : [found];
  };
  return {
    at,
    exists: node?.kind === 'map',
    keys: () => [...entries.keys()],
    has: (key) => entries.has(key),
    text: (key) => take(key, textOf(scalar(key))),
    number: (key) => take(key, numberOf(scalar(key))),
    flag: (key) => take(key, flagOf(scalar(key))),
    texts: (key) => {
      const texts = items(key).flatMap((item) => (item.kind === 'scalar' ? (textOf(item.value) ?? []) : []));
      if (items(key).every(({ kind }) => kind === 'scalar')) taken.add(key);
      return texts;
    },
    map: (key) => {
      const found = entries.get(key);
      const known = below.get(key) ?? fieldsOf(found, file);
      if (found?.kind === 'map') below.set(key, known);
      else take(key, undefined);
      return known;
    },
    maps: (key) => {
      const found = items(key);
      const maps = found.filter((item) => item.kind === 'map');
      if (maps.length > 0 || found.every((item) => item.kind === 'scalar' && item.value === null)) taken.add(key);
      return maps.map((item) => fieldsOf(item, file));
    },
    named: () =>
      [...entries].flatMap(([key, value]) => {
        if (value.kind !== 'map') return [];
        const known = below.get(key) ?? fieldsOf(value, file);
        below.set(key, known);
        return [[key, known] as const];
      }),
    node: (key) => take(key, entries.get(key)),
    json: (key) => take(key, entries.has(key) ? jsonOf(entries.get(key)) : undefined),
    skip: (...keys) => {
      for (const key of keys) taken.add(key);
    },
    peek: () => fieldsOf(node, file),
    place,
    rest: () => {
      const left: [string, Json][] = [...entries].flatMap(([key, value]): [string, Json][] => {
        if (taken.has(key)) return [];
        const inner = below.get(key);
        if (inner === undefined) return [[key, jsonOf(value)]];
        const rest = inner.rest();
        return rest === undefined ? [] : [[key, rest]];
      });
      return left.length === 0 ? undefined : Object.fromEntries(left);
    },
  };
}

/** A tree as JSON. */
export function jsonOf(node: SettingsNode | undefined): Json {
  if (node === undefined) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(jsonOf);
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, jsonOf(value)]));
}

function textOf(value: SettingValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = String(value);
  return text.trim() === '' ? undefined : text;
}

function numberOf(value: SettingValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}

function flagOf(value: SettingValue | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (/^(?:true|yes|on)$/i.test(value)) return true;
  return /^(?:false|no|off)$/i.test(value) ? false : undefined;
}
