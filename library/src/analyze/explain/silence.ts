/**
 * Why a rule does not speak at an element: the facts that stand against it.
 * @module
 */
import { isRawMap, type Raw } from '../../model/raw.ts';
import type { Element } from '../facts/element.ts';
import { SETS } from '../facts/sets.ts';
import type { World } from '../facts/world.ts';
import { compile } from '../rules/compile.ts';
import type { Condition } from '../rules/condition.ts';
import { NO, UNKNOWN } from '../rules/truth.ts';
import { setWords } from './set-words.ts';

/** So many members of a set are named. */
const SHOWN = 4;

/** What makes a condition false at an element; each line alone would be enough unless they stand in an `any`. */
export function silenceOf(when: Raw, element: Element, world: World): readonly string[] {
  const [key, value = null] = isRawMap(when) ? (Object.entries(when)[0] ?? []) : [];
  if (key === undefined) return [];
  switch (key) {
    case 'all':
    case 'any':
      return (Array.isArray(value) ? (value as readonly Raw[]) : [])
        .filter((part) => compiled(part, element, world).judge(world, element) === NO)
        .flatMap((part) => silenceOf(part, element, world));
    case 'not':
      return compiled(value, element, world)
        .reasons(world, element)
        .map(({ text }) => text);
    case 'some':
    case 'every': {
      const { of, where = null } = isRawMap(value) ? value : {};
      return typeof of === 'string' ? memberSilence(of, where, element, world) : [];
    }
    case 'path':
      return [`No such walk along flows leads to "${element.name}"`];
    default:
      return SETS[element.kind][key] === undefined
        ? factText(key, element, world)
        : memberSilence(key, value, element, world);
  }
}

function compiled(when: Raw, element: Element, { facts }: World): Condition {
  return compile(when, element.kind, { facts, problems: [] });
}

/** The members at which it does not hold, or that there are none. */
function memberSilence(set: string, where: Raw, element: Element, world: World): readonly string[] {
  const members = world.set(element, set) ?? [];
  if (members.length === 0) return [`"${element.name}": there is no ${setWords(element.kind, set).one}`];
  const against = members.filter((member) => compiled(where, member, world).judge(world, member) === NO);
  const lines = against.slice(0, SHOWN).flatMap((member) => silenceOf(where, member, world));
  const more = against.length - SHOWN;
  return more > 0 ? [...lines, `and at ${more} more: ${setWords(element.kind, set).one}`] : lines;
}

function factText(id: string, element: Element, world: World): readonly string[] {
  const fact = world.facts.get(id);
  if (fact === undefined) return [];
  const value = [world.fact(element, fact) ?? 'unknown'].flat().join(', ');
  return [`"${element.name}": ${id} = ${value}`];
}

/** Facts that are claimed and not proven, without which a rule would not be silent. */
export function unprovenOf(condition: Condition, element: Element, proven: World): readonly string[] {
  if (condition.judge(proven, element) !== UNKNOWN) return [];
  return [...new Set(condition.open(proven, element).map(({ element: at, fact }) => `${fact.id} at ${at.address}`))];
}
