/**
 * What changed between two models.
 * @module
 */
import type { Raw } from './raw.ts';

/** A field that differs; a missing side means the field is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before?: Raw;
  readonly after?: Raw;
}

/** One entry that is not the same on both sides. */
export interface EntryChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  readonly collection: string;
  readonly id: string;
  /** The id before a rename. */
  readonly was?: string;
  readonly title?: string;
  readonly fields: readonly FieldChange[];
}

/** A threat whose level differs. */
export interface LevelChange {
  readonly threat: string;
  readonly title: string;
  readonly before?: string;
  readonly after?: string;
}

/** Everything that differs between two models. */
export interface ModelDiff {
  readonly entries: readonly EntryChange[];
  readonly levels: readonly LevelChange[];
  /** Ids of findings that only one side has. */
  readonly findings: { readonly added: readonly string[]; readonly gone: readonly string[] };
}
