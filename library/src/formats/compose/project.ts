/**
 * A Compose project while it is read: its services typed, their fields as they stand, and the draft it becomes.
 * @module
 */
import type { ComposeFile } from '../../inputs/compose/read-compose.ts';
import type { ComposeService } from '../../inputs/compose/service.ts';
import type { Place } from '../../model/problem.ts';
import type { LineColumn } from '../../model/source/lines.ts';
import type { Fields } from '../fields.ts';
import type { FoundSystem } from '../infrastructure/found-system.ts';

/** A project on its way to a draft. */
export interface Project {
  readonly compose: ComposeFile;
  /** The services with what they take from others of the same file. */
  readonly services: readonly ComposeService[];
  readonly document: Fields;
  readonly found: FoundSystem;
  /** A place in the file. */
  readonly at: (place: LineColumn) => Place;
}
