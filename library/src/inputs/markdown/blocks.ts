/**
 * Takes out of a Markdown text what is no prose: front matter, fenced and indented code, comments.
 * @module
 */
import type { Fence, FrontMatterField } from './markdown.ts';

/** The parts that are no prose, and the lines with these blanked. */
export interface Blocks {
  readonly frontMatter: readonly FrontMatterField[];
  readonly fences: readonly Fence[];
  readonly prose: readonly string[];
}

export function splitBlocks(text: string): Blocks {
  const lines = text.split(/\r\n|\n|\r/);
  const prose: string[] = [];
  const fences: Fence[] = [];
  const { fields, end } = readFrontMatter(lines);
  for (let at = 0; at < end; at += 1) prose.push('');
  let isComment = false;
  let inList = false;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const opening = isComment ? null : /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})\s*([^`]*)$/.exec(line);
    if (opening !== null) {
      const close = closingLine(lines, at + 1, opening[1] ?? '');
      fences.push({ info: (opening[2] ?? '').trim(), body: lines.slice(at + 1, close).join('\n'), line: at + 1 });
      for (; at <= close && at < lines.length; at += 1) prose.push('');
      at -= 1;
      continue;
    }
    const kept = withoutComments(line, isComment);
    isComment = kept.isComment;
    const before = prose.at(-1) ?? '';
    if (/^\s*(?:[-*+]|\d+[.)])\s/.test(kept.line)) inList = true;
    else if (/^\S/.test(kept.line)) inList = false;
    const isIndented = /^(?: {4}|\t)/.test(kept.line) && !inList && before.trim() === '';
    prose.push(isIndented ? '' : kept.line);
  }
  return { frontMatter: fields, fences, prose };
}

/** The line that closes a fence, from 0, or the end of the text. */
function closingLine(lines: readonly string[], from: number, fence: string): number {
  for (let at = from; at < lines.length; at += 1) {
    const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(lines[at] ?? '')?.[1];
    if (closing !== undefined && closing[0] === fence[0] && closing.length >= fence.length) return at;
  }
  return lines.length;
}

function withoutComments(line: string, open: boolean): { readonly line: string; readonly isComment: boolean } {
  let kept = '';
  let isComment = open;
  for (let rest = line; ; ) {
    const mark = isComment ? '-->' : '<!--';
    const at = rest.indexOf(mark);
    const end = at < 0 ? rest.length : at;
    kept += isComment ? ' '.repeat(end) : rest.slice(0, end);
    if (at < 0) return { line: kept, isComment };
    kept += ' '.repeat(mark.length);
    rest = rest.slice(end + mark.length);
    isComment = !isComment;
  }
}

/** The fields between the first two lines of `---` or `+++`, and the line after them, from 0. */
function readFrontMatter(lines: readonly string[]): {
  readonly fields: readonly FrontMatterField[];
  readonly end: number;
} {
  const mark = lines[0]?.trimEnd();
  if (mark !== '---' && mark !== '+++') return { fields: [], end: 0 };
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === mark);
  if (end < 0) return { fields: [], end: 0 };
  const fields = lines.slice(1, end).flatMap((line, at): readonly FrontMatterField[] => {
    const parts = /^([A-Za-z][\w. -]*?)\s*[:=]\s*(.*?)\s*$/.exec(line.slice(0, 1000));
    if (parts === null) return [];
    const value = (parts[2] ?? '')
      .replace(/ #.*$/, '')
      .trimEnd()
      .replace(/^(["'])(.*)\1$/, '$2');
    return [{ key: parts[1] ?? '', value, line: at + 2 }];
  });
  return { fields, end: end + 1 };
}
