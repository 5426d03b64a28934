/**
 * Deciduous trees as trees of a model: a tree and a threat for each goal, a control for each mitigation.
 * @module
 */
import { type DraftBuilder, newDraft } from '../draft.ts';
import { type AttackGraph, addTrees } from '../draft-trees.ts';
import { fieldsOf } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { type Losses, losses } from '../losses.ts';
import { graphOf } from './graph.ts';
import { type Item, itemsOf, type Kind, REALITY } from './items.ts';

/** Reads a file. */
export const read: ReadFormat = (glance) => {
  const tree = glance.tree();
  const root = fieldsOf(tree, glance.name);
  const lost = losses();
  const items = itemsOf(root, glance.name, lost);
  if (items.size === 0) {
    const reason = 'expected facts, attacks, mitigations or goals, found none';
    const problem = glance.treeProblem() ?? glance.problem('cannot-read', reason);
    return { draft: undefined, counts: {}, lost: [], problems: [problem] };
  }
  const draft = newDraft('deciduous');
  const title = root.text('title') ?? fileTitle(glance.name);
  const kept = root.rest();
  for (const key of Object.keys(kept ?? {})) lost.add(`"${key}" is kept, but says nothing to Vauban`, root.place(key));
  draft.system({ title }, kept);
  const controls = addControls(draft, items, lost);
  addEdgeLosses(items, lost);
  const graph = graphOf(items, controls, ({ at }) => {
    lost.add('edges: more ways around mitigations than are followed', at);
  });
  const { trees } = addTrees(draft, graph, (from, to) => {
    const at = items.get(from.replace(/\/before$/, ''))?.at ?? root.at;
    if (items.has(to)) lost.add('edges: one that leads back in a circle is left out', at);
  });
  addThreats(draft, { items, graph, trees });
  return { draft: draft.result(), counts: countsOf(items), lost: lost.list(), problems: [] };
};

function addControls(draft: DraftBuilder, items: ReadonlyMap<string, Item>, lost: Losses): ReadonlyMap<string, string> {
  const controls = new Map<string, string>();
  for (const { id, kind, label, kept, isImplemented, at } of items.values()) {
    if (kind !== 'mitigations') continue;
    const status = isImplemented === undefined ? undefined : isImplemented ? 'done' : 'planned';
    if (status === undefined) lost.add('mitigations: the source does not say whether one is in place', at);
    controls.set(id, draft.add('controls', { name: label, key: id, kept }, { title: label, status }));
  }
  return controls;
}

/** A threat for each goal, with its tree and the controls in that tree. */
function addThreats(
  draft: DraftBuilder,
  {
    items,
    graph,
    trees,
  }: {
    readonly items: ReadonlyMap<string, Item>;
    readonly graph: AttackGraph;
    readonly trees: ReadonlyMap<string, string>;
  },
): void {
  for (const { id, kind, label, kept } of items.values()) {
    if (kind !== 'goals') continue;
    const reached = new Set([id]);
    const controls = new Set<string>();
    // The set grows while it is gone through.
    for (const key of reached) {
      for (const next of graph.get(key)?.below ?? []) reached.add(next);
      const counters = graph.get(key)?.entry?.['countered-by'];
      if (Array.isArray(counters)) for (const control of counters) controls.add(String(control));
      if (reached.size > MOST_FOLLOWED) break;
    }
    draft.add(
      'threats',
      { name: label, key: id, kept },
      { title: label, tree: trees.get(id), controls: [...controls] },
    );
  }
}

/** Beyond this many nodes a threat names only the controls that are near its goal. */
const MOST_FOLLOWED = 2000;

function addEdgeLosses(items: ReadonlyMap<string, Item>, lost: Losses): void {
  for (const { kind, from } of items.values()) {
    const isFromReality = from.some(({ id }) => id === REALITY);
    for (const { id, label, isBackwards, at } of from) {
      if (label !== undefined) lost.add('edges: labels are kept, but say nothing to Vauban', at);
      if (isBackwards) lost.add('edges: "backwards" is kept, but says nothing to Vauban', at);
      const before = items.get(id);
      if (id !== REALITY && before === undefined) lost.add('edges: one from a name that nothing has is left out', at);
      else if (kind !== 'mitigations' && before?.kind === 'mitigations')
        lost.add('edges: one from a mitigation is read as another way, without the step that is mitigated', at);
      else if (kind === 'mitigations' && (before === undefined || before.kind === 'mitigations'))
        lost.add('edges: one to a mitigation that answers no attack is kept, but says nothing to Vauban', at);
      else if (kind !== 'mitigations' && isFromReality && before !== undefined)
        lost.add('edges: one to what needs nothing but reality is kept, but says nothing to Vauban', at);
    }
  }
}

function countsOf(items: ReadonlyMap<string, Item>): Readonly<Record<string, number>> {
  const all = [...items.values()];
  const of = (kind: Kind): number => all.filter((item) => item.kind === kind).length;
  const edges = all.flatMap(({ from }) => from);
  return {
    threats: of('attacks'),
    mitigations: of('mitigations'),
    nodes: all.length,
    facts: of('facts'),
    attacks: of('attacks'),
    goals: of('goals'),
    edges: edges.length,
    backwards: edges.filter(({ isBackwards }) => isBackwards).length,
  };
}

function fileTitle(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? name).replace(/\.[^.]*$/, '') || 'Decision tree';
}
