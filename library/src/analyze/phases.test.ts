import { describe, expect, it } from 'vitest';
import { sampleOf } from './checks/sample.fixture.ts';
import { phaseStates } from './phases.ts';

function statesOf(text: string) {
  return phaseStates(sampleOf(`system: { title: Sample }\n${text}`).model);
}

/** The status of one item beside controls that are done, in progress, planned and retired. */
function statusOf(item: string): string | undefined {
  const [state] = statesOf(`
controls: { d: { status: done }, i: { status: in-progress }, p: { status: planned }, r: { status: retired }, u: {} }
phases: { one: { order: 1, items: { item: { ${item} } } } }`);
  return state?.items['item'];
}

describe('phaseStates', () => {
  it.each([
    ['status: done', 'done'],
    ['status: in-progress', 'in-progress'],
    ['status: retired', 'retired'],
    ['', 'planned'],
    ['status: done, controls: [d, r]', 'done'],
    ['status: done, controls: [d, u]', 'done'],
    ['status: done, controls: [d, i]', 'in-progress'],
    ['status: done, controls: [p]', 'in-progress'],
    ['status: planned, controls: [d]', 'planned'],
    ['controls: [d]', 'done'],
    ['controls: [d, p]', 'in-progress'],
    ['controls: [p, u]', 'planned'],
    ['controls: [d, r]', 'done'],
    ['controls: [r]', 'planned'],
    ['when: { control: d }', 'done'],
    ['when: { control: d }, status: planned', 'done'],
    ['when: { control: d, at-least: active }, status: done', 'planned'],
    ['when: { control: p }, status: in-progress', 'in-progress'],
  ])('reads an item { %s } as %s', (item, status) => expect(statusOf(item)).toBe(status));

  it('counts what is done without what is retired, and finishes no empty phase', () => {
    const [one, two, three] = statesOf(`
phases:
  three: { order: 3 }
  two: { order: 2, items: { a: { status: done }, b: { status: planned } } }
  one: { order: 1, items: { a: { status: done }, b: { status: retired } } }`);
    expect(one).toMatchObject({ id: 'one', done: 1, of: 1, complete: true });
    expect(two).toMatchObject({ id: 'two', done: 1, of: 2, complete: false });
    expect(three).toMatchObject({ id: 'three', done: 0, of: 0, complete: false });
  });

  it('follows a chain of conditions whatever its order, and cuts a circle', () => {
    const chain = statesOf(`
phases:
  last: { order: 3, items: { a: { when: { phase: middle } } } }
  middle: { order: 2, items: { a: { when: { phase: first, is: complete } } } }
  first: { order: 1, items: { a: { status: done } } }`);
    expect(chain.map(({ complete }) => complete)).toEqual([true, true, true]);
    const circle = statesOf(`
phases:
  one: { order: 1, items: { a: { when: { phase: two } } } }
  two: { order: 2, items: { a: { when: { phase: one } } } }`);
    expect(circle.map(({ complete }) => complete)).toEqual([false, false]);
  });

  it('follows a chain of 10,000 phases', () => {
    const phases = Array.from({ length: 10_000 }, (_, n) => {
      const item = n === 9999 ? 'status: done' : `when: { phase: p${n + 1} }`;
      return `  p${n}: { order: ${n}, items: { a: { ${item} } } }`;
    });
    expect(statesOf(`phases:\n${phases.join('\n')}`).every(({ complete }) => complete)).toBe(true);
  });

  it('names the threats of its items and of their controls, and the wholes of those', () => {
    const [one, two] = statesOf(`
threats: { whole: {}, part: { part-of: whole, controls: [d] }, named: {}, other: { controls: [r] } }
controls: { d: { status: done }, r: { status: retired } }
phases:
  one: { order: 1, items: { a: { controls: [d, r] } } }
  two: { order: 2, items: { a: { threats: [named] } } }`);
    expect([one?.threats, two?.threats]).toEqual([['whole', 'part'], ['named']]);
  });
});
