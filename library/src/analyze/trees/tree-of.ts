/**
 * A tree of a model as an attack tree: trees it refers to, shared nodes, counters and what counters them, controls as
 * they are in place, and what the environment leaves out.
 * @module
 */
import { milliseconds } from '../../kit/duration.ts';
import type { AttackNode, AttackTree, StepNumbers } from '../../model/attack-tree.ts';
import type { Control, Model, Tree, TreeNode } from '../../model/model.ts';
import { VaubanError } from '../../model/problem.ts';
import { isClaimed } from '../../model/relations.ts';
import { childrenFirst } from './check-tree.ts';

export interface TreeOfOptions {
  /** Which controls are there; those that are neither planned nor retired when absent. */
  readonly isInPlace?: ((control: Control) => boolean) | undefined;
}

type Counter = NonNullable<TreeNode['counteredBy']>[number];
const NUMBERS = ['probability', 'cost', 'time', 'skill', 'detectability'] as const;

/**
 * Builds the graph of a tree.
 *
 * @throws {VaubanError} NO_SUCH_ID when the model has no such tree
 * @throws {RangeError} when its nodes do not fit together; the reader has reported each with its place
 */
export function treeOf(model: Model, id: string, { isInPlace = isClaimed }: TreeOfOptions = {}): AttackTree {
  const tree = model.trees.get(id);
  if (tree === undefined) {
    const known = [...model.trees.keys()].join(', ') || 'none';
    throw new VaubanError('NO_SUCH_ID', `Cannot find the tree "${id}": expected one of ${known}`);
  }
  const draft = new Draft(model, tree, isInPlace);
  const root = draft.place(tree, '');
  draft.fill();
  const graph: AttackTree = {
    stage: 'attack-tree',
    id,
    goal: tree.goal,
    nodes: draft.nodes,
    root,
    assumptions: draft.assumptions(),
  };
  childrenFirst(graph);
  return graph;
}

/** A node of a tree that has its place and is not yet written; the empty name is the goal of the tree. */
interface Waiting {
  readonly tree: Tree;
  readonly name: string;
  readonly index: number;
}

/** The graph while it is built: nodes get their place when they are named, and are written one after the other. */
class Draft {
  readonly nodes: AttackNode[] = [];
  readonly #model: Model;
  readonly #main: Tree;
  readonly #isInPlace: (control: Control) => boolean;
  readonly #places = new Map<string, number>();
  /** The nodes of each control, by how well it works. */
  readonly #controls = new Map<string, Map<number | undefined, number>>();
  readonly #waiting: Waiting[] = [];
  readonly #notes = new Set<string>();

  constructor(model: Model, main: Tree, isInPlace: (control: Control) => boolean) {
    this.#model = model;
    this.#main = main;
    this.#isInPlace = isInPlace;
  }

