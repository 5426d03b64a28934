/**
 * The language of generation filters.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter, type Interaction, type Truth } from './rule-language.ts';

/** Everything is called "yes", "no" or something that nobody knows. */
const words = new Map<string, Truth>([
  ['yes', true],
  ['no', false],
]);
const interaction: Interaction = {
  is: (_, type) => words.get(type),
  has: (_, property, value) => words.get(`${property}${value}`),
  crosses: (type) => words.get(type),
};

function ask(text: string): Truth | string {
  const { filter, wrong } = compileFilter(text);
  return filter === undefined ? (wrong ?? 'empty') : filter(interaction);
}

describe('compileFilter', () => {
  it.each<[string, Truth]>([
    ["source is 'yes'", true],
    ["target is 'no'", false],
    ["flow is 'who knows'", undefined],
    ["flow crosses 'yes'", true],
    ["source.y is 'es'", true],
    ["source.n is 'o'", false],
    ["SOURCE IS ' yes '", true],
    ["\n (source is 'yes') \n", true],
    ["source is not 'yes'", false],
    ["not source is 'no'", true],
    ["not not source is 'no'", false],
    ["not source is '?'", undefined],
    // "and" binds tighter than "or".
    ["source is 'yes' or source is 'yes' and source is 'no'", true],
    ["(source is 'yes' or source is 'yes') and source is 'no'", false],
    // "not" binds tighter than "and".
    ["not source is 'yes' and source is 'no'", false],
    // Three values.
    ["source is '?' and source is 'no'", false],
    ["source is '?' and source is 'yes'", undefined],
    ["source is '?' or source is 'yes'", true],
    ["source is '?' or source is 'no'", undefined],
    ["not (source is '?' and source is 'yes')", undefined],
  ])('takes %j for %j', (text, truth) => {
    expect(ask(text)).toBe(truth);
  });

  it('splits a property off at the first dot', () => {
    const asked: string[] = [];
    const { filter } = compileFilter("flow.2cf09a2d-575c-4e58.a is 'x'");
    filter?.({ ...interaction, has: (part, property, value) => asked.push(part, property, value) > 0 });
    expect(asked).toEqual(['flow', '2cf09a2d-575c-4e58.a', 'x']);
  });

  it('counts what it asks for', () => {
    expect(compileFilter("(source is 'a' or target is 'b') and not flow crosses 'c'").atoms).toBe(3);
    expect(compileFilter('  ')).toEqual({ filter: undefined, atoms: 0, wrong: undefined });
  });

  it.each([
    ["source is 'a' source", 'expected "and" or "or", found "source"'],
    ["source is 'a' and", 'expected "source", "target" or "flow", found the end'],
    ['source is a', 'expected a text in quotes, found "a"'],
    ["source was 'a'", 'expected "is" or "crosses", found "was"'],
    ["(source is 'a'", 'expected ")", found the end'],
    ["system is 'a'", 'expected "source", "target" or "flow", found "system"'],
    ['process.exit(1)', 'expected "source", "target" or "flow", found "process.exit"'],
    ['('.repeat(100_000), 'expected at most 100 levels of parentheses'],
  ])('says what is wrong with %j', (text, wrong) => {
    expect(ask(text)).toBe(wrong);
  });

  it('gives the three values that a table of truth gives', () => {
    type Tree = string | readonly ['not', Tree] | readonly ['and' | 'or', Tree, Tree];
    const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('yes', 'no', '?'),
        fc.tuple(fc.constant('not' as const), tie('tree')),
        fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('tree'), tie('tree')),
      ),
    })).tree;
    const print = (node: Tree): string => {
      if (typeof node === 'string') return `flow is '${node}'`;
      if (node[0] === 'not') return `not (${print(node[1])})`;
      return `(${print(node[1])}) ${node[0]} (${print(node[2])})`;
    };
    // The values that are possible when each unknown may be true or false on its own.
    const possible = (node: Tree): readonly boolean[] => {
      if (typeof node === 'string') return node === 'yes' ? [true] : node === 'no' ? [false] : [true, false];
      if (node[0] === 'not') return possible(node[1]).map((truth) => !truth);
      const [, one, other] = node;
      return [
        ...new Set(possible(one).flatMap((a) => possible(other).map((b) => (node[0] === 'and' ? a && b : a || b)))),
      ];
    };
    fc.assert(
      fc.property(tree, (node) => {
        const truths = new Set(possible(node));
        expect(ask(print(node))).toBe(truths.size === 2 ? undefined : truths.has(true));
      }),
    );
  });
});
