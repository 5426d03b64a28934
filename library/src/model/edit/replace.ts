/**
 * Another value for an entry, written the way the old one, its neighbors or the file would be.
 * @module
 */
import { isMap } from 'yaml';
import { type Content, isFilled, isMapping } from './content.ts';
import { type Entry, entryAt } from './entry.ts';
import { putInFlow } from './flow.ts';
import { flowText } from './flow-text.ts';
import { column, startsLine } from './lines.ts';
import { locate, type Spot } from './locate.ts';
import { type Printed, printValue } from './print.ts';
import { putRoot } from './root.ts';
import { quoteOf, scalarText } from './scalar.ts';
import { allowsLiteral, putValue } from './slot.ts';
import { isHolder, type Source } from './source.ts';
import type { Splice } from './splice.ts';
import type { Replace } from './step.ts';
import { type Style, styleBeside, styleOf } from './style.ts';

/** The collection that stands where a new one of the same kind is to be written, or undefined. */
function predecessor({ value: old }: Entry, value: Content) {
  const same = isHolder(old) && old.items.length > 0 && isFilled(value) && isMap(old) === isMapping(value);
  return same ? old : undefined;
}

function styleAt(spot: Spot, entry: Entry, options: { value: Content; depth: number }): 'flow' | 'block' | undefined {
  const old = predecessor(entry, options.value);
  if (old !== undefined) return old.flow === true ? 'flow' : 'block';
  return options.depth > 1 ? styleBeside(spot.holder, options.value) : undefined;
}

function printAt(text: string, spot: Spot, options: { value: Content; depth: number; style: Style }): Printed {
  const { value } = options;
  const entry = entryAt(text, spot.holder, spot.index);
  const quote = quoteOf(entry.value);
  if (typeof value === 'string' && quote !== undefined && !value.includes('\n')) {
    return { kind: 'inline', lines: [scalarText(value, { flow: false, quote })] };
  }
  return printValue(value, { ...options, as: styleAt(spot, entry, options), literals: allowsLiteral(text, entry) });
}

/** How far a block collection is indented below its key: as far as the old one, or as the file does it. */
function stepAt(text: string, entry: Entry, options: { value: Content; style: Style }): number {
  const { value, style } = options;
  const old = predecessor(entry, value);
  const { start } = entry.region;
  if (old !== undefined && old.flow !== true && startsLine(text, start))
    return column(text, start) - column(text, entry.start);
  return isFilled(value) && !isMapping(value) ? style.dash : style.step;
}

/** Writes another value at a path that exists. */
export function writeReplace(source: Source, { path, value }: Pick<Replace, 'path' | 'value'>): Splice[] {
  const { text } = source;
  const spot = locate(source, path).spots.at(-1);
  const style = styleOf(source);
  if (spot === undefined)
    return putRoot(source, printValue(value, { style, depth: 0, as: 'block', literals: source.root === null }).lines);
  const entry = entryAt(text, spot.holder, spot.index);
  if (spot.flow) {
    const quoted = typeof value === 'string' && scalarText(value, { flow: true, quote: quoteOf(entry.value) });
    return putInFlow(source, spot, quoted || flowText(value));
  }
  const printed = printAt(text, spot, { value, depth: path.length, style });
  return putValue(source, spot, { printed, step: stepAt(text, entry, { value, style }) });
}
