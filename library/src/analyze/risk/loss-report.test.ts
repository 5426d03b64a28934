import { describe, expect, test } from 'vitest';
import type { Model } from '../../model/model.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { register, weighed } from '../register/register.ts';
import { lossReport } from './loss-report.ts';
import { valuedRegister } from './scenarios.ts';

const MODEL = `vauban: 1
system: { title: Shop, scheme: five-by-five, rated: before }
components: { web: { kind: process }, store: { kind: store } }
threats:
  theft:
    title: Theft
    targets: [store]
    risk: { probability: 3, impact: 4 }
    controls: [ { control: lock, effectiveness: high } ]
    mitigation-cost: 2000
  flood: { title: Flood, targets: [web], risk: { probability: 4, impact: 3 }, mitigation-cost: { yearly: 900000 } }
  fire: { title: Fire, targets: [store], risk: { probability: 1, impact: 5 }, mitigation-cost: { once: 5, currency: EUR } }
  mold: { title: Mold, targets: [store], risk: { probability: 1, impact: 1 } }
  words: { title: Words, targets: [web], risk: { scheme: three-by-three, likelihood: low, impact: high } }
controls:
  lock: { title: Lock, layer: host, strategy: prevent, status: done }
layers: [host]
`;

function shop(text = MODEL): { readonly model: Model; readonly valued: ReturnType<typeof valuedRegister> } {
  const { model, problems } = readTexts([{ name: 'shop.yaml', text }]);
  expect(problems).toEqual([]);
  return { model, valued: valuedRegister(model, register(model, weighed(model))) };
}

const OPTIONS = { seed: 1, years: 100_000 };

