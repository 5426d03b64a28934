/**
 * A Markdown text as a tree: sections below their headings, each with its paragraphs, lists, tables and drawings in
 * their order. Marks of emphasis and code are left in the text of paragraphs and items, because they say something.
 * @module
 */
import { type OutlineItem, readItemTree } from './item-tree.ts';
import type { Fence, FrontMatterField, TableRow } from './markdown.ts';
import { readMarkdown } from './read-markdown.ts';

/** A line of a paragraph, as written. */
export interface OutlineLine {
  readonly text: string;
  readonly line: number;
}

/** A part of a section. */
export type OutlineBlock =
  | { readonly kind: 'paragraph'; readonly line: number; readonly lines: readonly OutlineLine[] }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly OutlineItem[] }
  | {
      readonly kind: 'table';
      readonly line: number;
      readonly header: readonly string[];
      readonly rows: readonly TableRow[];
    }
  | { readonly kind: 'fence'; readonly line: number; readonly info: string; readonly body: string };

/** What stands below one heading; the root has the level 0. */
export interface OutlineSection {
  readonly level: number;
  readonly title: string;
  readonly line: number;
  readonly blocks: readonly OutlineBlock[];
  readonly sections: readonly OutlineSection[];
}

/** A document as a tree. */
export interface Outline {
  readonly root: OutlineSection;
  readonly frontMatter: readonly FrontMatterField[];
  /** Text between code ticks, by the line where it stands. */
  readonly codeAt: ReadonlyMap<number, readonly string[]>;
  /** Targets of links, by the line where they stand. */
  readonly linksAt: ReadonlyMap<number, readonly string[]>;
}

interface Growing {
  readonly level: number;
  readonly title: string;
  readonly line: number;
  readonly blocks: OutlineBlock[];
  readonly sections: Growing[];
}

/**
 * Reads a document as a tree.
 *
 * @throws {RangeError} when the text is too large to be a document
 */
export function readOutline(text: string): Outline {
  const source = text
    .replace(/<br\s*\/?>/gi, '; ')
    .replace(/^(\d{1,3}(?:\.\d{1,3}){0,5}[.)]?[ \t]+[^\n|]{1,200})\r?\n(?:={3,}|-{4,})[ \t]*$/gm, '## $1\n');
  const { frontMatter, fences, headings, tables, codeSpans, links, prose } = readMarkdown(source);
  const fenceAt = new Map([...fences, ...indentedCode(source, prose, fences)].map((fence) => [fence.line, fence]));
  const tableAt = new Map(tables.map((table) => [table.line, table]));
  const headingAt = new Map(headings.map((heading) => [heading.line, heading]));
  const root: Growing = { level: 0, title: '', line: 1, blocks: [], sections: [] };
  const open = [root];
  for (let line = 1; line <= prose.length; line += 1) {
    const blocks = open.at(-1)?.blocks ?? root.blocks;
    const heading = headingAt.get(line);
    const fence = fenceAt.get(line);
    const table = tableAt.get(line);
    const written = prose[line - 1] ?? '';
    if (heading !== undefined) {
      while (open.length > 1 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop();
      const section: Growing = { ...heading, title: heading.text, blocks: [], sections: [] };
      open.at(-1)?.sections.push(section);
      open.push(section);
      if (!/^ {0,3}#/.test(written)) line += 1;
    } else if (fence !== undefined) blocks.push({ kind: 'fence', ...fence });
    else if (table !== undefined) {
      blocks.push({ kind: 'table', ...table });
      line = table.rows.at(-1)?.line ?? line + 1;
    } else if (/^[\s>]*(?:[-*_]\s*){3,}$/.test(written) || written.trim() === '') continue;
    else {
      const end = endOfRun(line, (at) => headingAt.has(at) || fenceAt.has(at) || tableAt.has(at), prose);
      readRun(prose, line, end, blocks);
      line = end;
    }
  }
  return {
    root,
    frontMatter,
    codeAt: byLine(codeSpans),
    linksAt: byLine(links.map(({ target, line }) => ({ text: target, line }))),
  };
}

/** The last line of the prose that begins here: up to the next block of another kind. */
function endOfRun(from: number, isOther: (line: number) => boolean, prose: readonly string[]): number {
  let at = from;
  while (at < prose.length && !isOther(at + 1)) at += 1;
  return at;
}

const ITEM = /^[\s>]*(?:[-*+•]|\d{1,9}[.)])\s+\S/;

/** Paragraphs and lists between two lines. */
function readRun(prose: readonly string[], from: number, to: number, blocks: OutlineBlock[]): void {
  let lines: OutlineLine[] = [];
  const finish = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', line: lines[0]?.line ?? from, lines });
    lines = [];
  };
  for (let at = from; at <= to; at += 1) {
    const written = prose[at - 1] ?? '';
    if (ITEM.test(written.slice(0, 200)) && !/^[\s>]*([-*_])(?:\s*\1){2,}\s*$/.test(written)) {
      finish();
      const { items, end } = readItemTree(prose, at, to);
      blocks.push({ kind: 'list', line: at, items });
      at = end;
    } else if (written.replace(/^[\s>]+/, '') === '' || /^\s*([-*_])(?:\s*\1){2,}\s*$/.test(written)) finish();
    else
      lines.push({
        text: written
          .replace(/^[\s>]+/, '')
          .trimEnd()
          .slice(0, 5000),
        line: at,
      });
  }
  finish();
}

/** Code that is moved in by four spaces: drawings often are. */
function indentedCode(text: string, prose: readonly string[], fences: readonly Fence[]): readonly Fence[] {
  const lines = text.split(/\r\n|\n|\r/);
  const fenced = new Set(fences.flatMap(({ line, body }) => body.split('\n').map((_, at) => line + 1 + at)));
  const found: Fence[] = [];
  let body: string[] = [];
  for (const [at, line] of [...lines, ''].entries()) {
    const isCode = /^(?: {4}|\t)\s*\S/.test(line) && prose[at] === '' && !fenced.has(at + 1);
    if (isCode) body.push(line.replace(/^(?: {4}|\t)/, ''));
    else if (body.length > 0) {
      found.push({ info: '', body: body.join('\n'), line: at - body.length + 1 });
      body = [];
    }
  }
  return found;
}

function byLine(found: readonly OutlineLine[]): ReadonlyMap<number, readonly string[]> {
  const lines = new Map<number, string[]>();
  for (const { text, line } of found) {
    const known = lines.get(line);
    if (known === undefined) lines.set(line, [text]);
    else known.push(text);
  }
  return lines;
}
