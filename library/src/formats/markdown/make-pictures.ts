/**
 * Makes components, flows, boundaries and a diagram of each drawing of the system.
 * @module
 */
import type { GraphEdge } from '../../inputs/drawing/graph.ts';
import { addFlow } from './make-flows.ts';
import { zoneOf } from './make-structure.ts';
import { ask, componentOf, lose, type Making } from './making.ts';
import type { Picture } from './record.ts';

/** Makes components, flows and a diagram of each drawing of the system. */
export function makePictures(making: Making, pictures: readonly Picture[]): void {
  for (const { graph, title, line } of pictures) {
    const ids = new Map<string, string>();
    for (const node of graph.nodes) {
      const zone = graph.zones.find(({ id }) => id === node.zone);
      const at = line + 1 + node.line;
      ids.set(
        node.id,
        componentOf(making, node.label, at, {
          kind: node.kind,
          description: node.note,
          zone:
            zone === undefined
              ? undefined
              : zoneOf(making, zone.label === '' ? `Zone of line ${line + 1 + zone.line}` : zone.label, at),
        }),
      );
    }
    const shown = [...new Set(ids.values())];
    const diagram = making.draft.add(
      'diagrams',
      { name: title, kept: { line } },
      { title, shows: shown.map((id) => `components/${id}`) },
    );
    for (const node of graph.nodes) {
      const id = ids.get(node.id);
      if (node.at !== undefined && id !== undefined) making.draft.place(diagram, id, [node.at[0] * 8, node.at[1] * 18]);
    }
    for (const edge of graph.edges)
      addEdge(making, edge, {
        ids,
        line: line + 1 + edge.line,
        zones: new Map(graph.zones.map(({ id, label }) => [id, label])),
      });
  }
}

interface EdgeSetting {
  readonly ids: ReadonlyMap<string, string>;
  readonly zones: ReadonlyMap<string, string>;
  readonly line: number;
}

function addEdge(making: Making, edge: GraphEdge, { ids, zones, line }: EdgeSetting): void {
  const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
  if (from === undefined || to === undefined) {
    const zone = zones.get(from === undefined ? edge.from : edge.to) ?? '';
    ask(making, `a line of the drawing ends at the zone "${zone}": which component is meant?`, line);
    return;
  }
  if (from === to) return;
  if (!edge.isDirected)
    lose(making, 'flows: a line without arrowheads is read from its upper or left end to the other', line);
  const label = edge.label?.replace(/^\(?\d+\)?[.:)]?\s+/, '');
  addFlow(making, { from, to, line, label, bothWays: edge.bothWays, text: label ?? '' });
  for (const name of edge.crosses ?? []) {
    const id = making.draft.add(
      'boundaries',
      { name, kept: { line } },
      { title: name, between: [`components/${from}`, `components/${to}`] },
    );
    making.names.add('boundaries', id, name);
  }
}
