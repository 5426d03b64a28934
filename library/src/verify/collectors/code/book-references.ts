/**
 * Every reference to code in a Markdown document.
 * @module
 */
import type { Markdown } from '../../../inputs/markdown/index.ts';
import { type Reference, readReference } from './reference.ts';

/** A reference as a document writes it. */
export interface WrittenReference {
  readonly written: string;
  readonly reference: Reference;
  readonly line: number;
  readonly column: number;
  /** The code that the document shows for it. */
  readonly quoted?: string;
  /** The symbol that the document says is there. */
  readonly names?: string;
}

/** Folders of what tools make: nothing of them is in a repository. */
const MADE = /(?:^|\/)(?:target|dist|build|out|node_modules|vendor|\.git|coverage|tmp|__pycache__)\//;

/**
 * All references in the order of their lines, each place once.
 *
 * @param options `links` also takes links without lines, which lead to files of another source
 */
export function referencesIn(document: Markdown, { links = false } = {}): readonly WrittenReference[] {
  const found = [...inFences(document), ...inLinks(document, links), ...inSpans(document), ...inProse(document)];
  const taken = new Set<string>();
  return found
    .filter(({ line, reference }) => {
      const key = `${line} ${reference.path} ${reference.lines ?? ''}`;
      const isNew = !taken.has(key) && (reference.lines !== undefined || !taken.has(`${line} ${reference.path}`));
      taken.add(key);
      taken.add(`${line} ${reference.path}`);
      return isNew;
    })
    .toSorted((one, other) => one.line - other.line || one.column - other.column);
}

function inFences({ fences }: Markdown): readonly WrittenReference[] {
  return fences.flatMap(({ info, body, line }) => {
    for (const word of info.split(/[\s{}]+/)) {
      const written = word.replace(/^(?:title|file|filename|path|source|src)=/, '').replace(/^["']|["',]$/g, '');
      const reference = readReference(written);
      if (reference?.lines !== undefined) return [{ written, reference, line, column: 1, quoted: body }];
    }
    return [];
  });
}

function inLinks({ links }: Markdown, withoutLines: boolean): readonly WrittenReference[] {
  return links.flatMap(({ text, target, line, column }) => {
    const there = readReference(target);
    const reference = there?.lines === undefined ? (linesOf(text) ?? there) : there;
    const isHosted = reference?.repository !== undefined;
    if (reference === undefined || (reference.lines === undefined && !isHosted && !withoutLines)) return [];
    const names = /^([A-Za-z_][\w]*(?:(?:::|\.)[A-Za-z_]\w*)*)(?:\(\)|!)?$/.exec(text)?.[1];
    return [{ written: target, reference, line, column, ...(names !== undefined && { names }) }];
  });
}

function linesOf(text: string): Reference | undefined {
  const reference = readReference(text);
  return reference?.lines === undefined ? undefined : reference;
}

function inSpans({ codeSpans }: Markdown): readonly WrittenReference[] {
  return codeSpans.flatMap(({ text, line, column }) => {
    const reference = readReference(text);
    const isPlain = reference?.lines === undefined;
    if (reference === undefined || (isPlain && (!reference.path.includes('/') || MADE.test(reference.path)))) return [];
    return [{ written: text, reference, line, column }];
  });
}

const IN_TEXT =
  /(?<![\w/.:@#-])(?:\d{1,7}:\d{1,7}:)?[A-Za-z_.][\w./-]{0,300}\.[A-Za-z]\w{0,9}(?::L?\d{1,7}(?:[-–]L?\d{1,7})?|#L\d{1,7}(?:-L?\d{1,7})?)?(?![\w/])/g;

/** Places that stand in plain text with their lines, and lines that hold nothing but the path of a file. */
function inProse({ prose }: Markdown): readonly WrittenReference[] {
  return prose.flatMap((row, at) => {
    // What stands in ticks, in the target of a link or in an address was read already.
    const line = row
      .slice(0, 5000)
      .replace(/`[^`]*`|\]\([^)]*\)|<[^>]*>|\w+:\/\/\S+/g, (part) => ' '.repeat(part.length));
    const isAlone = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?[\w.-]+(?:\/[\w.-]+)+\s*$/.test(line);
    return [...line.matchAll(IN_TEXT)].flatMap(({ 0: written, index }) => {
      const reference = readReference(written);
      if (reference === undefined || (reference.lines === undefined && (!isAlone || MADE.test(written)))) return [];
      return [{ written, reference, line: at + 1, column: index + 1 }];
    });
  });
}
