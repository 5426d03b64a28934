/**
 * What a look at one thing can say: something is wrong at a place, or nobody can tell.
 * @module
 */

import { placeOf, type Resource } from '../../../inputs/kubernetes/resource.ts';
import type { Spot } from '../../../model/evidence.ts';
import type { Path } from '../../../model/raw.ts';

/** One thing that is not as it should be. */
export interface Fault {
  /** The field that is wrong or missing. */
  readonly path: Path;
  readonly message: string;
  /** Further fields that belong to it. */
  readonly also?: readonly Path[];
  /** The fields of another resource that make it so, such as the rules of a bound role. */
  readonly from?: { readonly resource: Resource; readonly paths: readonly Path[] };
  /** Where it stands, when that is not in the thing itself. */
  readonly at?: Spot;
}

/** What only something that was not looked at can tell. */
export interface Doubt {
  readonly unknown: string;
}

export type Outcome = Fault | Doubt;

/** Looks at one thing for one check. */
export type Finder<Subject, World> = (subject: Subject, world: World) => readonly Outcome[];

/** Whether nobody can tell. */
export function isDoubt(outcome: Outcome): outcome is Doubt {
  return 'unknown' in outcome;
}

/** The place of a field of a resource. */
export function spotOf(resource: Resource, path: Path): Spot {
  return { file: resource.file, ...placeOf(resource, path) };
}
