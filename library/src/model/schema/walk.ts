/**
 * Finds the references in a raw document by following the schema, and gives those into several collections their
 * full address. A schema is compiled once to the paths that can hold a reference; everything else is skipped.
 * @module
 */
import type * as z from 'zod';
import type { CollectionName } from '../collection-name.ts';
import { isRawMap, type Path, type Raw } from '../raw.ts';
import { isSoft, pointsInto } from './field.ts';

/** A reference as written. */
export interface Written {
  readonly path: Path;
  readonly text: string;
  /** The collections it may point into. */
  readonly into: readonly CollectionName[];
  /** Whether the reference is the key of a mapping rather than a value. */
  readonly key: boolean;
  /** Whether it may also be plain text. */
  readonly soft: boolean;
}

/** Called for each reference; returns the text to stand in its place. */
export type OnReference = (reference: Written) => string;

/** Visits the references below a value; returns the value with its references replaced. */
export type Walk = (raw: Raw, path: Path, onReference: OnReference) => Raw;

const compiled = new WeakMap<object, Walk | 'none'>();

/** The walk over the references of a schema, or undefined when it can hold none. */
export function walkOf(schema: z.core.$ZodType): Walk | undefined {
  const { def } = schema._zod;
  let walk = compiled.get(def);
  if (walk === undefined) {
    walk = compile(schema as z.core.$ZodTypes) ?? 'none';
    compiled.set(def, walk);
  }
  return walk === 'none' ? undefined : walk;
}

function compile(schema: z.core.$ZodTypes): Walk | undefined {
  const into = pointsInto.get(schema);
  if (into !== undefined) {
    const soft = isSoft.get(schema) === true;
    return (raw, path, onReference) =>
      typeof raw === 'string' ? onReference({ path, text: raw, into, key: false, soft }) : raw;
  }
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return walkOf(def.innerType);
    case 'pipe':
      return walkOf(def.in);
    case 'array':
      return list(() => walkOf(def.element));
    case 'tuple': {
      const items = def.items.map(walkOf);
      return items.some(Boolean) ? list((index) => items[index]) : undefined;
    }
    case 'object': {
      const fields = Object.entries(def.shape).map(([key, field]) => [key, walkOf(field)] as const);
      const walks = new Map(fields.filter((field) => field[1] !== undefined));
      return walks.size === 0 ? undefined : mapping((key) => walks.get(key));
    }
    case 'record': {
      const values = walkOf(def.valueType);
      const keys = pointsInto.get(def.keyType);
      return values === undefined && keys === undefined ? undefined : mapping(() => values, keys);
    }
    case 'union': {
      const walks = def.options.map(walkOf).filter((walk) => walk !== undefined);
      if (walks.length === 0) return undefined;
      return (raw, path, onReference) => walks.reduce((value, walk) => walk(value, path, onReference), raw);
    }
    default:
      return undefined;
  }
}

function list(walkAt: (index: number) => Walk | undefined): Walk | undefined {
  if (walkAt(0) === undefined && walkAt(1) === undefined) return undefined;
  return (raw, path, onReference) => {
    if (!Array.isArray(raw)) return raw;
    let copy: Raw[] | undefined;
    raw.forEach((item: Raw, index) => {
      const next = walkAt(index)?.(item, [...path, index], onReference) ?? item;
      if (next !== item) {
        copy ??= [...raw];
        copy[index] = next;
      }
    });
    return copy ?? raw;
  };
}

function mapping(walkAt: (key: string) => Walk | undefined, keysInto?: readonly CollectionName[]): Walk {
  return (raw, path, onReference) => {
    if (!isRawMap(raw)) return raw;
    let copy: Record<string, Raw> | undefined;
    for (const key of Object.keys(raw)) {
      const value = raw[key] ?? null;
      const at = [...path, key];
      if (keysInto !== undefined) onReference({ path: at, text: key, into: keysInto, key: true, soft: false });
      const next = walkAt(key)?.(value, at, onReference) ?? value;
      if (next !== value) {
        copy ??= Object.assign(Object.create(null) as Record<string, Raw>, raw);
        copy[key] = next;
      }
    }
    return copy ?? raw;
  };
}
