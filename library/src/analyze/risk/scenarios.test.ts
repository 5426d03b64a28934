import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { check } from '../../check.ts';
import { inEnvironment } from '../../model/environment.ts';
import { readModel } from '../../model/files/read-model.ts';
import type { Model } from '../../model/model.ts';
import type { Proofs } from '../../model/posture.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import type { OwnFigures } from '../../model/schema/quantities.ts';
import { register, weighed } from '../register/register.ts';
import { exactLoss } from './exact/exact-loss.ts';
import { quantileOf } from './exact/read-curve.ts';
import { REGISTER } from './register.fixture.ts';
import { scenariosOf, valuedRegister } from './scenarios.ts';

const MODEL = `vauban: 1
system: { title: Shop, scheme: five-by-five, rated: RATED }
components: { web: { kind: process }, store: { kind: store } }
schemes:
  euros:
    axes:
      often: { levels: { seldom: { frequency: [0.1, 0.2] } } }
      much: { currency: EUR, levels: { some: { loss: [10, 20] } } }
    levels: [ { id: low } ]
    score: { product: [often, much], bands: { low: 0 } }
threats:
  theft:
    title: Theft
    targets: [store]
    risk: { probability: 3, impact: 4 }
    controls: [ { control: lock, effectiveness: high }, { control: watch, effectiveness: high } ]
  burglary: { title: Burglary, part-of: theft, targets: [store], risk: { probability: 2, impact: 4 } }
  fire: { title: Fire, targets: [store], risk: { probability: 1, impact: 5 } }
  abroad: { title: Abroad, targets: [web], risk: { scheme: euros, often: seldom, much: some } }
  words: { title: Words, targets: [web], risk: { scheme: three-by-three, likelihood: low, impact: high } }
controls:
  lock: { title: Lock, layer: host, strategy: prevent, status: done, against: [theft] }
  watch: { title: Watch, strategy: detect, status: planned, against: [theft] }
layers: [host]
environments: { fireproof: { applies: [theft, abroad, words], excludes: { threats: [fire], because: No wood } } }
`;

function shop(rated: 'before' | 'after' = 'before'): Model {
  const { model, problems } = readTexts([{ name: 'shop.yaml', text: MODEL.replace('RATED', rated) }]);
  expect(problems).toEqual([]);
  return model;
}

function rowsOf(model: Model) {
  return register(model, weighed(model));
}

/** The model with figures of its own in one rating. */
function withOwn(model: Model, id: string, own: OwnFigures): Model {
  const threat = model.threats.get(id);
  if (threat?.risk === undefined) throw new Error(`No rated threat ${id}`);
  return { ...model, threats: new Map([...model.threats, [id, { ...threat, risk: { ...threat.risk, ...own } }]]) };
}

describe('scenariosOf', () => {
  test('gives the published scenarios and figures for the VirtEngine register', async () => {
    const read = await readModel(fileURLToPath(new URL('../../../../models/virtengine', import.meta.url)));
    const { model, analysis } = await check(read, { clock: '2026-11-22' });
    const scenarios = scenariosOf(model, analysis.risks, { view: 'claimed' });
    expect(scenarios.map(({ id, primary }) => ({ id, primary }))).toEqual(
      REGISTER.map(({ id, primary }) => ({ id, primary })),
    );
    expect(quantileOf(exactLoss(scenarios), 0.95) / 4_109_500).toBeCloseTo(1, 4);
    const { uncounted, currency } = valuedRegister(model, analysis.risks);
    expect(currency).toBe('USD');
    expect(uncounted.map(({ threat }) => threat)).toContain('supply-chain');
    expect(uncounted[0]?.because).toContain('"qualitative"');
  });

  test('takes levels as they are given instead of a view', () => {
    const model = shop();
    const levels = new Map([
      [
        'theft',
        new Map([
          ['probability', '1'],
          ['impact', '1'],
        ]),
      ],
    ]);
    const [theft, fire] = scenariosOf(model, rowsOf(model), { view: levels });
    expect(theft).toMatchObject({ id: 'theft', primary: { low: 100, high: 1000 } });
    expect(fire).toMatchObject({ id: 'fire', primary: { low: 1e6, high: 1e7 } });
  });
});

