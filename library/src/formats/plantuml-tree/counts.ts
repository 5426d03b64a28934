/**
 * What a drawn attack tree holds, counted as it is drawn.
 * @module
 */
import type { PlantDiagram } from '../../inputs/plantuml/read-plantuml.ts';
import { gateOf } from './gate.ts';

/** Counts nodes and arrows; a root has nothing above it, a leaf nothing below, an isolated node neither. */
export function countsOf({ nodes, arrows }: PlantDiagram): Readonly<Record<string, number>> {
  const above = new Map<string, number>();
  const below = new Set<string>();
  for (const { first, second } of arrows) {
    above.set(second, (above.get(second) ?? 0) + 1);
    below.add(first);
  }
  const all = [...nodes.values()];
  const gates = (kind: string): number => all.filter((node) => gateOf(node)?.kind === kind).length;
  return {
    nodes: all.length,
    and_gates: gates('and'),
    or_gates: gates('or'),
    cloud_nodes: all.filter(({ kind }) => kind === 'cloud').length,
    edges: arrows.length,
    roots: all.filter(({ id }) => !above.has(id) && below.has(id)).length,
    leaves: all.filter(({ id }) => above.has(id) && !below.has(id)).length,
    isolated: all.filter(({ id }) => !above.has(id) && !below.has(id)).length,
    shared_nodes: all.filter(({ id }) => (above.get(id) ?? 0) > 1).length,
  };
}
