/**
 * A page for people, as data: blocks of spans. The sections of a report write blocks once; the terminal and Markdown
 * print them. A span is made by {@link span} alone, so nothing that a user wrote reaches a page unsafe.
 * @module
 */
import { neutralize } from '../../kit/neutralize.ts';
import { NO_BREAK } from './count.ts';

/** What a span means; the terminal has a color for it, Markdown an emphasis. */
export type Tone = 'strong' | 'quiet' | 'worst' | 'bad' | 'fair' | 'good' | 'code';

export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

/** A run of text in one line or paragraph. */
export type Inline = readonly Span[];

/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** What gives way when the page is narrow: the text is cut, or goes on in the next line. */
  readonly shrink?: 'cut' | 'wrap';
  /** The width below which it does not shrink. */
  readonly least?: number;
  /** A column that may be left out where there is no room; the highest goes first. */
  readonly drop?: number;
}

/** One line of a list of fields; the value may be followed by fields of its own. */
export interface Field {
  readonly name: string;
  readonly value: Inline;
  /** How far it is moved in below another field. */
  readonly depth?: number;
  /** The tone of the name; quiet unless said otherwise. */
  readonly tone?: Tone | undefined;
}

/** A risk matrix; the highest row first. */
export interface Grid {
  readonly rows: string;
  readonly columns: string;
  readonly columnLevels: readonly string[];
  readonly lines: readonly {
    readonly level: string;
    readonly cells: readonly {
      readonly level: string;
      readonly tone?: Tone | undefined;
      readonly ids: readonly string[];
    }[];
  }[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: Inline; readonly aside?: Inline | undefined }
  /** A paragraph; `apart` from what stands before it. */
  | { readonly kind: 'text'; readonly text: Inline; readonly apart?: boolean }
  | { readonly kind: 'list'; readonly title?: Inline; readonly items: readonly Inline[] }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly Inline[])[] }
  | { readonly kind: 'grid'; readonly grid: Grid }
  | { readonly kind: 'picture'; readonly lines: readonly Inline[] }
  | { readonly kind: 'next'; readonly command: string };

/** What the sections need to know about the page. */
export interface PageOptions {
  readonly width: number;
  /** Whether long lists are printed to their end. */
  readonly all: boolean;
}

/** A span of text, safe to print. */
export function span(text: string, tone?: Tone): Span {
  return { text: neutralize(text), tone };
}

/** A run of spans; plain strings stand for spans without a tone. */
export function inline(...parts: readonly (string | Span | Inline)[]): Inline {
  return parts.flatMap((part) => (typeof part === 'string' ? [span(part)] : 'text' in part ? [part] : part));
}

/** Several runs with the same text between them; a line never begins with a separator. */
export function joined(parts: readonly (string | Span | Inline)[], between: string): Inline {
  const mark = between.trim() === '' ? between : between.replace(/^ /, NO_BREAK);
  return parts.flatMap((part, index) => (index === 0 ? inline(part) : inline(span(mark, 'quiet'), part)));
}

/** The text of a run without its tones. */
export function plainText(run: Inline): string {
  return run.map(({ text }) => text).join('');
}
