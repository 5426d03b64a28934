import { describe, expect, test } from 'vitest';
import { readTexts } from '../model/read/read-texts.ts';
import { sceneFrom } from './scene.fixture.ts';
import { sceneOf } from './scene.ts';

const SHOP = `
system: { title: Shop }
trust-levels: [wild, tame, safe]
tiers: { 1: {}, 2: {} }
zones:
  street: { trust: wild }
  house: { trust: safe }
  cellar: { inside: house, trust: tame }
  attic: {}
components:
  buyer: { kind: external, zone: street, many: true }
  till: { kind: process, zone: house }
  drawer: { kind: store, part-of: till }
  lock: { kind: process, part-of: drawer }
  cask: { kind: store, zone: cellar }
  cloud: { kind: external }
  mason: { kind: external, zone: street }
flows:
  pay: { from: buyer, to: drawer, carries: [coin, { asset: note, sealed-to: [till] }] }
  turn: { from: till, to: lock }
  fill: { from: cask, to: till, both-ways: true, returns: [coin] }
  gossip: { from: buyer, to: buyer }
  build: { from: mason, to: cask, phase: build }
  rumor: { from: cloud, to: buyer }
boundaries:
  door: { between: [street, house] }
  hatch: { between: [cellar, till] }
  window: { between: [cloud, street] }
entries:
  slot: { at: drawer, port: 80, exposure: external }
  knob: { at: till, kind: console }
assets: { coin: { tier: 1 }, note: { tier: 2, title: Bank note } }
diagrams:
  front: { title: Front of the shop, shows: [street, till] }
  vault: { shows: [house] }
  counter: { shows: [street, house], flows: [pay] }
  works: { phase: build }
layout: { front: { till: [12, -40], cask: [1, 1] } }
`;

function inside(scene: ReturnType<typeof sceneFrom>): Record<string, string | undefined> {
  return Object.fromEntries([...scene.zones, ...scene.components].map((part) => [part.id, part.inside]));
}

