/**
 * Text in Markdown: nothing that somebody wrote as a title becomes a heading, a link, HTML, another table cell or a
 * mention of a person (CommonMark 0.31, GitHub Flavored Markdown tables).
 * @module
 */
import type { Inline, Span } from '../page/block.ts';
import { NO_BREAK } from '../page/count.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text with every character that Markdown would act on made plain. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(NO_BREAK, ' ')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\\`*_[\]|~$]/g, (character) => `\\${character}`)
    .replace(/@(?=\w)|(?<!&)#(?=\d)/g, (character) => `${character}<!-- -->`);
}

/** A code span; its fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const space = /^`|`$/.test(text) || /^ .* $/.test(text) ? ' ' : '';
  return fence + space + text.replaceAll('|', '\\|') + space + fence;
}

/** A run of spans as one line of Markdown. */
export function markdownOf(run: Inline): string {
  const line = run.map(spanText).join('').trim();
  // What would start a list, a heading or a quotation at the beginning of a line.
  return line.replace(/^([-+=#]+|\d+[.)])(?=\s|$)/, (mark) => mark.replace(/.$/, '\\$&'));
}

function spanText({ text, tone }: Span): string {
  if (text.trim() === '') return text;
  if (tone === 'code') return codeSpan(text);
  const escaped = escapeMarkdown(text);
  if (tone !== 'strong' && tone !== 'worst') return escaped;
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(escaped) ?? [];
  return `${before}**${inner}**${after}`;
}
