/**
 * The end of an exhaustive switch.
 * @module
 */

/** Refuses to compile while a case is missing; throws when a value got past the types. */
export function unreachable(value: never): never {
  throw new TypeError(`Cannot go on: found the value "${String(value)}" that no case handles`);
}
