import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRego } from './index.ts';

/** Each rule as `name kind: value < condition & condition | next body`. */
function rules(text: string): readonly string[] {
  return readRego(text).rules.map(
    ({ name, kind, value, bodies }) =>
      `${name} ${kind}: ${value ?? bodies.map((body) => [body.value, body.expressions.map((one) => one.text).join(' & ')].filter(Boolean).join(' < ')).join(' | ')}`,
  );
}

describe('readRego', () => {
  it('reads the package, imports and where rules stand', () => {
    const module = readRego('# c\npackage a.b["c"]\nimport rego.v1\nimport data.x.y as z\n\nallow if input.a\n');
    expect(module.package).toBe('a.b.c');
    expect(module.imports).toEqual([
      { path: 'rego.v1', as: 'v1' },
      { path: 'data.x.y', as: 'z' },
    ]);
    expect(module.rules[0]).toMatchObject({ line: 6, column: 1, reads: ['input.a'] });
  });

  it.each([
    ['default allow := false', ['allow default: false']],
    ['default allow = false', ['allow default: false']],
    ['allow if input.a == 1', ['allow complete: true < input.a == 1']],
    ['allow if {\n  a\n  b; c\n}', ['allow complete: true < a & b & c']],
    ['allow { a }', ['allow complete: true < a']],
    ['allow = true { a } else = false { b }', ['allow complete: true < a | false < b']],
    ['allow if a\nelse := 3', ['allow complete: true < a | 3']],
    ['allow { a } { b }', ['allow complete: true < a | true < b']],
    ['allow := x if { x := f(\n  1,\n  2,\n) }', ['allow complete: x < x := f( 1, 2, )']],
    ['a if {\n  input.b ==\n    3\n}', ['a complete: true < input.b == 3']],
    ['deny contains msg if { msg := "x" }', ['deny set: true < msg := "x"']],
    ['deny[msg] { msg := "x" }', ['deny set: true < msg := "x"']],
    ['violation[{"msg": m}] { m = "x" }', ['violation set: true < m = "x"']],
    ['m[k] = v { v := input[k] }', ['m object: v < v := input[k]']],
    ['f(x) := y if y := x', ['f function: y < y := x']],
    ['limits := {"a": [1,\n 2]}', ['limits complete: {"a": [1, 2]}']],
    ['xs := {x | some x in input.xs; x != "a"}', ['xs complete: {x | some x in input.xs; x != "a"}']],
    ['a.b["c"].d = 1', ['a.b.c.d complete: 1']],
    ['a = `raw # " {`\nb = 2', ['a complete: `raw # " {`', 'b complete: 2']],
    ['e if every x in xs { x > 1 }', ['e complete: true < every x in xs { x > 1 }']],
    ['t { not x with input as {"a": 1} }', ['t complete: true < not x with input as {"a": 1}']],
    ['a := 1 # one\n# b := 2\nc := 3', ['a complete: 1', 'c complete: 3']],
  ])('reads %j', (text, expected) => {
    expect(rules(`package p\n${text}\n`)).toEqual(expected);
    expect(readRego(`package p\n${text}\n`).skipped).toEqual([]);
  });

  it.each([
    ['@@@\ngood := 1', 2, 'a rule starts with a name, found "@"'],
    ['allow\ngood := 1', 2, '"allow" says nothing'],
    ['allow if { a\ngood := 1', 2, 'a bracket is never closed'],
    ['allow if { a ]\n}\ngood := 1', 2, '"]" closes nothing'],
    ['allow if a $ b\ngood := 1', 2, '"$" is no part of the language'],
  ])('skips what it does not understand in %j, and says so', (text, line, because) => {
    expect(readRego(`package p\n${text}\n`).skipped[0]).toEqual({ line, because });
  });

  it('never fails, and takes time that grows with the text alone', () => {
    const pieces = fc.constantFrom(
      'allow',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ' if ',
      ' else ',
      ' := ',
      '\n',
      '"',
      '.',
      ' contains ',
      'x',
      ';',
      '@',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(readRego(parts.join('')).rules.length).toBeLessThan(50);
      }),
    );
    for (const piece of ['{', 'a if {', '[', 'a{}', 'a else ', 'a.', 'a[', 'else']) {
      const started = performance.now();
      readRego(piece.repeat(200_000));
      expect(performance.now() - started, piece).toBeLessThan(4000);
    }
  });
});
