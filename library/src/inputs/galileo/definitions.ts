/**
 * What the statements of a Galileo file define: gates, basic elements and dependencies, not yet put together.
 * @module
 */
import type { AttackGate } from '../../model/attack-tree.ts';
import type { ProblemCode } from '../../model/problem.ts';
import type { Statement, Word } from './statements.ts';
import { ATTRIBUTES, type Attributes } from './step-probability.ts';

/** Takes a problem at a word; at the start of the file when there is none. */
export type Report = (code: ProblemCode, message: string, at?: Word['at']) => void;

/** A gate and the names that it joins. */
export interface Gate extends Pick<AttackGate, 'kind' | 'atLeast'> {
  readonly name: Word;
  readonly below: readonly Word[];
}

/** A basic element and what it says of itself. */
export interface BasicElement {
  readonly name: Word;
  readonly attributes: Attributes;
}

/** When the trigger has failed, so have the others. */
export interface Dependency {
  readonly trigger: Word;
  readonly dependents: readonly Word[];
}

export interface Definitions {
  readonly top: Word | undefined;
  readonly gates: ReadonlyMap<string, Gate>;
  readonly elements: ReadonlyMap<string, BasicElement>;
  readonly dependencies: readonly Dependency[];
}

const DYNAMIC = /^(?:pand|por|seq|mutex|wsp|csp|hsp|spare|pdep)/;
const SOME = /^(?:vot(\d+)|(\d+)of(\d+))$/;

/** Sorts statements by what they define. */
export function definitionsIn(statements: readonly Statement[], report: Report): Definitions {
  const gates = new Map<string, Gate>();
  const elements = new Map<string, BasicElement>();
  const dependencies: Dependency[] = [];
  let top: Word | undefined;
  for (const { words, ended } of statements) {
    const [name, kind, ...rest] = words;
    if (name === undefined) continue;
    if (!ended) report('cannot-read', 'expected ";" at the end of the statement, found the end of the file', name.at);
    else if (kind === undefined)
      report('cannot-read', `expected a gate or attributes after "${name.text}", found ";"`, name.at);
    else if (name.text === 'toplevel' && rest.length === 0) {
      if (top !== undefined) report('duplicate', 'expected one "toplevel", found a second', name.at);
      top = kind;
    } else if (gates.has(name.text) || elements.has(name.text)) {
      report('duplicate', `expected one definition of "${name.text}", found a second`, name.at);
    } else if (kind.text === 'fdep') {
      const [trigger, ...dependents] = rest;
      if (trigger !== undefined) dependencies.push({ trigger, dependents });
    } else if (kind.text.includes('=')) {
      elements.set(name.text, { name, attributes: attributesOf([kind, ...rest], report) });
    } else gates.set(name.text, gateOf(name, kind, rest, report));
  }
  return { top, gates, elements, dependencies };
}

/** The gate of a statement; one that is refused is kept, so that its name is known. */
function gateOf(name: Word, kind: Word, below: readonly Word[], report: Report): Gate {
  if (below.length === 0) report('wrong-value', `expected at least one name below "${name.text}", found none`, name.at);
  if (kind.text === 'and' || kind.text === 'or') return { kind: kind.text, name, below };
  if (DYNAMIC.test(kind.text)) {
    report('not-allowed', `expected a gate without an order or spares, found "${kind.text}"`, kind.at);
    return { kind: 'and', name, below };
  }
  const [, votes, least, all] = SOME.exec(kind.text) ?? [];
  const atLeast = Number(votes ?? least);
  if (Number.isNaN(atLeast))
    report('wrong-value', `expected "and", "or" or a gate such as "2of3", found "${kind.text}"`, kind.at);
  else if (atLeast < 1 || atLeast > below.length || Number(all ?? below.length) !== below.length) {
    report('contradiction', `expected a number up to the ${below.length} names below, found "${kind.text}"`, kind.at);
  }
  return { kind: 'at-least', atLeast, name, below };
}

function attributesOf(words: readonly Word[], report: Report): Attributes {
  const attributes = new Map<string, number>();
  for (const { text, at } of words) {
    const [name = '', written = ''] = text.split('=');
    const value = written === '' ? Number.NaN : Number(written);
    if (!ATTRIBUTES.some((known) => known === name)) {
      report('unknown-key', `expected ${ATTRIBUTES.map((known) => `"${known}"`).join(', ')}, found "${name}"`, at);
    } else if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      report('wrong-value', `expected a number from 0 for "${name}", found "${written}"`, at);
    } else if (name === 'prob' && value > 1) {
      report('wrong-value', `expected a probability from 0 to 1, found ${written}`, at);
    } else if (name === 'phases' && !(Number.isInteger(value) && value >= 1 && value <= 1000)) {
      report('wrong-value', `expected a whole number from 1 to 1000 for "phases", found "${written}"`, at);
    } else attributes.set(name, value);
  }
  return attributes;
}