  assumptions(): readonly string[] {
    return [...this.#notes];
  }

  /** The index of a node; equal names of one tree are one node. */
  place(tree: Tree, name: string): number {
    const key = `${tree.id}/${name}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const index = this.#add({ kind: 'step', id: key });
    this.#places.set(key, index);
    this.#waiting.push({ tree, name, index });
    return index;
  }

  /** Writes every node that has a place, until nothing new is named. */
  fill(): void {
    // The list grows while it is gone through.
    for (const next of this.#waiting) this.nodes[next.index] = this.#written(next);
  }

  #add(node: AttackNode): number {
    return this.nodes.push(node) - 1;
  }

  #written({ tree, name }: Waiting): AttackNode {
    const node = name === '' ? tree : tree.nodes?.get(name);
    const own = name === '' ? tree.id : name;
    const id = tree === this.#main || name === '' ? own : `${tree.id}/${name}`;
    if (node === undefined) {
      this.#notes.add(`Nobody describes "${id}": it is taken for a step without numbers`);
      return { kind: 'step', id };
    }
    const title = name === '' ? tree.goal : node.title;
    const named = {
      id,
      ...(title !== undefined && { title }),
      ...(node.damage !== undefined && { damage: node.damage }),
    };
    const left = this.#leftOut(node);
    if (left !== undefined) {
      this.#notes.add(`"${id}" is left out: ${left}`);
      return { kind: 'fixed', ...named, holds: false };
    }
    const counters = (node.counteredBy ?? []).map((counter) => this.#counter(tree, counter));
    const stopped = counters.length === 0 ? named : { ...named, counters };
    const gate = this.#gate(tree, node, id);
    const numbers = numbersOf(node);
    if (gate === undefined) return { kind: 'step', ...stopped, ...numbers };
    if (Object.keys(numbers).length === 0) return { ...stopped, ...gate };
    // A gate with numbers of its own: what it takes once everything below it is done.
    this.#notes.add(`The numbers of "${id}" count for a step of its own, after what is below it`);
    const below = this.#add({ ...gate, id: `${id}/below` });
    return { kind: 'then', ...stopped, children: [below, this.#add({ kind: 'step', id: `${id}/step`, ...numbers })] };
  }

  /** Why a node does not count, if it does not. */
  #leftOut(node: Tree | TreeNode): string | undefined {
    if (node.outOfScope !== undefined) return node.outOfScope;
    const { environment, environments, threats } = this.#model;
    const excluded = environment === undefined ? undefined : environments.get(environment)?.excludes;
    if (node.tree === undefined || excluded === undefined) return undefined;
    const about = [...threats.values()].filter(({ tree }) => tree === node.tree);
    const isOut = about.length > 0 && about.every((threat) => excluded.threats.some((id) => id === threat.id));
    return isOut
      ? `the environment "${environment}" excludes ${about.map((threat) => threat.id).join(', ')}`
      : undefined;
  }

  #gate(
    tree: Tree,
    node: Tree | TreeNode,
    id: string,
  ): Extract<AttackNode, { children: readonly number[] }> | undefined {
    const below = (names: readonly string[]): readonly number[] => names.map((name) => this.place(tree, name));
    const gates = [
      ...(['or', 'and', 'then'] as const).flatMap((kind) => {
        const names = node[kind];
        return names === undefined ? [] : [{ kind, id, children: below(names) }];
      }),
      ...(node.of === undefined
        ? []
        : [{ kind: 'at-least' as const, id, children: below(node.of), atLeast: node.atLeast ?? 0 }]),
      ...(node.not === undefined ? [] : [{ kind: 'not' as const, id, children: below([node.not]) }]),
      ...(node.tree === undefined ? [] : [{ kind: 'or' as const, id, children: [this.#tree(node.tree)] }]),
    ];
    if (gates.length > 1)
      throw new RangeError(`Cannot read the node "${id}": expected one gate, found ${gates.length}`);
    if (node.atLeast !== undefined && node.of === undefined) {
      throw new RangeError(`Cannot read the node "${id}": expected "of" beside "at-least"`);
    }
    return gates[0];
  }

  /** The goal of another tree. */
  #tree(id: string): number {
    const tree = this.#model.trees.get(id);
    if (tree === undefined) throw new RangeError(`Cannot find the tree "${id}"`);
    return this.place(tree, '');
  }

  /** A control at a node. One that works equally well at several nodes works at all of them or at none. */
  #counter(tree: Tree, { control: id, works, counteredBy = [] }: Counter): number {
    const known = this.#controls.get(id) ?? new Map<number | undefined, number>();
    this.#controls.set(id, known);
    const index = known.get(works) ?? this.#add(this.#control(id, works));
    known.set(works, index);
    if (known.size > 1) this.#notes.add(`"${id}" works differently well in different places, and independently there`);
    if (counteredBy.length === 0) return index;
    const counters = counteredBy.map((name) => this.place(tree, name));
    return this.#add({ kind: 'and', id: `${id} countered by ${counteredBy.join(', ')}`, children: [index], counters });
  }

  #control(id: string, works: number | undefined): AttackNode {
    const control = this.#model.controls.get(id);
    const { title, cost } = control ?? {};
    return {
      kind: 'control',
      id,
      inPlace: control !== undefined && this.#isInPlace(control),
      ...(title !== undefined && { title }),
      ...(works !== undefined && { works }),
      ...(cost !== undefined && { price: (cost.once ?? 0) + (cost.yearly ?? 0) }),
    };
  }
}

function numbersOf(node: Tree | TreeNode): StepNumbers {
  const { time } = node;
  const numbers = { ...node, time: time === undefined ? undefined : milliseconds(time) / 1000 };
  return Object.fromEntries(NUMBERS.flatMap((name) => (numbers[name] === undefined ? [] : [[name, numbers[name]]])));
}
