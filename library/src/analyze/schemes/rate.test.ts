import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisLevelIds, ratedAxes } from './axis.ts';
import { axes, builtIn } from './built-in.fixture.ts';
import { compareLevels, levelOf } from './level-of.ts';
import { rate } from './rate.ts';
import { scoreVector } from './score-vector.ts';

const five = builtIn('five-by-five');
const three = builtIn('three-by-three');
const product = builtIn('product');
const owasp = builtIn('owasp');
const cvss = builtIn('cvss');
const NONE = axes({});
const ONE_TO_FIVE = [1, 2, 3, 4, 5];

describe('rate by the five-by-five matrix', () => {
  test.each([
    ['T01', 2, 5, 'HIGH'],
    ['T02', 2, 5, 'HIGH'],
    ['T03', 2, 5, 'HIGH'],
    ['T04', 3, 4, 'HIGH'],
    ['T05', 2, 4, 'MOD'],
    ['T06', 4, 3, 'HIGH'],
    ['T07', 2, 5, 'HIGH'],
    ['T08', 2, 4, 'MOD'],
    ['T09', 3, 3, 'MOD'],
    ['T10', 2, 4, 'MOD'],
  ])('gives %s of the register (%i, %i) its level %s', (_, probability, impact, declared) => {
    expect(rate(five, axes({ probability, impact })).level).toBe(levelOf(five, declared));
  });

  test.each([
    ['Memory dump/core dump', 'Medium', 'High', 'High'],
    ['Backup file exposure', 'Medium', 'High', 'High'],
    ['Side-channel attack', 'Low', 'High', 'Medium'],
    ['Social engineering', 'Medium', 'High', 'High'],
    ['Insider with access', 'Low', 'High', 'Medium'],
    ['Compromised CI/CD', 'Low', 'High', 'Medium'],
    ['Supply chain attack', 'Low', 'Critical', 'High'],
  ])('gives %s of the key vectors, rated in words, its level', (_, probability, impact, declared) => {
    expect(rate(five, axes({ probability, impact })).level).toBe(levelOf(five, declared));
  });

  test('reads ids, titles and aliases in any case', () => {
    const read = rate(five, axes({ probability: 'ALMOST CERTAIN', impact: 'major' }));
    expect([...read.axes]).toEqual([
      ['probability', '5'],
      ['impact', '4'],
    ]);
    expect(read).toMatchObject({ level: 'critical', complete: true, problems: [], missing: [], assumed: [] });
  });

  test('reads exposure without using or assuming it', () => {
    expect(rate(five, axes({ probability: 2, impact: 5, exposure: 5 })).level).toBe('high');
    const silent = rate(five, axes({ probability: 2, impact: 5 }));
    expect(silent.axes.has('exposure')).toBe(false);
    expect(silent.score).toBeUndefined();
  });

  test('names what is missing', () => {
    const read = rate(five, axes({ probability: 2 }));
    expect(read).toMatchObject({ level: undefined, missing: ['impact'], complete: false });
  });

  test('reports a value that is not a level, and what would be one', () => {
    const read = rate(five, axes({ probability: 2, impact: 'catastrofic' }));
    expect(read).toMatchObject({ level: undefined, missing: [], complete: false });
    expect(read.problems).toEqual([
      {
        axis: 'impact',
        found: 'catastrofic',
        wanted: ['1', '2', '3', '4', '5'],
        message:
          'Cannot rate "impact": expected 1 (Negligible), 2 (Minor), 3 (Moderate), 4 (Major) or 5 (Catastrophic), found "catastrofic"',
        hint: 'Did you mean "Catastrophic"?',
      },
    ]);
  });

  test('reports an axis that the scheme does not have, and still gives the level', () => {
    const read = rate(five, axes({ probability: 2, impact: 5, exposre: 3 }));
    expect(read).toMatchObject({ level: 'high', complete: false });
    expect(read.problems[0]).toMatchObject({ axis: 'exposre', hint: 'Did you mean "exposure"?' });
  });

  test('refuses a CVSS vector instead of overlooking it', () => {
    const read = rate(five, axes({ probability: 2, impact: 5 }), { vector: 'CVSS:3.1/AV:N' });
    expect(read.problems.map(({ axis }) => axis)).toEqual(['vector']);
    expect(read.complete).toBe(false);
  });
});

