import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guard } from './attack-graph.ts';
import { attackGraph } from './attack-graph.ts';
import { counting, defended } from './defended.ts';

const guard = (control: number, stops: number, layer?: string): Guard => ({ control, stops, slows: 1, layer });
const left = (guards: readonly Guard[]): number =>
  counting(guards).reduce((share, { stops }) => share * (1 - stops), 1);

describe('counting', () => {
  it('takes the strongest control, or the two strongest of different layers', () => {
    expect(counting([])).toEqual([]);
    expect(left([guard(0, 0.5), guard(1, 0.6)])).toBeCloseTo(0.4);
    expect(left([guard(0, 0.5, 'host'), guard(1, 0.6, 'host')])).toBeCloseTo(0.4);
    expect(left([guard(0, 0.5, 'host'), guard(1, 0.6, 'network'), guard(2, 0.4, 'data')])).toBeCloseTo(0.2);
    expect(left([guard(0, 0.9), guard(1, 0.2, 'host'), guard(2, 0.2, 'data')])).toBeCloseTo(0.1);
  });

  it('never leaves more when a control is added', () => {
    const guards = fc.array(
      fc.record({ stops: fc.double({ min: 0, max: 1, noNaN: true }), layer: fc.constantFrom(undefined, 'a', 'b') }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(guards, (given) => {
        const all = given.map(({ stops, layer }, control) => guard(control, stops, layer));
        expect(left(all)).toBeLessThanOrEqual(left(all.slice(1)) + 1e-12);
      }),
    );
  });
});

describe('defended', () => {
  it('slows by the slowest control that is in place and lets only those stop', () => {
    const graph = attackGraph([
      { parents: [], needs: 1, days: 2, guards: [guard(0, 0.5), { control: 1, stops: 0.1, slows: 3 }] },
    ]);
    expect([...defended(graph, () => true).days]).toEqual([6]);
    const one = defended(graph, (control) => control === 0);
    expect([[...one.days], [...one.control], [...one.stops]]).toEqual([[2], [0], [0.5]]);
    expect([...defended(graph, () => false).first]).toEqual([0, 0]);
  });
});
