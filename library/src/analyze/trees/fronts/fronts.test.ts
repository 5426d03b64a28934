import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttackNode, AttackTree } from '../../../model/attack-tree.ts';
import { holding } from '../brute-force.fixture.ts';
import { anyTree } from '../random-tree.fixture.ts';
import { costDamageFront } from './cost-damage-front.ts';
import { defenceFront } from './defence-front.ts';

const RUNS = { numRuns: 300 };
const NONE = Number.POSITIVE_INFINITY;
type Point = readonly [number, number];

/** The points that no other beats: more must bring more. */
function best(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted(([a, x], [b, y]) => a - b || y - x);
  const front: Point[] = [];
  for (const point of sorted) if (point[1] > (front.at(-1)?.[1] ?? -1)) front.push(point);
  return front;
}

/** Every set of some nodes. */
function subsets(nodes: readonly number[]): readonly ReadonlySet<number>[] {
  return Array.from({ length: 1 << nodes.length }, (_, set) => new Set(nodes.filter((_, bit) => (set >> bit) & 1)));
}

function indexes(tree: AttackTree, kind: AttackNode['kind']): readonly number[] {
  return tree.nodes.flatMap((node, index) => (node.kind === kind ? [index] : []));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** The steps that the goal can be about: the others are in no formula. */
function costOf(tree: AttackTree, steps: ReadonlySet<number>): number {
  return sum([...steps].map((step) => (tree.nodes[step]?.kind === 'step' ? (tree.nodes[step].cost ?? 0) : 0)));
}

/** Nodes below the root. */
function needed(tree: AttackTree): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [tree.root];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    const node = tree.nodes[index];
    if (node === undefined) continue;
    open.push(...('children' in node ? node.children : []), ...(node.counters ?? []));
  }
  return found;
}

describe('costDamageFront', () => {
  it('gives the front of the factory (Lopuhaä-Zwakenberg and Stoelinga, 2023)', () => {
    const factory: AttackTree = {
      stage: 'attack-tree',
      id: 'factory',
      goal: 'Production shutdown',
      root: 4,
      assumptions: [],
      nodes: [
        { kind: 'step', id: 'cyberattack', cost: 1 },
        { kind: 'step', id: 'place-bomb', cost: 3 },
        { kind: 'step', id: 'force-door', cost: 2, damage: 10 },
        { kind: 'and', id: 'destroy-robot', children: [1, 2], damage: 100 },
        { kind: 'or', id: 'shutdown', children: [0, 3], damage: 200 },
      ],
    };
    const { points, exact, missing } = costDamageFront(factory);
    expect(points.map(({ cost, damage }) => [cost, damage])).toEqual([
      [0, 0],
      [1, 200],
      [3, 210],
      [5, 310],
    ]);
    expect(points.at(-1)?.steps).toEqual(['place-bomb', 'force-door']);
    expect({ exact, missing }).toEqual({ exact: true, missing: [] });
  });

  it('gives the front that trying everything gives', () => {
    fc.assert(
      fc.property(anyTree({ negated: true, most: 7 }), (tree) => {
        const { points, exact } = costDamageFront(tree);
        const open = {
          ...tree,
          nodes: tree.nodes.map((node) => (node.kind === 'control' ? { ...node, inPlace: false } : node)),
        };
        const below = needed(tree);
        const damageOf = (steps: ReadonlySet<number>): number => {
          const holds = holding(open, (event) => steps.has(event));
          return sum(tree.nodes.map(({ damage = 0 }, index) => (holds[index] && below.has(index) ? damage : 0)));
        };
        const steps = indexes(tree, 'step').filter((step) => below.has(step));
        const wanted = best(subsets(steps).map((set): Point => [costOf(tree, set), damageOf(set)]));
        const found = points.map(({ cost, damage }): Point => [cost, damage]);
        if (exact) expect(found).toEqual(wanted);
        else for (const [cost, damage] of found) expect(wanted.some(([c, d]) => c <= cost && d >= damage)).toBe(true);
        for (const point of points) {
          const chosen = new Set(steps.filter((step) => point.steps.includes(tree.nodes[step]?.id ?? '')));
          expect(costOf(tree, chosen)).toBe(point.cost);
          if (exact) expect(damageOf(chosen)).toBe(point.damage);
        }
      }),
      RUNS,
    );
  });

  it('says which numbers are missing', () => {
    const tree: AttackTree = {
      stage: 'attack-tree',
      id: 'bare',
      goal: 'Bare',
      root: 2,
      assumptions: [],
      nodes: [
        { kind: 'step', id: 'one' },
        { kind: 'step', id: 'other', cost: 3 },
        { kind: 'or', id: 'goal', children: [0, 1] },
      ],
    };
    expect(costDamageFront(tree)).toEqual({
      points: [{ cost: 0, damage: 0, steps: [] }],
      exact: false,
      missing: [
        { measure: 'cost', of: ['one'] },
        { measure: 'damage', of: ['bare'] },
      ],
    });
  });
});

