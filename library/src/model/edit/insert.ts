/**
 * A new entry at the end of a collection.
 * @module
 */
import { appendToBlock } from './block.ts';
import type { Content } from './content.ts';
import { entryStart } from './entry.ts';
import { appendToFlow } from './flow.ts';
import { flowEntry, flowText } from './flow-text.ts';
import { column } from './lines.ts';
import { locate } from './locate.ts';
import { entryLines } from './print.ts';
import { writeReplace } from './replace.ts';
import { isEmptyBrackets } from './root.ts';
import { isHolder, type Source } from './source.ts';
import type { Splice } from './splice.ts';
import type { Insert } from './step.ts';
import { styleBeside, styleOf } from './style.ts';

/** The content of a collection with one entry. */
function single({ key, value }: Insert): Content {
  return key === undefined ? [value] : new Map([[key, value]]);
}

/** Writes a new entry of the collection at a path. */
export function writeInsert(source: Source, step: Insert): Splice[] {
  const { node: holder, spots } = locate(source, step.path);
  const spot = spots.at(-1);
  if (!isHolder(holder)) return [];
  const inFlow = spot?.flow === true;
  if (!inFlow && isEmptyBrackets(source.text, holder)) {
    return writeReplace(source, { path: step.path, value: single(step) });
  }
  if (inFlow || holder.flow === true) {
    return appendToFlow(
      source,
      holder,
      step.key === undefined ? flowText(step.value) : flowEntry(step.key, step.value),
    );
  }
  const depth = step.path.length + 1;
  const as = depth > 1 ? styleBeside(holder, step.value) : undefined;
  const lines = entryLines(step.key, step.value, { style: styleOf(source), depth, as, literals: true });
  const floor = spot === undefined ? 0 : column(source.text, entryStart(spot.holder, spot.index)) + 1;
  return appendToBlock(source, { holder, floor }, lines);
}
