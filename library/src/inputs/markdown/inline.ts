/**
 * Links and code spans of the prose of a Markdown text.
 * @module
 */
import type { CodeSpan, Link } from './markdown.ts';

/** Links by reference are resolved by the definitions of the whole text. */
export interface Inline {
  readonly links: readonly Link[];
  readonly codeSpans: readonly CodeSpan[];
  /** Names given in HTML, which a link may lead to. */
  readonly names: readonly string[];
}

/** `(target "title")`, from the opening parenthesis; bounded, so that a text of brackets alone is read in time. */
const DESTINATION =
  /\(\s{0,20}(?:<([^<>\n]{0,2000})>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.){0,500}\)){0,2000}))(?:\s{1,20}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,20}\)/y;
const LABEL = /\[([^[\]\n]{0,200})\]/y;
const TAG = /<(?:([a-z][a-z0-9+.-]{1,20}:[^\s<>]{0,2000})>|[a-zA-Z][\w-]{0,40}((?:\s[^<>]{0,1000})?)>)/y;

/** Reads the prose of a text, given as lines with everything else blanked. */
export function readInline(
  prose: readonly string[],
  place: (offset: number) => { line: number; column: number },
): Inline {
  const text = prose.join('\n');
  const definitions = definitionsIn(prose);
  const links: Link[] = [];
  const codeSpans: CodeSpan[] = [];
  const names: string[] = [];
  const unclosed = new Map<number, number>();
  let open: number[] = [];
  const marks = /\\[^\n]|`+|[[\]<]|\n[ \t]*\n/g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const at = mark.index;
    const [found] = mark;
    if (found.startsWith('\n')) open = [];
    else if (found === '[') open.push(at);
    else if (found.startsWith('`')) {
      const end = closingTicks(text, at, { length: found.length, unclosed });
      if (end === undefined) continue;
      codeSpans.push({
        text: text
          .slice(at + found.length, end)
          .replace(/\s+/g, ' ')
          .trim(),
        ...place(at),
      });
      marks.lastIndex = end + found.length;
    } else if (found === '<') {
      TAG.lastIndex = at;
      const tag = TAG.exec(text);
      if (tag === null) continue;
      if (tag[1] !== undefined) links.push({ text: tag[1], target: tag[1], ...place(at) });
      for (const [, name = '', value = ''] of (tag[2] ?? '').matchAll(/\b(href|src|id|name)\s*=\s*["']([^"']*)["']/g)) {
        if (name === 'id' || name === 'name') names.push(value);
        else links.push({ text: '', target: value, ...place(at) });
      }
      marks.lastIndex = at + tag[0].length;
    } else if (found === ']') {
      const start = open.pop();
      if (start === undefined) continue;
      const inner = text.slice(start + 1, Math.min(at, start + 2000));
      DESTINATION.lastIndex = at + 1;
      const destination = DESTINATION.exec(text);
      if (destination !== null) {
        const target = destination[1] ?? destination[2] ?? '';
        links.push({ text: plain(inner), target: target.replace(/\\([!-/:-@[-`{-~])/g, '$1'), ...place(start) });
        marks.lastIndex = at + 1 + destination[0].length;
        continue;
      }
      LABEL.lastIndex = at + 1;
      const label = LABEL.exec(text);
      const target = definitions.get(labelOf(label?.[1] || inner));
      if (target === undefined || text[at + 1] === ':') continue;
      links.push({ text: plain(inner), target, ...place(start) });
      if (label !== null) marks.lastIndex = at + 1 + label[0].length;
    }
  }
  return { links, codeSpans, names };
}

/** Text without the marks of links, code and emphasis; what stands in code ticks is kept as it is. */
export function plain(text: string): string {
  const spans: string[] = [];
  // Code is set aside under a mark that no text has, so that its brackets and underscores stay.
  const marked = text
    .slice(0, 5000)
    .replace(/[\ue000\ue001]/g, '')
    .replace(/`+([^`]*)`+/g, (_, code: string) => {
      spans.push(code);
      return `\ue000${spans.length - 1}\ue001`;
    });
  return marked
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\[([^[\]]*)\]\[[^[\]]*\]/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}_])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\ue000(\d+)\ue001/g, (_, at: string) => spans[Number(at)] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

function labelOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function definitionsIn(prose: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of prose) {
    const parts = /^ {0,3}\[(?!\^)([^[\]]{1,200})\]:\s*(?:<([^<>]*)>|(\S+))/.exec(line);
    const label = labelOf(parts?.[1] ?? '');
    if (parts !== null && !found.has(label)) found.set(label, parts[2] ?? parts[3] ?? '');
  }
  return found;
}

/** Where a run of as many ticks closes a code span, within its paragraph. */
function closingTicks(
  text: string,
  at: number,
  { length, unclosed }: { readonly length: number; readonly unclosed: Map<number, number> },
): number | undefined {
  if ((unclosed.get(length) ?? 0) > at) return undefined;
  const runs = /`+|\n[ \t]*\n/g;
  runs.lastIndex = at + length;
  for (let run = runs.exec(text); run?.[0].startsWith('`'); run = runs.exec(text)) {
    if (run[0].length === length) return run.index;
  }
  unclosed.set(length, runs.lastIndex === 0 ? text.length : runs.lastIndex);
  return undefined;
}
