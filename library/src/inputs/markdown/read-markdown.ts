/**
 * Reads Markdown (CommonMark with the tables and task lists of GitHub) as far as `markdown.ts` says, line by line and
 * in time that grows with the text alone.
 * @module
 */
import { lineIndex } from '../../model/source/lines.ts';
import { splitBlocks } from './blocks.ts';
import { plain, readInline } from './inline.ts';
import type { Heading, ListItem, Markdown, Table } from './markdown.ts';

/** Texts larger than this, in characters, are no documents. */
const LARGEST_DOCUMENT = 4 * 1024 * 1024;

/** @throws {RangeError} when the text is larger than LARGEST_DOCUMENT */
export function readMarkdown(text: string): Markdown {
  if (text.length > LARGEST_DOCUMENT) {
    throw new RangeError(`Cannot read a document of ${text.length} characters: expected at most ${LARGEST_DOCUMENT}`);
  }
  const { frontMatter, fences, prose } = splitBlocks(text);
  const { headings, names } = readHeadings(prose);
  const inline = readInline(prose, lineIndex(prose.join('\n')));
  return {
    frontMatter,
    headings,
    fences,
    prose,
    links: inline.links,
    codeSpans: inline.codeSpans,
    names: [...names, ...inline.names],
    items: readItems(prose),
    tables: readTables(prose),
  };
}

/** The anchor GitHub makes of a heading, before it is numbered. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

function readHeadings(prose: readonly string[]) {
  const found: { level: number; text: string; anchor: string; line: number }[] = [];
  const names: string[] = [];
  const used = new Map<string, number>();
  const add = (level: number, written: string, line: number): void => {
    const own = /\s*\{\s*#([^\s}]+)[^}]*\}\s*$/.exec(written);
    if (own?.[1] !== undefined) names.push(own[1]);
    const text = plain(own === null ? written : written.slice(0, own.index));
    const anchor = anchorOf(text);
    const before = used.get(anchor) ?? 0;
    used.set(anchor, before + 1);
    found.push({ level, text, anchor: before === 0 ? anchor : `${anchor}-${before}`, line });
  };
  for (const [at, line] of prose.entries()) {
    const parts = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line.slice(0, 1000).trimEnd());
    if (parts !== null) add(parts[1]?.length ?? 1, (parts[2] ?? '').replace(/[ \t]#+$/, ''), at + 1);
    else if (/^ {0,3}(?:=+|-+)\s*$/.test(line) && isTitle(prose, at - 1)) {
      add(line.trim().startsWith('=') ? 1 : 2, prose[at - 1] ?? '', at);
    }
  }
  const headings: Heading[] = [];
  const ends: number[] = Array.from({ length: 7 }, () => prose.length);
  for (const one of found.toReversed()) {
    headings.push({ ...one, end: Math.min(...ends.slice(1, one.level + 1)) });
    ends.fill(one.line - 1, one.level);
  }
  return { headings: headings.reverse(), names };
}

/** Whether a line may be the text of a heading that is underlined: a paragraph of one line. */
function isTitle(prose: readonly string[], at: number): boolean {
  const line = prose[at] ?? '';
  const before = prose[at - 1] ?? '';
  return line.trim() !== '' && before.trim() === '' && !/^\s*(?:[-*+>|#]|\d+[.)]\s)/.test(line) && !line.includes('|');
}

const ITEM = /^([\s>]*)(?:[-*+]|\d{1,9}[.)])\s+(?:\[([ xX])\](?:\s+|$))?(.*)$/;

function readItems(prose: readonly string[]): readonly ListItem[] {
  const items: { text: string; checked?: boolean; line: number }[] = [];
  let depth: number | undefined;
  for (const [at, line] of prose.entries()) {
    const parts = ITEM.exec(line.slice(0, 5000));
    if (parts !== null && !/^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line)) {
      depth = parts[1]?.length ?? 0;
      const box = parts[2];
      items.push({ text: parts[3] ?? '', line: at + 1, ...(box !== undefined && { checked: box !== ' ' }) });
    } else if (line.trim() === '' || depth === undefined || line.search(/\S/) <= depth) depth = undefined;
    else {
      const last = items.at(-1);
      if (last !== undefined && last.text.length < 5000) last.text += ` ${line.trim()}`;
    }
  }
  return items.map((item) => ({ ...item, text: plain(item.text) }));
}

const DIVIDER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

function readTables(prose: readonly string[]): readonly Table[] {
  const tables: Table[] = [];
  for (let at = 1; at < prose.length; at += 1) {
    const divider = prose[at] ?? '';
    const head = prose[at - 1] ?? '';
    if (!divider.includes('|') || !head.includes('|') || divider.length > 5000 || !DIVIDER.test(divider)) continue;
    const header = cellsOf(head);
    if (cellsOf(divider).length !== header.length) continue;
    const rows = [];
    let next = at + 1;
    for (; (prose[next] ?? '').includes('|'); next += 1)
      rows.push({ cells: cellsOf(prose[next] ?? ''), line: next + 1 });
    tables.push({ header, rows, line: at });
    at = next;
  }
  return tables;
}

/** The cells of a row as plain text; a bar in code ticks or after a backslash divides nothing. */
function cellsOf(line: string): readonly string[] {
  const trimmed = line
    .slice(0, 20_000)
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  const cells = [''];
  for (const [part] of trimmed.matchAll(/\\.|`[^`]*`|\||[^\\`|]+|[\\`]/g)) {
    if (part === '|') cells.push('');
    else cells.push((cells.pop() ?? '') + part);
  }
  return cells.map(plain);
}
