import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axes, builtIn } from './built-in.fixture.ts';
import { increase, type RatedControl, reduce, takenOff } from './reduce.ts';

const five = builtIn('five-by-five');
const hsm: RatedControl = { id: 'hsm', strategy: 'prevent', effectiveness: 'high', layer: 'data' };
const ceremony: RatedControl = { id: 'key-ceremony', strategy: 'prevent', effectiveness: 'high', layer: 'data' };
const access: RatedControl = { id: 'access-control', strategy: 'prevent', effectiveness: 'medium', layer: 'host' };
const alerts: RatedControl = { id: 'alerts', strategy: 'detect', effectiveness: 'high', layer: 'monitoring' };
const insurance: RatedControl = { id: 'insurance', strategy: 'transfer', effectiveness: 'medium' };

function levels(moved: { readonly axes: ReadonlyMap<string, string> }): Readonly<Record<string, string>> {
  return Object.fromEntries(moved.axes);
}

describe('reduce', () => {
  const rated = axes({ probability: 5, impact: 5 });

  test('takes off two levels of probability for a strong prevention', () => {
    expect(levels(reduce(five, rated, [hsm]))).toEqual({ probability: '3', impact: '5' });
  });

  test('counts the largest reduction of an axis and not the sum', () => {
    expect(levels(reduce(five, rated, [hsm, ceremony]))).toEqual({ probability: '3', impact: '5' });
  });

  test('takes off one level more for a control in another layer, once', () => {
    expect(levels(reduce(five, rated, [hsm, access]))).toEqual({ probability: '2', impact: '5' });
    const third = { ...access, id: 'firewall', layer: 'network' };
    expect(levels(reduce(five, rated, [hsm, access, third]))).toEqual({ probability: '2', impact: '5' });
  });

  test('does not take a control without a layer for one in another layer', () => {
    const { layer: _, ...nowhere } = access;
    expect(levels(reduce(five, rated, [hsm, nowhere]))).toEqual({ probability: '3', impact: '5' });
  });

  test('weighs each axis by itself', () => {
    const moved = reduce(five, rated, [hsm, alerts]);
    expect(levels(moved)).toEqual({ probability: '3', impact: '4' });
    expect(moved.changes).toEqual([
      { axis: 'probability', from: '5', to: '3', reduction: { levels: 2, by: hsm, also: undefined } },
      { axis: 'impact', from: '5', to: '4', reduction: { levels: 1, by: alerts, also: undefined } },
    ]);
  });

  test('never goes below the lowest level', () => {
    const moved = reduce(five, axes({ probability: 1, impact: 2 }), [hsm, alerts]);
    expect(levels(moved)).toEqual({ probability: '1', impact: '1' });
    expect(moved.changes.map(({ axis }) => axis)).toEqual(['impact']);
    expect(levels(reduce(five, axes({ probability: 2, impact: 1 }), [hsm]))).toEqual({ probability: '1', impact: '1' });
  });

  test('takes nothing off for weak, unknown or accepted treatments', () => {
    const idle: readonly RatedControl[] = [
      { strategy: 'prevent', effectiveness: 'low', layer: 'data' },
      { strategy: 'accept', effectiveness: 'very-high', layer: 'host' },
      { strategy: 'prevent', layer: 'network' },
      { effectiveness: 'high', layer: 'network' },
    ];
    expect(reduce(five, rated, idle)).toEqual({ axes: rated, changes: [] });
    expect(levels(reduce(five, rated, [hsm, ...idle]))).toEqual({ probability: '3', impact: '5' });
  });

  test('leaves exposure alone', () => {
    const product = builtIn('product');
    const moved = reduce(product, axes({ probability: 5, impact: 5, exposure: 5 }), [hsm, insurance]);
    expect(levels(moved)).toEqual({ probability: '3', impact: '4', exposure: '5' });
  });

  test('works on levels in words', () => {
    const three = builtIn('three-by-three');
    const moved = reduce(three, axes({ likelihood: 'high', impact: 'high' }), [hsm, access, alerts]);
    expect(levels(moved)).toEqual({ likelihood: 'low', impact: 'medium' });
  });

  test('refuses a level that the axis does not have', () => {
    expect(() => reduce(five, axes({ probability: 'rare' }), [hsm])).toThrow(RangeError);
  });
});

