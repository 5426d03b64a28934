import { describe, expect, it } from 'vitest';
import type { AssetPaths } from '../../model/attack-path.ts';
import { Address } from '../../model/id.ts';
import type { Model } from '../../model/model.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { attackPaths, type PathsOptions } from './index.ts';

function modelOf(text: string): Model {
  const { model, problems } = readTexts([{ name: 'sample.yaml', text }]);
  expect(problems).toEqual([]);
  return model;
}

const SHOP = `
system: { title: Shop }
zones: { street: { trust: untrusted }, back: { trust: internal } }
components:
  visitor: { kind: external, zone: street }
  web: { kind: process, zone: back }
  api: { kind: process, zone: back }
  cache: { kind: process, zone: back }
  ledger: { kind: store, zone: back }
  cellar: { kind: store, zone: back }
flows:
  browse: { from: visitor, to: web }
  ask: { from: web, to: api }
  skip: { from: web, to: cache, both-ways: true }
  warm: { from: cache, to: api }
  keep: { from: api, to: ledger }
assets:
  book: { tier: 1, at: [ledger], protection: [cipher] }
  coin: { tier: 1, at: [visitor] }
  wine: { tier: 1, at: [cellar] }
  dream: { tier: 1, at: [] }
  scrap: { tier: 2, at: [web] }
actors: { thief: { from: street, skill: 3 }, expert: { from: street, skill: 5 }, ghost: {} }
controls:
  cipher: { status: planned, strategy: prevent, effectiveness: high, cost: 500 }
  wall: { status: done, strategy: prevent, effectiveness: medium, guards: [browse] }
  rumor: { status: done, guards: [keep] }
`;

async function pairsOf(
  text: string,
  options: PathsOptions = {},
): Promise<(actor: string, asset: string) => AssetPaths> {
  const { pairs } = await attackPaths(modelOf(text), { samples: 2000, ...options });
  return (actor, asset) => {
    const pair = pairs.find((one) => one.actor === `actors/${actor}` && one.asset === asset);
    if (pair === undefined) throw new Error(`No pair ${actor} ${asset}`);
    return pair;
  };
}

