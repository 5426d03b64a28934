/**
 * A laid out curve as SVG.
 * @module
 */
import type { FlowPath } from 'vauban/browser';

export type Curve = FlowPath['curves'][number];

/** A curve as the data of an SVG path. */
export function curveOf({ points }: Curve): string {
  const [[x, y] = [0, 0], ...rest] = points;
  const pieces: string[] = [];
  for (let index = 0; index + 2 < rest.length; index += 3) {
    pieces.push(
      `C${rest
        .slice(index, index + 3)
        .map(([px, py]) => `${px} ${py}`)
        .join(' ')}`,
    );
  }
  return `M${x} ${y}${pieces.join('')}`;
}