describe('increase', () => {
  const rated = axes({ probability: 2, impact: 2 });

  test('puts back what a lost control was to take off', () => {
    expect(levels(increase(five, rated, { lost: [hsm, alerts] }))).toEqual({ probability: '4', impact: '3' });
  });

  test('puts back only what the kept controls do not take off as well', () => {
    expect(levels(increase(five, rated, { lost: [ceremony], kept: [hsm] }))).toEqual({ probability: '2', impact: '2' });
    expect(levels(increase(five, rated, { lost: [access], kept: [hsm] }))).toEqual({ probability: '3', impact: '2' });
    expect(levels(increase(five, rated, { lost: [hsm], kept: [access] }))).toEqual({ probability: '4', impact: '2' });
  });

  test('never goes above the highest level', () => {
    const moved = increase(five, axes({ probability: 4, impact: 5 }), { lost: [hsm, access, alerts] });
    expect(levels(moved)).toEqual({ probability: '5', impact: '5' });
  });

  test('leaves a rating alone when nothing is lost', () => {
    expect(increase(five, rated, { lost: [], kept: [hsm, alerts] })).toEqual({ axes: rated, changes: [] });
  });
});

const anyControl: fc.Arbitrary<RatedControl> = fc.record({
  strategy: fc.constantFrom('prevent', 'detect', 'respond', 'recover', 'transfer', 'accept'),
  effectiveness: fc.constantFrom('low', 'medium', 'high', 'very-high'),
  layer: fc.option(fc.constantFrom('perimeter', 'host', 'data'), { nil: undefined }),
});
const anyControls = fc.array(anyControl, { maxLength: 6 });
const level = fc.constantFrom(1, 2, 3, 4, 5);

describe('takenOff', () => {
  const count = (axis: string, controls: readonly RatedControl[]) => takenOff(five, axis, controls)?.levels ?? 0;

  test('never falls when a control is added, whatever the order', async () => {
    await fc.assert(
      fc.property(anyControls, anyControl, (controls, another) => {
        for (const axis of ['probability', 'impact']) {
          const before = count(axis, controls);
          expect(count(axis, [...controls, another])).toBeGreaterThanOrEqual(before);
          expect(count(axis, controls.toReversed())).toBe(before);
        }
      }),
    );
  });

  test('is undone by increase unless an end of the axis was reached', async () => {
    await fc.assert(
      fc.property(anyControls, level, level, (controls, probability, impact) => {
        const rated = axes({ probability, impact });
        const back = increase(five, reduce(five, rated, controls).axes, { lost: controls });
        for (const [axis, before] of rated) {
          const room = Number(before) - count(axis, controls) >= 1;
          if (room) expect(back.axes.get(axis)).toBe(before);
          else expect(Number(back.axes.get(axis))).toBeGreaterThanOrEqual(Number(before));
        }
      }),
    );
  });

  test('keeps a proven rating between the claimed and the inherent one', async () => {
    await fc.assert(
      fc.property(anyControls, anyControls, level, (proven, unproven, probability) => {
        const rated = axes({ probability });
        const at = (controls: Parameters<typeof increase>[2]) =>
          Number(increase(five, rated, controls).axes.get('probability'));
        const inherent = at({ lost: [...proven, ...unproven] });
        const middle = at({ lost: unproven, kept: proven });
        expect(middle).toBeGreaterThanOrEqual(probability);
        expect(middle).toBeLessThanOrEqual(inherent);
      }),
    );
  });
});
