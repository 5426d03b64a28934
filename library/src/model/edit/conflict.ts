/**
 * The failure of a change that does not fit the text.
 * @module
 */
import { VaubanError } from '../problem.ts';
import type { Change, Path } from './change.ts';

/** A path as a person reads it. */
export function pathText(path: Path): string {
  return path.length === 0 ? 'the whole text' : `"${path.join('.')}"`;
}

/** Makes the error of a change that cannot be made. */
export function conflict(change: Change, found: string, options: { hint?: string; cause?: unknown } = {}): VaubanError {
  return new VaubanError('CONFLICT', `Cannot ${change.kind} ${pathText(change.path)}: ${found}`, options);
}
