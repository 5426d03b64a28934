import { expect, test } from 'vitest';
import type { AttackPath, BlastRadius, Surface } from '../model/surface.ts';
import { smallReport } from './small-report.fixture.ts';
import { blastPage, surfaceJson, surfacePage } from './surface.ts';

type Address = AttackPath['from'];
const options = { width: 80, color: false };
const control = (id: string, claimed: boolean) =>
  ({ control: id, guards: 'components/web', claimed }) as unknown as AttackPath['way'][number]['controls'][number];

const PATH: AttackPath = {
  from: 'actors/thief' as Address,
  asset: 'basket',
  start: 'browser',
  hops: 2,
  way: [
    {
      component: 'web',
      flow: 'order',
      through: 'site',
      crosses: ['door'],
      controls: [control('lock', true), control('watch', false)],
    },
    { component: 'store', flow: 'keep', crosses: [], controls: [] },
  ],
  end: 'store',
  met: ['lock' as AttackPath['met'][number]],
};

const SURFACE: Surface = {
  tier: '1',
  assets: [{ asset: 'basket', protection: [] }],
  nowhere: ['dream'],
  origins: [
    { address: 'actors/thief' as Address, zone: 'internet', starts: ['browser'], reaches: 2, unreached: [] },
    { address: 'actors/rival' as Address, zone: 'internet', starts: ['browser'], reaches: 2, unreached: [] },
    { address: 'actors/clerk' as Address, zone: 'moon', starts: [], reaches: 0, unreached: ['basket'] },
  ],
  unplaced: ['ghost'],
  entries: [
    {
      id: 'site',
      at: 'web',
      exposure: 'external',
      controls: [],
      reachedBy: [
        { origin: 'actors/thief' as Address, hops: 1 },
        { origin: 'actors/clerk' as Address, hops: 3 },
      ],
    },
  ],
  paths: [PATH, { ...PATH, from: 'actors/rival' as Address }],
};

test('surfacePage shows entries and ways, actors of one way together', () => {
  const page = surfacePage(smallReport(), SURFACE, options);
  expect(page).toContain('1 entry, 1 open to everybody · 3 actors · 1 asset of tier 1 · 2 ways to them');
  expect(page).toMatch(/site +web +external +not stated +thief +1 more/);
  expect(page).toContain(
    'thief, rival  2 hops\n    browser ─order→ web ─keep→ store\n    crosses door\n    meets lock; 1 planned',
  );
  expect(page).toContain('basket  protected by no control');
  expect(page).toContain('Out of reach of clerk');
  expect(page).toContain('Without a zone, so nobody can say what they reach: ghost');
  expect(page).toContain('In a zone where nothing stands, so only open entries are tried: clerk');
  expect(page).toContain('Assets that neither lie nor pass anywhere: dream');
  expect(page.trimEnd().split('\n').at(-1)).toBe("Next: vauban surface 'models/my shop' --from components/web");
});

test('surfacePage says where an attacker knocks, and that nothing stands in the way', () => {
  const { start: _, ...knock } = PATH;
  const way: AttackPath['way'] = [
    { component: 'web', through: 'site', crosses: [], controls: [] },
    { component: 'store', crosses: [], controls: [] },
  ];
  const page = surfacePage(smallReport(), { ...SURFACE, paths: [{ ...knock, hops: 1, way, met: [] }] }, options);
  expect(page).toContain('anybody ─site→ web and with it store');
  expect(page).toContain('meets no control');
});

test('surfacePage of a model without anything is a page', () => {
  const empty: Surface = { tier: '1', assets: [], nowhere: [], origins: [], unplaced: [], entries: [], paths: [] };
  expect(surfacePage(smallReport(), empty, options)).toContain("Next: vauban check 'models/my shop'");
});

const BLAST: BlastRadius = {
  component: 'web',
  components: [
    { component: 'web', hops: 0 },
    { component: 'part', hops: 0, after: 'web' },
    { component: 'store', hops: 1, after: 'web', flow: 'keep' },
  ],
  assets: [{ asset: 'basket', tier: '2', hops: 1, at: 'store', how: 'lies' }],
  untouched: 1,
};

test('blastPage lists assets and components', () => {
  const page = blastPage(smallReport(), BLAST, options);
  expect(page).toContain('2 of 3 other components within reach · 1 of 1 asset');
  expect(page).toMatch(/2 +1 +basket +Basket TEXT +store +lies there/);
  expect(page).toMatch(/0 +part +web +the same place/);
  expect(page).toMatch(/1 +store +web +keep/);
  expect(page).toContain("Next: vauban show 'models/my shop' components/web");
});

test('surfaceJson gives either as data', () => {
  expect(surfaceJson(smallReport(), SURFACE)).toEqual({ system: 'Shop TEXT', ...SURFACE });
  expect(surfaceJson(smallReport(), BLAST)).toMatchObject({ component: 'web', untouched: 1 });
});
