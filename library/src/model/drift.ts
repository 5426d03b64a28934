/**
 * Where what runs and what a model says part ways. Plain readonly data, ready for JSON.
 * @module
 */
import type { Place } from './problem.ts';

/** What can drift. */
export type DriftingKind = 'component' | 'entry' | 'flow' | 'zone';

/** One difference. */
export interface Difference {
  /** Found but not declared, declared but not found, or found otherwise than declared. */
  readonly kind: 'undeclared' | 'gone' | 'changed';
  readonly what: DriftingKind;
  /** The element, as the side calls it that has it; as the model does when both have it. */
  readonly name: string;
  /** What differs of it, such as `exposure` or the id of a fact; only when it changed. */
  readonly property?: string;
  /** What the model says of it. */
  readonly says?: string;
  /** What was found. */
  readonly found?: string;
  /** Where it was found; the file as a whole when it was not. */
  readonly at: Place;
  /** Where the model says it. */
  readonly model?: Place;
}

/** Something found that the model declares. */
export interface DriftMatch {
  readonly what: DriftingKind;
  /** Its id in the model. */
  readonly id: string;
  /** Its id in what was found. */
  readonly found: string;
  /** The file it was found in. */
  readonly file: string;
}

/** All differences, and what was found as declared. */
export interface Drift {
  readonly undeclared: readonly Difference[];
  readonly gone: readonly Difference[];
  readonly changed: readonly Difference[];
  readonly matched: readonly DriftMatch[];
}
