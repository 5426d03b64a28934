import { describe, expect, it } from 'vitest';
import { readGalileo } from './read-galileo.ts';

function read(text: string, missionTime?: number) {
  return readGalileo({ name: 'tree.dft', text }, { missionTime });
}

function probabilityOf(attributes: string, missionTime?: number): number | undefined {
  const { trees, problems } = read(`toplevel a; a ${attributes};`, missionTime);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const node = trees[0]?.nodes[0];
  return node?.kind === 'step' ? node.probability : undefined;
}

describe('readGalileo', () => {
  it('reads gates and elements, quoted or not, with comments', () => {
    const { trees, problems } = read(`// a tree
toplevel "T op"; /* over
two lines */ "T op" or A B;
A and "x" "y"; B 2of3 "x" "y" z;
"x" prob=0.5; "y" prob=1e-1 dorm=0; z lambda=0;`);
    expect(problems).toEqual([]);
    expect(trees).toEqual([
      {
        stage: 'attack-tree',
        id: 'T op',
        goal: 'T op',
        root: 0,
        assumptions: ['The mission time is 1, in the unit of the rates'],
        nodes: [
          { kind: 'or', id: 'T op', children: [1, 2] },
          { kind: 'and', id: 'A', children: [3, 4] },
          { kind: 'at-least', id: 'B', children: [3, 4, 5], atLeast: 2 },
          { kind: 'step', id: 'x', probability: 0.5 },
          { kind: 'step', id: 'y', probability: 0.1 },
          { kind: 'step', id: 'z', probability: 0 },
        ],
      },
    ]);
  });

  it.each<[string, number | undefined, number]>([
    ['prob=0.25', undefined, 0.25],
    ['lambda=0.5 dorm=0.3', undefined, 1 - Math.exp(-0.5)],
    ['lambda=0.5', 4, 1 - Math.exp(-2)],
    // Three phases: 1 - e^-x (1 + x + x^2 / 2).
    ['lambda=4 phases=3', undefined, 1 - Math.exp(-4) * (1 + 4 + 8)],
    ['rate=0.5 shape=2', 3, 1 - Math.exp(-2.25)],
  ])('computes %s by %s', (attributes, time, wanted) => {
    expect(probabilityOf(attributes, time)).toBeCloseTo(wanted, 12);
  });

  it('lets what depends on a trigger fail with it', () => {
    const { trees } = read('toplevel T; T and a b; D fdep t a b; a prob=0.1; b prob=0.2; t prob=0.3;');
    const nodes = trees[0]?.nodes ?? [];
    const under = (id: string) => {
      const node = nodes.find((one) => one.id === id);
      return node !== undefined && 'children' in node ? node.children.map((child) => nodes[child]?.id) : [];
    };
    expect(under('a')).toEqual(['a', 't']);
    expect(under('b')).toEqual(['b', 't']);
  });
});

describe('readGalileo on bad input', () => {
  it.each<[string, string, string]>([
    ['nothing', '', 'at 1:1: expected "toplevel", found none'],
    ['no end', 'toplevel a', 'at 1:1: expected ";" at the end of the statement, found the end of the file'],
    ['two tops', 'toplevel a; toplevel b; a prob=1; b prob=1;', 'at 1:13: expected one "toplevel", found a second'],
    [
      'a top that is not there',
      'toplevel a; b prob=1;',
      'at 1:10: expected the name of a gate or an element, found "a" that is defined nowhere',
    ],
    ['a name alone', 'toplevel a;\na;', 'at 2:1: expected a gate or attributes after "a", found ";"'],
    [
      'an unknown gate',
      'toplevel a;\na nor b;\nb prob=1;',
      'at 2:3: expected "and", "or" or a gate such as "2of3", found "nor"',
    ],
    [
      'an order of failures',
      'toplevel a; a pand b c; b prob=1; c prob=1;',
      'at 1:15: expected a gate without an order or spares, found "pand"',
    ],
    ['a spare', 'toplevel a; a wsp b c; b prob=1; c prob=1;', 'found "wsp"'],
    ['an empty gate', 'toplevel a; a and;', 'expected at least one name below "a", found none'],
    [
      'too many',
      'toplevel a; a vot3 b c; b prob=1; c prob=1;',
      'expected a number up to the 2 names below, found "vot3"',
    ],
    ['a wrong count', 'toplevel a; a 1of3 b c; b prob=1; c prob=1;', 'found "1of3"'],
    ['a child that is not there', 'toplevel a; a or b;', 'found "b" that is defined nowhere'],
    ['two definitions', 'toplevel a; a prob=1; a prob=0;', 'expected one definition of "a", found a second'],
    ['a probability above one', 'toplevel a; a prob=1.5;', 'at 1:15: expected a probability from 0 to 1, found 1.5'],
    ['no number', 'toplevel a; a lambda=fast;', 'expected a number from 0 for "lambda", found "fast"'],
    ['an endless number', 'toplevel a; a lambda=1e999;', 'expected a number from 0 for "lambda", found "1e999"'],
    ['half a phase', 'toplevel a; a lambda=1 phases=1.5;', 'expected a whole number from 1 to 1000 for "phases"'],
    ['an unknown attribute', 'toplevel a; a cost=5;', 'found "cost"'],
    ['a cycle', 'toplevel a; a or b; b and a;', 'at 1:13: expected nothing below itself, found a -> b -> a'],
    ['a trigger of itself', 'toplevel a; a prob=1; D fdep a a;', 'expected nothing below itself, found a -> a'],
  ])('reports %s with its place', (_, text, message) => {
    const { trees, problems } = read(text);
    expect(trees).toEqual([]);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
    expect(problems.every((problem) => problem.message.startsWith('Cannot read "tree.dft" at '))).toBe(true);
  });
});
