/**
 * The name of a call with its arguments, under which a report keeps its answer.
 * @module
 */
import { canonicalJson } from '../kit/canonical-json.ts';

/** The same for the same arguments, in whatever order they are written. */
export function callKey(name: string, args: unknown): string {
  return `${name} ${canonicalJson(args ?? {})}`;
}