/** A tree written as nested calls; equal names are one node. */
type Written = (nodes: AttackNode[], places: Map<string, number>) => number;
function once(id: string, make: (nodes: AttackNode[], places: Map<string, number>) => AttackNode): Written {
  return (nodes, places) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const node = make(nodes, places);
    const index = nodes.push(node) - 1;
    places.set(id, index);
    return index;
  };
}
const all = (parts: readonly Written[], ...to: Parameters<Written>): readonly number[] =>
  parts.map((part) => part(...to));
const step = (id: string, cost: number, ...counters: readonly Written[]): Written =>
  once(id, (...to) => ({ kind: 'step', id, cost, counters: all(counters, ...to) }));
const buy = (id: string, price: number): Written => once(id, () => ({ kind: 'control', id, inPlace: false, price }));
/** A control, or several, that steps of the attacker disable. */
const unless = (id: string, controls: readonly Written[], ...counters: readonly Written[]): Written =>
  once(id, (...to) => ({ kind: 'and', id, children: all(controls, ...to), counters: all(counters, ...to) }));
const gate = (kind: 'or' | 'and', id: string, children: readonly Written[], ...counters: readonly Written[]): Written =>
  once(id, (...to) => ({ kind, id, children: all(children, ...to), counters: all(counters, ...to) }));
function treeFrom(root: Written): AttackTree {
  const nodes: AttackNode[] = [];
  const top = root(nodes, new Map());
  return { stage: 'attack-tree', id: 'written', goal: 'Written', nodes, root: top, assumptions: [] };
}

/** Small trees of Copae, Soltani and Lopuhaä-Zwakenberg (2025), written anew, with the fronts that trying everything gives. */
const PUBLISHED: Readonly<Record<string, readonly [tree: Written, front: readonly Point[]]>> = {
  'smallest dag': [
    gate('or', 'root', [step('a2', 2, buy('d1', 1)), step('a1', 1, buy('d1', 1))]),
    [
      [0, 1],
      [1, NONE],
    ],
  ],
  'counter-example dag': [
    gate('or', 'root', [
      step('a2', 2, buy('d1', 10)),
      step('a1', 1, gate('or', 'd', [buy('d1', 10), buy('d2', 10)])),
      step('a3', 3, buy('d2', 10)),
    ]),
    [
      [0, 1],
      [10, 3],
      [20, NONE],
    ],
  ],
  'small dag': [
    gate('and', 'root', [
      gate('or', 'or1', [step('a2', 8), step('a1', 4)], unless('u1', [buy('d1', 2)], step('a3', 16))),
      gate('or', 'or2', [step('a1', 4), step('a4', 8)], unless('u2', [buy('d2', 4)], step('a5', 100))),
    ]),
    [
      [0, 4],
      [2, 20],
      [4, 104],
      [6, 120],
    ],
  ],
  'thesis dag': [
    gate('and', 'root', [
      gate('or', 'credentials', [
        step('bu', 100),
        step('pa', 15, buy('aput', 5)),
        step('esv', 5, unless('su1', [buy('su', 10)], step('dns', 10))),
        step('acv', 10, unless('su2', [buy('su', 10)], step('dns', 10))),
      ]),
      step('sdk', 35, buy('sko', 20)),
    ]),
    [
      [0, 40],
      [10, 50],
      [20, NONE],
    ],
  ],
  'counter-example bottom-up': [
    gate('or', 'root', [
      step('a1', 1, gate('and', 'and1', [buy('d1', 5), buy('d2', 1)])),
      step('a2', 2, gate('and', 'and2', [buy('d3', 3), buy('d4', 3)])),
      step('a3', 3, gate('and', 'and3', [buy('d5', 4), buy('d6', 2)])),
    ]),
    [
      [0, 1],
      [6, 2],
      [12, 3],
      [18, NONE],
    ],
  ],
  'early termination': [
    gate('or', 'root', [step('a1', 1, buy('d2', 10)), step('a2', 2, buy('d3', 10))], buy('d1', 15)),
    [
      [0, 1],
      [10, 2],
      [15, NONE],
    ],
  ],
  'exponential front': [
    gate(
      'or',
      'root',
      [2, 4, 8, 16, 32].map((cost) => step(`a${cost}`, cost, buy(`d${cost}`, cost))),
    ),
    [
      [0, 2],
      [2, 4],
      [6, 8],
      [14, 16],
      [30, 32],
      [62, NONE],
    ],
  ],
  'bad order': [
    gate('or', 'root', [step('a1', 2, buy('d1', 2)), step('a2', 4, buy('d2', 4))]),
    [
      [0, 2],
      [2, 4],
      [6, NONE],
    ],
  ],
  'defensive pareto': [
    gate('and', 'root', [
      step(
        'a2',
        8,
        unless(
          'and3',
          [
            gate('and', 'and4', [unless('d6x', [buy('d6', 8)], step('a4', 2, buy('d7', 4))), buy('d3', 16)]),
            buy('d2', 16),
          ],
          step('a1', 64),
        ),
      ),
      step('a3', 32),
      gate('and', 'and2', [
        step('a7', 16, unless('and5', [buy('d4', 32), buy('d5', 2)], step('a5', 128))),
        step('a6', 4),
      ]),
    ]),
    [
      [0, 60],
      [34, 188],
      [74, 190],
      [78, 252],
    ],
  ],
  'tree of 9': [
    gate('and', 'root', [
      step('a2', 21145, unless('and1', [buy('d1', 39777), buy('d2', 89041)], step('a1', 19869))),
      step('a3', 3909),
    ]),
    [
      [0, 25054],
      [128818, 44923],
    ],
  ],
  'tree of 17': [
    gate('and', 'root', [
      step('a2', 50305, unless('and1', [buy('d1', 3449), buy('d2', 33384)], step('a1', 45255))),
      gate('and', 'and2', [
        step('a3', 2297, unless('and3', [buy('d3', 78223), buy('d4', 25746)], step('a4', 70893))),
        step('a5', 41832),
      ]),
    ]),
    [
      [0, 94434],
      [36833, 139689],
      [103969, 165327],
      [140802, 210582],
    ],
  ],
};

