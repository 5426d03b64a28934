import { expect, test } from 'vitest';
import type { AssetPaths, AttackPaths, TimeToCompromise } from '../../model/attack-path.ts';
import type { AttackPath } from '../../model/surface.ts';
import { smallReport } from '../small-report.fixture.ts';
import { pathsJson, pathsPage } from './index.ts';

const options = { width: 110, color: false };

function reached(probability: number, exact = true): TimeToCompromise {
  return {
    probability,
    exact,
    bounds: { low: probability, high: probability },
    time: probability > 0 ? { p5: 0.25, p50: 2, p95: 9.04 } : null,
    curve: [1, 365].map((days) => ({ days, probability: days === 1 ? probability / 2 : probability })),
  };
}

const PAIR: AssetPaths = {
  actor: 'actors/thief',
  asset: 'basket',
  reachable: true,
  path: {
    from: 'actors/thief' as AttackPath['from'],
    asset: 'basket',
    start: 'browser',
    hops: 2,
    way: [
      { component: 'web', flow: 'order', crosses: [], controls: [] },
      { component: 'store', flow: 'keep', crosses: [], controls: [] },
    ],
    end: 'store',
    met: [],
  },
  time: { p5: 0.25, p50: 2, p95: 9.04 },
  probability: 0.125,
  views: { inherent: reached(1), claimed: reached(0.125), proven: reached(0.5, false) },
  ways: [
    { share: 0.75, through: ['flows/order', 'components/web', 'components/store'] },
    { share: 0.25, through: ['trees/steal/bribe'] },
  ],
  chokePoints: ['components/web', 'flows/keep'],
  minimumCut: ['components/web'],
  cheapestCut: { controls: ['watch'], cost: 1200 },
};

const PATHS: AttackPaths = {
  view: 'claimed',
  samples: 10_000,
  seed: 1,
  assumptions: ['Everything takes a day'],
  unplaced: ['ghost'],
  nowhere: ['dream'],
  pairs: [
    PAIR,
    { ...PAIR, asset: 'crown', minimumCut: null, chokePoints: [], path: null },
    { ...PAIR, asset: 'moon', reachable: false },
    { ...PAIR, actor: 'actors/rival' },
    { ...PAIR, actor: 'actors/rival', asset: 'crown', minimumCut: null, chokePoints: [], path: null },
    { ...PAIR, actor: 'actors/rival', asset: 'moon', reachable: false },
  ],
};

test('pathsPage shows actors who can do the same together, an asset in each line', () => {
  const page = pathsPage(smallReport(), PATHS, options);
  expect(page).toContain('2 actors · 3 assets · 4 of 6 pairs within reach · 10,000 tries (seed 1)');
  expect(page).toContain('\nthief, rival\n');
  expect(page).toMatch(/basket +2 +13 % +2 days {2}6 h to 9 days +~50 % +100 % +web, keep +1/);
  expect(page).toMatch(/crown +· +13 %.* nothing +nothing/);
  expect(page).toMatch(/moon +· +never/);
  expect(page).toContain('Without a zone, so nobody can say what they reach: ghost');
  expect(page).toContain('Assets that neither lie nor pass anywhere: dream');
  expect(page).toContain('Everything takes a day');
  expect(page.trimEnd().split('\n').at(-1)).toBe(
    "Next: vauban paths 'models/my shop' --from actors/thief --asset basket",
  );
});

test('pathsPage shows one pair in full', () => {
  const page = pathsPage(smallReport(), { ...PATHS, pairs: [PAIR] }, options);
  expect(page).toContain('thief to Basket TEXT');
  expect(page).toMatch(/Claimed +13 % +2 days {2}6 h to 9 days/);
  expect(page).toMatch(/by day 1 +██▒+░+ 6.3 % {2}50 % without controls/);
  expect(page).toContain('browser ─order→ web ─keep→ store');
  expect(page).toContain('75 %  order web store\n    25 %  steal/bribe');
  expect(page).toMatch(/Every way +web, keep/);
  expect(page).toMatch(/Cheapest to buy +watch {2}1.2K/);
  expect(page.trimEnd().split('\n').at(-1)).toBe("Next: vauban show 'models/my shop' components/web");
});

test('pathsPage says that nothing leads somewhere, and that nothing cuts somebody off', () => {
  const pairs = [
    { ...PAIR, reachable: false },
    { ...PAIR, minimumCut: null, cheapestCut: null, path: null, ways: [], chokePoints: [] },
  ];
  const page = pathsPage(smallReport(), { ...PATHS, pairs }, options);
  expect(page).toContain('No way leads there, even if nothing holds');
  expect(page).toContain('nothing cuts it off: the attacker is there from the start');
  expect(page).toContain('No way over the flows; only a tree leads there');
});

test('pathsPage of a model without attackers is a page', () => {
  expect(pathsPage(smallReport(), { ...PATHS, pairs: [] }, options)).toContain("Next: vauban surface 'models/my shop'");
});

test('pathsJson gives the same as data', () => {
  expect(pathsJson(smallReport(), PATHS)).toEqual({ system: 'Shop TEXT', ...PATHS });
});