describe('rate by the three-by-three matrix', () => {
  test.each([
    ['Message Interception', 'Medium', 'High', 'High'],
    ['Replay Attacks', 'High', 'Medium', 'High'],
    ['Identity Spoofing', 'Medium', 'High', 'High'],
    ['Service Compromise', 'Low', 'High', 'Medium'],
    ['Frontend Vulnerabilities', 'High', 'Medium', 'High'],
    ['Supply Chain Compromise', 'Low', 'High', 'Medium'],
    ['Secrets Exposure', 'Medium', 'High', 'High'],
    ['Privacy Violations', 'Medium', 'High', 'High'],
    ['DoS/Abuse', 'High', 'Medium', 'High'],
    ['Storage Compromise', 'Low', 'High', 'Medium'],
  ])('gives %s of Atlas its level', (_, likelihood, impact, declared) => {
    expect(rate(three, axes({ likelihood, impact })).level).toBe(levelOf(three, declared));
  });
});

describe('rate by the product', () => {
  const triples = ONE_TO_FIVE.flatMap((probability) =>
    ONE_TO_FIVE.flatMap((impact) => ONE_TO_FIVE.map((exposure) => ({ probability, impact, exposure }))),
  );

  test('multiplies probability, impact and exposure', () => {
    expect(triples).toHaveLength(125);
    for (const { probability, impact, exposure } of triples) {
      const { score } = rate(product, axes({ probability, impact, exposure }));
      expect(score).toBe(probability * impact * exposure);
    }
  });

  test('gives 47 low, 34 moderate, 18 high and 26 critical triples, 30 distinct scores', () => {
    const rated = triples.map((triple) => rate(product, axes(triple)));
    const count = (level: string) => rated.filter((rating) => rating.level === level).length;
    expect(['low', 'moderate', 'high', 'critical'].map(count)).toEqual([47, 34, 18, 26]);
    expect(new Set(rated.map(({ score }) => score)).size).toBe(30);
  });

  test('agrees with the matrix on 72 of the 125 triples', () => {
    const agreeing = triples.filter((triple) => rate(product, axes(triple)).level === rate(five, axes(triple)).level);
    expect(agreeing).toHaveLength(72);
  });

  test('agrees with the matrix at exposure 3 everywhere but at probability 1 and impact 4', () => {
    const differing = triples.filter(
      (triple) => triple.exposure === 3 && rate(product, axes(triple)).level !== rate(five, axes(triple)).level,
    );
    expect(differing).toEqual([{ probability: 1, impact: 4, exposure: 3 }]);
  });

  test('takes exposure 3 when it is not given, and says so', () => {
    const assumed = rate(product, axes({ probability: 2, impact: 5 }));
    expect(assumed).toMatchObject({ score: 30, level: 'high', assumed: ['exposure'], complete: true });
    expect(assumed.axes.get('exposure')).toBe('3');
    const given = rate(product, axes({ probability: 2, impact: 5, exposure: 3 }));
    expect(given).toMatchObject({ score: 30, assumed: [] });
  });

  test('does not take the default in place of a misspelled value', () => {
    const read = rate(product, axes({ probability: 2, impact: 5, exposure: 'huge' }));
    expect(read).toMatchObject({ score: undefined, level: undefined, assumed: [], complete: false });
  });

  test('calls T07 at exposure 5 and the P2P exercise critical', () => {
    expect(rate(product, axes({ probability: 2, impact: 5, exposure: 5 }))).toMatchObject({
      score: 50,
      level: 'critical',
    });
    expect(rate(product, axes({ probability: 3, impact: 5, exposure: 5 }))).toMatchObject({
      score: 75,
      level: 'critical',
    });
  });
});

/** The worked example of the methodology. */
const LIKELIHOOD = {
  'skill-level': 5,
  motive: 2,
  opportunity: 7,
  size: 1,
  'ease-of-discovery': 3,
  'ease-of-exploit': 6,
  awareness: 9,
  'intrusion-detection': 2,
};
const TECHNICAL = {
  'loss-of-confidentiality': 9,
  'loss-of-integrity': 7,
  'loss-of-availability': 5,
  'loss-of-accountability': 8,
};
const BUSINESS = { 'financial-damage': 1, 'reputation-damage': 2, 'non-compliance': 1, 'privacy-violation': 5 };

