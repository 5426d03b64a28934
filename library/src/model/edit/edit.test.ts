import { describe, expect, test } from 'vitest';
import { VaubanError } from '../problem.ts';
import { applySplices, type Change, edit, type Path, type Value } from './index.ts';

function set(path: Path, value: Value): Change {
  return { kind: 'set', path, value };
}

function add(path: Path, value: Value): Change {
  return { kind: 'add', path, value };
}

function remove(path: Path): Change {
  return { kind: 'remove', path };
}

function rename(path: Path, to: string): Change {
  return { kind: 'rename', path, to };
}

/** What it is about, the text before, the change, the text after. */
type Row = readonly [string, string, Change, string];

function check(rows: readonly Row[]): void {
  test.each(rows)('%s', (_, before, change, after) => {
    const edited = edit(before, [change]);
    expect(edited.text).toBe(after);
    expect(applySplices(before, edited.splices)).toBe(after);
    expect(applySplices(after, edited.undo)).toBe(before);
  });
}

const HSM = { title: 'HSM or Ledger', guards: ['signing-key'] };

describe('edit sets a value', () => {
  check([
    ['that is plain', 'a: one # note\nb: 2\n', set(['a'], 'two'), 'a: two # note\nb: 2\n'],
    ['and keeps double quotes', 'version: "1.0"\n', set(['version'], '1.1'), 'version: "1.1"\n'],
    ['and keeps single quotes', "a: 'it''s'\n", set(['a'], "that's"), "a: 'that''s'\n"],
    ['and keeps the spacing before it', 'a:     one\n', set(['a'], 'two'), 'a:     two\n'],
    ['as text, so that 1.0 stays 1.0', 'version: 2\n', set(['version'], '1.0'), 'version: 1.0\n'],
    ['that is empty', 'a: # note\nb: 2\n', set(['a'], 'one'), 'a: one # note\nb: 2\n'],
    ['to nothing', 'a: one\n', set(['a'], null), 'a: null\n'],
    ['to the word null', 'a: one\n', set(['a'], 'null'), 'a: "null"\n'],
    ['to a number', 'a: one\n', set(['a'], 1.5), 'a: 1.5\n'],
    ['to true', 'a: no\n', set(['a'], true), 'a: true\n'],
    ['that goes over lines in quotes', 'a: "one\n  two" # c\nb: 1\n', set(['a'], 'x'), 'a: "x" # c\nb: 1\n'],
    ['that goes over lines plain', 'a: one\n  two\nb: 1\n', set(['a'], 'x'), 'a: x\nb: 1\n'],
    ['that stands below its key', 'a:\n  # why\n  one # note\n', set(['a'], 'x'), 'a:\n  # why\n  x # note\n'],
    ['in place of a literal block', 'a: | # c\n  one\n\nb: 1\n', set(['a'], 'x'), 'a: x # c\n\nb: 1\n'],
    ['of several lines as a literal block', 'a: one # c\nb: 1\n', set(['a'], 'x\ny\n'), 'a: | # c\n  x\n  y\nb: 1\n'],
    [
      'of several lines in place of a folded one',
      'a: >\n  one\nb: 1\n',
      set(['a'], 'x\n\ny'),
      'a: |-\n  x\n\n  y\nb: 1\n',
    ],
    ['of several lines quoted in flow', 'a: { b: 1 }\n', set(['a', 'b'], 'x\ny'), 'a: { b: "x\\ny" }\n'],
    [
      'quoted where a comment would become text',
      'a:\n    # c\nb: 1\n',
      set(['a'], 'x\ny'),
      'a: "x\\ny"\n    # c\nb: 1\n',
    ],
    ['in flow', 'a: { b: 1, c: [x, y] } # n\n', set(['a', 'c', 1], 'z'), 'a: { b: 1, c: [x, z] } # n\n'],
    ['in flow that is empty', 'a: { b: , c }\n', set(['a', 'b'], 'x'), 'a: { b: x , c }\n'],
    ['in flow behind a bare key', 'a: { b, c }\n', set(['a', 'b'], 'x'), 'a: { b: x, c }\n'],
    ['in flow with quotes where commas need them', 'a: [x]\n', set(['a', 0], 'x, y'), 'a: ["x, y"]\n'],
    ['in flow right behind the colon', '{"a":{"b":1}}\n', set(['a'], 'x'), '{"a": x}\n'],
    ['in flow with tabs', 'a: {\tb:\t1,\tc: 2 }\n', set(['a', 'b'], 'x'), 'a: {\tb:\tx,\tc: 2 }\n'],
    ['of a list item', 'a:\n  - x # c\n  - y\n', set(['a', 0], 'z'), 'a:\n  - z # c\n  - y\n'],
    ['of an empty list item', 'a:\n  - # c\n  - y\n', set(['a', 0], 'z'), 'a:\n  - z # c\n  - y\n'],
    ['under a quoted key', '"a b": 1\n', set(['a b'], '2'), '"a b": 2\n'],
    [
      'under a key that is a number',
      'tiers: { 1: { title: A } }\n',
      set(['tiers', 1, 'title'], 'B'),
      'tiers: { 1: { title: B } }\n',
    ],
    ['that says the same already', 'a: "x"   # c\n', set(['a'], 'x'), 'a: "x"   # c\n'],
  ]);
});

