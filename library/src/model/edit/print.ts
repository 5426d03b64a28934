/**
 * Content as new lines of a file. Nothing that stands in the file is ever printed, only what is added to it.
 * @module
 */
import { type Content, isFilled, isList, isMapping } from './content.ts';
import { flowText } from './flow-text.ts';
import { literalLines, scalarText } from './scalar.ts';
import type { Style } from './style.ts';

/** A printed value: on one line, a header with the lines of a text below, or a block collection. */
export interface Printed {
  readonly kind: 'inline' | 'literal' | 'block';
  /** Without indentation, relative to the value. */
  readonly lines: readonly string[];
}

/** How a value is printed. */
export interface PrintOptions {
  readonly style: Style;
  /** How many steps the path of the value has. */
  readonly depth: number;
  /** The style of the value itself where its place decides it. */
  readonly as?: 'flow' | 'block' | undefined;
  /** Whether texts of several lines may be written as literal blocks. */
  readonly literals: boolean;
}

/** Lines moved to the right; empty lines stay empty. */
export function indented(lines: readonly string[], spaces: number): string[] {
  return lines.map((line) => (line === '' ? line : ' '.repeat(spaces) + line));
}

/** Prints a value for a place in block style. */
export function printValue(content: Content, options: PrintOptions): Printed {
  if (!isFilled(content)) {
    if (typeof content !== 'string') return { kind: 'inline', lines: [flowText(content)] };
    const literal = options.literals ? literalLines(content) : undefined;
    if (literal !== undefined) return { kind: 'literal', lines: literal };
    return { kind: 'inline', lines: [scalarText(content, { flow: false })] };
  }
  const flows = options.as === undefined ? options.style.flows(content, options.depth) : options.as === 'flow';
  return flows
    ? { kind: 'inline', lines: [flowText(content)] }
    : { kind: 'block', lines: blockLines(content, options) };
}

function blockLines(content: Content, options: PrintOptions): string[] {
  if (isMapping(content)) return [...content].flatMap(([key, value]) => entryLines(key, value, below(options)));
  return isList(content) ? content.flatMap((item) => entryLines(undefined, item, below(options))) : [];
}

function below({ style, depth, literals }: PrintOptions): PrintOptions {
  return { style, depth: depth + 1, literals };
}

/** Prints an entry of a block mapping, or an item of a block list where there is no key. */
export function entryLines(key: string | undefined, value: Content, options: PrintOptions): string[] {
  const { kind, lines } = printValue(value, options);
  const [first = '', ...rest] = lines;
  if (key === undefined) return [`- ${first}`, ...indented(rest, 2)];
  const name = scalarText(key, { flow: false });
  const { dash, step } = options.style;
  if (kind === 'block') return [`${name}:`, ...indented(lines, isList(value) ? dash : step)];
  return [`${name}: ${first}`, ...indented(rest, step)];
}
