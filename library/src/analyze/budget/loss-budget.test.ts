import { describe, expect, it } from 'vitest';
import type { AttackTree } from '../../model/attack-tree.ts';
import type { Model } from '../../model/model.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { register, weighed } from '../register/register.ts';
import { attackBudget, lossBudget, pathBudget, treeBudget } from './index.ts';
import { leastLeft } from './random-budget.fixture.ts';

function modelOf(text: string): Model {
  const { model, problems } = readTexts([{ name: 'sample.yaml', text }]);
  expect(problems).toEqual([]);
  return model;
}

const SHOP = `
system: { title: Shop, scheme: five-by-five }
threats:
  theft: { title: Theft, risk: { probability: 4, impact: 4 }, controls: [lock, bolt, camera, guard, charm] }
  fire: { title: Fire, risk: { probability: 3, impact: 5 }, controls: [insurance, sprinkler] }
  rain: { title: Rain, risk: { probability: 2, impact: 2 }, controls: [roof] }
  rumor: { title: Rumor, controls: [charm] }
controls:
  lock: { strategy: prevent, effectiveness: high, layer: host, cost: 1000, status: planned }
  bolt: { strategy: prevent, effectiveness: high, layer: host, cost: 900, status: planned }
  camera: { strategy: prevent, effectiveness: medium, layer: network, cost: { once: 500, yearly: 200 }, status: in-progress }
  guard: { strategy: prevent, effectiveness: high, layer: data, status: planned }
  charm: { cost: 1, status: planned }
  insurance: { strategy: transfer, effectiveness: high, cost: { once: 0, yearly: 3000 }, status: planned }
  sprinkler: { strategy: recover, effectiveness: medium, cost: { once: 5000, currency: EUR }, status: planned }
  roof: { strategy: prevent, effectiveness: high, cost: 10, status: done }
layers: [ { id: host }, { id: network }, { id: data } ]
`;

const risksOf = (model: Model) => register(model, weighed(model));

describe('lossBudget', () => {
  const model = modelOf(SHOP);
  const risks = risksOf(model);
  const budget = (limit: number, options: object = {}) => lossBudget(model, { limit, risks, ...options });

  it('sorts the controls: in question, there already, of unknown cost, in another currency', () => {
    expect(budget(0)).toMatchObject({
      costs: { lock: 1000, bolt: 900, camera: 700, charm: 1, insurance: 3000 },
      sunk: ['roof'],
      unknownCost: ['guard'],
      leftOut: [{ control: 'sprinkler', because: 'It costs EUR, the losses are in USD' }],
      chosen: [],
    });
  });

  it('buys one of two that do the same, and adds one of another layer', () => {
    const one = budget(1000);
    const two = budget(1600);
    const three = budget(2600);
    expect(one.chosen).toEqual(['bolt']);
    expect(two.chosen).toEqual(['bolt', 'camera']);
    expect(three.chosen).toEqual(['bolt', 'camera']);
    expect(two.after).toBeLessThan(one.after);
    expect([one, two, three].every(({ optimal, gap }) => optimal && gap === 0)).toBe(true);
  });

  it('leaves what the best of all sets leaves, by the residual risk of the register itself', () => {
    const ids = ['lock', 'bolt', 'camera', 'charm', 'insurance'];
    const costs = [1000, 900, 700, 1, 3000];
    // What a set leaves, with the controls of the set marked as done in the model.
    const left = (inPlace: Uint8Array): number => {
      const bought = new Set(ids.filter((_, index) => inPlace[index] === 1));
      const controls = new Map(
        [...model.controls].map(([id, control]) => [
          id,
          bought.has(id) ? { ...control, status: 'done' as const } : control,
        ]),
      );
      return lossBudget({ ...model, controls }, { limit: 0, risks }).before;
    };
    for (const limit of [0, 700, 1000, 1701, 3000, 4600, 9000]) {
      expect(budget(limit).after).toBeCloseTo(leastLeft(costs, limit, left), 6);
    }
  });

  it('assumes a cost where it is told to, counts years, and takes back what it may reconsider', () => {
    expect(budget(0, { assumeCost: 40 })).toMatchObject({
      costs: { guard: 40 },
      unknownCost: [],
      asked: { assumeCost: 40 },
    });
    expect(budget(0, { years: 3 }).costs).toMatchObject({ camera: 1100, insurance: 9000, lock: 1000 });
    const again = budget(0, { reconsider: true });
    expect(again.sunk).toEqual([]);
    // What it cost once is spent: it stays for nothing.
    expect(again.costs).toMatchObject({ roof: 0 });
    expect(again.chosen).toEqual(['roof']);
  });

  it('counts large events instead of the mean', () => {
    const tail = budget(1600, { beyond: 1_000_000 });
    expect(tail).toMatchObject({ goal: 'tail', unit: 'events', optimal: true, about: { beyond: 1_000_000 } });
    expect(tail.before).toBeGreaterThan(tail.after);
    expect(tail.before).toBeLessThan(2);
    expect(budget(5000, { beyond: 1e14 })).toMatchObject({ chosen: [], after: tail.after * 0 });
  });

  it('takes a rating made after its controls without those that are not there', () => {
    const text = SHOP.replace('scheme: five-by-five }', 'scheme: five-by-five, rated: after }');
    const after = modelOf(text);
    const result = lossBudget(after, { limit: 1e6, risks: risksOf(after) });
    expect(result.before).toBeGreaterThan(result.after);
  });

  it('has nothing to choose in a model without ratings', () => {
    const empty = modelOf('system: { title: Nothing }');
    expect(lossBudget(empty, { limit: 10, risks: [] })).toMatchObject({
      chosen: [],
      before: 0,
      after: 0,
      optimal: true,
    });
  });

  it.each([{ limit: -1 }, { limit: Number.NaN }, { years: -1 }, { assumeCost: Number.NaN }])('refuses %o', (wrong) => {
    expect(() => budget(0, wrong)).toThrow(RangeError);
  });
});

