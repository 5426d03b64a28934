import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttackTree, RankedAttack } from '../../model/attack-tree.ts';
import { chance, given, timeOf, tryEverything } from './brute-force.fixture.ts';
import { analyzeTree, attackSets, bestAttacks } from './index.ts';
import { anyTree } from './random-tree.fixture.ts';

const RUNS = { numRuns: 300 };
const idOf = (tree: AttackTree, event: number): string => tree.nodes[event]?.id ?? '';
const close = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-11 * Math.max(1, Math.abs(one), Math.abs(other));

describe('analyzeTree beside trying everything', () => {
  it('gives the exact probability of graphs with every gate', () => {
    fc.assert(
      fc.property(anyTree({ negated: true, most: 12 }), (tree) => {
        const { probability = Number.NaN, bounds } = analyzeTree(tree);
        expect(probability).toBeCloseTo(tryEverything(tree).probability, 12);
        expect(bounds).toEqual({ low: probability, high: probability });
      }),
      RUNS,
    );
  });

  it('gives every importance measure', () => {
    fc.assert(
      fc.property(anyTree({ negated: true, most: 12 }), (tree) => {
        const tried = tryEverything(tree);
        const { probability, events } = tried;
        fc.pre(probability > 0);
        for (const row of analyzeTree(tree).importance) {
          const event = events.find((one) => idOf(tree, one) === row.id) ?? 0;
          const sure = given(tree, tried, event, true);
          const out = given(tree, tried, event, false);
          const p = chance(tree, event);
          expect(close(row.birnbaum ?? Number.NaN, sure - out)).toBe(true);
          expect(close(row.criticality ?? Number.NaN, (p * (sure - out)) / probability)).toBe(true);
          expect(close(row.fussellVesely ?? Number.NaN, (p * sure) / probability)).toBe(true);
          expect(close(row.riskAchievementWorth ?? Number.NaN, sure / probability)).toBe(true);
          const worth = row.riskReductionWorth ?? Number.NaN;
          if (out < 1e-15) expect(worth).toBeGreaterThan(1e9);
          else expect(close(worth / (probability / out), 1)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('counts and lists the minimal sets', () => {
    fc.assert(
      fc.property(anyTree({ negated: true, most: 12 }), (tree) => {
        const { minimal } = tryEverything(tree);
        const wanted = minimal
          .map((events) =>
            events
              .map((event) => idOf(tree, event))
              .sort()
              .join(' '),
          )
          .sort();
        const found = [...attackSets(tree)].map(({ steps, despite }) => [...steps, ...despite].sort().join(' ')).sort();
        expect(found).toEqual(wanted);
        const { minimalAttackSets, importance } = analyzeTree(tree);
        expect(minimalAttackSets.count).toBe(minimal.length);
        const sizes = new Map<number, number>();
        for (const events of minimal) {
          const steps = events.filter((event) => tree.nodes[event]?.kind === 'step').length;
          sizes.set(steps, (sizes.get(steps) ?? 0) + 1);
        }
        expect(minimalAttackSets.bySize).toEqual(
          [...sizes].sort(([a], [b]) => a - b).map(([steps, sets]) => ({ steps, sets })),
        );
        for (const { id, share = Number.NaN } of importance) {
          const within = minimal.filter((events) => events.some((event) => idOf(tree, event) === id)).length;
          expect(share).toBeCloseTo(minimal.length === 0 ? 0 : within / minimal.length, 9);
        }
      }),
      RUNS,
    );
  });

  it('filters sets while it walks', () => {
    fc.assert(
      fc.property(anyTree({ most: 10 }), fc.nat(5), (tree, atMost) => {
        const all = [...attackSets(tree)];
        const text = (sets: typeof all): readonly string[] => sets.map((set) => JSON.stringify(set)).sort();
        const has = (id: string) => (set: (typeof all)[number]) => [...set.steps, ...set.despite].includes(id);
        expect(text([...attackSets(tree, { atMost })])).toEqual(
          text(all.filter(({ steps }) => steps.length <= atMost)),
        );
        expect(text([...attackSets(tree, { with: ['s0'] })])).toEqual(text(all.filter(has('s0'))));
        expect(text([...attackSets(tree, { without: ['s0', 'c0'] })])).toEqual(
          text(all.filter((set) => !has('s0')(set) && !has('c0')(set))),
        );
      }),
      RUNS,
    );
  });

  it('approximates as a list of the sets would', () => {
    fc.assert(
      fc.property(anyTree({ negated: true, most: 10 }), (tree) => {
        const products = tryEverything(tree).minimal.map((events) =>
          events.reduce((p, event) => p * chance(tree, event), 1),
        );
        const { rareEvent = Number.NaN, minimalCutUpperBound } = analyzeTree(tree).approximations ?? {};
        expect(
          close(
            rareEvent,
            products.reduce((sum, p) => sum + p, 0),
          ),
        ).toBe(true);
        const bound = 1 - products.reduce((product, p) => product * (1 - p), 1);
        if (minimalCutUpperBound !== undefined) expect(minimalCutUpperBound).toBeCloseTo(bound, 9);
      }),
      RUNS,
    );
  });
});

describe('bestAttacks beside trying everything', () => {
  /** The figures of every minimal set, the best first. */
  function ranked(
    tree: AttackTree,
    by: 'probability' | 'cost' | 'time' | 'stealth' | 'skill' | 'steps',
  ): readonly number[] {
    const values = tryEverything(tree).minimal.map((events) => {
      const steps = events.flatMap((event) => (tree.nodes[event]?.kind === 'step' ? [tree.nodes[event]] : []));
      switch (by) {
        case 'probability':
          return -events.reduce((p, event) => p * chance(tree, event), 1);
        case 'stealth':
          return -steps.reduce((p, { detectability = 0 }) => p * (1 - detectability), 1);
        case 'cost':
          return steps.reduce((sum, { cost = 0 }) => sum + cost, 0);
        case 'time':
          return timeOf(tree, new Set(events));
        case 'skill':
          return Math.max(0, ...steps.map(({ skill = 0 }) => skill));
        default:
          return steps.length;
      }
    });
    return values.sort((one, other) => one - other);
  }
  const figureOf = (attack: RankedAttack, by: string): number => {
    if (by === 'steps') return attack.steps.length;
    const value = attack[by as 'cost'] ?? Number.NaN;
    return by === 'probability' || by === 'stealth' ? -value : value;
  };

  for (const by of ['probability', 'cost', 'time', 'stealth', 'skill', 'steps'] as const) {
    it(`ranks by ${by}`, () => {
      fc.assert(
        fc.property(anyTree({ most: 10 }), fc.integer({ min: 1, max: 40 }), (tree, limit) => {
          const wanted = ranked(tree, by).slice(0, limit);
          const { attacks, proven } = bestAttacks(tree, { by, limit });
          const found = attacks.map((attack) => figureOf(attack, by));
          expect(proven).toBe(true);
          expect(found.length).toBe(wanted.length);
          for (const [rank, value] of found.entries()) expect(value).toBeCloseTo(wanted[rank] ?? Number.NaN, 12);
          expect(new Set(attacks.map(({ steps, despite }) => [...steps, '', ...despite].join(' '))).size).toBe(
            found.length,
          );
        }),
        { numRuns: 1000 },
      );
    });
  }

  it('keeps to what the attacker can do', () => {
    fc.assert(
      fc.property(
        anyTree({ most: 10 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (tree, budget, skill) => {
          const all = bestAttacks(tree, { by: 'probability', limit: 10_000 }).attacks;
          const wanted = all.filter(
            (attack) => (attack.cost ?? 0) <= budget && (attack.skill ?? 0) <= skill && !attack.steps.includes('s1'),
          );
          for (const by of ['probability', 'cost', 'time'] as const) {
            const { attacks } = bestAttacks(tree, { by, limit: 10_000, profile: { budget, skill, without: ['s1'] } });
            const text = (some: readonly RankedAttack[]): readonly string[] =>
              some.map((attack) => JSON.stringify(attack)).sort();
            expect(text(attacks)).toEqual(text(wanted));
          }
        },
      ),
      RUNS,
    );
  });
});
