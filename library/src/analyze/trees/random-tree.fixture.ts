/**
 * Attack trees for property tests: random graphs with shared nodes, all gates and counters.
 * @module
 */
import fc from 'fast-check';
import type { AttackNode, AttackTree } from '../../model/attack-tree.ts';

const share = fc.integer({ min: 1, max: 19 }).map((twentieths) => twentieths / 20);
const numbers = fc.record({
  probability: share,
  cost: fc.integer({ min: 0, max: 40 }),
  time: fc.integer({ min: 0, max: 30 }),
  skill: fc.integer({ min: 1, max: 5 }),
  detectability: share,
});
const picks = fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 });

interface Shape {
  /** Whether nodes may be negated, so that more steps can hurt. */
  readonly negated?: boolean;
  readonly most?: number;
}

/** Gates name only nodes before them, so that a graph has no cycle; the goal joins what no other gate names. */
export function anyTree({ negated = false, most = 8 }: Shape = {}): fc.Arbitrary<AttackTree> {
  const kinds = ['or', 'or', 'and', 'and', 'then', 'at-least', ...(negated ? (['xor', 'not'] as const) : [])] as const;
  const damage = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined });
  const gate = fc.record({
    kind: fc.constantFrom(...kinds),
    picks,
    need: fc.nat(10),
    damage,
    counter: fc.option(picks, { freq: 2 }),
  });
  return fc
    .record({
      steps: fc.array(fc.record({ numbers, damage }), { minLength: 2, maxLength: most }),
      controls: fc.array(fc.record({ works: share, price: fc.integer({ min: 1, max: 20 }) }), { maxLength: 4 }),
      gates: fc.array(gate, { maxLength: 10 }),
      goal: gate,
    })
    .map(({ steps, controls, gates, goal }) => {
      const nodes: AttackNode[] = steps.map((step, index) => ({
        kind: 'step',
        id: `s${index}`,
        ...step.numbers,
        damage: step.damage,
      }));
      const attackable: number[] = nodes.map((_, index) => index);
      const orphans = new Set(attackable);
      const stoppers: number[] = controls.map(
        (control, index) => nodes.push({ kind: 'control', id: `c${index}`, inPlace: true, ...control }) - 1,
      );
      const choose = (from: readonly number[], which: readonly number[]): readonly number[] =>
        from.length === 0 ? [] : which.map((pick) => from[pick % from.length] ?? 0);
      const add = ({ kind, need, damage: hurts, counter }: typeof goal, children: readonly number[]): number => {
        for (const child of children) orphans.delete(child);
        const counters = counter === null ? [] : choose(stoppers, counter.slice(0, 2));
        const written = { id: `g${nodes.length}`, children, damage: hurts, counters };
        const index =
          nodes.push(
            kind === 'at-least' ? { ...written, kind, atLeast: 1 + (need % children.length) } : { ...written, kind },
          ) - 1;
        attackable.push(index);
        orphans.add(index);
        return index;
      };
      for (const one of gates) {
        add(one, choose(attackable, one.kind === 'not' ? one.picks.slice(0, 1) : one.picks));
        // Now and then a control that is countered in turn.
        const [control] = choose(stoppers, one.picks);
        if (control !== undefined && one.need % 3 === 0) {
          const under = choose(attackable.slice(0, -1), one.picks.slice(0, 1));
          stoppers.push(nodes.push({ kind: 'and', id: `u${nodes.length}`, children: [control], counters: under }) - 1);
        }
      }
      const left = [...orphans];
      const root = add(goal, goal.kind === 'not' ? left.slice(-1) : left);
      return { stage: 'attack-tree', id: 'random', goal: 'Random', nodes, root, assumptions: [] };
    });
}
