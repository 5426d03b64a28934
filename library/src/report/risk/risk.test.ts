import { describe, expect, test } from 'vitest';
import { register, weighed } from '../../analyze/register/register.ts';
import { lossReport, valuedRegister } from '../../analyze/risk/index.ts';
import { ACTING, HOSTILE } from '../hostile-text.fixture.ts';
import { smallReport, withText } from '../small-report.fixture.ts';
import { riskJson, riskPage } from './index.ts';

const report = smallReport();
const { model } = report.read;
const valued = valuedRegister(model, register(model, weighed(model)));
const analysis = lossReport(model, valued, {
  seed: 1,
  years: 50_000,
  appetite: [{ loss: 5_000_000, probability: 0.05 }],
});
const options = { width: 100, color: false };

describe('riskPage', () => {
  const page = riskPage(report, analysis, options);

  test('begins with what a year costs and ends with one command', () => {
    expect(page.split('\n')[0]).toMatch(/^Shop TEXT 2\.0 {2}risk in money ─+$/);
    expect(page).toMatch(/2 threats · a mean year costs [\d.]+M USD · \d+ % of the years cost nothing/);
    expect(page.trimEnd().split('\n').at(-1)).toBe("Next: vauban show 'models/my shop' flood");
  });

  test('shows three views with an interval on each figure, and that both ways agree', () => {
    expect(page).toMatch(/ +Inherent +Claimed +Proven/);
    expect(page).toMatch(/1 year in 20 +[\d.]+M {2}[\d.]+M to [\d.]+M +[\d.]+M {2}[\d.]+M to [\d.]+M/);
    const { compared } = analysis.check;
    expect(page.replace(/\s+/g, ' ')).toContain(
      `${3 * compared} of ${3 * compared} exact figures lie in the intervals`,
    );
  });

  test('draws curves, an appetite and the levels beside the money', () => {
    expect(page).toMatch(/Loss exceedance {2}i inherent {3}c claimed {3}p proven {3}\* several {3}┃ appetite/);
    expect(page).toMatch(/1 %, 1 in 100 {2}.*[cip*]/);
    expect(page).toMatch(/more than 5\.0M in at most 5 % of the years: inherent \d+ %/);
    expect(page).toMatch(/flood +Flood TEXT +critical +1 +1 +1\.1 +4\.0M +4\.5M/);
    expect(page).toContain('Is mitigation cost < impact?');
  });

  test('shows what moves it, and what it takes for granted', () => {
    expect(page).toMatch(/flood frequency +0\.69 +2\.3 .*┃█+/);
    expect(page).toContain('probability 4: 50 % to 90 % a year, 1.11 events');
    expect(page).toContain('(set)');
  });

  test.each([60, 80, 140])('fits %d columns', (width) => {
    const lines = riskPage(report, analysis, { width, color: false }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  test('says where only the simulation spoke, and where both ways differ', () => {
    const alone = { ...analysis.check, method: 'simulated', because: 'Too many events' } as const;
    const simulated = {
      ...analysis,
      views: { ...analysis.views, claimed: { ...analysis.views.claimed, check: alone } },
    };
    expect(riskPage(report, simulated, options).replace(/\s+/g, ' ')).toContain(
      'By 50,000 simulated years (seed 1) alone; all intervals hold with 99 % confidence in each view. Too many events',
    );
    const apart = { ...analysis.check, inside: 3 };
    const differing = {
      ...analysis,
      views: { ...analysis.views, claimed: { ...analysis.views.claimed, check: apart } },
    };
    expect(riskPage(report, differing, options)).toContain(`${2 * apart.compared + 3} of ${3 * apart.compared}`);
  });

  test('has no figures where no threat can be counted', () => {
    const uncounted = [
      { threat: 'a', because: 'Nothing says its loss' },
      { threat: 'b', because: 'Nothing says its loss' },
    ];
    const empty = riskPage(report, { uncounted }, options);
    expect(empty).toContain('No rated threat says how often it happens and what it costs');
    expect(empty).toContain('Nothing says its loss: a b');
    expect(empty.trimEnd().split('\n').at(-1)).toBe("Next: vauban check 'models/my shop'");
  });

  test('prints nothing that a terminal would obey', () => {
    for (const text of HOSTILE) {
      const hostile = withText(report, text);
      const lost = JSON.parse(JSON.stringify(analysis).replaceAll('TEXT', () => JSON.stringify(text).slice(1, -1)));
      expect(riskPage(hostile, lost, options)).not.toMatch(ACTING);
    }
  });
});

describe('riskJson', () => {
  test('gives what the contract names', () => {
    const json = riskJson(report, analysis) as typeof analysis;
    expect(json).toMatchObject({
      system: 'Shop TEXT',
      currency: 'USD',
      expected: expect.any(Number),
      noLoss: expect.any(Number),
    });
    for (const name of ['p90', 'p95', 'p99', 'p999'] as const) {
      expect(Object.keys(json.quantiles[name])).toEqual(['value', 'low', 'high']);
    }
    expect(json.curve.length).toBeGreaterThan(20);
    expect(json.byThreat.map(({ threat }) => threat)).toEqual(['flood', 'theft']);
    expect(json.views.proven.curve.length).toBe(json.curve.length);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  test('makes up no figures where there are none', () => {
    expect(riskJson(report, { uncounted: [] })).toEqual({
      system: 'Shop TEXT',
      expected: null,
      quantiles: null,
      noLoss: null,
      curve: [],
      byThreat: [],
      uncounted: [],
    });
  });
});