describe('sceneOf', () => {
  test('shows everything, nested, when no diagram is asked for', () => {
    const scene = sceneFrom(SHOP);
    expect(scene.title).toBe('Shop');
    expect(inside(scene)).toEqual({
      'zones/street': undefined,
      'zones/house': undefined,
      'zones/cellar': 'zones/house',
      'zones/attic': undefined,
      'components/buyer': 'zones/street',
      'components/till': 'zones/house',
      'components/drawer': 'components/till',
      'components/lock': 'components/drawer',
      'components/cask': 'zones/cellar',
      'components/cloud': undefined,
      'components/mason': 'zones/street',
    });
    expect(scene.components.filter(({ whole }) => whole).map(({ id }) => id)).toEqual([
      'components/till',
      'components/drawer',
    ]);
    expect(scene.flows).toHaveLength(6);
  });

  test('shows what a diagram names: zones with all inside, components without their parts', () => {
    const front = sceneFrom(SHOP, { diagram: 'front' });
    expect(front.title).toBe('Front of the shop');
    expect(Object.keys(inside(front))).toEqual([
      'zones/street',
      'zones/house',
      'components/buyer',
      'components/till',
      'components/mason',
    ]);
    const vault = sceneFrom(SHOP, { diagram: 'vault' });
    expect(vault.components.map(({ id }) => id)).toEqual([
      'components/till',
      'components/drawer',
      'components/lock',
      'components/cask',
    ]);
  });

  test('attaches flows and entries of hidden parts to the whole that is shown', () => {
    const { flows, components } = sceneFrom(SHOP, { diagram: 'front' });
    expect(flows.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['flows/pay', 'components/buyer', 'components/till'],
      ['flows/gossip', 'components/buyer', 'components/buyer'],
    ]);
    expect(components.find(({ id }) => id === 'components/till')?.entries).toEqual([
      { id: 'slot', title: 'slot', way: '80', exposed: true },
      { id: 'knob', title: 'knob', way: 'console', exposed: false },
    ]);
  });

  test('shows the flows of one phase, and leaves out what takes no part in it', () => {
    const works = sceneFrom(SHOP, { diagram: 'works' });
    expect(works.title).toBe('works: build');
    expect(works.components.map(({ id }) => id)).toEqual(['components/cask', 'components/mason']);
    expect(works.zones.map(({ id }) => id)).toEqual(['zones/street', 'zones/house', 'zones/cellar']);
    const run = sceneFrom(SHOP, { phase: 'run' });
    expect(run.flows.map(({ id }) => id)).not.toContain('flows/build');
    expect(run.components.map(({ id }) => id)).not.toContain('components/mason');
  });

  test('knows what flows carry, cross and look like', () => {
    const flows = new Map(sceneFrom(SHOP).flows.map((flow) => [flow.id, flow]));
    expect(flows.get('flows/pay')).toMatchObject({
      vital: true,
      bothWays: false,
      phase: 'run',
      crosses: [{ id: 'door', title: 'door' }],
      carries: [
        { id: 'coin', vital: true, sealedTo: [] },
        { id: 'note', title: 'Bank note', vital: false, sealedTo: ['till'] },
      ],
    });
    expect(flows.get('flows/fill')).toMatchObject({ bothWays: true, vital: true, crosses: [{ id: 'hatch' }] });
    expect(flows.get('flows/build')).toMatchObject({ phase: 'build', vital: false, crosses: [{ id: 'door' }] });
    expect(flows.get('flows/gossip')).toMatchObject({ vital: false, crosses: [] });
  });

  test('places the trust of a zone between the weakest and the strongest level', () => {
    const strengths = sceneFrom(SHOP).zones.map(({ id, trust }) => [id, trust?.strength]);
    expect(strengths).toEqual([
      ['zones/street', 0],
      ['zones/house', 1],
      ['zones/cellar', 0.5],
      ['zones/attic', undefined],
    ]);
  });

  test('lists the boundaries of which both sides are drawn', () => {
    expect(sceneFrom(SHOP).boundaries.map(({ id, sides }) => [id, ...sides])).toEqual([
      ['door', 'street', 'house'],
      ['hatch', 'cellar', 'till'],
      ['window', 'cloud', 'street'],
    ]);
    expect(sceneFrom(SHOP, { diagram: 'front' }).boundaries.map(({ id }) => id)).toEqual(['door']);
  });

  test('keeps the corners of what was moved by hand and is shown', () => {
    expect([...sceneFrom(SHOP, { diagram: 'front' }).moved]).toEqual([['components/till', [12, -40]]]);
    expect(sceneFrom(SHOP).moved.size).toBe(0);
  });

  test('draws a part that stands in another zone there, not in its whole', () => {
    const scene = sceneFrom(`
system: { title: Split }
zones: { a: {}, b: {} }
components: { w: { kind: process, zone: a }, p: { kind: process, part-of: w, zone: b }, q: { kind: process, part-of: w } }
`);
    expect(inside(scene)).toMatchObject({ 'components/p': 'zones/b', 'components/q': 'components/w' });
  });

  test('cuts circles and flattens what is nested too deep', () => {
    const zones = Array.from(
      { length: 60 },
      (_, index) => `z${index}: ${index === 0 ? '{}' : `{ inside: z${index - 1} }`}`,
    );
    const deep = inside(sceneFrom(`system: { title: Deep }\nzones: { ${zones.join(', ')} }`));
    let depth = 0;
    for (let id: string | undefined = 'zones/z59'; id !== undefined; id = deep[id]) depth += 1;
    expect(depth).toBe(24);
    const { model } = readTexts([
      {
        name: 'm.yaml',
        text: 'system: { title: Circle }\nzones: { a: { inside: b }, b: { inside: a }, c: { inside: c } }',
      },
    ]);
    expect(sceneOf(model).zones.map((zone) => [zone.id, zone.inside])).toEqual([
      ['zones/b', undefined],
      ['zones/a', 'zones/b'],
      ['zones/c', undefined],
    ]);
  });

  test('refuses a diagram that does not exist', () => {
    expect(() => sceneFrom(SHOP, { diagram: 'back' })).toThrow('Cannot draw "back"');
  });

  test('draws only the flows a diagram names', () => {
    const scene = sceneOf(readTexts([{ name: 'shop.yaml', text: SHOP }]).model, { diagram: 'counter' });
    expect(scene.flows.map(({ id }) => id)).toEqual(['flows/pay']);
  });
});
