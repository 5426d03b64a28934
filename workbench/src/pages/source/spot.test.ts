/**
 * The place of a cursor in YAML, whole and half typed.
 * @module
 */
import { describe, expect, it } from 'vitest';
import { pathOfLine, spotAt } from './spot.ts';

const linesOf = (text: string) => {
  const all = text.split('\n');
  return { count: all.length, line: (index: number) => all[index] ?? '' };
};

/** The spot of the `^` in a text. */
function at(marked: string) {
  const before = marked.slice(0, marked.indexOf('^')).split('\n');
  return spotAt(linesOf(marked.replace('^', '')), before.length - 1, before.at(-1)?.length ?? 0);
}

describe('spotAt', () => {
  it.each([
    ['a key at the top', 'vauban: 1\nco^', [], 'key'],
    ['an empty file', '^', [], 'key'],
    ['a key of an entry', 'components:\n  web:\n    kind: process\n    zo^', ['components', 'web'], 'key'],
    ['a value', 'components:\n  web:\n    kind: ^', ['components', 'web', 'kind'], 'value'],
    ['half a value', 'components:\n  web:\n    kind: pro^', ['components', 'web', 'kind'], 'value'],
    ['an empty line', 'components:\n  web:\n    kind: process\n    ^\n  api:\n', ['components', 'web'], 'key'],
    ['an empty line further out', 'components:\n  web:\n    kind: process\n  ^', ['components'], 'key'],
    ['after a comment', 'components:\n  web:\n    # says who\n\n    ow^', ['components', 'web'], 'key'],
    ['an item', 'x:\n  a:\n    tags:\n      - one\n      - t^', ['x', 'a', 'tags', 1], 'either'],
    ['an item that is not indented', 'x:\n  a:\n    tags:\n    - one\n    - t^', ['x', 'a', 'tags', 1], 'either'],
    ['a key in an item', 'x:\n  a:\n    evidence:\n      - check: code\n        so^', ['x', 'a', 'evidence', 0], 'key'],
    ['a value in an item', 'x:\n  evidence:\n    - check: ^', ['x', 'evidence', 0, 'check'], 'value'],
    ['a list in brackets', 'x:\n  a: [one, t^]', ['x', 'a', 1], 'value'],
    ['an open list in brackets', 'x:\n  a: [one, ^', ['x', 'a', 1], 'value'],
    ['a key in brackets', 'x:\n  a: { title: A, ki^ }', ['x', 'a'], 'key'],
    ['a value in brackets', 'x:\n  a: { title: "A: b, c", kind: ^ }', ['x', 'a', 'kind'], 'value'],
    ['brackets in brackets', 'x:\n  a: { b: [{ control: c }, { control: ^', ['x', 'a', 'b', 1, 'control'], 'value'],
    ['brackets over lines', 'x:\n  a:\n    [\n      one,\n      t^\n    ]', ['x', 'a', 1], 'value'],
    ['brackets below their key', 'x:\n  a: [\n    one,\n    ^\n  ]', ['x', 'a', 1], 'value'],
    ['after brackets', 'x:\n  a: { title: A }\n  b^', ['x'], 'key'],
    ['after brackets that never close', 'x:\n  a: { title: A\n  b: ^', ['x', 'b'], 'value'],
    ['a comment', 'x:\n  # a ^', [], 'text'],
  ])('knows %s', (_, marked, path, kind) => {
    expect(at(marked)).toMatchObject({ path, kind });
  });

  it('knows the keys beside it', () => {
    expect(at('x:\n  a:\n    title: A\n    ^\n    kind: b\n  c:\n    zone: d').siblings.toSorted()).toEqual([
      'kind',
      'title',
    ]);
    expect(at('x:\n  a: { title: A, ^').siblings).toEqual(['title']);
    expect(at('e:\n  - check: code\n    ^\n  - source: s').siblings).toEqual(['check']);
  });

  it('knows where the word begins', () => {
    expect(at('x:\n  a:\n    kind: pro^').from).toBe(10);
    expect(at('x:\n  a: [one, tw^').from).toBe(11);
    expect(at('x:\n  ab^').from).toBe(2);
  });
});

describe('pathOfLine', () => {
  it('names the entry that begins there', () => {
    const lines = linesOf('components:\n  web:\n    kind: process\n');
    expect(pathOfLine(lines, 1)).toEqual(['components', 'web']);
    expect(pathOfLine(lines, 2)).toEqual(['components', 'web', 'kind']);
  });
});