const SITE = `
system: { title: Site }
zones: { street: { trust: untrusted }, back: { trust: internal } }
components:
  visitor: { kind: external, zone: street }
  web: { kind: process, zone: back }
  api: { kind: process, zone: back }
flows: { browse: { from: visitor, to: web }, ask: { from: web, to: api }, call: { from: visitor, to: api } }
assets: { book: { tier: 1, at: [api] } }
actors: { thief: { from: street } }
layers: [ { id: host }, { id: network } ]
controls:
  wall: { strategy: prevent, effectiveness: high, layer: network, cost: 10, guards: [browse, call], status: planned }
  door: { strategy: prevent, effectiveness: medium, layer: host, cost: 5, guards: [call], status: planned }
  fence: { strategy: prevent, effectiveness: low, layer: network, guards: [call], status: done }
`;

describe('pathBudget', () => {
  it('lowers the chance of the best path, by the rules of attack paths', async () => {
    const model = modelOf(SITE);
    const chances = await Promise.all([0, 5, 10, 15].map(async (limit) => (await pathBudget(model, { limit })).after));
    // The way over the web is open until the wall stands; then the two strongest of different layers count.
    expect(chances.map((chance) => Math.round(chance * 1000) / 1000)).toEqual([1, 1, 0.4, 0.4]);
    const all = await pathBudget(model, { limit: 15 });
    expect(all).toMatchObject({ chosen: ['wall'], cost: 10, optimal: true, sunk: ['fence'], unit: 'chance' });
    expect(all.frontier.map(({ controls }) => controls)).toEqual([[], ['wall']]);
  });
});

/** Two ways in: the first needs a step behind two controls, the second one behind one. */
const TREE: AttackTree = {
  stage: 'attack-tree',
  id: 'heist',
  goal: 'Get the gold',
  root: 0,
  assumptions: [],
  nodes: [
    { kind: 'or', id: 'goal', children: [1, 2, 3] },
    { kind: 'step', id: 'dig', probability: 0.5, counters: [4, 5] },
    { kind: 'step', id: 'bribe', probability: 0.2, counters: [5] },
    { kind: 'step', id: 'ask', probability: 0.1, counters: [6] },
    { kind: 'control', id: 'floor', inPlace: false, works: 0.9 },
    { kind: 'control', id: 'alarm', inPlace: false, works: 0.5 },
    { kind: 'control', id: 'rule', inPlace: false, works: 1 },
  ],
};

const VAULT = `
system: { title: Vault }
controls: { floor: { cost: 3 }, alarm: { cost: 4 }, rule: { cost: 1, status: done } }
`;

describe('attackBudget', () => {
  it('stops as many minimal attacks as possible and tells what stops all of them', async () => {
    const model = modelOf(VAULT);
    const little = await attackBudget(model, { tree: TREE, limit: 3 });
    expect(little).toMatchObject({
      before: 2,
      after: 1,
      chosen: ['floor'],
      stopsAll: { controls: ['alarm'], cost: 4 },
      sunk: ['rule'],
    });
    expect(await attackBudget(model, { tree: TREE, limit: 4 })).toMatchObject({
      chosen: ['alarm'],
      after: 0,
      optimal: true,
    });
    const open = { ...TREE, nodes: TREE.nodes.map((node) => (node.id === 'bribe' ? { ...node, counters: [] } : node)) };
    expect(await attackBudget(model, { tree: open, limit: 9 })).toMatchObject({ after: 1, stopsAll: null });
  });
});

describe('treeBudget', () => {
  it('makes the goal as unlikely as possible', () => {
    const model = modelOf(VAULT);
    const none = treeBudget(model, { tree: TREE, limit: 0 });
    expect(none.before).toBeCloseTo(1 - 0.5 * 0.8, 9);
    expect(treeBudget(model, { tree: TREE, limit: 3 })).toMatchObject({ chosen: ['floor'], optimal: true });
    const all = treeBudget(model, { tree: TREE, limit: 7 });
    expect(all.chosen).toEqual(['floor', 'alarm']);
    // The alarm is one control: when it fails, it fails for both.
    expect(all.after).toBeCloseTo(0.5 * (1 - (1 - 0.5 * 0.1) * 0.8), 9);
  });
});
