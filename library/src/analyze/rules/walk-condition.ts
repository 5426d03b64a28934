/**
 * A condition on walks along flows: the best walk counts, and a walk is as true as its worst step (LANGUAGE
 * section 6, point 5).
 * @module
 */
import type { Element } from '../facts/element.ts';
import type { World } from '../facts/world.ts';
import type { Condition, Open, Reason } from './condition.ts';
import { most, NO, type Truth, UNKNOWN, YES } from './truth.ts';

interface Parts {
  readonly from: Condition;
  /** `self`, or a set of components of the element. */
  readonly to: string;
  readonly through: Condition;
}

/** How well a component is reached, and by which flow the best walk came. */
interface Reached {
  readonly truth: Truth;
  readonly by: Element;
  readonly before: string;
}

/** Compiles `path`; all walks of a world are found once, in time linear in its flows. */
export function walk({ from, to, through }: Parts): Condition {
  const found = new WeakMap<World, ReadonlyMap<string, Reached>>();

  function reachedIn(world: World): ReadonlyMap<string, Reached> {
    let reached = found.get(world);
    if (reached === undefined) {
      reached = spread(world, from, through);
      found.set(world, reached);
    }
    return reached;
  }
  const targets = (world: World, element: Element): readonly Element[] | undefined =>
    to === 'self' ? [element] : world.set(element, to);
  const best = (world: World, element: Element): Element | undefined => {
    const reached = reachedIn(world);
    return (targets(world, element) ?? [])
      .filter(({ id }) => reached.has(id))
      .toSorted((one, other) => (reached.get(other.id)?.truth ?? NO) - (reached.get(one.id)?.truth ?? NO))[0];
  };
  const stepsTo = (world: World, target: string): readonly Element[] => {
    const reached = reachedIn(world);
    const steps: Element[] = [];
    const seen = new Set<string>();
    for (let at = target; !seen.has(at); ) {
      seen.add(at);
      const step = reached.get(at);
      if (step === undefined) break;
      steps.unshift(step.by);
      if (from.judge(world, world.element('component', step.before) ?? step.by) >= step.truth && step.before !== at) {
        const start = world.element('component', step.before);
        if (start !== undefined && from.judge(world, start) >= step.truth) break;
      }
      at = step.before;
    }
    return steps;
  };

  return {
    judge: (world, element) => {
      const all = targets(world, element);
      if (all === undefined) return UNKNOWN;
      const reached = reachedIn(world);
      return all.reduce<Truth>((truth, { id }) => most(truth, reached.get(id)?.truth ?? NO), NO);
    },
    reasons: (world, element): readonly Reason[] => {
      const target = best(world, element);
      if (target === undefined) return [];
      const steps = stepsTo(world, target.id);
      const names = steps.map(({ name }) => `"${name}"`).join(', ');
      const silence = steps
        .flatMap((step) => through.reasons(world, step))
        .filter(({ instead }) => instead !== undefined);
      return [{ text: `"${target.name}" is reached over ${names}`, about: element.address }, ...silence];
    },
    open: (world, element): readonly Open[] => {
      const target = best(world, element);
      if (target === undefined) return [];
      const unknown = stepsTo(world, target.id).find((step) => through.judge(world, step) === UNKNOWN);
      return unknown === undefined ? [] : through.open(world, unknown);
    },
    leaves: (_, element) => [{ of: 'walk', element }],
    asks: [...from.asks, ...through.asks],
    needs: from.needs,
    cost: 8,
    shape: `path(${from.shape},${to},${through.shape})`,
  };
}

/** Reaches every component from the starting ones: first over what is true, then also over what is unknown. */
function spread(world: World, from: Condition, through: Condition): ReadonlyMap<string, Reached> {
  const reached = new Map<string, Reached>();
  const components = world.elements('component');
  const starts = new Map(components.map((component) => [component.id, from.judge(world, component)]));
  for (const level of [YES, UNKNOWN] as const) {
    const queue = components
      .filter(({ id }) => (starts.get(id) ?? NO) >= level || (reached.get(id)?.truth ?? NO) >= level)
      .map(({ id }) => id);
    const seen = new Set(queue);
    for (let at = 0; at < queue.length; at += 1) {
      const before = queue[at] ?? '';
      for (const id of world.structure.flowsOut.get(before) ?? []) {
        const flow = world.model.flows.get(id);
        const by = world.element('flow', id);
        const next = flow?.from === before ? flow.to : flow?.from;
        if (next === undefined || by === undefined || through.judge(world, by) < level) continue;
        if ((reached.get(next)?.truth ?? NO) < level) reached.set(next, { truth: level, by, before });
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return reached;
}
