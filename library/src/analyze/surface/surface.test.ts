import { describe, expect, it } from 'vitest';
import type { Model } from '../../model/model.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { blastRadius } from './blast-radius.ts';
import { surfaceOf } from './surface.ts';

const SHOP = `
system: { title: Shop }
zones: { street: { trust: untrusted }, office: { trust: internal }, moon: {}, back: { trust: internal } }
components:
  visitor: { kind: external, zone: street }
  clerk: { kind: external, zone: office }
  web: { kind: process, zone: back }
  api: { kind: process, zone: back }
  cache: { kind: store, part-of: api }
  vault: { kind: store, part-of: api }
  ledger: { kind: store, zone: back }
  island: { kind: process, zone: back }
  gone: { kind: process, zone: back, out-of-scope: Sold }
flows:
  browse: { from: visitor, to: web, through: site, carries: [ { asset: letter, sealed-to: [visitor, api] } ] }
  ask: { from: web, to: api, carries: [ { asset: letter, sealed-to: [visitor, api] } ] }
  keep: { from: api, to: ledger, carries: [note] }
  manage: { from: clerk, to: api, through: console }
  sync: { from: api, to: clerk, both-ways: true }
  sell: { from: api, to: gone }
  loop: { from: web, to: web }
boundaries:
  door: { between: [street, back], enforced-by: [lock] }
  wall: { between: [vault, api], enforced-by: [seal] }
entries:
  site: { at: web, exposure: external, authentication: none }
  console: { at: api, exposure: internal }
assets:
  book: { tier: 1, at: [ledger], protection: [cipher] }
  gold: { tier: 1, at: [vault] }
  letter: { tier: 1 }
  dream: { tier: 1, at: [] }
  keys: { tier: 1 }
  spare: { tier: 1, part-of: keys, at: [cache] }
  note: { tier: 2, at: [] }
actors: { thief: { from: street }, insider: { from: office }, ghost: {}, alien: { from: moon } }
controls:
  lock: { status: done }
  seal: { status: done }
  cipher: { status: planned }
  camera: { status: done, guards: [browse, site, web] }
  sign: { status: retired, guards: [web] }
`;

function modelOf(text: string): Model {
  const { model, problems } = readTexts([{ name: 'sample.yaml', text }]);
  expect(problems).toEqual([]);
  return model;
}

