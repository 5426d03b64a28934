/**
 * An Attack Flow as an attack tree: what happens last is the goal, what leads to something stands below it. An action
 * that others lead to comes after them; a condition is what they reach together.
 * @module
 */
import { slug } from '../../kit/slug.ts';
import type { Value } from '../../model/edit/index.ts';
import { foldOperators } from './fold-operators.ts';
import { filledMap, type JsonMap, textOf, textsOf } from './json.ts';

/** A flow that was read. */
interface FlowRead {
  /** The tree, without its origin. */
  readonly says: { readonly [key: string]: Value };
  /** The identifiers of the objects that belong to it. */
  readonly parts: readonly string[];
  /** In words, what could not be understood. */
  readonly lost: readonly string[];
}

const NODES = new Set(['attack-action', 'attack-condition', 'attack-operator']);

/** Reads a flow with the objects of its bundle. */
export function readFlow(flow: JsonMap, objects: readonly JsonMap[]): FlowRead {
  const byId = new Map(objects.map((object) => [textOf(object['id']) ?? '', object]));
  const lost: string[] = [];
  const { parts, before, ends } = edgesOf(flow, byId, lost);
  const [first, ...more] = ends;
  const goal = more.length === 0 && first !== undefined ? first : undefined;
  const ids = idsOf(parts, byId, goal);
  const isGoalOurs = goal !== undefined && addressOf(byId.get(goal))?.split('/').length === 2;
  const nodes: { [id: string]: Value } = {};
  for (const part of parts) {
    const id = ids.get(part);
    const object = byId.get(part);
    if (id === undefined || object === undefined) continue;
    const below = (before.get(part) ?? []).flatMap((one) => ids.get(one) ?? []);
    if (object['type'] === 'attack-action' && below.length > 0) {
      const step = `${id}-step`;
      nodes[id] = filledMap({ title: titleOf(object), ...inOrder([...joined(nodes, id, below), step]) });
      nodes[step] = filledMap({ ...stepSays(object) });
    } else nodes[id] = filledMap({ ...stepSays(object), ...gateSays(object, part, { byId, before, ids }) });
  }
  const goalSays =
    goal === undefined ? endsSay(ends, ids) : goalGate(goal, { byId, before, ids, nodes, isOurs: isGoalOurs });
  const name = textOf(flow['name']);
  const title = goal === undefined ? undefined : titleOf(byId.get(goal) ?? {});
  const says = filledMap({
    title: title === undefined || title === name ? undefined : name,
    goal: title ?? name ?? 'Unnamed',
    description: textOf(flow['description']),
    ...goalSays,
    nodes,
  });
  const operators = parts
    .filter((part) => byId.get(part)?.['type'] === 'attack-operator')
    .flatMap((part) => ids.get(part) ?? []);
  return { says: foldOperators(says, new Set(operators)), parts, lost };
}

/** The name that one of our own objects has in the model. */
export function addressOf(object: JsonMap | undefined): string | undefined {
  const references = object?.['external_references'];
  if (!Array.isArray(references)) return undefined;
  for (const reference of references) {
    if (typeof reference === 'object' && reference !== null && reference.source_name === 'vauban') {
      const address: unknown = reference.external_id;
      if (typeof address === 'string' && /^[a-z-]+(?:\/[A-Za-z][A-Za-z0-9-]*)+$/.test(address)) return address;
    }
  }
  return undefined;
}

interface Edges {
  readonly parts: readonly string[];
  /** What leads directly to each object. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  /** What leads to nothing. */
  readonly ends: readonly string[];
}

/** Everything that the starts of a flow lead to; an edge that closes a circle is left out. */
function edgesOf(flow: JsonMap, byId: ReadonlyMap<string, JsonMap>, lost: string[]): Edges {
  const before = new Map<string, string[]>();
  const ends: string[] = [];
  const done = new Set<string>();
  const path = new Set<string>();
  const parts: string[] = [];
  const next = (id: string): readonly string[] => {
    const object = byId.get(id) ?? {};
    if (textsOf(object['on_false_refs']).length > 0)
      lost.push('attack-condition: what follows when it is false is kept, but not in the tree');
    const refs = [...textsOf(object['effect_refs']), ...textsOf(object['on_true_refs'])];
    const known = refs.filter((ref) => NODES.has(textOf(byId.get(ref)?.['type']) ?? ''));
    if (known.length < refs.length) lost.push('attack-flow: an effect that the bundle does not have');
    return [...new Set(known)];
  };
  for (const start of textsOf(flow['start_refs'])) {
    if (!byId.has(start)) lost.push('attack-flow: a start that the bundle does not have');
    if (!NODES.has(textOf(byId.get(start)?.['type']) ?? '') || done.has(start)) continue;
    const stack = [{ id: start, next: next(start), at: 0 }];
    path.add(start);
    parts.push(start);
    done.add(start);
    if (stack[0]?.next.length === 0) ends.push(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const effect = top.next[top.at];
      if (effect === undefined) {
        path.delete(top.id);
        stack.pop();
        continue;
      }
      top.at += 1;
      if (path.has(effect)) {
        lost.push('attack-flow: an effect that leads back to its cause is kept, but not in the tree');
        continue;
      }
      before.set(effect, [...(before.get(effect) ?? []), top.id]);
      if (done.has(effect)) continue;
      const effects = next(effect);
      stack.push({ id: effect, next: effects, at: 0 });
      path.add(effect);
      parts.push(effect);
      done.add(effect);
      if (effects.length === 0) ends.push(effect);
    }
  }
  return { parts, before, ends };
}

