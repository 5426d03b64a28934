/**
 * Why nobody can tell whether a rule speaks at an element: what the model does not say.
 * @module
 */
import { isRawMap, type Raw } from '../../model/raw.ts';
import type { Element } from '../facts/element.ts';
import { SETS } from '../facts/sets.ts';
import type { World } from '../facts/world.ts';
import { compile } from '../rules/compile.ts';
import { UNKNOWN } from '../rules/truth.ts';
import { setWords } from './set-words.ts';

/** What would have to be known; also what no question asks for, because it follows from the structure. */
export function unknownOf(when: Raw, element: Element, world: World): readonly string[] {
  const [key, value = null] = isRawMap(when) ? (Object.entries(when)[0] ?? []) : [];
  if (key === undefined) return [];
  switch (key) {
    case 'all':
    case 'any':
      return (Array.isArray(value) ? (value as readonly Raw[]) : [])
        .filter((part) => isUnknown(part, element, world))
        .flatMap((part) => unknownOf(part, element, world));
    case 'not':
      return unknownOf(value, element, world);
    case 'some':
    case 'every': {
      const { of, where = null } = isRawMap(value) ? value : {};
      return typeof of === 'string' ? memberUnknown(of, where, element, world) : [];
    }
    case 'path':
      return [`Whether such a walk along flows leads to "${element.name}"`];
    default:
      return SETS[element.kind][key] === undefined
        ? [`"${element.name}": ${key}`]
        : memberUnknown(key, value, element, world);
  }
}

function isUnknown(when: Raw, element: Element, world: World): boolean {
  const condition = compile(when, element.kind, { facts: world.facts, problems: [] });
  return condition.judge(world, element) === UNKNOWN;
}

function memberUnknown(set: string, where: Raw, element: Element, world: World): readonly string[] {
  const members = world.set(element, set);
  if (members === undefined) return [`"${element.name}": ${setWords(element.kind, set).one}`];
  const [first] = members.filter((member) => isUnknown(where, member, world));
  return first === undefined ? [] : unknownOf(where, first, world);
}
