/**
 * What an attack tree must be before anything is computed from it: whole, without cycles, its numbers in range.
 * @module
 */
import type { AttackNode, AttackTree } from '../../model/attack-tree.ts';

const UP_TO_ONE = ['probability', 'detectability', 'works'] as const;
const FROM_ZERO = ['cost', 'time', 'damage', 'price'] as const;

/** The nodes below a node: what it joins, and what stops it. */
export function below(node: AttackNode): readonly number[] {
  const children = 'children' in node ? node.children : [];
  return node.counters === undefined ? children : [...children, ...node.counters];
}

/**
 * Checks a tree and gives the nodes that its root needs, children first.
 *
 * @throws {RangeError} when a number, a gate or a reference cannot be, or a node stands below itself
 */
export function childrenFirst(tree: AttackTree): readonly number[] {
  const order: number[] = [];
  const OPEN = 1;
  const DONE = 2;
  const states = new Uint8Array(tree.nodes.length);
  const path: { readonly node: number; readonly next: readonly number[]; at: number }[] = [];
  const enter = (node: number): void => {
    states[node] = OPEN;
    path.push({ node, next: below(checked(tree, node)), at: 0 });
  };
  enter(tree.root);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const child = top.next[top.at];
    top.at += 1;
    if (child === undefined) {
      states[top.node] = DONE;
      order.push(top.node);
      path.pop();
    } else if (states[child] === OPEN) {
      const ids = path.slice(path.findIndex(({ node }) => node === child)).map(({ node }) => idOf(tree, node));
      const shown = ids.length > 8 ? [...ids.slice(0, 7), '...'] : ids;
      throw new RangeError(`Cannot put a node below itself: ${[...shown, idOf(tree, child)].join(' -> ')}`);
    } else if (states[child] !== DONE) enter(child);
  }
  return order;
}

function idOf(tree: AttackTree, index: number): string {
  return tree.nodes[index]?.id ?? String(index);
}

function checked(tree: AttackTree, index: number): AttackNode {
  const node = tree.nodes[index];
  if (node === undefined) {
    throw new RangeError(`Cannot find node ${index} of the tree "${tree.id}": it has ${tree.nodes.length}`);
  }
  checkNumbers(node);
  if ('children' in node) checkGate(node);
  return node;
}

function checkNumbers(node: AttackNode): void {
  const numbers: Readonly<Record<string, unknown>> = { ...node };
  const wrong = (name: string, wanted: string): RangeError =>
    new RangeError(`Cannot take the ${name} of "${node.id}": expected ${wanted}, found ${String(numbers[name])}`);
  const within = (name: string, most: number): boolean => {
    const value = numbers[name];
    return value === undefined || (typeof value === 'number' && value >= 0 && value <= most);
  };
  for (const name of UP_TO_ONE) if (!within(name, 1)) throw wrong(name, 'a number from 0 to 1');
  for (const name of FROM_ZERO) if (!within(name, Number.MAX_VALUE)) throw wrong(name, 'a number from 0');
  if (!within('skill', 5)) throw wrong('skill', 'a number from 0 to 5');
}

function checkGate(gate: Extract<AttackNode, { children: readonly number[] }>): void {
  const { id, kind, children, atLeast = 0 } = gate;
  if (children.length === 0) throw new RangeError(`Cannot read the gate "${id}": expected at least one node below it`);
  if (kind === 'not' && children.length !== 1) {
    throw new RangeError(
      `Cannot read the gate "${id}": expected one node that must not happen, found ${children.length}`,
    );
  }
  if (kind === 'at-least' && !(Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= children.length)) {
    throw new RangeError(`Cannot ask for ${atLeast} of the ${children.length} nodes below "${id}"`);
  }
}
