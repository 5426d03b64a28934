import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, readMarkdown } from './index.ts';

describe('readMarkdown', () => {
  it('reads headings with their sections and the anchors of links to them', () => {
    const text =
      '# A `b[, x][, y]` [`c_`](d)\n\n## Same\n\n## Same\n### Below {#own}\n\nTitle\n=====\n\n```\n# no\n```\n';
    const { headings, names } = readMarkdown(text);
    expect(headings.map(({ level, text, anchor, line, end }) => [level, text, anchor, line, end])).toEqual([
      [1, 'A b[, x][, y] c_', 'a-b-x-y-c_', 1, 7],
      [2, 'Same', 'same', 3, 4],
      [2, 'Same', 'same-1', 5, 7],
      [3, 'Below', 'below', 6, 7],
      [1, 'Title', 'title', 8, 14],
    ]);
    expect(names).toEqual(['own']);
  });

  it.each([
    ['a [b](c.md#d "title") e', 'c.md#d', 1, 3],
    ['[b](<c d.md>)', 'c d.md', 1, 1],
    ['[b](c_(d).md)', 'c_(d).md', 1, 1],
    ['[`b`][ref]\n\n[ref]: c.md', 'c.md', 1, 1],
    ['[b]\n\n[B]: <c.md> "t"', 'c.md', 1, 1],
    ['![b](c.png)', 'c.png', 1, 2],
    ['x\n[a\nb](c.md)', 'c.md', 2, 1],
    ['<a href="c.md">b</a>', 'c.md', 1, 1],
    ['<https://c.example/>', 'https://c.example/', 1, 1],
    ['[a [b] c](d.md)', 'd.md', 1, 1],
  ])('finds the link of %j', (text, target, line, column) => {
    expect(readMarkdown(text).links.map((link) => [link.target, link.line, link.column])).toEqual([
      [target, line, column],
    ]);
  });

  it.each([
    '`[a](b.md)`',
    '```\n[a](b.md)\n```',
    '<!-- [a](b.md) -->',
    '\\[a](b.md)',
    'text\n\n    [a](b.md)\n',
    '[a] (b.md)',
    '[a]: b.md',
    'a[^1]\n\n[^1]: Older than b',
    '---\nkey: "[a](b.md)"\n---\n',
  ])('finds no link in %j', (text) => {
    expect(readMarkdown(text).links).toEqual([]);
  });

  it('keeps a link in a paragraph below an item, however far it is moved in', () => {
    expect(readMarkdown('- a\n\n      [b](c.md)\n').links).toHaveLength(1);
  });

  it('reads code spans and fences with what they say of themselves', () => {
    const text =
      'see `a  b` and ```1:2:c.rs```\n\n~~~rust title\ncode `x`\n~~~\n- item\n\n  ```3:4:d.rs\n  body\n  ```\n';
    const { codeSpans, fences } = readMarkdown(text);
    expect(codeSpans.map(({ text, line, column }) => [text, line, column])).toEqual([
      ['a b', 1, 5],
      ['1:2:c.rs', 1, 16],
    ]);
    expect(fences).toEqual([
      { info: 'rust title', body: 'code `x`', line: 3 },
      { info: '3:4:d.rs', body: '  body', line: 8 },
    ]);
  });

  it('reads items with their boxes, over several lines', () => {
    const { items } = readMarkdown('- [x] a **b**\n  c\n- [ ] d\n* e\n1. [X] f\n\n---\n');
    expect(items).toEqual([
      { text: 'a b c', checked: true, line: 1 },
      { text: 'd', checked: false, line: 3 },
      { text: 'e', line: 4 },
      { text: 'f', checked: true, line: 5 },
    ]);
  });

  it('reads tables, with bars in code and after a backslash', () => {
    const { tables } = readMarkdown('| A | B |\n|---|:-:|\n| `a|b` | c\\|d |\n| e |\n\ntext | no table\n');
    expect(tables).toEqual([
      {
        header: ['A', 'B'],
        rows: [
          { cells: ['a|b', 'c|d'], line: 3 },
          { cells: ['e'], line: 4 },
        ],
        line: 1,
      },
    ]);
  });

  it('reads front matter', () => {
    expect(
      readMarkdown('---\nstatus: "draft" # x\nnext-review: 2024-07\nlist:\n  - a\n---\n# T\n').frontMatter,
    ).toEqual([
      { key: 'status', value: 'draft', line: 2 },
      { key: 'next-review', value: '2024-07', line: 3 },
      { key: 'list', value: '', line: 4 },
    ]);
    expect(readMarkdown('---\nnever closed\n').frontMatter).toEqual([]);
  });

  it('never fails, whatever the text holds', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '`',
      '```',
      '\n',
      '\n\n',
      '#',
      ' ',
      '|',
      '-',
      '<',
      '>',
      '<!--',
      'a',
      '[x]',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        expect(readMarkdown(text).prose).toHaveLength(text.split('\n').length);
      }),
    );
  });

  it.each(['[', '](', '`a``', '[a](', '<a ', '|', '# ', '- [ ] ', '[a](<', '\n```\n', '(((('])(
    'takes time that grows with the text alone: %j',
    (piece) => {
      const started = performance.now();
      readMarkdown(piece.repeat(300_000));
      expect(performance.now() - started).toBeLessThan(4000);
    },
  );

  it('refuses a text that is no document', () => {
    expect(() => readMarkdown('a'.repeat(5_000_000))).toThrow(RangeError);
  });
});

describe('anchorOf', () => {
  it.each([
    ['Hello, World!', 'hello-world'],
    ['A & B', 'a--b'],
    ['snake_case `code`', 'snake_case-code'],
    ['Über uns', 'über-uns'],
    ['1.2 Scope', '12-scope'],
  ])('%s is %s', (heading, anchor) => {
    expect(anchorOf(heading)).toBe(anchor);
  });
});