describe('edit sets a collection', () => {
  check([
    ['in place of text', 'a: one # c\nb: 1\n', set(['a'], { x: '1' }), 'a: { x: 1 } # c\nb: 1\n'],
    [
      'in block style like its neighbor',
      'e:\n  a: 1\n  b:\n    x: 1\n',
      set(['e', 'a'], { y: '2' }),
      'e:\n  a:\n    y: 2\n  b:\n    x: 1\n',
    ],
    ['in the style of the old one', 'a:\n  - x # 1\n  - y\nb: 1\n', set(['a'], ['z', 'w']), 'a:\n  - z\n  - w\nb: 1\n'],
    [
      'with the indentation of the old one',
      'a:\n    x: 1\nb: 1\n',
      set(['a'], { y: '2', z: '3' }),
      'a:\n    y: 2\n    z: 3\nb: 1\n',
    ],
    ['below the comment of its key', 'a: # c\n  # d\n  x: 1\n', set(['a'], { y: '2' }), 'a: # c\n  # d\n  y: 2\n'],
    ['that text replaces', 'a: # c\n  # d\n  x: 1\n  y: 2 # e\nb: 1\n', set(['a'], 'one'), 'a: one # c\n  # d\nb: 1\n'],
    ['that text replaces in a list', 'a:\n  - x: 1\n    y: 2\n  - z\n', set(['a', 0], 'one'), 'a:\n  - one\n  - z\n'],
    [
      'in a list',
      'a:\n  - x: 1\n  - y # c\n',
      set(['a', 1], { p: '1', q: '2' }),
      'a:\n  - x: 1\n  - p: 1 # c\n    q: 2\n',
    ],
    ['that is empty', 'a:\n  x: 1\nb: 1\n', set(['a'], {}), 'a: {}\nb: 1\n'],
    ['inside a flow collection', 'a: { b: 1 }\n', set(['a', 'b'], [{ c: '1' }, 'd']), 'a: { b: [ { c: 1 }, d ] }\n'],
  ]);
});

describe('edit creates what is missing', () => {
  check([
    ['in an empty text', '', set(['system', 'title'], 'A'), 'system: { title: A }\n'],
    [
      'in a text of comments',
      '# one\n',
      add(['components', 'a'], { kind: 'store' }),
      '# one\ncomponents:\n  a: { kind: store }\n',
    ],
    ['behind a comment without a line break', '# one', set(['a'], '1'), '# one\na: 1\n'],
    ['between the marks of a document', '---\n# c\n...\n', set(['a'], '1'), '---\n# c\na: 1\n...\n'],
    ['in empty brackets', '{}\n', set(['a'], '1'), 'a: 1\n'],
    [
      'below an empty key',
      'components: # all\nflows: {}\n',
      set(['components', 'a', 'kind'], 'store'),
      'components: # all\n  a: { kind: store }\nflows: {}\n',
    ],
    [
      'in an empty collection',
      'components: {} # all\nflows: {}\n',
      set(['components', 'a', 'kind'], 'store'),
      'components: # all\n  a: { kind: store }\nflows: {}\n',
    ],
    ['in a list that is not there', 'a: 1\n', set(['b', 0], 'x'), 'a: 1\nb: [x]\n'],
    ['as a new list item', 'a: [x]\n', set(['a', 1], 'y'), 'a: [x, y]\n'],
  ]);
});

