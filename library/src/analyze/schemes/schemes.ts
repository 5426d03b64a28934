/**
 * The schemes that Vauban ships, and those of a model.
 * @module
 */
import type * as z from 'zod';
import { Id } from '../../model/id.ts';
import type { Scheme } from '../../model/model.ts';
import { scheme as schema } from '../../model/schema/scheme.ts';
import { packedSchemes } from '../packed-schemes.ts';

/** Read once each, when they are first asked for: a run needs one or two of them. */
const read = new Map<string, Scheme>();

/** The scheme of this id that Vauban ships, or undefined. */
function builtInScheme(id: string): Scheme | undefined {
  if (!Object.hasOwn(packedSchemes, id)) return undefined;
  const found = read.get(id) ?? named(id, schema.parse(packedSchemes[id]));
  read.set(id, found);
  return found;
}

/** An entry of a model carries its own id, and so does one of ours. */
function named(id: string, described: z.output<typeof schema>): Scheme {
  return { ...described, id: Id('schemes', id) } as Scheme;
}

/** Every scheme that Vauban ships, by id. */
export function builtInSchemes(): ReadonlyMap<string, Scheme> {
  const schemes = Object.keys(packedSchemes).map((id) => [id, builtInScheme(id)] as const);
  return new Map(schemes.filter((entry): entry is readonly [string, Scheme] => entry[1] !== undefined));
}

/**
 * Finds a scheme by its id, first among those of the model, then among those that Vauban ships.
 *
 * @returns undefined when there is none
 */
export function schemeOf(id: string, own: ReadonlyMap<string, Scheme> = new Map()): Scheme | undefined {
  return own.get(id) ?? builtInScheme(id);
}
