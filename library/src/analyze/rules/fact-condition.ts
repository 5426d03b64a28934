/**
 * A condition on one fact of an element.
 * @module
 */
import { isRawMap, type Raw } from '../../model/raw.ts';
import type { Element } from '../facts/element.ts';
import type { ElementKind } from '../facts/fact-schema.ts';
import { compareValues, type Fact, spelled } from '../facts/fact-table.ts';
import type { FactValue, World } from '../facts/world.ts';
import type { Condition } from './condition.ts';
import { most, NO, type Truth, UNKNOWN, YES } from './truth.ts';

/** Tells whether one known value satisfies; undefined when it cannot be compared. */
type Test = (value: string) => boolean | undefined;

/** Compiles `fact: value`, `fact: [values]` and `fact: { at-least, at-most }`. */
export function factCondition(
  fact: Fact,
  kind: ElementKind,
  wanted: Raw,
  report: (message: string) => void,
): Condition {
  const { test, values, asked } = testOf(fact, wanted, report);
  const truthOf = (value: string): Truth => {
    const holds = test(value);
    return holds === undefined ? UNKNOWN : holds ? YES : NO;
  };
  const judgeValue = (value: FactValue | undefined): Truth => {
    if (value === undefined) return UNKNOWN;
    if (typeof value === 'string') return truthOf(value);
    return value.reduce<Truth>((truth, one) => most(truth, truthOf(one)), NO);
  };
  return {
    judge: (world, element) => judgeValue(world.fact(element, fact)),
    reasons: (world, element) => [
      {
        text: reasonText(world, element, fact),
        about: element.address,
        fact: fact.id,
        ...(!fact.isStructure && { instead: insteadOf(fact, test) }),
      },
    ],
    open: (world, element) =>
      world.fact(element, fact) === undefined && fact.question !== undefined ? [{ element, fact }] : [],
    leaves: (_, element) => [{ of: 'fact', element, fact }],
    asks: [{ kind, fact: fact.id, values }],
    needs: [{ kind, fact: fact.id, values }],
    cost: fact.derived !== undefined ? 6 : fact.isStructure ? 1 : 2,
    shape: `${kind}.${fact.id}${asked}`,
  };
}

function testOf(
  fact: Fact,
  wanted: Raw,
  report: (message: string) => void,
): { test: Test; values: readonly string[] | undefined; asked: string } {
  if (typeof wanted === 'string') {
    const value = known(fact, wanted, report);
    return { test: (one) => one === value, values: [value], asked: '' };
  }
  if (Array.isArray(wanted)) {
    const values = wanted.map((one: Raw) => known(fact, String(one), report));
    return { test: (one) => values.includes(one), values, asked: '' };
  }
  const bounds = isRawMap(wanted) ? wanted : {};
  const least = bounds['at-least'];
  const most = bounds['at-most'];
  if (!fact.isOrdered || (typeof least !== 'string' && typeof most !== 'string')) {
    report(
      `Cannot read the condition on "${fact.id}": expected a value, a list of values${fact.isOrdered ? ', at-least or at-most' : ''}`,
    );
    return { test: () => false, values: [], asked: '?' };
  }
  const from = typeof least === 'string' ? known(fact, least, report) : undefined;
  const upTo = typeof most === 'string' ? known(fact, most, report) : undefined;
  const test: Test = (one) => {
    const low = from === undefined ? 0 : compareValues(fact, one, from);
    const high = upTo === undefined ? 0 : compareValues(fact, one, upTo);
    return low === undefined || high === undefined ? undefined : low >= 0 && high <= 0;
  };
  return { test, values: fact.values?.filter((one) => test(one) === true), asked: '~' };
}

/** A value as the table spells it; reports one the table does not have. */
function known(fact: Fact, written: string, report: (message: string) => void): string {
  const value = spelled(fact, written);
  if (fact.values !== undefined && !fact.values.includes(value)) {
    report(`Cannot ask "${fact.id}" for "${written}": expected one of ${fact.values.join(', ')}`);
  }
  return value;
}

/** The values that would have silenced it: the protective ones, or all others. */
function insteadOf(fact: Fact, test: Test): readonly string[] {
  const others = (fact.values ?? []).filter((value) => test(value) === false);
  const good = others.filter((value) => fact.protectiveValues.has(value));
  return good.length > 0 ? good : others;
}

function reasonText(world: World, element: Element, fact: Fact): string {
  const value = [world.fact(element, fact) ?? 'unknown'].flat().join(', ');
  if (element.kind === 'flow' && fact.id === 'crosses') return crossingText(world, element);
  if (fact.values?.includes('yes') && (value === 'yes' || value === 'no')) {
    return `"${element.name}": ${lowerFirst(fact.title)}: ${value}`;
  }
  return `"${element.name}": ${fact.id} = ${value}`;
}

function crossingText(world: World, { id, name }: Element): string {
  const flow = world.model.flows.get(id);
  if (flow === undefined) return name;
  const boundaries = world.structure.boundariesOf(flow);
  const zones = `${world.structure.zone(flow.from) ?? 'no zone'} -> ${world.structure.zone(flow.to) ?? 'no zone'}`;
  return boundaries.length > 0
    ? `"${name}" crosses ${boundaries.join(' and ')} (${zones})`
    : `"${name}" goes from zone to zone (${zones})`;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