describe('edit adds an entry', () => {
  check([
    [
      'in flow style like its neighbors',
      'c:\n  a: { x: 1 }\nd: 1\n',
      add(['c', 'hsm'], HSM),
      'c:\n  a: { x: 1 }\n  hsm: { title: HSM or Ledger, guards: [signing-key] }\nd: 1\n',
    ],
    [
      'in block style like its neighbors',
      'c:\n  a:\n    x: 1\nd: 1\n',
      add(['c', 'hsm'], HSM),
      'c:\n  a:\n    x: 1\n  hsm:\n    title: HSM or Ledger\n    guards: [signing-key]\nd: 1\n',
    ],
    [
      'with four spaces and dashes where the file has them',
      'c:\n    a:\n        x:\n            - p\n',
      add(['c', 'b'], { x: ['q'] }),
      'c:\n    a:\n        x:\n            - p\n    b:\n        x:\n            - q\n',
    ],
    [
      'with dashes below the key where the file has them',
      'a:\n- x\nb: 1\n',
      add(['c'], ['y']),
      'a:\n- x\nb: 1\nc:\n- y\n',
    ],
    [
      'before lines that belong elsewhere',
      'c:\n  a: 1\n\n# next\nd: 1\n',
      add(['c', 'b'], '2'),
      'c:\n  a: 1\n  b: 2\n\n# next\nd: 1\n',
    ],
    [
      'behind comments of the collection',
      'c:\n  a: 1\n  # more\nd: 1\n',
      add(['c', 'b'], '2'),
      'c:\n  a: 1\n  # more\n  b: 2\nd: 1\n',
    ],
    ['before the comment of the next key', 'c:\n- a\n# next\nd: 1\n', add(['c'], 'b'), 'c:\n- a\n- b\n# next\nd: 1\n'],
    [
      'behind a block of text',
      'c:\n  a: |\n    one\n\nd: 1\n',
      add(['c', 'b'], '2'),
      'c:\n  a: |\n    one\n  b: 2\n\nd: 1\n',
    ],
    [
      'behind a block that keeps its blank lines',
      'c:\n  a: |+\n    one\n\nd: 1\n',
      add(['c', 'b'], '2'),
      'c:\n  a: |+\n    one\n\n  b: 2\nd: 1\n',
    ],
    ['at the top without a blank line', 'a: 1\nb: 2\n', add(['c'], '3'), 'a: 1\nb: 2\nc: 3\n'],
    ['at the top with a blank line', 'a: 1\n\nb: 2\n', add(['c'], '3'), 'a: 1\n\nb: 2\n\nc: 3\n'],
    ['to a file without a last line break', 'a: 1', add(['b'], '2'), 'a: 1\nb: 2'],
    ['before the end of the document', 'a: 1\n# c\n...\n', add(['b'], '2'), 'a: 1\n# c\nb: 2\n...\n'],
    [
      'with the line break of the file',
      'a:\r\n  b: 1\r\n',
      add(['a', 'c'], 'x\ny'),
      'a:\r\n  b: 1\r\n  c: |-\r\n    x\r\n    y\r\n',
    ],
    ['behind a byte order mark', '\uFEFFa: 1\n', add(['b'], '2'), '\uFEFFa: 1\nb: 2\n'],
    ['to a block list', 'a:\n  - x # c\nb: 1\n', add(['a'], 'y'), 'a:\n  - x # c\n  - y\nb: 1\n'],
    [
      'to a list of mappings',
      'a:\n  - x: 1\n    y: 2\n',
      add(['a'], { x: '3', y: '4' }),
      'a:\n  - x: 1\n    y: 2\n  - x: 3\n    y: 4\n',
    ],
    ['to a list at the top', '- a\n', add([], 'b'), '- a\n- b\n'],
    ['to a flow list', 'a: [x]\n', add(['a'], 'y'), 'a: [x, y]\n'],
    ['to an empty flow list', 'a: { b: [] }\n', add(['a', 'b'], 'y'), 'a: { b: [y] }\n'],
    ['to a flow mapping', 'a: {x: 1}\n', add(['a', 'y'], '2'), 'a: {x: 1, y: 2}\n'],
    ['to a flow mapping with a last comma', 'a: { x: 1, }\n', add(['a', 'y'], '2'), 'a: { x: 1, y: 2, }\n'],
    [
      'to a flow mapping over lines',
      'a: {\n  x: 1, # c\n  y: 2 # d\n}\n'.replace('}', ' }'),
      add(['a', 'z'], '3'),
      'a: {\n  x: 1, # c\n  y: 2, # d\n  z: 3\n }\n',
    ],
    [
      'to a flow mapping over lines with a last comma',
      'a: {\n  x: 1, # c\n }\n',
      add(['a', 'y'], '2'),
      'a: {\n  x: 1, # c\n  y: 2,\n }\n',
    ],
    [
      'to brackets with only a comment',
      'a: { b: { # c\n  } }\n',
      add(['a', 'b', 'x'], '1'),
      'a: { b: { # c\n    x: 1\n  } }\n',
    ],
    ['to a pair in a list without braces', 'a: [ x: 1, y ]\n', add(['a', 0, 'z'], '2'), 'a: [ { x: 1, z: 2 }, y ]\n'],
    ['whose key needs quotes', 'a: 1\n', add(['b: c'], '2'), 'a: 1\n"b: c": 2\n'],
    ['called __proto__', 'a: 1\n', add(['__proto__', 'x'], '2'), 'a: 1\n__proto__: { x: 2 }\n'],
  ]);
});

