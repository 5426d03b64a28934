/**
 * Code as it is compared: white space means nothing, so that moving code in or out of a block, or reformatting its
 * line ends, leaves its hash the same.
 * @module
 */
import { sha256Hex } from '../../../kit/sha256-hex.ts';

/** A line that holds something, with its place. */
export interface WrittenLine {
  readonly line: number;
  readonly text: string;
}

/** The lines that hold something, their white space collapsed. */
export function writtenLines(lines: readonly string[], first = 1): readonly WrittenLine[] {
  return lines.flatMap((line, at) => {
    const text = line.replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [{ line: first + at, text }];
  });
}

/** SHA-256 over written lines joined by line feeds, hexadecimal. */
export function hashOf(lines: readonly WrittenLine[]): string {
  return sha256Hex(lines.map(({ text }) => text).join('\n'));
}

/** Whether lines are so few or so plain that the same stand everywhere, such as a closing brace. */
export function isTrivial(lines: readonly WrittenLine[]): boolean {
  return lines.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0) < 8;
}

/** Larger searches for lines that were also set apart differently are not worth their time. */
const MOST_RUNS = 60_000;

/**
 * Where lines with this hash stand in a text, as many as before.
 *
 * @param options `spread` also looks, when there are none, for the same lines with blank ones put in between or taken out
 */
export function findByHash(
  lines: readonly string[],
  hash: string,
  { height, spread = false }: { readonly height: number; readonly spread?: boolean },
): readonly (readonly [first: number, last: number])[] {
  const written = writtenLines(lines);
  const found: (readonly [number, number])[] = [];
  const tryRun = (run: readonly WrittenLine[]): void => {
    const [first, last] = [run[0]?.line, run.at(-1)?.line];
    if (first !== undefined && last !== undefined && !isTrivial(run) && hashOf(run) === hash) found.push([first, last]);
  };
  let end = 0;
  for (const [at, { line }] of written.entries()) {
    while ((written[end]?.line ?? Number.POSITIVE_INFINITY) < line + height) end += 1;
    tryRun(written.slice(at, end));
  }
  if (!spread || found.length > 0 || written.length * height > MOST_RUNS) return found;
  for (const at of written.keys()) {
    for (let many = Math.ceil(height / 2); many <= height && at + many <= written.length; many += 1) {
      tryRun(written.slice(at, at + many));
    }
  }
  return found;
}