describe('defenceFront', () => {
  it.each(Object.entries(PUBLISHED))('gives the front of the %s', (_, [written, wanted]) => {
    const { points, exact } = defenceFront(treeFrom(written));
    expect(points.map(({ spend, attack }) => [spend, attack])).toEqual(wanted);
    expect(exact).toBe(true);
  });

  it('gives the front that trying everything gives', () => {
    fc.assert(
      fc.property(anyTree({ negated: true, most: 6 }), (tree) => {
        const { points, exact } = defenceFront(tree, { fromScratch: true });
        const below = needed(tree);
        const steps = indexes(tree, 'step').filter((index) => below.has(index));
        const controls = indexes(tree, 'control').filter((index) => below.has(index));
        const cheapest = (bought: ReadonlySet<number>): number =>
          Math.min(
            NONE,
            ...subsets(steps)
              .filter(
                (set) =>
                  holding(tree, (event) =>
                    tree.nodes[event]?.kind === 'control' ? !bought.has(event) : set.has(event),
                  )[tree.root],
              )
              .map((set) => costOf(tree, set)),
          );
        const priceOf = (bought: ReadonlySet<number>): number =>
          sum([...bought].map((index) => (tree.nodes[index]?.kind === 'control' ? (tree.nodes[index].price ?? 0) : 0)));
        const wanted = best(subsets(controls).map((bought): Point => [priceOf(bought), cheapest(bought)]));
        expect(exact).toBe(true);
        expect(points.map(({ spend, attack }) => [spend, attack])).toEqual(wanted);
        for (const point of points) {
          const bought = new Set(controls.filter((index) => point.controls.includes(tree.nodes[index]?.id ?? '')));
          expect([priceOf(bought), cheapest(bought)]).toEqual([point.spend, point.attack]);
        }
      }),
      RUNS,
    );
  });

  it('takes what is in place for paid, and leaves out what has no price', () => {
    const tree: AttackTree = {
      stage: 'attack-tree',
      id: 'doors',
      goal: 'Doors',
      root: 2,
      assumptions: [],
      nodes: [
        { kind: 'step', id: 'front', cost: 5, counters: [3, 5] },
        { kind: 'step', id: 'back', cost: 9, counters: [4] },
        { kind: 'or', id: 'goal', children: [0, 1] },
        { kind: 'control', id: 'lock', inPlace: true, price: 100 },
        { kind: 'control', id: 'guard', inPlace: false, price: 40 },
        { kind: 'control', id: 'wish', inPlace: false },
      ],
    };
    expect(defenceFront(tree)).toEqual({
      points: [
        { spend: 0, attack: 9, controls: ['lock'] },
        { spend: 40, attack: NONE, controls: ['lock', 'guard'] },
      ],
      exact: true,
      missing: [{ measure: 'price', of: ['wish'] }],
    });
    expect(defenceFront(tree, { fromScratch: true }).points.map(({ spend }) => spend)).toEqual([0, 100, 140]);
  });
});