describe('edit removes an entry', () => {
  check([
    ['with its comment and its line', 'a: 1\nb: 2 # c\nd: 3\n', remove(['b']), 'a: 1\nd: 3\n'],
    ['with all its lines', 'a:\n  x: 1 # c\n  # d\n  y: 2\nb: 2\n', remove(['a']), 'b: 2\n'],
    ['but not the comment above', 'a: 1\n# about b\nb: 2\nc: 3\n', remove(['b']), 'a: 1\n# about b\nc: 3\n'],
    ['and one of two blank lines', 'a: 1\n\nb: 2\n\nc: 3\n', remove(['b']), 'a: 1\n\nc: 3\n'],
    ['at the end with the blank line before it', 'a: 1\n\nb: 2\n', remove(['b']), 'a: 1\n'],
    [
      'that is the only one',
      'a: # c\n  # d\n  x: 1 # e\n  # f\nb: 1\n',
      remove(['a', 'x']),
      'a: {} # c\n  # d\n  # f\nb: 1\n',
    ],
    ['that is the only one of a list', 'a:\n  - x\nb: 1\n', remove(['a', 0]), 'a: []\nb: 1\n'],
    ['that is the only one of a list item', '- a: 1\n- b\n', remove([0, 'a']), '- {}\n- b\n'],
    ['that is the only one of the text', '# top\na: 1 # c\n', remove(['a']), '# top\n{}\n'],
    ['at the start of a list item', '- a: 1 # c\n  b: 2\n', remove([0, 'a']), '- b: 2\n'],
    [
      'at the start of a list item with a comment below',
      '- a: 1\n  # d\n  b: 2\n',
      remove([0, 'a']),
      '- # d\n  b: 2\n',
    ],
    ['of a list', 'a:\n  - x\n  # about y\n  - y\n  - z\n', remove(['a', 1]), 'a:\n  - x\n  # about y\n  - z\n'],
    ['of a list in a list', '- - x\n  - y\n', remove([0, 0]), '- - y\n'],
    [
      'without giving its comment to the text above',
      'a: |\n  x\nb: 1\n  # c\nd: 2\n',
      remove(['b']),
      'a: |\n  x\n# c\nd: 2\n',
    ],
    ['without giving blank lines to the text above', 'a: |+\n  x\nb: 1\n\nd: 2\n', remove(['b']), 'a: |+\n  x\nd: 2\n'],
    ['of a flow mapping at the start', 'a: { x: 1, y: 2 }\n', remove(['a', 'x']), 'a: { y: 2 }\n'],
    ['of a flow mapping at the end', 'a: { x: 1, y: 2 }\n', remove(['a', 'y']), 'a: { x: 1 }\n'],
    ['of a flow mapping that is the only one', 'a: { x: 1 }\n', remove(['a', 'x']), 'a: {}\n'],
    ['of a flow list in the middle', 'a: [x,y,z]\n', remove(['a', 1]), 'a: [x,z]\n'],
    ['of a flow list at the end with a comma', 'a: [x, y, ]\n', remove(['a', 1]), 'a: [x, ]\n'],
    [
      'with its line in flow',
      'a: {\n  x: 1, # c\n  # d\n  y: 2\n }\n',
      remove(['a', 'x']),
      'a: {\n  # d\n  y: 2\n }\n',
    ],
    [
      'with its line and the comma before it in flow',
      'a: {\n  x: 1, # c\n  y: 2 # d\n }\n',
      remove(['a', 'y']),
      'a: {\n  x: 1 # c\n }\n',
    ],
    ['at the end of a line in flow', 'a: { x: 1, y: 2, # c\n  z: 3 }\n', remove(['a', 'y']), 'a: { x: 1,\n  z: 3 }\n'],
    ['but not a comment before its comma', 'a: [ x # c\n  # d\n  , y ]\n', remove(['a', 0]), 'a: [\n  # d\n   y ]\n'],
    ['that is a pair in a list', 'a: [ x: 1, y ]\n', remove(['a', 0, 'x']), 'a: [ {}, y ]\n'],
    ['with the line break of the file', 'a: 1\r\nb: 2\r\n', remove(['b']), 'a: 1\r\n'],
    ['at the end of a file without a last line break', 'a: 1\nb: 2', remove(['b']), 'a: 1\n'],
  ]);
});