describe('lossReport', () => {
  const { model, valued } = shop();
  const report = lossReport(model, valued, { ...OPTIONS, appetite: [{ loss: 500_000, probability: 0.05 }] });

  test('puts three views side by side, the claimed one first', () => {
    expect(report.expected).toBe(report.views.claimed.expected);
    expect(report.views.inherent.expected).toBeGreaterThan(report.views.claimed.expected);
    // Nothing has been looked at, so nothing is proven.
    expect(report.views.proven).toEqual(report.views.inherent);
    expect(report.views.claimed.noLoss).toBeGreaterThan(report.views.inherent.noLoss);
  });

  test('gives each figure an interval and says that both ways agree', () => {
    for (const { value, low, high } of [...Object.values(report.quantiles), ...Object.values(report.shortfall)]) {
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
    const { check, curve } = report;
    expect(check).toMatchObject({ method: 'exact', compared: curve.length + 8, inside: curve.length + 8 });
    expect(check.gridError).toBeLessThan(1e-3);
    expect(check.beyondGrid).toBeLessThan(1e-5);
  });

  test('has a curve that only rises, with the largest event below the whole year', () => {
    for (const [index, point] of report.curve.entries()) {
      const before = report.curve[index - 1];
      if (before !== undefined) expect(point.loss).toBeGreaterThanOrEqual(before.loss);
      expect(point.returnPeriod).toBeCloseTo(1 / point.probability, 9);
      expect(point.largest ?? 0).toBeLessThanOrEqual(point.loss * 1.001 + 1);
    }
    expect(report.curve.at(-1)?.probability).toBe(0.001);
  });

  test('ranks threats by money and by level, and adds up to the whole', () => {
    expect(report.byThreat.map(({ threat }) => threat)).toEqual(['flood', 'fire', 'theft', 'mold']);
    expect(report.byThreat.map(({ moneyRank }) => moneyRank)).toEqual([1, 2, 3, 4]);
    expect(report.byThreat.map(({ level, levelRank }) => [level, levelRank])).toEqual([
      ['high', 1],
      ['moderate', 2],
      ['moderate', 2],
      ['low', 4],
    ]);
    expect(report.byThreat.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(report.expected, 6);
    expect(report.byThreat.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    const theft = report.byThreat.find(({ threat }) => threat === 'theft');
    expect(theft?.from).toEqual(['probability 1', 'impact 4']);
    expect(theft?.inherent).toBeGreaterThan(50 * (theft?.expected ?? 0));
  });

  test('answers from money whether treating a threat costs less than the threat', () => {
    const answers = Object.fromEntries(report.byThreat.map(({ threat, treatment }) => [threat, treatment]));
    expect(answers['flood']).toEqual({
      cost: 900_000,
      answer: 'no',
      because: '900,000 is not below 44,900, the mean year, which decides; not below 40,400, the mean event',
    });
    expect(answers['theft']).toMatchObject({
      cost: 2000,
      answer: 'no',
      because: expect.stringContaining('below 404,000, the mean event'),
    });
    expect(answers['fire']).toEqual({ answer: 'unknown', because: 'The cost is in EUR, the loss in USD' });
    expect(answers['mold']).toMatchObject({
      answer: 'unknown',
      because: expect.stringContaining('The cost is not known: yes below 1.28'),
    });
  });

  test('holds an appetite against the curves', () => {
    const [appetite] = report.appetite;
    expect(appetite?.exceeded.inherent).toBeGreaterThan(appetite?.exceeded.claimed ?? 1);
    expect(appetite?.exceeded.claimed).toBeLessThan(0.05);
  });

  test('says what it takes for granted, every open end and every setting', () => {
    const text = report.assumptions.join('\n');
    expect(text).toContain('table 1');
    expect(text).toContain('probability 1: 0.1 % (set) to 1 % a year, 0.00317 events');
    expect(text).toContain('impact 5: 1,000,000 to 10,000,000 (set) USD an event, 4,040,000 in the mean');
    expect(text).toContain('impact 1: 100 (set) to 1,000 USD an event, 404 in the mean');
    expect(text).toContain('Poisson');
    expect(text).toContain('independent');
    expect(report.uncounted).toEqual([{ threat: 'words', because: expect.stringContaining('three-by-three') }]);
    expect(report.simulation).toEqual({ seed: 1, years: 100_000, confidence: 0.99 });
  });

  test('is the same when it is made again, and another one with another seed', () => {
    const again = lossReport(model, valued, { ...OPTIONS, appetite: [{ loss: 500_000, probability: 0.05 }] });
    expect(again).toEqual(report);
    const other = lossReport(model, valued, { ...OPTIONS, seed: 2 });
    expect(other.quantiles.p99.value).toBe(report.quantiles.p99.value);
    expect(other.quantiles.p99.low).not.toBe(report.quantiles.p99.low);
  });

  test('names the common factor, and reckons with it in both ways', () => {
    const together = lossReport(model, valued, { ...OPTIONS, commonFactor: 2 });
    expect(together.assumptions.join()).toContain('One common factor multiplies all frequencies of a year');
    expect(together.check.inside).toBe(together.check.compared);
    expect(together.expected).toBeCloseTo(report.expected, 6);
    expect(together.quantiles.p999.value).toBeGreaterThan(report.quantiles.p999.value);
  });

  test('lets both ways agree where all losses are of one size', () => {
    const [theft] = valued.valued;
    if (theft === undefined) throw new Error('No threat is valued');
    const flat = {
      ...theft.scenarios.claimed,
      rate: { frequency: { kind: 'exactly', value: 2.5 } as const },
      primary: { kind: 'exactly', value: 1000 } as const,
    };
    const one = { ...valued, valued: [{ ...theft, scenarios: { inherent: flat, claimed: flat, proven: flat } }] };
    const { check, quantiles } = lossReport(model, one, OPTIONS);
    expect(check.inside).toBe(check.compared);
    expect(quantiles.p95.value).toBe(5000);
  });

  test('simulates alone where there are too many events, and says so', () => {
    const [theft] = valued.valued;
    if (theft === undefined) throw new Error('No threat is valued');
    const busy = { ...theft.scenarios.claimed, rate: { frequency: { kind: 'exactly', value: 21_000 } as const } };
    const many = { ...valued, valued: [{ ...theft, scenarios: { inherent: busy, claimed: busy, proven: busy } }] };
    const simulated = new Float64Array(20_000).map((_, year) => 8.4e9 + year);
    const result = lossReport(model, many, {
      seed: 1,
      years: 20_000,
      simulated: { inherent: simulated, claimed: simulated, proven: simulated },
    });
    expect(result.check).toMatchObject({
      method: 'simulated',
      because: expect.stringContaining('at most 20000 events a year, found 21000'),
    });
    expect(result.quantiles.p95.value).toBe(8.4e9 + 18_999);
    expect(result.expected).toBeCloseTo(21_000 * 404_001.28, -5);
  });
});
