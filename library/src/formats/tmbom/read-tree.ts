/**
 * An attack tree of a BOM: a list of nodes that name their children.
 * @module
 */
import { slug } from '../../kit/slug.ts';
import type { Value } from '../../model/edit/index.ts';
import type { Fields, Json } from '../fields.ts';
import { freeIds } from './free-ids.ts';
import { filledMap, textOf } from './json.ts';
import { elementsOf } from './read-threats.ts';
import { keep, type Reading } from './reading.ts';
import { SKILL } from './words.ts';

interface Node {
  readonly ref: string | undefined;
  readonly fields: Fields;
  readonly children: readonly string[];
}

/** Reads a tree; the controls that its nodes name must have been read. */
export function readTree(reading: Reading, fields: Fields): void {
  const ref = fields.text('bom-ref');
  const nodes = fields.maps('nodes').map(
    (node): Node => ({
      ref: node.text('bom-ref'),
      fields: node,
      children: node.texts('children'),
    }),
  );
  const below = new Set(nodes.flatMap(({ children }) => children));
  const rootRef = fields.text('root');
  const root =
    nodes.find((node) => node.ref === rootRef) ?? nodes.find((node) => !below.has(node.ref ?? '')) ?? nodes[0];
  const ids = idsOf(nodes, root);
  const open = new Map(nodes.map((node) => [node.ref, children(reading, node, ids)] as const));
  cutCycles(reading, open, nodes);
  const made = Object.fromEntries(
    nodes.flatMap((node) => {
      const id = ids.get(node.ref ?? '');
      if (node === root || id === undefined) return [];
      return [[id, { ...nodeSays(reading, node, { ids, open }), ...nodeOrigin(reading, node) }] as const];
    }),
  );
  const name = fields.text('name');
  const goal = root?.fields.text('name');
  const { title: _title, ...rootSays } =
    root === undefined ? { title: undefined } : nodeSays(reading, root, { ids, open });
  const rootKept = root === undefined ? undefined : nodeKept(reading, root);
  const isOurs = ref?.startsWith('trees/') ?? false;
  const meant = filledMap({
    'vauban:root': isOurs ? undefined : { ...rootKept, ...(root?.ref !== undefined && { 'bom-ref': root.ref }) },
    'vauban:nodes': Object.keys(made).length === 0 && root === undefined ? true : undefined,
    name: name === goal ? undefined : name,
    root: rootRef === undefined || rootRef === root?.ref ? undefined : rootRef,
    ...(rootRef === undefined && { 'vauban:rootless': true }),
  });
  const kept = keep(reading, fields, { what: 'attackTrees', meant: isOurs ? {} : meant });
  reading.draft.add('trees', {
    ref,
    name: name ?? goal,
    kept,
    says: {
      title: name === goal ? undefined : name,
      goal: goal ?? name ?? 'Unnamed',
      ...rootSays,
      description: fields.text('description'),
      nodes: made,
    },
  });
}

/** An id for every node with a `bom-ref` but the root. */
function idsOf(nodes: readonly Node[], root: Node | undefined): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const free = freeIds();
  for (const { ref, fields } of nodes) {
    if (ref === undefined || ids.has(ref) || ref === root?.ref) continue;
    const own = /^trees\/[^/]+\/([A-Za-z][A-Za-z0-9-]*)$/.exec(ref)?.[1];
    const wanted = own ?? slug(fields.text('name')) ?? 'step';
    ids.set(ref, free(wanted));
  }
  return ids;
}

function children(reading: Reading, node: Node, ids: ReadonlyMap<string, string>): readonly string[] {
  const known = node.children.filter((child) => ids.has(child));
  if (known.length < node.children.length) {
    reading.lost.add(
      'attackTrees: a child that is the root or no node of the tree is left out',
      node.fields.place('children'),
    );
  }
  return [...new Set(known)];
}

/** Takes away the references that put a node below itself; not recursive, for trees may be deep. */
function cutCycles(reading: Reading, open: Map<string | undefined, readonly string[]>, nodes: readonly Node[]): void {
  const done = new Set<string>();
  const path = new Set<string>();
  for (const { ref, fields } of nodes) {
    const stack: { readonly ref: string; next: number }[] =
      ref === undefined || done.has(ref) ? [] : [{ ref, next: 0 }];
    if (ref !== undefined && !done.has(ref)) path.add(ref);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = open.get(top.ref)?.[top.next];
      if (child === undefined) {
        done.add(top.ref);
        path.delete(top.ref);
        stack.pop();
        continue;
      }
      if (path.has(child)) {
        open.set(
          top.ref,
          (open.get(top.ref) ?? []).filter((one) => one !== child),
        );
        reading.lost.add('attackTrees: a child that puts a node below itself is left out', fields.place('children'));
        continue;
      }
      top.next += 1;
      if (done.has(child)) continue;
      path.add(child);
      stack.push({ ref: child, next: 0 });
    }
  }
}

interface Shape {
  readonly ids: ReadonlyMap<string, string>;
  readonly open: ReadonlyMap<string | undefined, readonly string[]>;
}

function nodeSays(reading: Reading, { ref, fields }: Node, { ids, open }: Shape): { readonly [key: string]: Value } {
  const operator = fields.text('operator');
  const named = (open.get(ref) ?? []).flatMap((child) => ids.get(child) ?? []);
  const gate = named.length === 0 ? undefined : operator === 'and' ? 'and' : 'or';
  if (gate !== undefined && operator === undefined) {
    reading.lost.add('attackTrees: a node with children but without an operator is read as "or"', fields.at);
  }
  const skill = SKILL.means(fields.json('skill'));
  const title = fields.text('name');
  const own = /^trees\/[^/]+\/(.+)$/.exec(ref ?? '')?.[1];
  return filledMap({
    title: title === own ? undefined : title,
    description: fields.text('description'),
    ...(gate !== undefined && { [gate]: named }),
    skill: skill === undefined ? undefined : Number(skill),
    detectability: fields.text('detectability') === 'undetectable' ? 0 : undefined,
    'countered-by': elementsOf(reading, fields.json('mitigations'), ['controls']).known,
  });
}

/** What a node says that has no number or no entry in our words. */
function nodeKept(reading: Reading, { ref, fields }: Node): { readonly [key: string]: Json } {
  if (ref?.startsWith('trees/') ?? false) {
    fields.skip('cost', 'detectability');
    return {};
  }
  for (const key of ['cost', 'detectability']) {
    if (fields.has(key))
      reading.lost.add(`attackTrees: "${key}" of a node is a word without a number; it is kept`, fields.place(key));
  }
  const unknown = elementsOf(reading, fields.json('mitigations'), ['controls']).unknown;
  if (unknown.length > 0)
    reading.lost.add('attackTrees: "mitigations" names what the file does not have', fields.place('mitigations'));
  const meant = {
    cost: fields.json('cost'),
    detectability: fields.json('detectability'),
    operator: fields.has('children') ? undefined : fields.json('operator'),
    mitigations: unknown,
  };
  return keep(reading, fields, { what: 'attackTrees', meant }) ?? {};
}

function nodeOrigin(reading: Reading, node: Node): { readonly origin?: Value } {
  const kept = nodeKept(reading, node);
  const id = node.ref?.startsWith('trees/') ? undefined : textOf(node.ref);
  if (id === undefined && Object.keys(kept).length === 0) return {};
  return {
    origin: filledMap({ format: 'tmbom', id, kept: Object.keys(kept).length === 0 ? undefined : JSON.stringify(kept) }),
  };
}