describe('edit renames a key', () => {
  check([
    ['in block style', 'a:   1 # c\n', rename(['a'], 'b'), 'b:   1 # c\n'],
    ['in flow style', 'x: {a: 1, b: 2}\n', rename(['x', 'a'], 'c'), 'x: {c: 1, b: 2}\n'],
    ['and keeps its quotes', '{"a":1}\n', rename(['a'], 'b'), '{"b":1}\n'],
    ['to one that needs quotes', 'a: 1\n', rename(['a'], 'null'), '"null": 1\n'],
    ['to itself', '"a": 1\n', rename(['a'], 'a'), '"a": 1\n'],
  ]);
});

describe('edit refuses', () => {
  const rows: readonly (readonly [string, string, Change, string])[] = [
    ['text that is not YAML', 'a: [x\n', set(['a'], '1'), 'Cannot edit the text at 2:1: expected valid YAML, found "'],
    [
      'a key that stands twice',
      'a: 1\na: 2\n',
      set(['a'], '1'),
      'Cannot edit the text at 2:1: expected valid YAML, found the key "a" twice',
    ],
    [
      'two documents',
      'a: 1\n---\nb: 2\n',
      set(['a'], '2'),
      'Cannot edit the text at 2:1: expected valid YAML, found "',
    ],
    ['to add what is there', 'a: 1\n', add(['a'], '2'), 'Cannot add "a": expected nothing there yet, found a value'],
    [
      'to remove what is not there',
      'a: {}\n',
      remove(['a', 'b', 'c']),
      'Cannot remove "a.b.c": expected an entry, found nothing at "a.b"',
    ],
    [
      'to rename what is not there',
      'a: 1\n',
      rename(['b'], 'c'),
      'Cannot rename "b": expected an entry, found nothing at "b"',
    ],
    [
      'to rename to a key that is there',
      'a: 1\nb: 2\n',
      rename(['a'], 'b'),
      'Cannot rename "a": expected a key that is free, found "b" already there',
    ],
    [
      'to rename a list item',
      'a: [x]\n',
      rename(['a', 0], 'b'),
      'Cannot rename "a.0": expected a key of a mapping, found a place in a list',
    ],
    [
      'a path through text',
      'a: one\n',
      set(['a', 'b'], '1'),
      'Cannot set "a.b": expected a mapping or a list at "a", found text',
    ],
    [
      'a path through an alias',
      'a: &x { b: 1 }\nc: *x\n',
      set(['c', 'b'], '1'),
      'Cannot set "c.b": expected a mapping or a list at "c", found the alias "*x"',
    ],
    [
      'a value with an anchor',
      'a: &x { b: 1 }\nc: *x\n',
      set(['a', 'b'], '2'),
      'Cannot set "a.b": expected a value used only here, found the anchor "&x"',
    ],
    [
      'to remove an anchor',
      'a: { b: &x 1 }\nc: *x\n',
      remove(['a']),
      'Cannot remove "a": expected a value used only here, found the anchor "&x"',
    ],
    [
      'a place outside a list',
      'a: [x]\n',
      set(['a', 2], 'y'),
      'Cannot set "a.2": expected a place from 0 to 1 in a list, found "2"',
    ],
    [
      'a key in a list',
      'a: [x]\n',
      set(['a', 'b'], 'y'),
      'Cannot set "a.b": expected a place from 0 to 1 in a list, found "b"',
    ],
    [
      'a new list that does not start at 0',
      'a: 1\n',
      set(['b', 1], 'y'),
      'Cannot set "b.1": expected 0 as the first place of a new list, found 1',
    ],
    ['a key alone', '? a\n', set(['a'], '1'), 'Cannot set "a": expected a key followed by ":", found a key alone'],
    ['brackets too deep', '['.repeat(20_000), set(['a'], '1'), 'Cannot edit the text at 1:'],
  ];
  test.each(rows)('%s', (_, text, change, message) => {
    expect(() => edit(text, [change])).toThrow(VaubanError);
    expect(() => edit(text, [change])).toThrow(
      expect.objectContaining({ code: 'CONFLICT', message: expect.stringContaining(message) }),
    );
  });

  test('a path without steps and a value YAML cannot say, as wrong calls', () => {
    expect(() => edit('a: 1\n', [remove([])])).toThrow(TypeError);
    expect(() => edit('a: 1\n', [set(['a'], Number.NaN)])).toThrow(TypeError);
    expect(() => edit('a: 1\n', [set(['a'], new Date(0) as unknown as Value)])).toThrow(TypeError);
  });
});

