/**
 * Finds the code that a document shows in the file it cites.
 * @module
 */
import { type WrittenLine, writtenLines } from './normalize.ts';

/** Where shown code stands: inside the cited lines, somewhere else in the file, or nowhere in it. */
export type Quoted =
  | { readonly state: 'same' | 'nowhere' }
  | { readonly state: 'elsewhere'; readonly lines: readonly [number, number] };

/** A line that stands for lines left out. */
const LEFT_OUT = /^(?:\/\/|#|--|\/\*|<!--|;)?\s*(?:\.\.\.|…|\[\.\.\.\])[^\w]*$/;

/**
 * Compares code shown in a document with a file. White space means nothing, and a line such as `// ...` stands for any
 * lines.
 *
 * @returns undefined when the document shows nothing that could be compared
 */
export function compareQuoted(
  shown: string,
  file: readonly string[],
  range: readonly [number, number],
): Quoted | undefined {
  const parts = partsOf(writtenLines(shown.split(/\r\n|\n|\r/)));
  if (parts.length === 0) return undefined;
  const written = writtenLines(file);
  const cited = written.filter(({ line }) => line >= range[0] && line <= range[1]);
  if (findInOrder(cited, parts) !== undefined) return { state: 'same' };
  const lines = findInOrder(written, parts);
  return lines === undefined ? { state: 'nowhere' } : { state: 'elsewhere', lines };
}

function partsOf(lines: readonly WrittenLine[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const { text } of lines) {
    if (LEFT_OUT.test(text)) parts.push([]);
    else parts.at(-1)?.push(text);
  }
  return parts.filter((part) => part.length > 0);
}

/** The lines from the first part to the last, each found after the one before it. */
function findInOrder(
  written: readonly WrittenLine[],
  parts: readonly (readonly string[])[],
): readonly [number, number] | undefined {
  let from = 0;
  let first: number | undefined;
  let last = 0;
  for (const part of parts) {
    const at = indexOfRun(written, part, from);
    if (at < 0) return undefined;
    first ??= written[at]?.line;
    from = at + part.length;
    last = written[from - 1]?.line ?? last;
  }
  return first === undefined ? undefined : [first, last];
}

function indexOfRun(written: readonly WrittenLine[], part: readonly string[], from: number): number {
  for (let at = from; at + part.length <= written.length; at += 1) {
    if (part.every((text, index) => written[at + index]?.text === text)) return at;
  }
  return -1;
}
