/**
 * A Deciduous file as an attack graph: goals need one of what leads to them, attacks and facts are steps that come
 * after what leads to them, mitigations counter what they come from.
 * @module
 */
import type { AttackGraph, GraphNode } from '../draft-trees.ts';
import type { DraftEntry } from '../format.ts';
import type { Item } from './items.ts';
import { needsOf } from './needs.ts';

/**
 * Makes the graph.
 *
 * @param controls the ids of the mitigations
 * @param onCut takes what comes from more than is followed
 */
export function graphOf(
  items: ReadonlyMap<string, Item>,
  controls: ReadonlyMap<string, string>,
  onCut: (item: Item) => void,
): AttackGraph {
  const counters = countersOf(items, controls);
  const graph = new Map<string, GraphNode>();
  for (const item of items.values()) {
    if (item.kind === 'mitigations') continue;
    const { ways, isFree, isCut } = needsOf(item, items);
    if (isCut) onCut(item);
    const entry: DraftEntry = {
      ...(item.kind === 'facts' && { tags: ['fact'] }),
      'countered-by': counters.get(item.id),
      ...(item.kind !== 'goals' &&
        item.kept !== undefined && { origin: { format: 'deciduous', id: item.id, kept: JSON.stringify(item.kept) } }),
    };
    const named = { name: item.id, title: item.label };
    if (item.kind === 'goals') {
      graph.set(item.id, { title: item.label, gate: 'or', below: ways, entry });
    } else if (isFree) {
      graph.set(item.id, { ...named, below: [], entry });
    } else {
      const [step, before] = [`${item.id}/step`, `${item.id}/before`];
      const [first = ''] = ways;
      graph.set(item.id, { ...named, gate: 'then', below: [ways.length === 1 ? first : before, step], entry });
      if (ways.length > 1) graph.set(before, { name: `${item.id}-before`, gate: 'or', below: ways });
      graph.set(step, { name: `${item.id}-step`, title: `${item.label} (the step itself)`, below: [] });
    }
  }
  return graph;
}

/** By what they counter, the ids of controls. */
function countersOf(
  items: ReadonlyMap<string, Item>,
  controls: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const counters = new Map<string, string[]>();
  for (const [key, control] of controls) {
    for (const id of new Set(items.get(key)?.from.map((origin) => origin.id))) {
      const kind = items.get(id)?.kind;
      if (kind === undefined || kind === 'mitigations') continue;
      const known = counters.get(id);
      if (known === undefined) counters.set(id, [control]);
      else known.push(control);
    }
  }
  return counters;
}
