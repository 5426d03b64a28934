/**
 * Any quantities and scenarios, for properties.
 * @module
 */
import fc from 'fast-check';
import type { LossScenario, Quantity } from '../../model/loss.ts';

/** Any quantity that can be, up to 10,000. */
export function anyQuantity(): fc.Arbitrary<Quantity> {
  const number = fc.double({ min: 0.01, max: 10_000, noNaN: true });
  const width = fc.double({ min: 1.05, max: 50, noNaN: true });
  return fc.oneof(
    number.map((value): Quantity => ({ kind: 'exactly', value })),
    fc.tuple(number, width).map(([from, times]): Quantity => ({ kind: 'uniform', from, to: from * times })),
    fc.tuple(number, width).map(([low, times]): Quantity => ({ kind: 'interval', low, high: low * times })),
    fc.tuple(number, width, fc.double({ min: 0, max: 1, noNaN: true })).map(
      ([min, times, share]): Quantity => ({
        kind: 'pert',
        min,
        likely: Math.min(min + share * (times - 1) * min, min * times),
        max: min * times,
      }),
    ),
  );
}

/** Any scenario with few events a year. */
export function anyScenario(id: string): fc.Arbitrary<LossScenario> {
  return fc
    .tuple(fc.double({ min: 0.01, max: 3, noNaN: true }), anyQuantity(), fc.boolean())
    .map(([often, primary, uncertain]) => ({
      id,
      title: id,
      rate: {
        frequency: uncertain
          ? { kind: 'interval', low: often / 3, high: often * 3 }
          : { kind: 'exactly', value: often },
      },
      primary,
    }));
}
