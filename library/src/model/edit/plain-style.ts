/**
 * How a new file is written that has no habits yet.
 * @module
 */
import { type Content, isFilled, isMapping } from './content.ts';
import { flowText } from './flow-text.ts';
import type { PrintOptions } from './print.ts';

/** The longest collection that is written on one line. */
const FITS = 100;

/**
 * Prints in block style, and on one line what is short and lies deep enough.
 *
 * @param flowsFrom the depth from which short collections are written on one line
 */
export function plainStyle(flowsFrom: number): PrintOptions {
  const flows = (content: Content, depth: number): boolean =>
    depth >= flowsFrom && flowText(content).length <= FITS && !holdsLines(content);
  return { style: { step: 2, dash: 2, flows }, depth: 1, literals: true };
}

function holdsLines(content: Content): boolean {
  if (typeof content === 'string') return content.includes('\n');
  if (!isFilled(content)) return false;
  return [...(isMapping(content) ? content.values() : content)].some(holdsLines);
}
