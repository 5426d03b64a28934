/**
 * What the editor leaves to a person: anchors, whose value may be used elsewhere, and keys without a colon.
 * @module
 */
import { isMap } from 'yaml';
import type { Change } from './change.ts';
import { conflict } from './conflict.ts';
import { entryAt } from './entry.ts';
import { anchorIn, locate } from './locate.ts';
import type { Source } from './source.ts';
import type { Step } from './step.ts';

/**
 * Refuses a step that the text's way of writing does not allow.
 *
 * @throws {VaubanError} CONFLICT
 */
export function guard(source: Source, change: Change, step: Step): void {
  const path = step.kind === 'rekey' ? step.path.slice(0, -1) : step.path;
  const located = locate(source, path);
  const anchor = anchorIn(located, step.kind === 'replace' || step.kind === 'delete');
  if (anchor !== undefined) {
    throw conflict(change, `expected a value used only here, found the anchor "&${anchor}"`);
  }
  const spot = located.spots.at(-1);
  if (step.kind === 'rekey' || step.kind === 'delete' || spot === undefined || spot.flow || !isMap(spot.holder)) return;
  if (entryAt(source.text, spot.holder, spot.index).mark === undefined) {
    throw conflict(change, 'expected a key followed by ":", found a key alone');
  }
}
