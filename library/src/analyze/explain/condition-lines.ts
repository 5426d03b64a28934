/**
 * A condition in words, line by line: what has to hold for a rule to speak.
 * @module
 */
import type { ConditionLine } from '../../model/explanation.ts';
import { isRawMap, type Raw } from '../../model/raw.ts';
import type { ElementKind } from '../facts/fact-schema.ts';
import { SETS } from '../facts/sets.ts';
import { setWords } from './set-words.ts';

/** The deepest that is put in words; the compiler refuses more. */
const DEEPEST = 32;

/** What facts say, by id. */
export type FactTitles = Pick<ReadonlyMap<string, { readonly title: string }>, 'get'>;

/** What a condition is read with. */
interface Reader {
  readonly facts: FactTitles;
  readonly depth: number;
}

/** The lines of a condition about a kind of element; what stands in an `all` at the top is a line each. */
export function conditionLines(when: Raw, kind: ElementKind, facts: FactTitles): readonly ConditionLine[] {
  const all = isRawMap(when) && Object.keys(when).length === 1 ? when['all'] : undefined;
  const parts: readonly Raw[] = Array.isArray(all) ? all : [when];
  return parts.flatMap((part) => linesOf(part, kind, { facts, depth: 0 }));
}

function linesOf(when: Raw, kind: ElementKind, reader: Reader): readonly ConditionLine[] {
  const [key, value = null] = isRawMap(when) ? (Object.entries(when)[0] ?? []) : [];
  if (key === undefined || reader.depth > DEEPEST) return [];
  switch (key) {
    case 'all':
      return under('All of these', Array.isArray(value) ? value : [], kind, reader);
    case 'any':
      return under('One of these', Array.isArray(value) ? value : [], kind, reader);
    case 'not':
      return under('Not', [value], kind, reader);
    case 'some':
    case 'every': {
      const { of, where = null } = isRawMap(value) ? value : {};
      return typeof of === 'string' ? members(key, of, where, { kind, reader }) : [];
    }
    case 'path':
      return walkLines(value, kind, reader);
    default:
      return SETS[kind][key] === undefined
        ? [factLine(key, value, reader)]
        : members('some', key, value, { kind, reader });
  }
}

/** A heading with its conditions below it, or behind it when there is only one short one. */
function under(heading: string, parts: readonly Raw[], kind: ElementKind, reader: Reader): readonly ConditionLine[] {
  const { facts, depth } = reader;
  const inner = parts.flatMap((part) => linesOf(part, kind, { facts, depth: depth + 1 }));
  const [only] = inner;
  if (only !== undefined && inner.length === 1) return [{ ...only, depth, text: `${heading}: ${only.text}` }];
  return [{ depth, text: `${heading}:` }, ...inner];
}

interface Where {
  readonly kind: ElementKind;
  readonly reader: Reader;
}

function members(quantifier: 'some' | 'every', set: string, where: Raw, at: Where): readonly ConditionLine[] {
  const member = SETS[at.kind][set];
  if (member === undefined) return [];
  const { one, isSingle } = setWords(at.kind, set);
  const heading = isSingle ? `The ${one}` : quantifier === 'every' ? `Every ${one}` : `Some ${one}`;
  return under(heading, partsOf(where), member, at.reader);
}

/** What stands in an `all` needs no heading of its own below another one. */
function partsOf(where: Raw): readonly Raw[] {
  const all = isRawMap(where) ? where['all'] : undefined;
  return Array.isArray(all) ? all : [where];
}

function walkLines(value: Raw, kind: ElementKind, reader: Reader): readonly ConditionLine[] {
  const { from = null, to, through = null } = isRawMap(value) ? value : {};
  const target = to === 'self' || typeof to !== 'string' ? 'it' : setWords(kind, to).one;
  const { facts, depth } = reader;
  const inside = { facts, depth: depth + 1 };
  return [
    { depth, text: `A walk along flows leads to ${target === 'it' ? 'it' : `some ${target}`}:` },
    ...under('It starts at a component', partsOf(from), 'component', inside),
    ...under('Each flow on it', partsOf(through), 'flow', inside),
  ];
}

function factLine(fact: string, value: Raw, { facts, depth }: Reader): ConditionLine {
  const title = facts.get(fact)?.title;
  const note = title === undefined ? {} : { note: `${title.charAt(0).toLowerCase()}${title.slice(1)}` };
  return { depth, text: `${fact} is ${valueWords(value)}`, ...note };
}

function valueWords(value: Raw): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return listed(value.map(String));
  const { 'at-least': least, 'at-most': most } = isRawMap(value) ? value : {};
  const bounds = [
    ...(typeof least === 'string' ? [`at least ${least}`] : []),
    ...(typeof most === 'string' ? [`at most ${most}`] : []),
  ];
  return bounds.join(' and ');
}

/** `a, b or c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