describe('valuedRegister', () => {
  test('moves a rating made before controls down by what is done, and by what is proven', () => {
    const model = shop();
    const middles = (proofs: Proofs) => {
      const [theft] = valuedRegister(model, rowsOf(model), { proofs }).valued;
      const { inherent, claimed, proven: shown } = theft?.bands ?? {};
      return [inherent, claimed, shown].map((bands) => bands?.map(({ level }) => level).join());
    };
    expect(middles(new Map())).toEqual(['3,4', '1,4', '3,4']);
    expect(middles(new Map([['lock', { state: 'PROVEN' }]]))).toEqual(['3,4', '1,4', '1,4']);
  });

  test('moves a rating made after controls up by what is not there', () => {
    const model = shop('after');
    const [theft] = valuedRegister(model, rowsOf(model)).valued;
    expect(theft?.bands.claimed.map(({ level }) => level)).toEqual(['3', '4']);
    expect(theft?.bands.proven.map(({ level }) => level)).toEqual(['5', '4']);
    expect(theft?.bands.inherent.map(({ level }) => level)).toEqual(['5', '5']);
  });

  test('agrees with the levels of the register', () => {
    for (const rated of ['before', 'after'] as const) {
      const model = shop(rated);
      const [row] = rowsOf(model);
      const [theft] = valuedRegister(model, rowsOf(model)).valued;
      const level = (view: 'inherent' | 'claimed' | 'proven') =>
        theft?.bands[view].map(({ level: id }) => id).join(' x ');
      const expected = { '3 x 4': 'high', '1 x 4': 'moderate', '5 x 4': 'critical', '5 x 5': 'critical' };
      for (const view of ['inherent', 'claimed', 'proven'] as const)
        expect(Object.entries(expected)).toContainEqual([level(view), row?.[view]]);
    }
  });

  test('says why a threat is not counted', () => {
    const model = shop();
    const { valued, uncounted, currency } = valuedRegister(model, rowsOf(model));
    expect(currency).toBe('USD');
    expect(valued.map(({ row }) => row.threat)).toEqual(['theft', 'fire']);
    expect(Object.fromEntries(uncounted.map(({ threat, because }) => [threat, because]))).toEqual({
      words: 'Nothing says its frequency and loss: neither the scheme "three-by-three" nor the threat',
      burglary: 'It is counted in "theft"',
      abroad: 'It is in EUR, the rest in USD',
    });
  });

  test('leaves out what an environment excludes', () => {
    const model = inEnvironment(shop(), 'fireproof');
    const { valued, uncounted } = valuedRegister(model, rowsOf(model));
    expect(valued.map(({ row }) => row.threat)).toEqual(['theft']);
    expect(uncounted).toContainEqual({ threat: 'fire', because: 'It is excluded in this environment' });
  });

  test('takes figures of its own before those of a band, and moves them as the band moves', () => {
    const model = withOwn(shop(), 'theft', {
      frequency: { kind: 'interval', low: 1, high: 4 },
      loss: {
        primary: { kind: 'pert', min: 1, likely: 2, max: 6 },
        secondary: { chance: { kind: 'exactly', value: 0.5 }, fines: { kind: 'exactly', value: 8 } } as never,
      },
    });
    const [theft] = valuedRegister(model, rowsOf(model)).valued;
    expect(theft?.own).toEqual(['frequency', 'loss']);
    expect(theft?.bands.claimed).toEqual([]);
    expect(theft?.scenarios.inherent).toMatchObject({
      rate: { frequency: { kind: 'interval', low: 1, high: 4 } },
      primary: { kind: 'pert', min: 1, likely: 2, max: 6 },
      secondary: { chance: { value: 0.5 }, forms: { fines: { value: 8 } } },
    });
    // From probability 3 to 1 the middle of the band falls from 0.2531 to 0.00317.
    const { frequency } = theft?.scenarios.claimed.rate ?? {};
    expect(frequency?.kind === 'interval' && frequency.low).toBeCloseTo(0.003167 / 0.253094, 4);
  });

  test('counts a threat whose scheme says nothing by its own figures', () => {
    const model = withOwn(shop(), 'words', {
      frequency: {
        contact: { kind: 'exactly', value: 12 },
        action: { kind: 'exactly', value: 0.5 },
        vulnerability: undefined,
        capability: { kind: 'uniform', from: 0, to: 1 },
        resistance: { kind: 'exactly', value: 0.75 },
      },
      loss: { kind: 'exactly', value: 1000 },
    });
    const words = valuedRegister(model, rowsOf(model)).valued.find(({ row }) => row.threat === 'words');
    expect(words?.scenarios.claimed).toMatchObject({
      rate: { contact: { value: 12 }, action: { value: 0.5 } },
      contest: { resistance: { value: 0.75 } },
      primary: { value: 1000 },
    });
    expect(exactLoss(words === undefined ? [] : [words.scenarios.claimed]).expected).toBeCloseTo(
      12 * 0.5 * 0.25 * 1000,
      4,
    );
  });

  test('does not count money beyond all bounds', () => {
    const model = withOwn(shop('after'), 'theft', { loss: { kind: 'exactly', value: 9e14 } });
    const { uncounted } = valuedRegister(model, rowsOf(model));
    expect(uncounted).toContainEqual({
      threat: 'theft',
      because: expect.stringContaining('Its loss cannot be: expected numbers from 0 to 1000000000000000, found 9'),
    });
  });

  test('does not count half of a figure', () => {
    const model = withOwn(shop(), 'words', { loss: { kind: 'exactly', value: 1000 } });
    const { uncounted } = valuedRegister(model, rowsOf(model));
    expect(uncounted).toContainEqual({
      threat: 'words',
      because: 'Nothing says its frequency: neither the scheme "three-by-three" nor the threat',
    });
  });
});
