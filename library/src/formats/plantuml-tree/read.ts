/**
 * Attack trees in PlantUML as trees of a model.
 * @module
 */
import { type PlantDiagram, type PlantNode, readPlantuml } from '../../inputs/plantuml/read-plantuml.ts';
import type { Place } from '../../model/problem.ts';
import type { LineColumn } from '../../model/source/lines.ts';
import { newDraft } from '../draft.ts';
import { addTrees, type GraphNode } from '../draft-trees.ts';
import type { DraftEntry, ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { countsOf } from './counts.ts';
import { type Gate, gateOf } from './gate.ts';

const FORMAT = 'plantuml-tree';

/** Reads a file. */
export const read: ReadFormat = ({ name, text, problem }) => {
  const diagram = readPlantuml(text);
  if (diagram.nodes.size === 0) {
    const reason = 'expected an attack tree in PlantUML, found no agent, cloud or interface';
    return { draft: undefined, counts: {}, lost: [], problems: [problem('cannot-read', reason)] };
  }
  const place = ({ line, column }: LineColumn): Place => ({ file: name, line, column });
  const lost = losses();
  const draft = newDraft(FORMAT);
  const kept = diagram.unread.length === 0 ? undefined : { lines: diagram.unread.map((line) => line.text) };
  draft.system({ title: diagram.title ?? (fileTitle(name) || 'Attack trees') }, kept);
  for (const { at } of diagram.unread)
    lost.add('lines that say nothing to Vauban are kept under the system', place(at));
  for (const { id, at } of diagram.doubles)
    lost.add(`nodes: "${id}" is declared again, only the first counts`, place(at));
  for (const { kind, extra, at } of diagram.nodes.values()) {
    if (extra !== '') lost.add('nodes: colors and stereotypes are kept, but say nothing to Vauban', place(at));
    if (kind === 'implied') lost.add('nodes: one that no line declares is named by an arrow', place(at));
    if (kind === 'cloud') {
      lost.add('nodes: a cloud is left out on purpose in the source, and a step without numbers here', place(at));
    }
  }
  for (const { label, at } of diagram.arrows) {
    if (label !== '') lost.add('arrows: labels are kept, but say nothing to Vauban', place(at));
  }
  addTrees(draft, graphOf(diagram), (from, to) => {
    const arrow = diagram.arrows.find(({ first, second }) => first === from && second === to);
    lost.add('arrows: one that leads back in a circle is left out', place(arrow?.at ?? { line: 1, column: 1 }));
  });
  return { draft: draft.result(), counts: countsOf(diagram), lost: lost.list(), problems: [] };
};

/** The graph that is drawn; a gate that is all a node has becomes the gate of that node. */
function graphOf(diagram: PlantDiagram): ReadonlyMap<string, GraphNode> {
  const below = new Map<string, string[]>([...diagram.nodes.keys()].map((id) => [id, []]));
  const above = new Map<string, number>();
  const labels = new Map<string, Record<string, string>>();
  for (const { first, second, label } of diagram.arrows) {
    below.get(first)?.push(second);
    above.set(second, (above.get(second) ?? 0) + 1);
    if (label !== '') labels.set(second, { ...labels.get(second), [first]: label });
  }
  const folded = new Set<string>();
  const graph = new Map<string, GraphNode>();
  for (const node of diagram.nodes.values()) {
    let gate = gateOf(node);
    let children = below.get(node.id) ?? [];
    const seen = new Set<string>([node.id]);
    for (let only = onlyGate(children, above, diagram); only !== undefined; ) {
      if (gate !== undefined || seen.has(only.id)) break;
      seen.add(only.id);
      folded.add(only.id);
      gate = only.gate;
      children = below.get(only.id) ?? [];
      only = onlyGate(children, above, diagram);
    }
    graph.set(node.id, nodeOf(node, { gate, children, labels: labels.get(node.id) }));
  }
  for (const id of folded) graph.delete(id);
  return graph;
}

function onlyGate(children: readonly string[], above: ReadonlyMap<string, number>, { nodes }: PlantDiagram) {
  const [only = ''] = children;
  const node = nodes.get(only);
  const gate = node === undefined ? undefined : gateOf(node);
  if (children.length !== 1 || gate === undefined || above.get(only) !== 1) return undefined;
  return { id: only, gate };
}

interface Drawn {
  readonly gate: Gate | undefined;
  readonly children: readonly string[];
  readonly labels: Readonly<Record<string, string>> | undefined;
}

function nodeOf(node: PlantNode, { gate, children, labels }: Drawn): GraphNode {
  const isCloud = node.kind === 'cloud';
  const isNamed = /[\p{L}\p{N}]/u.test(node.label);
  const title = gateOf(node) !== undefined ? undefined : isNamed ? node.label : isCloud ? LEFT_OUT : node.id;
  const kept = { ...(node.extra !== '' && { looks: node.extra }), ...(labels !== undefined && { labels }) };
  const entry: DraftEntry = {
    ...(isCloud && { tags: ['left-out'] }),
    ...(Object.keys(kept).length > 0 && { origin: { format: FORMAT, id: node.id, kept: JSON.stringify(kept) } }),
  };
  return { title, below: children, gate: gate?.kind, atLeast: gate?.atLeast, entry };
}

const LEFT_OUT = 'Further ways that the source leaves out';

function fileTitle(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? name).replace(/\.[^.]*$/, '');
}
