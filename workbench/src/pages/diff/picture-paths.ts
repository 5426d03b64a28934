/**
 * Lines and titles of the small picture.
 * @module
 */
import type { FlowPath } from 'vauban/browser';

type Curve = FlowPath['curves'][number];

/** The line of a curve, up to the tips of its arrowheads. */
export function curvePath({ points, tailTip, headTip }: Curve): string {
  const [first, ...rest] = points.map(([x, y]) => `${round(x)} ${round(y)}`);
  const tail = tailTip === undefined ? '' : `M${round(tailTip[0])} ${round(tailTip[1])}L${first}`;
  const head = headTip === undefined ? '' : `L${round(headTip[0])} ${round(headTip[1])}`;
  return `${tail}M${first}C${rest.join(' ')}${head}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The width of a letter, in points. */
const LETTER = 8;

/** A title that fits a width. */
export function shortTitle(title: string, width: number): string {
  const most = Math.max(3, Math.floor((width - 14) / LETTER));
  return title.length <= most ? title : `${title.slice(0, most - 1).trimEnd()}…`;
}
