/**
 * The control library: measures with what they give and how to prove them.
 * @module
 */
import { packedControls } from '../packed-controls.ts';
import type { ControlSource } from './control-schema.ts';

/** A control of the library. */
export interface LibraryControl extends ControlSource {
  readonly id: string;
}

let library: ReadonlyMap<string, LibraryControl> | undefined;

/** A control by its id. */
export function libraryControl(id: string): LibraryControl | undefined {
  library ??= new Map(Object.entries(packedControls).map(([name, source]) => [name, { ...source, id: name }]));
  return library.get(id);
}

/** The ids of the library. */
export function libraryControlIds(): readonly string[] {
  return Object.keys(packedControls);
}
