/**
 * The control library: measures with what they give and how to prove them.
 * @module
 */
import { packedControls } from '../packed-controls.ts';
import { type ControlSource, controlSchema } from './control-schema.ts';

/** A control of the library. */
export interface LibraryControl extends ControlSource {
  readonly id: string;
}

const read = new Map<string, LibraryControl>();

/** A control by its id, read when somebody asks for it. */
export function libraryControl(id: string): LibraryControl | undefined {
  if (!Object.hasOwn(packedControls, id)) return undefined;
  let control = read.get(id);
  if (control === undefined) {
    control = { ...controlSchema.parse(packedControls[id]), id };
    read.set(id, control);
  }
  return control;
}

/** The ids of the library. */
export function libraryControlIds(): readonly string[] {
  return Object.keys(packedControls);
}
