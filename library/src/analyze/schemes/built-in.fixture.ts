/**
 * The shipped schemes, for tests.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { schemeOf } from './schemes.ts';

/** The scheme of this id; fails the test when there is none. */
export function builtIn(id: string): Scheme {
  const scheme = schemeOf(id);
  if (scheme === undefined) throw new RangeError(`Cannot test "${id}": expected a scheme that Vauban ships`);
  return scheme;
}

/** A rating as a model writes it. */
export function axes(written: Readonly<Record<string, string | number>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(written).map(([axis, value]) => [axis, String(value)]));
}
