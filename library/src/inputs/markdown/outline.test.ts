import { describe, expect, it } from 'vitest';
import { readOutline } from './outline.ts';

describe('readOutline', () => {
  it('gives sections with their blocks in order', () => {
    const { root } = readOutline(
      '# A\n\ntext\nmore\n\n- one\n  - below\n- [x] two\n\n## B\n\n| H | I |\n|--|--|\n| 1<br>2 | 3 |\n\n```go\ncode\n```\n\n# C\n',
    );
    expect(root.sections.map(({ title, sections }) => [title, sections.map((section) => section.title)])).toEqual([
      ['A', ['B']],
      ['C', []],
    ]);
    expect(root.sections[0]?.blocks).toEqual([
      {
        kind: 'paragraph',
        line: 3,
        lines: [
          { text: 'text', line: 3 },
          { text: 'more', line: 4 },
        ],
      },
      {
        kind: 'list',
        line: 6,
        items: [
          {
            text: 'one',
            line: 6,
            indent: 0,
            isNumbered: false,
            items: [{ text: 'below', line: 7, indent: 2, isNumbered: false, items: [] }],
          },
          { text: 'two', line: 8, indent: 0, isNumbered: false, checked: true, items: [] },
        ],
      },
    ]);
    expect(root.sections[0]?.sections[0]?.blocks).toMatchObject([
      { kind: 'table', header: ['H', 'I'], rows: [{ cells: ['1; 2', '3'], line: 14 }] },
      { kind: 'fence', info: 'go', body: 'code', line: 16 },
    ]);
  });

  it('reads headings that are underlined, with numbers too, and drawings that are moved in', () => {
    const { root } = readOutline('1. First\n--------\n\nSecond\n======\n\n    +---+\n    | a |\n\nx\n');
    expect(root.sections.map(({ title, level }) => [title, level])).toEqual([
      ['1. First', 2],
      ['Second', 1],
    ]);
    expect(root.sections[1]?.blocks[0]).toMatchObject({ kind: 'fence', body: '+---+\n| a |', line: 7 });
  });

  it('gives code and links by the line where they stand', () => {
    const { codeAt, linksAt } = readOutline('a `b.rs:1` and `c`\n\n[d](e.md)\n');
    expect([...codeAt]).toEqual([[1, ['b.rs:1', 'c']]]);
    expect([...linksAt]).toEqual([[3, ['e.md']]]);
  });

  it.each(['- ', '  - a\n', '1. a\n----\n', '> ', '# a\n', '`a` '])(
    'takes time that grows with the text alone: %j',
    (piece) => {
      const started = performance.now();
      readOutline(piece.repeat(100_000));
      expect(performance.now() - started).toBeLessThan(30_000);
    },
  );
});
