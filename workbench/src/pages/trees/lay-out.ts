/**
 * Where every node of a tree goes: the goal at the left, what it takes at the right. A node that is named twice is drawn
 * once; where it is named again a short box refers to it.
 * @module
 */
import type { AttackControl, AttackNode, AttackTree, FixedNode } from 'vauban/browser';
import { titleOf } from './words.ts';

/** A control in the way of a node. */
export interface Counter {
  readonly index: number;
  readonly node: AttackControl | FixedNode;
  /** Nodes that overcome it. */
  readonly overcomeBy: readonly number[];
}

/** A box of the drawing. */
export interface Box {
  /** The index of the node, or for a box that refers to another one that and a number. */
  readonly key: string;
  readonly index: number;
  readonly node: AttackNode;
  readonly counters: readonly Counter[];
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Whether the node is drawn elsewhere. */
  readonly isAgain: boolean;
  readonly parent: string | undefined;
  /** Its place below a gate whose order counts. */
  readonly turn: number | undefined;
  /** The control that it overcomes, when it stands below one. */
  readonly overcomes: string | undefined;
}

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly width: number;
  readonly height: number;
}

export const BOX_WIDTH = 232;
const COLUMN = BOX_WIDTH + 58;
const GAP = 12;
const TITLE_LINE = 17;
const COUNTER_LINE = 18;
/** What a box has besides its title; a step and whatever does damage has a line of numbers. */
const REST = 29;
const NUMBERS_LINE = 16;
/** More letters than this take a second line. */
const LETTERS = 31;
/** More boxes than this are no picture any more. */
const MOST = 400;

interface Draft {
  readonly box: Omit<Box, 'x' | 'y'>;
  readonly depth: number;
  readonly below: Draft[];
  readonly span: number;
}

/** Draws a tree; undefined when it is too large to be looked at. */
export function layOut(tree: AttackTree, { showCounters }: { readonly showCounters: boolean }): Drawing | undefined {
  if (tree.nodes.length > MOST) return undefined;
  const drawn = new Set<number>();
  let many = 0;
  const draft = (index: number, depth: number, from: Pick<Box, 'parent' | 'turn' | 'overcomes'>): Draft | undefined => {
    const node = tree.nodes[index];
    many += 1;
    if (node === undefined || many > MOST) return undefined;
    const isAgain = drawn.has(index);
    drawn.add(index);
    const key = isAgain ? `${index} again ${many}` : String(index);
    const counters = isAgain ? [] : countersOf(tree, node);
    const lines = showCounters ? counters.length : 0;
    const titled = titleOf(node).length > LETTERS ? 2 : 1;
    const height = isAgain
      ? TITLE_LINE + 14
      : REST + (hasNumbers(node) ? NUMBERS_LINE : 0) + titled * TITLE_LINE + lines * COUNTER_LINE + (lines > 0 ? 5 : 0);
    const children = isAgain || !('children' in node) ? [] : node.children;
    const wanted = [
      ...children.map((child, at) => ({
        child,
        from: { parent: key, turn: node.kind === 'then' ? at + 1 : undefined, overcomes: undefined },
      })),
      ...(showCounters ? counters : []).flatMap((counter) =>
        counter.overcomeBy.map((child) => ({
          child,
          from: { parent: key, turn: undefined, overcomes: counter.node.id },
        })),
      ),
    ];
    const below = wanted.flatMap(({ child, from: own }) => draft(child, depth + 1, own) ?? []);
    const spans = below.reduce((sum, { span }) => sum + span + GAP, -GAP);
    return {
      box: { key, index, node, counters, height, isAgain, ...from },
      depth,
      below,
      span: Math.max(height, spans),
    };
  };
  const root = draft(tree.root, 0, { parent: undefined, turn: undefined, overcomes: undefined });
  if (root === undefined || many > MOST) return undefined;
  const boxes: Box[] = [];
  place(root, 0, boxes);
  const width = Math.max(...boxes.map(({ x }) => x)) + BOX_WIDTH;
  return { boxes: boxes.toSorted((one, other) => one.y - other.y), width, height: root.span };
}

function hasNumbers(node: AttackNode): boolean {
  return node.kind === 'step' || node.damage !== undefined;
}

/** Puts a node beside the middle of what is below it; gives that middle. */
function place({ box, depth, below, span }: Draft, top: number, boxes: Box[]): number {
  const spans = below.reduce((sum, one) => sum + one.span + GAP, -GAP);
  let next = top + Math.max(0, span - spans) / 2;
  const middles = below.map((one) => {
    const middle = place(one, next, boxes);
    next += one.span + GAP;
    return middle;
  });
  const wanted = ((middles[0] ?? top + span / 2) + (middles.at(-1) ?? top + span / 2)) / 2;
  const middle = Math.min(top + span - box.height / 2, Math.max(top + box.height / 2, wanted));
  boxes.push({ ...box, x: depth * COLUMN, y: middle - box.height / 2 });
  return middle;
}

/** The controls in the way of a node, and what overcomes them. */
export function countersOf(tree: AttackTree, { counters = [] }: AttackNode): readonly Counter[] {
  return counters.flatMap((index): readonly Counter[] => {
    const node = tree.nodes[index];
    if (node?.kind === 'control' || node?.kind === 'fixed') return [{ index, node, overcomeBy: [] }];
    if (node === undefined || !('children' in node)) return [];
    return node.children.flatMap((child): readonly Counter[] => {
      const control = tree.nodes[child];
      if (control?.kind !== 'control' && control?.kind !== 'fixed') return [];
      return [{ index: child, node: control, overcomeBy: node.counters ?? [] }];
    });
  });
}
