/**
 * What a document says of something under a label: in its front matter, on a line of its own, or in a table of two
 * columns.
 * @module
 */
import type { Markdown } from '../../../inputs/markdown/index.ts';

/** A label with what is said under it. */
export interface Labeled {
  /** In lower case, words with single spaces. */
  readonly label: string;
  readonly value: string;
  readonly line: number;
  readonly where: 'front matter' | 'line' | 'table';
}

const LINE =
  /^[\s>]*(?:[-*+]\s+)?(?:#{1,6}\s+)?[*_]{0,3}([A-Za-z][A-Za-z0-9 /&'-]{1,50}?)[*_]{0,3}\s*(?:[:=]|\s[–—-]\s)[*_]{0,3}\s*(\S.{0,200})$/;

/** Every label of a document. */
export function labelsIn({ frontMatter, prose, tables }: Markdown): readonly Labeled[] {
  const front = frontMatter.map(({ key, value, line }) => ({
    label: normal(key),
    value,
    line,
    where: 'front matter' as const,
  }));
  const lines = prose.flatMap((row, at) => {
    // Several on one line are divided by bars, dots or wide spaces.
    const parts = row.includes('|') && /^\s*\|/.test(row) ? [] : row.slice(0, 1000).split(/\s+[|·•]\s+| {3,}(?=\*\*)/);
    return parts.flatMap((part) => {
      const [, label, value] = LINE.exec(part) ?? [];
      if (label === undefined || value === undefined) return [];
      return [{ label: normal(label), value: bare(value), line: at + 1, where: 'line' as const }];
    });
  });
  const cells = tables.flatMap(({ header, rows, line }) => {
    if (header.length !== 2) return [];
    // The first row of such a table is often data as well.
    return [{ cells: header, line }, ...rows].flatMap(({ cells: [label = '', value = ''], line: at }) =>
      label === '' || value === '' ? [] : [{ label: normal(label), value, line: at, where: 'table' as const }],
    );
  });
  return [...front, ...lines, ...cells];
}

/** Words in lower case: `nextReview`, `next_review` and `Next-Review` are one. */
export function normal(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .replace(/[*`:]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function bare(text: string): string {
  return text
    .replace(/[*`]+|^_+|_+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
