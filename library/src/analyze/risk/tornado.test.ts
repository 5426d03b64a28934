import { describe, expect, test } from 'vitest';
import { exactLoss } from './exact/exact-loss.ts';
import { meanLoss } from './exact/part.ts';
import { quantileOf } from './exact/read-curve.ts';
import { FAIR, REGISTER, scenario } from './register.fixture.ts';
import { tornadoOf } from './tornado.ts';
import { inputsOf, withInput } from './with-input.ts';

describe('tornadoOf', () => {
  test('holds each input at its ends, the widest first', () => {
    const scenarios = [
      scenario('a', 1, { kind: 'interval', low: 10, high: 1000 }),
      scenario('b', 2, { kind: 'uniform', from: 0, to: 20 }),
    ];
    const [first, second, ...rest] = tornadoOf(scenarios);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ threat: 'a', input: 'loss' });
    expect(first?.from).toBeCloseTo(10, 6);
    expect(first?.to).toBeCloseTo(1000, 6);
    expect(first?.expected[0]).toBeCloseTo(10 + 20, 6);
    expect(first?.expected[1]).toBeCloseTo(1000 + 20, 6);
    expect(second).toMatchObject({ threat: 'b', input: 'loss', from: 1, to: 19 });
    const held = [scenario('a', 1, { kind: 'exactly', value: 1000 }), scenarios[1]].filter((one) => one !== undefined);
    expect((first?.p95[1] ?? 0) / quantileOf(exactLoss(held), 0.95)).toBeCloseTo(1, 2);
  });

  test('moves a certain frequency between the ends it is told', () => {
    const ends = new Map([['T01/frequency', [0.01, 0.1] as const]]);
    const swing = tornadoOf(REGISTER, { ends }).find(({ input }) => input === 'frequency');
    const total = REGISTER.reduce((sum, one) => sum + meanLoss(one), 0);
    const [first] = REGISTER;
    expect(swing).toMatchObject({ threat: 'T01', from: 0.01, to: 0.1 });
    expect(swing?.expected[1]).toBeCloseTo(
      total - (first === undefined ? 0 : meanLoss(first)) + 0.1 * 4_040_012.83,
      -1,
    );
    expect((swing?.p95[0] ?? 0) < (swing?.p95[1] ?? 0)).toBe(true);
  });

  test('knows every node of a FAIR model, and that more resistance costs less', () => {
    const swings = tornadoOf([FAIR]);
    expect(swings.map(({ input }) => input).toSorted()).toEqual([
      'action',
      'capability',
      'chance',
      'contact',
      'fines',
      'primary',
      'resistance',
    ]);
    const resistance = swings.find(({ input }) => input === 'resistance');
    expect(resistance?.expected[0]).toBeGreaterThan(resistance?.expected[1] ?? 0);
  });

  test('is empty where nothing is uncertain or there is too much to compute', () => {
    expect(tornadoOf([])).toEqual([]);
    expect(tornadoOf([scenario('x', 1, { kind: 'exactly', value: 1 })])).toEqual([]);
    expect(tornadoOf([scenario('x', 30_000, { kind: 'uniform', from: 1, to: 2 })])).toEqual([]);
  });

  test('shows no more than twelve inputs', () => {
    expect(tornadoOf([...REGISTER, ...REGISTER.map((one) => ({ ...one, id: `${one.id}b` }))])).toHaveLength(12);
  });
});

test('withInput holds the input that inputsOf names, and no other', () => {
  for (const one of [FAIR, ...REGISTER.slice(0, 1)]) {
    for (const [name] of inputsOf(one)) {
      const changed = inputsOf(withInput(one, name, 0.5));
      expect(changed.filter(([, { kind }]) => kind === 'exactly').map(([other]) => other)).toEqual(
        inputsOf(one)
          .filter(([other, { kind }]) => other === name || kind === 'exactly')
          .map(([other]) => other),
      );
    }
  }
});
