/**
 * What the parts of the editor may ask for while it is open; everything is the newest when it is asked.
 * @module
 */
import type { Overview } from 'vauban/browser';
import type { JsonSchema } from './json-schema.ts';
import type { Path } from './spot.ts';

export interface Knows {
  /** Undefined when no page is open any more. */
  overview(): Overview | undefined;
  /** Undefined while it is loaded, and in a report. */
  schema(): JsonSchema | undefined;
  /** Where in the model the whole file stands. */
  within(): Path;
  /** Goes to an entry, by its address. */
  goTo(address: string): void;
}
