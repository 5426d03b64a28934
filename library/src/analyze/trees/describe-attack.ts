/**
 * The steps and the figures of a set of events.
 * @module
 */
import type { AttackSet, AttackTree, RankedAttack } from '../../model/attack-tree.ts';
import { attackTime } from './attack-time.ts';
import { formulaOf } from './formula/formula-of.ts';
import { solved } from './solve.ts';

/** The steps of a set of events, and the controls that must fail. */
export function attackSet({ nodes }: AttackTree, events: readonly number[]): AttackSet {
  const steps: string[] = [];
  const despite: string[] = [];
  for (const event of events) {
    const node = nodes[event];
    if (node?.kind === 'step') steps.push(node.id);
    // A control that works differently well in two places is one control.
    else if (node?.kind === 'control' && !despite.includes(node.id)) despite.push(node.id);
  }
  return { steps, despite };
}

/** Makes a function that gives the figures of a set; one is left out where a step lacks its number. */
export function describer(tree: AttackTree): (events: readonly number[]) => RankedAttack {
  const { modules } = solved(tree);
  const timeOf = (event: number): number => figuresOf(tree, event).time;
  const timed = modules.some(({ ordered }) => ordered) ? attackTime(formulaOf(tree), timeOf) : undefined;
  return (events) => {
    const all = { probability: 1, cost: 0, time: 0, skill: 0, stealth: 1 };
    for (const event of events) {
      const { probability, cost, time, skill, stealth } = figuresOf(tree, event);
      all.probability *= probability;
      all.cost += cost;
      all.time = Math.max(all.time, time);
      all.skill = Math.max(all.skill, skill);
      all.stealth *= stealth;
    }
    if (timed !== undefined && !Number.isNaN(all.time)) all.time = timed(new Set(events));
    const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
    return {
      ...attackSet(tree, events),
      probability: known(all.probability),
      cost: known(all.cost),
      time: known(all.time),
      skill: known(all.skill),
      stealth: known(all.stealth),
    };
  };
}

/** The figures of an event; what is unknown is not a number, and neither is what is computed from it. */
function figuresOf({ nodes }: AttackTree, event: number) {
  const node = nodes[event];
  if (node?.kind === 'control')
    return { probability: 1 - (node.works ?? Number.NaN), cost: 0, time: 0, skill: 0, stealth: 1 };
  const { probability, cost, time, skill, detectability } = node?.kind === 'step' ? node : {};
  return {
    probability: probability ?? Number.NaN,
    cost: cost ?? Number.NaN,
    time: time ?? Number.NaN,
    skill: skill ?? Number.NaN,
    stealth: 1 - (detectability ?? Number.NaN),
  };
}