describe('rate by OWASP Risk Rating', () => {
  test('gives the worked example its means 4.375 and 7.25 and its severity high', () => {
    const read = rate(owasp, axes({ ...LIKELIHOOD, ...TECHNICAL }));
    expect(read.values).toEqual(
      new Map([
        ['likelihood', 4.375],
        ['impact', 7.25],
      ]),
    );
    expect(read).toMatchObject({ level: 'high', complete: true });
  });

  test('lets the impact on the business govern: 2.25 is low, and so is the severity', () => {
    const read = rate(owasp, axes({ ...LIKELIHOOD, ...TECHNICAL, ...BUSINESS }));
    expect(read.values.get('impact')).toBe(2.25);
    expect([...read.axes.values()]).toEqual(['medium', 'low']);
    expect(read).toMatchObject({ level: 'low', complete: true });
  });

  test.each([
    [2, 'low'],
    [3, 'medium'],
    [5, 'medium'],
    [6, 'high'],
    [9, 'high'],
  ])('calls a mean of %i %s', (value, level) => {
    const all = Object.fromEntries(Object.keys(BUSINESS).map((factor) => [factor, value]));
    expect(rate(owasp, axes(all)).axes.get('impact')).toBe(level);
  });

  test('calls a mean just below an edge by the band below it', () => {
    const read = rate(
      owasp,
      axes({ ...BUSINESS, 'financial-damage': 3, 'reputation-damage': 2.9, 'non-compliance': 1 }),
    );
    expect(read.values.get('impact')).toBeCloseTo(2.975);
    expect(read.axes.get('impact')).toBe('low');
  });

  test('has no mean while a factor is missing', () => {
    const { motive: _, ...partial } = LIKELIHOOD;
    const read = rate(owasp, axes({ ...partial, ...TECHNICAL }));
    expect(read).toMatchObject({ level: undefined, missing: ['motive'], complete: false });
  });

  test('refuses a factor above 9', () => {
    const read = rate(owasp, axes({ ...LIKELIHOOD, ...TECHNICAL, motive: 10 }));
    expect(read).toMatchObject({ level: undefined, missing: [], complete: false });
    expect(read.problems[0]).toMatchObject({ axis: 'motive', wanted: ['a number from 0 to 9'] });
  });

  test('takes levels in words too, and reports one that the factors contradict', () => {
    expect(rate(owasp, axes({ likelihood: 'high', impact: 'high' })).level).toBe('critical');
    const read = rate(owasp, axes({ likelihood: 'high', ...LIKELIHOOD, ...TECHNICAL }));
    expect(read.level).toBe('high');
    expect(read.problems[0]).toMatchObject({ axis: 'likelihood', found: 'high', wanted: ['medium'] });
  });
});

describe('rate by CVSS', () => {
  test.each([
    [0, 'none'],
    [0.1, 'low'],
    [3.9, 'low'],
    [4, 'medium'],
    [6.9, 'medium'],
    [7, 'high'],
    [8.9, 'high'],
    [9, 'critical'],
    [10, 'critical'],
  ])('calls a score of %f %s', (score, level) => {
    const read = rate(cvss, NONE, { vector: 'any', scoreVector: () => ({ version: '3.1', score }) });
    expect(read).toMatchObject({ score, level, complete: true });
  });

  test('scores a vector', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N';
    expect(rate(cvss, NONE, { vector, scoreVector })).toMatchObject({ score: 7.5, level: 'high', complete: true });
  });

  test('reports what is wrong with a vector', () => {
    const read = rate(cvss, NONE, { vector: 'CVSS:2.0/AV:N', scoreVector });
    expect(read).toMatchObject({ level: undefined, score: undefined, complete: false });
    expect(read.problems[0]?.message).toBe('Cannot rate "vector": expected CVSS:3.1/, CVSS:4.0/, found "CVSS:2.0"');
  });

  test('misses the vector when there is none', () => {
    expect(rate(cvss, NONE)).toMatchObject({ level: undefined, missing: ['vector'], complete: false });
  });

  test('refuses to be called without what scores vectors', () => {
    expect(() => rate(cvss, NONE, { vector: 'CVSS:3.1/AV:N' })).toThrow(TypeError);
  });
});

describe('rate', () => {
  test.each(['five-by-five', 'three-by-three', 'product', 'owasp'])(
    'never falls in %s when an axis rises',
    async (id) => {
      const scheme = builtIn(id);
      const names = ratedAxes(scheme);
      const levels = names.map((name) => axisLevelIds(scheme.axes?.get(name) ?? {}));
      const chosen = fc.tuple(...levels.map(({ length }) => fc.nat(length - 1)));
      expect(names.length).toBeGreaterThan(1);
      await fc.assert(
        fc.property(chosen, fc.nat(names.length - 1), (places, raised) => {
          const at = (steps: readonly number[]) =>
            rate(
              scheme,
              axes(Object.fromEntries(names.map((name, axis) => [name, levels[axis]?.[steps[axis] ?? 0] ?? '']))),
            );
          const higher = places.map((place, axis) =>
            axis === raised ? Math.min(place + 1, (levels[axis]?.length ?? 1) - 1) : place,
          );
          const [before, after] = [at(places).level ?? '', at(higher).level ?? ''];
          expect(compareLevels(scheme, after, before)).toBeGreaterThanOrEqual(0);
        }),
      );
    },
  );
});
