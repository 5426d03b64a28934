import { describe, expect, test } from 'vitest';
import { schemeOf } from '../schemes/index.ts';
import { BAND_TABLE } from './band-table.ts';
import { bandFigures, rateOf, tableOf } from './bands.ts';
import { distributionOf } from './distribution/distribution.ts';

const fiveByFive = schemeOf('five-by-five');
if (fiveByFive === undefined) throw new Error('The scheme five-by-five is missing');

const figuresOf = (probability: number, impact: number, table = BAND_TABLE) =>
  bandFigures(
    fiveByFive,
    new Map([
      ['probability', String(probability)],
      ['impact', String(impact)],
    ]),
    table,
  );

describe('bandFigures', () => {
  test.each([
    [1, 0.001, 0.01, 0.003167],
    [2, 0.01, 0.1, 0.032134],
    [3, 0.1, 0.5, 0.253094],
    [4, 0.5, 0.9, 1.11115],
    [5, 0.9, 0.99, 2.88112],
  ])('counts probability %d as the geometric middle of its chances, as events a year', (level, low, high, events) => {
    const { frequency } = figuresOf(level, 1);
    expect(frequency).toMatchObject({ low, high, quantity: { kind: 'exactly' } });
    expect(frequency?.quantity.kind === 'exactly' && frequency.quantity.value).toBeCloseTo(events, 4);
  });

  test.each([
    [1, 100, 1000, 404],
    [2, 1000, 10_000, 4040],
    [3, 10_000, 100_000, 40_400],
    [4, 100_000, 1_000_000, 404_001],
    [5, 1_000_000, 10_000_000, 4_040_013],
  ])('counts impact %d as a lognormal over its losses', (level, low, high, mean) => {
    const { loss, currency } = figuresOf(1, level);
    expect(loss?.quantity).toEqual({ kind: 'interval', low, high });
    expect(currency).toBe('USD');
    expect(loss && distributionOf(loss.quantity).mean).toBeCloseTo(mean, 0);
  });

  test("marks the ends that are settings and not the scheme's own", () => {
    expect(figuresOf(1, 1)).toMatchObject({
      frequency: { lowIsSet: true, highIsSet: false },
      loss: { lowIsSet: true, highIsSet: false },
    });
    expect(figuresOf(5, 5)).toMatchObject({
      frequency: { lowIsSet: false, highIsSet: true },
      loss: { lowIsSet: false, highIsSet: true },
    });
    expect(figuresOf(3, 3)).toMatchObject({
      frequency: { lowIsSet: false, highIsSet: false },
      loss: { lowIsSet: false, highIsSet: false },
    });
  });

  test('draws a frequency from its band when the table says so, with 90 % of the years within it', () => {
    const { frequency } = figuresOf(2, 1, { ...BAND_TABLE, spread: true });
    expect(frequency?.quantity).toEqual({ kind: 'interval', low: rateOf(0.01), high: rateOf(0.1) });
  });

  test('says nothing for axes and levels without bands, or with bands that hold nothing', () => {
    expect(
      bandFigures(
        fiveByFive,
        new Map([
          ['exposure', '3'],
          ['impact', '9'],
        ]),
        BAND_TABLE,
      ),
    ).toEqual({});
    const odd = (frequency: readonly [number, number | 'open'], loss: readonly [number, number | 'open']) => {
      const levels = new Map([['x', { frequency, loss }]]);
      return bandFigures(
        { ...fiveByFive, axes: new Map([['both', { levels }]]) },
        new Map([['both', 'x']]),
        BAND_TABLE,
      );
    };
    expect(odd([0.5, 0.1], [5, 2])).toEqual({});
    expect(odd([0, 0], [0, 0])).toEqual({});
    expect(odd([0.2, 0.2], [7, 7])).toEqual({});
    expect(odd([Number.NaN, 1], [Number.NaN, 'open'])).toEqual({});
    expect(odd([-1, 0.5], [0, 'open'])).toEqual({});
    expect(odd([0.3, 1], [1, 2])).toMatchObject({ frequency: { high: 0.99, highIsSet: true }, loss: { high: 2 } });
  });
});

describe('tableOf', () => {
  test('takes what a scheme of the model says differently', () => {
    const bands = { openEnd: 100, highestChance: undefined, spread: undefined };
    expect(tableOf({ ...fiveByFive, bands })).toEqual({ ...BAND_TABLE, openEnd: 100 });
    expect(tableOf(undefined)).toEqual(BAND_TABLE);
  });
});