describe('surfaceOf', () => {
  const surface = surfaceOf(modelOf(SHOP));
  const pathOf = (from: string, asset: string) =>
    surface.paths.find((path) => path.from === `actors/${from}` && path.asset === asset);

  it('lists the entries with those who reach them, straight or later', () => {
    expect(
      surface.entries.map(({ id, reachedBy }) => [id, Object.fromEntries(reachedBy.map((r) => [r.origin, r.hops]))]),
    ).toEqual([
      ['site', { 'actors/thief': 1, 'actors/insider': 1, 'actors/alien': 1 }],
      ['console', { 'actors/thief': 4, 'actors/insider': 1, 'actors/alien': 4 }],
    ]);
    expect(surface.entries[0]).toMatchObject({ authentication: 'none', exposure: 'external', controls: ['camera'] });
  });

  it('finds the shortest way with its boundaries and its controls', () => {
    expect(pathOf('thief', 'book')).toMatchObject({
      start: 'visitor',
      hops: 3,
      way: [
        { component: 'web', flow: 'browse', through: 'site', crosses: ['door'] },
        { component: 'api', flow: 'ask', crosses: [] },
        { component: 'ledger', flow: 'keep' },
      ],
      met: ['camera', 'lock'],
    });
    expect(surface.assets.find(({ asset }) => asset === 'book')?.protection).toEqual([
      { control: 'cipher', guards: 'assets/book', claimed: false },
    ]);
  });

  it('goes from a whole to its parts unless a boundary stands between', () => {
    expect(pathOf('insider', 'spare')).toMatchObject({
      hops: 1,
      way: [{ component: 'api' }, { component: 'cache', controls: [] }],
    });
    expect(pathOf('insider', 'gold')).toBeUndefined();
    expect(surface.origins.every(({ unreached }) => unreached.includes('gold'))).toBe(true);
  });

  it('takes an asset that lies nowhere where it passes readable', () => {
    expect(pathOf('thief', 'letter')).toMatchObject({ hops: 0, end: 'visitor', way: [] });
    expect(pathOf('insider', 'letter')).toMatchObject({ hops: 1, end: 'api' });
    expect(surface.nowhere).toEqual(['dream']);
    expect(surface.assets.map(({ asset }) => asset)).not.toContain('keys');
  });

  it('lets whoever stands nowhere knock at open entries only', () => {
    expect(surface.origins.find(({ address }) => address === 'actors/alien')).toMatchObject({ starts: [], reaches: 5 });
    expect(pathOf('alien', 'book')?.way[0]).toMatchObject({ component: 'web', through: 'site', crosses: [] });
    expect(pathOf('alien', 'book')).not.toHaveProperty('start');
    expect(surface.unplaced).toEqual(['ghost']);
  });

  it('starts from one actor or one zone', () => {
    const model = modelOf(SHOP);
    expect(surfaceOf(model, 'actors/insider' as never).origins.map(({ address }) => address)).toEqual([
      'actors/insider',
    ]);
    expect(surfaceOf(model, 'zones/back' as never).origins[0]?.starts).toEqual([
      'api',
      'cache',
      'island',
      'ledger',
      'vault',
      'web',
    ]);
  });

  it('chooses among equal ways whatever the order of the flows', () => {
    const text = (flows: readonly string[]) =>
      `system: {}\nzones: { z: {}, y: {} }\ncomponents: { a: { kind: process, zone: z }, b: { kind: process, zone: y }, c: { kind: process, zone: y }, d: { kind: store, zone: y } }\nassets: { x: { tier: 1, at: [d] } }\nactors: { m: { from: z } }\nflows:\n${flows.join('\n')}\n`;
    const flows = [
      'f1: { from: a, to: b }',
      'f2: { from: a, to: c }',
      'f3: { from: b, to: d }',
      'f4: { from: c, to: d }',
    ].map((f) => `  ${f}`);
    const ways = (given: readonly string[]) => surfaceOf(modelOf(text(given))).paths;
    expect(ways(flows.toReversed())).toEqual(ways(flows));
  });

  it('says of an empty model that nothing can be reached', () => {
    expect(surfaceOf(modelOf('system: {}'))).toMatchObject({ entries: [], origins: [], paths: [], assets: [] });
  });

  it('stays linear: 10,000 components in a chain, with 50 actors', () => {
    const many = 10_000;
    const lines = ['system: {}', 'zones: { out: {}, in: {} }', 'components:', '  c0: { kind: external, zone: out }'];
    for (let i = 1; i < many; i += 1) lines.push(`  c${i}: { kind: process, zone: in }`);
    lines.push('flows:');
    for (let i = 1; i < many; i += 1) lines.push(`  f${i}: { from: c${i - 1}, to: c${i}, both-ways: true }`);
    lines.push(`assets: { gold: { tier: 1, at: [c${many - 1}] } }`, 'actors:');
    for (let i = 0; i < 50; i += 1) lines.push(`  a${i}: { from: out }`);
    const model = modelOf(lines.join('\n'));
    const start = performance.now();
    expect(surfaceOf(model).paths.map(({ hops }) => hops)).toEqual(Array(50).fill(many - 1));
    expect(blastRadius(model, 'c5000').components).toHaveLength(many);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('blastRadius', () => {
  it('lists components by hops and assets by tier', () => {
    const { components, assets, untouched } = blastRadius(modelOf(SHOP), 'api');
    expect(components.map(({ component, hops }) => [component, hops])).toEqual([
      ['api', 0],
      ['cache', 0],
      ['ledger', 1],
      ['clerk', 1],
    ]);
    expect(assets.map(({ asset, tier, hops, at, how }) => [asset, tier, hops, at, how])).toEqual([
      ['spare', '1', 0, 'cache', 'lies'],
      ['letter', '1', 0, 'api', 'passes'],
      ['book', '1', 1, 'ledger', 'lies'],
      ['note', '2', 0, 'api', 'passes'],
    ]);
    expect(untouched).toBe(4);
  });
});