describe('edit makes several changes', () => {
  test('and gives splices of the first text', () => {
    const before = 'a: 1\nb: { c: 2 }\n';
    const edited = edit(before, [set(['b', 'd'], '3'), remove(['a']), set(['b', 'd'], '4'), rename(['b'], 'e')]);
    expect(edited.text).toBe('e: { c: 2, d: 4 }\n');
    expect(applySplices(before, edited.splices)).toBe(edited.text);
    expect(applySplices(edited.text, edited.undo)).toBe(before);
    expect(edited.splices.map(({ start, end }) => before.slice(start, end))).toEqual(['a: 1\nb', '']);
  });

  test('at the bottom of deep nesting in no time', () => {
    const path = Array.from({ length: 500 }, () => 0);
    expect(edit(`${'- '.repeat(500)}x\n`, [set(path, 'y')]).text).toBe(`${'- '.repeat(500)}y\n`);
    expect(edit(`a: ${'{ a: '.repeat(200)}x${' }'.repeat(200)}\n`, [remove(['a', 'a'])]).text).toBe('a: {}\n');
  });

  test('or none, and leaves the text alone', () => {
    expect(edit('a:  1', [])).toEqual({ text: 'a:  1', splices: [], undo: [] });
  });

  test('without touching the prototype of anything', () => {
    const value = JSON.parse('{ "__proto__": { "polluted": "yes" }, "constructor": "x" }') as Value;
    expect(edit('', [set(['__proto__'], value)]).text).toContain('__proto__:');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
