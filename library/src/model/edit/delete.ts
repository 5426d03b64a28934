/**
 * One entry less. A collection left without entries becomes empty brackets.
 * @module
 */
import { isMap } from 'yaml';
import { deleteFromBlock } from './block.ts';
import { entryAt } from './entry.ts';
import { deleteFromFlow } from './flow.ts';
import { lineEnd } from './lines.ts';
import { locate } from './locate.ts';
import { putValue } from './slot.ts';
import type { Source } from './source.ts';
import type { Splice } from './splice.ts';
import type { Delete } from './step.ts';

/** Removes the entry at a path. */
export function writeDelete(source: Source, { path }: Delete): Splice[] {
  const { spots } = locate(source, path);
  const spot = spots.at(-1);
  if (spot === undefined) return [];
  if (spot.flow) return deleteFromFlow(source, spot);
  if (spot.holder.items.length > 1) return deleteFromBlock(source, spot);
  const brackets = isMap(spot.holder) ? '{}' : '[]';
  const parent = spots.at(-2);
  if (parent !== undefined)
    return putValue(source, parent, { printed: { kind: 'inline', lines: [brackets] }, step: 0 });
  const entry = entryAt(source.text, spot.holder, spot.index);
  return [{ start: entry.start, end: lineEnd(source.text, entry.end), text: brackets }];
}
