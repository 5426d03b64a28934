/**
 * The reader of the describing part of Python, against texts of our own.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PythonExpression, type PythonStatement, readPython } from './index.ts';

function statements(text: string): readonly PythonStatement[] {
  const { statements, problem } = readPython(text, 'a.py');
  expect(problem?.message).toBeUndefined();
  return statements;
}

function value(text: string): PythonExpression {
  const [statement] = statements(text);
  if (statement?.kind !== 'evaluation') throw new Error(`${statement?.kind}`);
  return statement.value;
}

const message = (text: string) => readPython(text, 'a.py').problem?.message;

describe('readPython', () => {
  it('reads texts of every spelling', () => {
    const plain = (text: string) => {
      const found = value(text);
      return found.kind === 'text' ? found.value : found.kind;
    };
    expect(plain('"a\\n\\"b\\" \\x41\\u00e9\\U0001F600\\101"')).toBe('a\n"b" Aé😀A');
    expect(plain("'it''s' \"joined\"")).toBe('itsjoined');
    expect(plain('r"\\d"')).toBe('\\d');
    expect(plain('"""two\nlines "quoted" """')).toBe('two\nlines "quoted" ');
    expect(plain('("a"\n  "b"\n  + "c")')).toBe('abc');
    expect(plain('"a\\\nb"')).toBe('ab');
    expect(plain('f"plain"')).toBe('plain');
    expect(plain('f"{x}"')).toBe('computed');
    expect(plain('"a" + b')).toBe('computed');
    expect(plain('"a" if b else "c"')).toBe('computed');
  });

  it('reads numbers, flags, names, members, lists and dictionaries', () => {
    expect(value('0x1F')).toMatchObject({ kind: 'number', value: 31 });
    expect(value('-1_000.5')).toMatchObject({ kind: 'number', value: -1000.5 });
    expect(value('True')).toMatchObject({ kind: 'flag', value: true });
    expect(value('None').kind).toBe('none');
    expect(value('a.b.c')).toMatchObject({ kind: 'member', name: 'c', object: { kind: 'member', name: 'b' } });
    expect(value('[1, "a", (2,), (3), {4}]')).toMatchObject({
      kind: 'list',
      items: [{ value: 1 }, { value: 'a' }, { kind: 'list' }, { value: 3 }, { kind: 'list' }],
    });
    expect(value('1, 2')).toMatchObject({ kind: 'list', items: [{ value: 1 }, { value: 2 }] });
    expect(value('{"a": 1, **b}').kind).toBe('list');
    expect(value('{"a": 1}')).toMatchObject({ kind: 'dictionary', entries: [{ key: { value: 'a' } }] });
    expect(value('[x for x in y if x]')).toMatchObject({ items: [{ kind: 'computed', source: 'x for x in y if x' }] });
    expect(value('a[0].b(c)[1]')).toMatchObject({ kind: 'computed', source: 'a[0].b(c)[1]' });
    expect(value('lambda x: x + 1')).toMatchObject({ kind: 'computed' });
    expect(value('not a')).toMatchObject({ kind: 'computed' });
  });

  it('reads calls with their arguments, over several lines', () => {
    expect(value('Server(\n    "Web",  # its name\n    inBoundary=net,\n    ports=[80, 443],\n)')).toMatchObject({
      kind: 'call',
      callee: { name: 'Server' },
      arguments: [
        { name: undefined, value: { value: 'Web' } },
        { name: 'inBoundary', value: { kind: 'name', name: 'net' } },
        { name: 'ports', value: { kind: 'list' } },
      ],
    });
  });

  it('reads statements, blocks and loops with places', () => {
    const found = statements(
      [
        '#!/usr/bin/env python3',
        '"""A docstring"""',
        'from a import b as c',
        'x = y = 1; z: int = 2',
        'a.b, c = 3, 4',
        'if __name__ == "__main__":',
        '\ttm.process()',
        '',
        '    # a comment',
        'for s in [a,',
        '  b]:',
        '    s.x = 1',
        '    s.y = 2',
        '@decorated',
        'def f(a: int = 1, *b) -> None: return a',
        'x += \\',
        '  1',
        'match = 1',
      ].join('\n'),
    );
    expect(found.map((statement) => [statement.kind, statement.at.line])).toEqual([
      ['evaluation', 2],
      ['other', 3],
      ['assignment', 4],
      ['assignment', 4],
      ['assignment', 5],
      ['block', 6],
      ['loop', 10],
      ['block', 15],
      ['evaluation', 16],
      ['assignment', 18],
    ]);
    expect(found[2]).toMatchObject({ targets: [{ name: 'x' }, { name: 'y' }], value: { value: 1 } });
    expect(found[5]).toMatchObject({ word: 'if', header: '__name__ == "__main__"', body: [{ kind: 'evaluation' }] });
    expect(found[6]).toMatchObject({ variable: { name: 's' }, body: [{ kind: 'assignment' }, { kind: 'assignment' }] });
    expect(found[7]).toMatchObject({ word: 'def', header: 'f(a: int = 1, *b) -> None' });
  });
});

describe('readPython on anything', () => {
  it('gives back the texts that were quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (items) => {
        const read = value(`f(${items.map((item) => JSON.stringify(item)).join(', ')})`);
        const texts =
          read.kind === 'call' ? read.arguments.map(({ value }) => value.kind === 'text' && value.value) : [];
        expect(texts).toEqual(items);
      }),
    );
  });

  it('never throws', () => {
    const words = fc.constantFrom(
      'a',
      ' ',
      '    ',
      '=',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      "'''",
      ',',
      ':',
      '.',
      '\n',
      '1',
      'for ',
      ' in ',
      'if ',
      'def ',
      '*',
      '#',
      '\\',
      '@',
      '+',
      'f"{',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const { problem } = readPython(parts.join(''), 'a.py');
        expect((problem?.at.line ?? 1) > 0 && (problem?.at.column ?? 1) > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readPython with broken files', () => {
  it('says where it stopped', () => {
    expect(message('x = "a')).toBe('Cannot read "a.py" at 1:5: expected " at the end of the text');
    expect(message('\nx = (1')).toBe('Cannot read "a.py" at 2:7: expected "," or ")", found the end of the line');
    expect(message('x = = 1')).toBe('Cannot read "a.py" at 1:5: expected a value, found "="');
    expect(message('for x of y: pass')).toBe('Cannot read "a.py" at 1:17: expected "in", found the end of the line');
    expect(message('x = \u0001')).toBe('Cannot read "a.py" at 1:5: expected a word, found "\u0001"');
    expect(message('a b')).toBeUndefined();
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['texts', '"""'.repeat(100_001)],
    ['indentation', Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth % 300)}if x:`).join('\n')],
    ['loops', Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}for x in y:`).join('\n')],
    ['sums', `x = "a"${' + "a"'.repeat(100_000)}`],
    ['members', `x${'.a'.repeat(100_000)}`],
    ['calls', `x${'(1)'.repeat(100_000)}`],
    ['one long line', 'a = b, '.repeat(50_000)],
    ['backslashes', `x = "${'\\\\'.repeat(200_000)}"`],
    ['nested sums', `x = ${'"a" + ('.repeat(50)}y${')'.repeat(50)}`],
    ['semicolons', 'a;'.repeat(100_000)],
  ])('survives %s in a moment', (_, text) => {
    const start = performance.now();
    expect(() => readPython(text, 'a.py')).not.toThrow();
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('survives every cut of a file', () => {
    const text = 'tm = TM("x")\nfor a in [b, c]:\n  a.d = {"e": f(g=1)}\nif x: y = """z"""\n';
    for (let end = 0; end <= text.length; end += 1) expect(() => readPython(text.slice(0, end), 'a.py')).not.toThrow();
    expect(message(text)).toBeUndefined();
  });
});
