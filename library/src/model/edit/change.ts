/**
 * What can be asked of the editor: four kinds of change, each at a path.
 * @module
 */

/** Where a value stands: keys as written in the file, places in a list as numbers from 0. */
export type Path = readonly (string | number)[];

/** A value to write. Scalars are text in the language, so `1` and `"1"` are the same value. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** Replaces the value at the path, or creates it and every mapping that is missing on the way. */
export interface SetChange {
  readonly kind: 'set';
  readonly path: Path;
  readonly value: Value;
}

/** Creates a new entry; refused when there is one. A path that leads to a list appends to it. */
export interface AddChange {
  readonly kind: 'add';
  readonly path: Path;
  readonly value: Value;
}

/** Removes an entry with its value and the comment behind it. Comments above it stay. */
export interface RemoveChange {
  readonly kind: 'remove';
  readonly path: Path;
}

/** Gives an entry another key; its value and its place stay. */
export interface RenameChange {
  readonly kind: 'rename';
  readonly path: Path;
  readonly to: string;
}

/** One change of a text. */
export type Change = SetChange | AddChange | RemoveChange | RenameChange;