/** An id for every object but the goal, and but operators that are the gate of one thing. */
function idsOf(
  parts: readonly string[],
  byId: ReadonlyMap<string, JsonMap>,
  goal: string | undefined,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const next = new Map<string, number>();
  for (const part of parts) {
    if (part === goal) continue;
    const object = byId.get(part);
    const own = addressOf(object)?.split('/')[2];
    const wanted = own ?? slug(titleOf(object ?? {})) ?? slug(textOf(object?.['operator'])) ?? 'step';
    let id = wanted;
    let number = next.get(wanted.toLowerCase()) ?? 2;
    for (; taken.has(id.toLowerCase()) || taken.has(`${id}-step`.toLowerCase()); number += 1)
      id = `${wanted}-${number}`;
    next.set(wanted.toLowerCase(), number);
    taken.add(id.toLowerCase());
    taken.add(`${id}-step`.toLowerCase());
    ids.set(part, id);
  }
  return ids;
}

interface Shape {
  readonly byId: ReadonlyMap<string, JsonMap>;
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly ids: ReadonlyMap<string, string>;
}

function titleOf(object: JsonMap): string | undefined {
  return textOf(object['name']) ?? (object['type'] === 'attack-condition' ? textOf(object['description']) : undefined);
}

function stepSays(object: JsonMap): { readonly [key: string]: Value | undefined } {
  const technique = textOf(object['technique_id']);
  const isTechnique = technique !== undefined && /^T\d{4}(?:\.\d{3})?$/.test(technique);
  return {
    title: titleOf(object),
    description: object['type'] === 'attack-action' ? textOf(object['description']) : undefined,
    references: filledMap({ attack: isTechnique ? [technique] : undefined }),
  };
}

/** The gate of an operator, or of a condition; several things that lead to one are enough each. */
function gateSays(object: JsonMap, id: string, { before, ids }: Shape): { readonly [key: string]: Value } {
  const below = (before.get(id) ?? []).flatMap((one) => ids.get(one) ?? []);
  if (below.length === 0) return {};
  return textOf(object['operator'])?.toUpperCase() === 'AND' ? { and: below } : { or: below };
}

/** A gate of what happens one after the other. */
function inOrder(steps: readonly string[]): { readonly [key: string]: Value } {
  return Object.fromEntries([['then', steps]]);
}

/** What must come before an action: one thing, or any of several. */
function joined(nodes: { [id: string]: Value }, id: string, below: readonly string[]): readonly string[] {
  if (below.length === 1) return below;
  const before = `${id}-before`;
  nodes[before] = { or: below };
  return [before];
}

function endsSay(ends: readonly string[], ids: ReadonlyMap<string, string>): { readonly [key: string]: Value } {
  const below = ends.flatMap((end) => ids.get(end) ?? []);
  return below.length === 0 ? {} : { or: below };
}

/** The gate of the goal; a goal that is an action of somebody else is a step too. */
function goalGate(
  goal: string,
  { nodes, isOurs, ...shape }: Shape & { readonly nodes: { [id: string]: Value }; readonly isOurs: boolean },
): { readonly [key: string]: Value } {
  const object = shape.byId.get(goal) ?? {};
  const below = (shape.before.get(goal) ?? []).flatMap((one) => shape.ids.get(one) ?? []);
  if (object['type'] !== 'attack-action' || isOurs || below.length === 0) return gateSays(object, goal, shape);
  let step = 'goal-step';
  for (let number = 2; Object.hasOwn(nodes, step) || [...shape.ids.values()].includes(step); number += 1)
    step = `goal-step-${number}`;
  nodes[step] = filledMap({ ...stepSays(object) });
  return inOrder([...joined(nodes, 'goal', below), step]);
}
