import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText, HOSTILE } from './hostile-text.fixture.ts';
import { codeSpan, escapeMarkdown } from './markdown/escape.ts';
import { checkMarkdown } from './markdown.ts';
import { brokenReport, smallReport, withText } from './small-report.fixture.ts';

/** The number of cells of a table row, as GitHub reads it. */
function cells(row: string): number {
  return row.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length - 2;
}

test('checkMarkdown gives every table rows of equal length, whatever the author wrote', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const page = checkMarkdown([withText(smallReport(), text)]);
      for (const table of page.matchAll(/^\|.*\|\n\|[ :|-]+\|\n(?:\|.*\|\n)*/gm)) {
        const rows = table[0].trimEnd().split('\n');
        expect(new Set(rows.map(cells)).size).toBe(1);
        expect(rows.length).toBeGreaterThan(2);
      }
      expect(page.match(/^# /gm)).toHaveLength(1);
      expect(page).not.toMatch(/<(?!!-- -->)/);
    }),
    { numRuns: 100, examples: HOSTILE.map((text) => [text]) },
  );
});

test('checkMarkdown prints one model', () => {
  expect(checkMarkdown([smallReport()])).toMatchSnapshot();
});

test('checkMarkdown puts the picture of a problem into a code block', () => {
  expect(checkMarkdown([brokenReport()])).toMatch(/```text\n\d+ │ .*\n +│ +\^+\n```/);
});

test('escapeMarkdown leaves nothing for Markdown to act on', () => {
  expect(escapeMarkdown('a|b `c` <b>&amp; [x](y) @you #12')).toBe(
    'a\\|b \\`c\\` &lt;b&gt;&amp;amp; \\[x\\](y) @<!-- -->you #<!-- -->12',
  );
});

test('codeSpan has a fence that its text does not', () => {
  expect(codeSpan('a ``b`')).toBe('``` a ``b` ```');
  expect(codeSpan('plain')).toBe('`plain`');
});
