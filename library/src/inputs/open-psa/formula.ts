/**
 * The formula of an Open-PSA gate as nodes of an attack tree; connectives that attack trees lack are written out.
 * @module
 */
import type { AttackGate, AttackNode } from '../../model/attack-tree.ts';
import type { ProblemCode } from '../../model/problem.ts';
import type { Element } from '../xml/read-xml.ts';
import type { Definitions } from './definitions.ts';

/** Takes a problem at an element. */
export type Report = (
  code: ProblemCode,
  message: string,
  where: { readonly file: string; readonly element: Element },
) => void;

/** The nodes so far, and what a formula may refer to. */
export interface Draft {
  readonly nodes: AttackNode[];
  /** Where each definition stands among the nodes. */
  readonly places: Map<string, number>;
  readonly definitions: Definitions;
  readonly container: string;
  readonly file: string;
  readonly report: Report;
  /** Takes the id of every gate that is named. */
  readonly gate: (id: string) => void;
}

interface Named {
  readonly id: string;
  readonly title?: string;
  readonly element: Element;
}

const REFERENCES = new Map<string, readonly ('gate' | 'basic-event' | 'house-event')[]>([
  ['event', ['gate', 'basic-event', 'house-event']],
  ['gate', ['gate']],
  ['basic-event', ['basic-event']],
  ['house-event', ['house-event']],
]);
/** How many parts a connective takes: at least, and at most. */
const PARTS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  and: [1, Number.POSITIVE_INFINITY],
  or: [1, Number.POSITIVE_INFINITY],
  nand: [1, Number.POSITIVE_INFINITY],
  nor: [1, Number.POSITIVE_INFINITY],
  xor: [2, Number.POSITIVE_INFINITY],
  atleast: [1, Number.POSITIVE_INFINITY],
  cardinality: [1, Number.POSITIVE_INFINITY],
  not: [1, 1],
  imply: [2, 2],
  iff: [2, 2],
};

/** The node of a gate; what it needs below is added. Undefined after a problem. */
export function addFormula(
  body: readonly Element[],
  draft: Draft,
  { id, title, element }: Named,
): AttackNode | undefined {
  const [formula] = body;
  if (formula === undefined || body.length > 1) {
    draft.report('wrong-value', `expected one formula in the gate "${id}", found ${body.length}`, {
      file: draft.file,
      element,
    });
    return undefined;
  }
  const gate = gateOf(formula, draft, id);
  if (gate === undefined) return undefined;
  return { ...gate, id, ...(title !== undefined && { title }) };
}

/** A formula as a gate: what is no connective is a gate over that one thing. */
function gateOf(formula: Element, draft: Draft, id: string): AttackGate | undefined {
  const { name, children } = formula;
  const bounds = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (bounds === undefined) {
    const only = partOf(formula, draft, id);
    return only === undefined ? undefined : { kind: 'or', id, children: [only] };
  }
  if (children.length < bounds[0] || children.length > bounds[1]) {
    draft.report(
      'wrong-value',
      `expected ${bounds[0] === bounds[1] ? bounds[0] : `at least ${bounds[0]}`} below "${name}", found ${children.length}`,
      { file: draft.file, element: formula },
    );
    return undefined;
  }
  const parts = children
    .map((child, place) => partOf(child, draft, `${id}/${place + 1}`))
    .filter((part) => part !== undefined);
  if (parts.length < children.length) return undefined;
  return connective(formula, parts, { draft, id });
}

interface Making {
  readonly draft: Draft;
  readonly id: string;
}

function connective(formula: Element, parts: readonly number[], { draft, id }: Making): AttackGate | undefined {
  const add = (gate: Omit<AttackGate, 'id'>): number => draft.nodes.push({ ...gate, id: `${id}/${formula.name}` }) - 1;
  const not = (child: number): number => add({ kind: 'not', children: [child] });
  const [first = 0, second = 0] = parts;
  switch (formula.name) {
    case 'not':
      return { kind: 'not', id, children: [first] };
    case 'nand':
    case 'nor':
      return { kind: 'not', id, children: [add({ kind: formula.name === 'nand' ? 'and' : 'or', children: parts })] };
    case 'imply':
      return { kind: 'or', id, children: [not(first), second] };
    case 'iff':
      return { kind: 'not', id, children: [add({ kind: 'xor', children: parts })] };
    case 'atleast': {
      const atLeast = wholeNumber(formula, 'min', { draft, most: parts.length, least: 1 });
      return atLeast === undefined ? undefined : { kind: 'at-least', id, children: parts, atLeast };
    }
    case 'cardinality': {
      const least = wholeNumber(formula, 'min', { draft, least: 0, most: parts.length });
      const most = wholeNumber(formula, 'max', { draft, least: least ?? 0, most: parts.length });
      if (least === undefined || most === undefined) return undefined;
      const always = (): number => draft.nodes.push({ kind: 'fixed', id: `${id}/always`, holds: true }) - 1;
      const enough = least === 0 ? always() : add({ kind: 'at-least', children: parts, atLeast: least });
      const tooMany = most === parts.length ? undefined : add({ kind: 'at-least', children: parts, atLeast: most + 1 });
      return { kind: 'and', id, children: tooMany === undefined ? [enough] : [enough, not(tooMany)] };
    }
    default:
      return { kind: formula.name === 'or' ? 'or' : formula.name === 'xor' ? 'xor' : 'and', id, children: parts };
  }
}

interface Range {
  readonly draft: Draft;
  readonly least: number;
  readonly most: number;
}

function wholeNumber(formula: Element, name: string, { draft, least, most }: Range): number | undefined {
  const written = formula.attributes.get(name) ?? '';
  const value = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (value >= least && value <= most) return value;
  draft.report('wrong-value', `expected a "${name}" from ${least} to ${most}, found "${written}"`, {
    file: draft.file,
    element: formula,
  });
  return undefined;
}

/** The index of a part: a reference, a constant or a formula of its own. */
function partOf(element: Element, draft: Draft, id: string): number | undefined {
  const { name, attributes } = element;
  const kinds = REFERENCES.get(name === 'event' ? (attributes.get('type') ?? name) : name);
  if (kinds !== undefined) return reference(element, kinds, draft);
  if (name === 'constant')
    return draft.nodes.push({ kind: 'fixed', id, holds: attributes.get('value') === 'true' }) - 1;
  if (!Object.hasOwn(PARTS, name)) {
    draft.report('not-allowed', `expected a formula, found "${name}"`, { file: draft.file, element });
    return undefined;
  }
  const gate = gateOf(element, draft, id);
  return gate === undefined ? undefined : draft.nodes.push(gate) - 1;
}

function reference(
  element: Element,
  kinds: readonly ('gate' | 'basic-event' | 'house-event')[],
  draft: Draft,
): number | undefined {
  const name = element.attributes.get('name') ?? '';
  const found = draft.definitions.find(kinds, name, draft.container);
  if (found !== undefined) {
    if (found.kind === 'gate') draft.gate(found.id);
    return draft.places.get(found.id);
  }
  if (name === '' || !kinds.includes('basic-event')) {
    draft.report('dangling', `expected a ${kinds[0]}, found "${name}" that is defined nowhere`, {
      file: draft.file,
      element,
    });
    return undefined;
  }
  // An event without a definition is one without numbers.
  const index = draft.places.get(name) ?? draft.nodes.push({ kind: 'step', id: name }) - 1;
  draft.places.set(name, index);
  return index;
}