describe('attackPaths', () => {
  it('gives the chance, the time, the ways, choke points and cuts of each pair', async () => {
    const pair = (await pairsOf(SHOP))('thief', 'book');
    expect(pair).toMatchObject({
      reachable: true,
      probability: 0.6,
      chokePoints: ['flows/browse', 'components/web', 'components/api', 'flows/keep', 'components/ledger'],
    });
    expect(pair.path?.hops).toBe(3);
    expect(pair.minimumCut).toHaveLength(1);
    // A planned control protects nothing yet, and is the cheapest thing that could be bought on every way.
    expect(pair.cheapestCut).toEqual({ controls: ['cipher'], cost: 500 });
    expect(pair.views.inherent.probability).toBe(1);
    expect(pair.views.claimed).toMatchObject({ exact: true, probability: 0.6 });
    expect(pair.views.proven.probability).toBe(1);
    // 3 days into the zone, slowed twice as long, two days over flows within it, half a day to take the book.
    expect(pair.time?.p50).toBeGreaterThan(5);
    expect(pair.time?.p50).toBeLessThan(9);
    expect(pair.ways.map(({ through }) => through)).toEqual([
      expect.arrayContaining(['flows/ask']),
      expect.arrayContaining(['flows/skip', 'flows/warm']),
    ]);
    expect(pair.ways.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('lets a skilled attacker do the same in less time', async () => {
    const pair = await pairsOf(SHOP);
    const [slow, fast] = [pair('thief', 'book'), pair('expert', 'book')];
    expect(fast.time?.p50).toBeCloseTo((slow.time?.p50 ?? 0) / 4, 9);
    expect(fast.probability).toBe(slow.probability);
    expect(fast.views.claimed.curve[1]?.probability).toBeGreaterThan(slow.views.claimed.curve[1]?.probability ?? 1);
  });

  it('says what is had from the start, what nobody reaches, and what is nowhere', async () => {
    const { pairs, unplaced, nowhere, assumptions } = await attackPaths(modelOf(SHOP), { samples: 100 });
    const of = (asset: string) => pairs.find((one) => one.actor === 'actors/thief' && one.asset === asset);
    expect(of('coin')).toMatchObject({ reachable: true, minimumCut: null, path: { hops: 0 } });
    expect(of('wine')).toMatchObject({
      reachable: false,
      path: null,
      probability: 0,
      time: null,
      chokePoints: [],
      ways: [],
    });
    expect([unplaced, nowhere]).toEqual([['ghost'], ['dream']]);
    expect(pairs.some(({ asset }) => asset === 'scrap')).toBe(false);
    expect(assumptions.join('\n')).toContain('stop nobody: rumor');
  });

  it('counts the controls that are proven, and in the view that is asked for', async () => {
    const pair = await pairsOf(SHOP, { proven: new Set(['wall']), view: 'inherent' });
    expect(pair('thief', 'book')).toMatchObject({ probability: 1, views: { proven: { probability: 0.6 } } });
  });

  it('starts from a zone and goes to any asset that is named', async () => {
    const { pairs } = await attackPaths(modelOf(SHOP), {
      samples: 50,
      from: Address('zones', 'street'),
      asset: 'scrap',
    });
    expect(pairs.map(({ actor, asset }) => [actor, asset])).toEqual([['zones/street', 'scrap']]);
  });

  it('gives the same bytes for the same seed', async () => {
    const run = async (seed: number) => JSON.stringify(await attackPaths(modelOf(SHOP), { samples: 300, seed }));
    expect(await run(4)).toBe(await run(4));
    expect(await run(4)).not.toBe(await run(5));
  });

  it('takes a model without anything', async () => {
    expect(await attackPaths(modelOf('system: { title: Nothing }'))).toMatchObject({ pairs: [], nowhere: [] });
  });
});

const TREE = `
system: { title: Vault }
zones: { street: { trust: untrusted } }
components: { shop: { kind: process, zone: street } }
assets: { gold: { tier: 1 } }
actors: { thief: { from: street }, clerk: { from: street } }
threats: { heist: { asset: gold, tree: heist, actors: [thief] } }
controls: { alarm: { status: done, strategy: detect, effectiveness: high }, guard: { status: done } }
trees:
  heist:
    goal: Get the gold
    GATE
    nodes:
      dig: { time: 2d, probability: 0.5 }
      open: { time: 4d }
      cut-wire: { time: 1d, probability: 0.25 }
`;

describe('attackPaths through trees', () => {
  const heist = async (gate: string) => (await pairsOf(TREE.replace('GATE', gate), { asset: 'gold' }))('thief', 'gold');

  it('does steps in order one after the other, and at once those that all must happen', async () => {
    const inOrder = await heist('then: [dig, open]');
    const atOnce = await heist('and: [dig, open]');
    const either = await heist('or: [dig, open]');
    expect([inOrder.probability, atOnce.probability, either.probability]).toEqual([0.5, 0.5, 1]);
    expect(inOrder.time?.p50).toBeGreaterThan(atOnce.time?.p50 ?? 0);
    expect(atOnce.time?.p50).toBeGreaterThan(either.time?.p50 ?? 0);
    expect(inOrder.chokePoints).toEqual(['trees/heist/dig', 'trees/heist/open']);
    expect(atOnce.minimumCut).toHaveLength(1);
    expect(either.minimumCut).toEqual(['trees/heist/dig', 'trees/heist/open']);
    expect(either.path).toBeNull();
  });

  it('needs two of three, and does a step that stands twice once', async () => {
    const two = await heist('at-least: 2\n    of: [dig, open, cut-wire]');
    expect(two.probability).toBeCloseTo(0.5 + 0.25 - 0.125, 12);
    const twice = await heist('then: [dig, open, dig]');
    expect(twice.probability).toBe(0.5);
  });

  it('is stopped by counters, unless they are countered', async () => {
    const against = (counter: string) =>
      pairsOf(
        TREE.replace('GATE', 'or: [open]').replace(
          'open: { time: 4d }',
          `open: { time: 4d, countered-by: [${counter}] }`,
        ),
        { asset: 'gold' },
      );
    expect((await against('{ control: guard, works: 0.8 }'))('thief', 'gold').probability).toBeCloseTo(0.2, 12);
    expect((await against('alarm'))('thief', 'gold').probability).toBeCloseTo(0.7, 12);
    const countered = (await against('{ control: guard, works: 0.8, countered-by: [cut-wire] }'))('thief', 'gold');
    expect(countered.probability).toBeCloseTo(0.2 + 0.8 * 0.25, 12);
    expect(countered.views.inherent.probability).toBe(1);
  });

  it('belongs to the actors of its threat alone', async () => {
    const { pairs } = await attackPaths(modelOf(TREE.replace('GATE', 'or: [dig]')), { samples: 50, asset: 'gold' });
    expect(pairs.map(({ actor }) => actor)).toEqual(['actors/thief']);
  });

  it('is left out when it has too many levels, and the result says so', async () => {
    const chain = Array.from({ length: 700 }, (_, level) => `      n${level}: { or: [n${level + 1}] }`).join('\n');
    const text = `${TREE.replace('GATE', 'or: [n0]')}${chain}\n      n700: { time: 1d }\n`;
    const { pairs, assumptions } = await attackPaths(modelOf(text), { samples: 10, asset: 'gold' });
    expect(pairs).toEqual([]);
    expect(assumptions.join('\n')).toContain('The tree "heist" is left out');
  });
});
