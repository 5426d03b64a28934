/**
 * From a condition as written to a compiled one.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import { isRawMap, type Path, type Raw, type RawMap } from '../../model/raw.ts';
import type { ElementKind } from '../facts/fact-schema.ts';
import type { FactTable } from '../facts/fact-table.ts';
import { SETS } from '../facts/sets.ts';
import { all, any, not } from './combine.ts';
import type { Condition, ConditionProblem } from './condition.ts';
import { factCondition } from './fact-condition.ts';
import { every, some } from './members.ts';
import { walk } from './walk-condition.ts';

/** What a condition is compiled against. */
export interface Vocabulary {
  readonly facts: FactTable;
  readonly problems: ConditionProblem[];
}

/** The deepest nesting of conditions. */
const DEEPEST = 32;

/** Compiles a condition about a kind of element; what cannot be read is reported and never true. */
export function compile(raw: Raw, kind: ElementKind, vocabulary: Vocabulary, path: Path = []): Condition {
  if (path.length > 2 * DEEPEST) return fail(vocabulary, path, 'Cannot read a condition nested so deep');
  if (!isRawMap(raw)) return fail(vocabulary, path, 'Cannot read a condition: expected a mapping');
  const keys = Object.keys(raw);
  const [key] = keys;
  if (key === undefined) return fail(vocabulary, path, 'Cannot read an empty condition');
  if (keys.length > 1)
    return fail(
      vocabulary,
      path,
      `Cannot read a condition with the keys ${keys.join(' and ')}: expected one`,
      'Put them into "all"',
    );
  const value = raw[key] ?? null;
  const inside = [...path, key];
  switch (key) {
    case 'all':
    case 'any': {
      if (!Array.isArray(value) || value.length === 0)
        return fail(vocabulary, inside, `Cannot read "${key}": expected a list of conditions`);
      const children = value.map((child: Raw, index) => compile(child, kind, vocabulary, [...inside, index]));
      return key === 'all' ? all(children) : any(children);
    }
    case 'not':
      return not(compile(value, kind, vocabulary, inside));
    case 'some':
    case 'every':
      return quantified(key, value, kind, { vocabulary, path: inside });
    case 'path':
      return walked(value, kind, vocabulary, inside);
    default:
      break;
  }
  const member = SETS[kind][key];
  if (member !== undefined) return some(key, compile(value, member, vocabulary, inside));
  const fact = vocabulary.facts.get(key);
  if (fact === undefined || !fact.of.has(kind)) {
    const known = [...vocabulary.facts.values()].filter((one) => one.of.has(kind)).map((one) => one.id);
    const meant = didYouMean(key, [...known, ...Object.keys(SETS[kind])]);
    return fail(
      vocabulary,
      inside,
      `Unknown fact "${key}" of a ${kind}`,
      meant === undefined ? undefined : `Did you mean "${meant}"?`,
    );
  }
  return factCondition(fact, kind, value, (message) => vocabulary.problems.push({ path: inside, message }));
}

interface Place {
  readonly vocabulary: Vocabulary;
  readonly path: Path;
}

function quantified(key: 'some' | 'every', value: Raw, kind: ElementKind, { vocabulary, path }: Place): Condition {
  const set = isRawMap(value) ? value['of'] : undefined;
  const member = typeof set === 'string' ? SETS[kind][set] : undefined;
  if (!isRawMap(value) || typeof set !== 'string' || member === undefined || value['where'] === undefined) {
    const sets = Object.keys(SETS[kind]).join(', ');
    return fail(vocabulary, path, `Cannot read "${key}": expected { of, where } with one of the sets ${sets}`);
  }
  const where = compile(value['where'], member, vocabulary, [...path, 'where']);
  return key === 'some' ? some(set, where) : every(set, where);
}

function walked(value: Raw, kind: ElementKind, vocabulary: Vocabulary, path: Path): Condition {
  const parts: RawMap = isRawMap(value) ? value : {};
  const { from, to, through } = parts as { from?: Raw; to?: Raw; through?: Raw };
  const isTarget =
    (to === 'self' && kind === 'component') || (typeof to === 'string' && SETS[kind][to] === 'component');
  if (from === undefined || through === undefined || !isTarget || typeof to !== 'string') {
    return fail(
      vocabulary,
      path,
      'Cannot read "path": expected { from, to, through }, where "to" is self or a set of components',
    );
  }
  return walk({
    from: compile(from, 'component', vocabulary, [...path, 'from']),
    to,
    through: compile(through, 'flow', vocabulary, [...path, 'through']),
  });
}

function fail(vocabulary: Vocabulary, path: Path, message: string, hint?: string): Condition {
  vocabulary.problems.push({ path, message, ...(hint !== undefined && { hint }) });
  return {
    judge: () => 0,
    reasons: () => [],
    open: () => [],
    leaves: () => [],
    asks: [],
    needs: [],
    cost: 0,
    shape: '?',
  };
}
