/**
 * The smallest change that makes one text of another.
 * @module
 */

export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What differs between the common beginning and the common end; undefined when nothing does. */
export function minimalChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
