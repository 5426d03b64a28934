/**
 * Why a rule does not speak at an element: the facts that stand against it, or what the model does not say.
 * @module
 */
import { unreachable } from '../../kit/unreachable.ts';
import type { Element } from '../facts/element.ts';
import type { World } from '../facts/world.ts';
import type { Condition } from '../rules/condition.ts';
import { NO, UNKNOWN } from '../rules/truth.ts';
import { setWords } from './set-words.ts';

/** What makes a condition false at an element; each line alone would be enough unless they stand in an `any`. */
export function silenceOf(condition: Condition, element: Element, world: World): readonly string[] {
  return condition.leaves(world, element, NO).map((leaf) => {
    const { name, kind } = leaf.element;
    switch (leaf.of) {
      case 'fact':
        return `"${name}": ${leaf.fact.id} = ${[world.fact(leaf.element, leaf.fact) ?? 'unknown'].flat().join(', ')}`;
      case 'set':
        return `"${name}": there is no ${setWords(kind, leaf.set).one}`;
      case 'more':
        return `and at ${leaf.count} more: ${setWords(kind, leaf.set).one}`;
      case 'walk':
        return `No such walk along flows leads to "${name}"`;
      default:
        return unreachable(leaf);
    }
  });
}

/** What would have to be known; also what no question asks for, because it follows from the structure. */
export function unknownOf(condition: Condition, element: Element, world: World): readonly string[] {
  return condition.leaves(world, element, UNKNOWN).map((leaf) => {
    const { name, kind } = leaf.element;
    switch (leaf.of) {
      case 'fact':
        return `"${name}": ${leaf.fact.id}`;
      case 'set':
      case 'more':
        return `"${name}": ${setWords(kind, leaf.set).one}`;
      case 'walk':
        return `Whether such a walk along flows leads to "${name}"`;
      default:
        return unreachable(leaf);
    }
  });
}

/** Facts that are claimed and not proven, without which a rule would not be silent. */
export function unprovenOf(condition: Condition, element: Element, proven: World): readonly string[] {
  if (condition.judge(proven, element) !== UNKNOWN) return [];
  return [...new Set(condition.open(proven, element).map(({ element: at, fact }) => `${fact.id} at ${at.address}`))];
}
