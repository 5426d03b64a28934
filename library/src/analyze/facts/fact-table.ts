/**
 * The fact table: every fact a rule may ask for, of what, with which values, and what silence means.
 * @module
 */
import { camelCase } from '../../kit/camel-case.ts';
import { packedFacts } from '../packed-facts.ts';
import type { Stated } from './element.ts';
import type { ElementKind, FactSource } from './fact-schema.ts';

/** A fact, ready to be looked up. */
export interface Fact extends Omit<FactSource, 'values' | 'of'> {
  readonly id: string;
  /** The field of an entry that says it. */
  readonly field: string;
  readonly of: ReadonlySet<ElementKind>;
  /** Worst first; undefined when any word will do. */
  readonly values: readonly string[] | undefined;
  readonly isOrdered: boolean;
  readonly isStructure: boolean;
  readonly protectiveValues: ReadonlySet<string>;
  /** The value that stands for silence, or undefined when silence is unknown. */
  readonly silence: string | undefined;
}

export type FactTable = ReadonlyMap<string, Fact>;

let table: FactTable | undefined;

/** The facts Vauban ships. */
export function factTable(): FactTable {
  table ??= new Map(Object.entries(packedFacts).map(([id, source]) => [id, factOf(id, source)]));
  return table;
}

function factOf(id: string, source: FactSource): Fact {
  return {
    ...source,
    id,
    field: camelCase(id),
    of: new Set(source.of),
    values: source.values,
    isOrdered: source.ordered === 'yes',
    isStructure: source.structure === 'yes',
    protectiveValues: new Set(source.protective),
    silence: source.absent === undefined || source.absent === 'unknown' ? undefined : source.absent,
  };
}

/** A value as the table spells it: lower case, other spellings resolved. */
export function spelled(fact: Fact, written: string): string {
  const word = written.toLowerCase();
  const plain = word === 'true' ? 'yes' : word === 'false' ? 'no' : word;
  return fact.aka?.get(plain) ?? plain;
}

/** What an entry says of a fact itself, as the table spells it: under `facts`, or in a field of that name. */
export function writtenIn(entry: Stated | undefined, fact: Fact): string | readonly string[] | undefined {
  const value = entry?.facts?.get(fact.id) ?? entry?.[fact.field];
  if (typeof value === 'string') return spelled(fact, value);
  return Array.isArray(value) ? value.map((one) => spelled(fact, String(one))) : undefined;
}

/**
 * Compares two values of an ordered fact.
 *
 * @returns negative when the first is worse, or undefined when one of them has no place in the order
 */
export function compareValues(fact: Fact, one: string, other: string): number | undefined {
  if (fact.values === undefined) {
    const difference = Number(one) - Number(other);
    return Number.isNaN(difference) ? undefined : difference;
  }
  const first = fact.values.indexOf(one);
  const second = fact.values.indexOf(other);
  return first === -1 || second === -1 ? undefined : first - second;
}
