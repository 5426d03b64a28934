import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './index.ts';

describe('compilePattern', () => {
  it.each([
    ['fn check', 'pub fn check()', 4],
    ['a.c', 'xabc', 1],
    ['^a', 'ba', undefined],
    ['b$', 'ab', 1],
    ['a+b*c?', 'xaab', 1],
    ['(ab|cd){2}', 'abcdx', 0],
    ['(?:ab)+$', 'xabab', 1],
    ['[a-c\\]x]z', '-]z', 1],
    ['[^a-c]', 'abcd', 3],
    ['\\bfoo\\b', 'foobar foo', 7],
    ['\\d{2,3}', 'a1b22', 3],
    ['x{0}y', 'xy', 1],
    ['(?i)INSECURE', 'x insecureskip', 2],
    ['assert!\\(', 'assert!(x)', 0],
    ['a|b|', 'zzz', 0],
    ['\\.env', 'xenv', undefined],
    ['é+', 'caféé', 3],
    ['.x', '😀x', 0],
    ['(?<word>a)b', 'ab', 0],
    ['a{2,}', 'baaa', 1],
  ])('%s in %j', (pattern, line, start) => {
    expect(compilePattern(pattern).find(line)?.start).toBe(start);
  });

  it('finds what JavaScript finds', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\b', '(a|b)', '(ab)', '(?:b|)');
    const times = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}');
    const pattern = fc
      .array(fc.tuple(atom, times), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.map(([one, many]) => (one === '\\b' ? one : one + many)).join(''));
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 12 }), (source, line) => {
        const { find, mayMatch } = compilePattern(source);
        const expected = new RegExp(source).exec(line)?.index;
        expect(find(line)?.start).toBe(expected);
        if (expected !== undefined) expect(mayMatch(line)).toBe(true);
      }),
    );
  });

  it.each([
    ['(', 'at 2: expected ")", found the end'],
    ['a)', 'at 2: expected the end, found ")"'],
    ['[a', 'at 1: expected a "]" later on'],
    ['*a', 'expected something to repeat'],
    ['a**', 'expected one repetition'],
    ['(?=a)', 'expected a group without look-around'],
    ['(a)\\1', 'expected an escape such as'],
    ['a{9999}', 'expected at most 500 repetitions'],
    ['((((a{500}){500}){500}){500})', 'repeats too much'],
    ['('.repeat(400), 'expected at most 50 levels'],
    ['a'.repeat(2000), 'expected at most 1000 characters'],
    ['[z-a]', 'expected a set of characters'],
  ])('refuses %j', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(message);
  });

  it('takes no longer for a pattern made to take for ever', () => {
    const started = performance.now();
    expect(compilePattern('(a*)*(a|aa)+(a+a+)+b').find('a'.repeat(20_000))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
