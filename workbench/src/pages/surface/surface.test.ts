import type { AttackPath, Model, Surface } from 'vauban/browser';
import { describe, expect, it } from 'vitest';
import { entryGroups, saidOf } from './entry-groups.ts';
import { waysByAsset } from './ways.ts';

const path = (from: string, asset: string, hops: number): AttackPath =>
  ({
    from,
    asset,
    hops,
    start: 'web',
    end: 'db',
    way: [{ component: 'db', flow: `f${hops}` }],
    met: [],
  }) as unknown as AttackPath;

describe('waysByAsset', () => {
  const surface = {
    assets: ['far', 'gold', 'silver'].map((asset) => ({ asset, protection: [] })),
    paths: [
      path('actors/a', 'far', 3),
      path('actors/a', 'gold', 1),
      path('actors/b', 'gold', 1),
      path('actors/a', 'silver', 1),
      path('actors/b', 'silver', 1),
    ],
    origins: [
      { address: 'actors/a', unreached: [] },
      { address: 'actors/b', unreached: ['far'] },
    ],
  } as unknown as Surface;

  it('tells a way once for all who take it and all assets it leads to, the nearest first', () => {
    const groups = waysByAsset(surface);
    expect(groups.map(({ assets, unreached }) => [assets, unreached])).toEqual([
      [['gold', 'silver'], []],
      [['far'], ['actors/b']],
    ]);
    expect(groups[0]?.ways.map(({ from }) => from)).toEqual([['actors/a', 'actors/b']]);
  });

  it('follows one origin and one asset', () => {
    expect(waysByAsset(surface, { asset: 'gold', from: 'actors/b' })[0]?.ways[0]?.from).toEqual(['actors/b']);
  });
});

describe('entryGroups', () => {
  it('puts the most open first and tells who comes straight', () => {
    const model = { entries: new Map(['in', 'out'].map((id) => [id, { id, at: 'web' }])) } as unknown as Model;
    const entries = [
      { id: 'in', exposure: 'internal', reachedBy: [{ origin: 'actors/a', hops: 2 }] },
      { id: 'out', exposure: 'external', reachedBy: [{ origin: 'actors/a', hops: 1 }] },
    ];
    const groups = entryGroups(model, { entries } as unknown as Surface);
    expect(groups.map(({ exposure, rows }) => [exposure, rows[0]?.straight, rows[0]?.later])).toEqual([
      ['external', ['actors/a'], []],
      ['internal', [], ['actors/a']],
    ]);
  });
});

describe('saidOf', () => {
  it('tells nothing from no', () => {
    expect(saidOf(undefined).tone).toBe('open');
    expect(saidOf('none').tone).toBe('bad');
    expect(saidOf(['token', 'certificate'])).toEqual({ words: 'token, certificate', tone: 'good' });
  });
});
