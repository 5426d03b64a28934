/**
 * Elements of a data contract as records: children by name, values of leaves, and what is left over.
 * @module
 */
import { attributeOf } from '../../inputs/xml/attribute-of.ts';
import type { ScannedElement } from '../../inputs/xml/scan-xml.ts';
import type { Json } from '../fields.ts';
import type { Rest } from './tmt-model.ts';

/** The first child with one of these names. */
export function childOf(element: ScannedElement | undefined, ...names: readonly string[]): ScannedElement | undefined {
  return element?.children.find(({ name }) => names.includes(name));
}

/** All children with a name. */
export function childrenOf(element: ScannedElement | undefined, name: string): readonly ScannedElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of a child; undefined when it is missing or blank. */
export function textIn(element: ScannedElement | undefined, ...names: readonly string[]): string | undefined {
  const text = childOf(element, ...names)?.text;
  return text === undefined || text === '' ? undefined : text;
}

/** The number of a child; undefined when it is missing or no number. */
export function numberIn(element: ScannedElement | undefined, name: string): number | undefined {
  const number = Number(textIn(element, name) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** The pairs of a dictionary: elements with a `Key` and a `Value`, whatever they are called. */
export function pairsIn(element: ScannedElement | undefined): readonly (readonly [string, ScannedElement])[] {
  return (element?.children ?? []).flatMap((pair) => {
    const value = childOf(pair, 'Value');
    return value === undefined ? [] : [[textIn(pair, 'Key') ?? '', value] as const];
  });
}

/** What stands in an element beside these children, without what is empty. */
export function restOf(element: ScannedElement, known: ReadonlySet<string>): Rest {
  return jsonOfChildren(element.children.filter(({ name }) => !known.has(name)));
}

/** What is left when values are taken out that a tool writes when nobody has chosen anything. */
export function withoutDefaults(rest: Rest, defaults: Readonly<Record<string, string>>): Rest {
  const left = Object.entries(rest ?? {}).filter(
    ([name, value]) => !Object.hasOwn(defaults, name) || defaults[name] !== value,
  );
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function jsonOfChildren(children: readonly ScannedElement[]): Rest {
  const found = new Map<string, Json[]>();
  for (const child of children) {
    const json = jsonOf(child);
    if (json === undefined) continue;
    const before = found.get(child.name);
    if (before === undefined) found.set(child.name, [json]);
    else before.push(json);
  }
  if (found.size === 0) return undefined;
  return Object.fromEntries([...found].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? null) : all]));
}

/** An element as JSON; undefined when it says nothing. */
function jsonOf(element: ScannedElement): Json | undefined {
  if (attributeOf(element, 'nil') === 'true') return undefined;
  const children = jsonOfChildren(element.children);
  if (children !== undefined) return children;
  return element.text === '' ? undefined : element.text;
}
