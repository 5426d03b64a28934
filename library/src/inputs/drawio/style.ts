/**
 * The style of a cell: names of looks, and keys with values, between semicolons.
 * @module
 */

/** A style, taken apart; names are lower case. */
export interface Style {
  /** Words without a value, such as `ellipse` or `text`. */
  readonly names: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  /** The shape, whether a word or the value of `shape` says it; empty for a plain rectangle. */
  readonly shape: string;
}

/** Takes a style apart. */
export function styleOf(text: string): Style {
  const names = new Set<string>();
  const values = new Map<string, string>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    const key = (equals < 0 ? part : part.slice(0, equals)).trim();
    if (key === '') continue;
    if (equals < 0) names.add(key.toLowerCase());
    else values.set(key, part.slice(equals + 1).trim());
  }
  const shape = values.get('shape') ?? [...names].find((name) => SHAPES.has(name)) ?? '';
  return { names, values, shape: shape.toLowerCase() };
}

/** Words that name a shape. */
const SHAPES = new Set([
  'ellipse',
  'rhombus',
  'triangle',
  'hexagon',
  'cylinder',
  'cloud',
  'actor',
  'image',
  'swimlane',
  'doubleellipse',
  'umlactor',
  'line',
  'text',
  'label',
  'icon',
]);
