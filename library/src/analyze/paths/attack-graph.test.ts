import { describe, expect, it } from 'vitest';
import { attackGraph } from './attack-graph.ts';

describe('attackGraph', () => {
  it('counts a parent that is named twice once', () => {
    const graph = attackGraph([
      { parents: [], needs: 1 },
      { parents: [0, 0], needs: 'all' },
    ]);
    expect([...graph.child]).toEqual([1]);
    expect(graph.needs[1]).toBe(1);
    expect(graph.hasGates).toBe(false);
  });

  it('numbers steps without holes and lets nodes share one', () => {
    const graph = attackGraph([
      { parents: [], needs: 1, step: 900 },
      { parents: [], needs: 1 },
      { parents: [], needs: 1, step: 900 },
    ]);
    expect([...graph.step]).toEqual([0, 1, 0]);
    expect(graph.steps).toBe(2);
  });

  it('takes a graph of nothing, and isolated nodes', () => {
    expect(attackGraph([]).size).toBe(0);
    expect([...attackGraph([{ parents: [], needs: 1 }]).firstChild]).toEqual([0, 0]);
  });

  it.each([
    ['a parent that is not there', [{ parents: [1], needs: 1 }]],
    ['a parent that is no number', [{ parents: [Number.NaN], needs: 1 }]],
    ['a time that is no number', [{ parents: [], needs: 1, days: Number.NaN }]],
    ['a negative time', [{ parents: [], needs: 1, days: -1 }]],
    ['an endless time', [{ parents: [], needs: 1, days: Number.POSITIVE_INFINITY }]],
    ['a chance above 1', [{ parents: [], needs: 1, chance: 1.1 }]],
    ['half a parent', [{ parents: [], needs: 0.5 }]],
    [
      'a control that stops more than always',
      [{ parents: [], needs: 1, guards: [{ control: 0, stops: 2, slows: 1 }] }],
    ],
    ['a control that makes things faster', [{ parents: [], needs: 1, guards: [{ control: 0, stops: 0, slows: 0.5 }] }]],
    [
      'a control that stops here more than there',
      [
        { parents: [], needs: 1, guards: [{ control: 0, stops: 0.2, slows: 1 }] },
        { parents: [], needs: 1, guards: [{ control: 0, stops: 0.3, slows: 1 }] },
      ],
    ],
    [
      'a step that works here more often than there',
      [
        { parents: [], needs: 1, step: 1, chance: 0.2 },
        { parents: [], needs: 1, step: 1, chance: 0.3 },
      ],
    ],
  ])('refuses %s', (_, nodes) => {
    expect(() => attackGraph(nodes)).toThrow(RangeError);
  });
});
