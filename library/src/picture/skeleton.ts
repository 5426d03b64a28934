/**
 * The bare graph that is laid out: boxes and shapes by number and size. Nothing anybody wrote is in it.
 *
 * The label of a flow is a node of its own on the way from one end to the other. So labels never cover each other or
 * a shape, an arrow visibly runs through its label, and the label of a flow between zones stands between the zones.
 * @module
 */
import { componentFigure, type Figure, flowFigure, INSET, MARGIN, STACK, zoneFigure } from './figure.ts';
import type { Scene } from './scene.ts';
import type { SceneFlow } from './scene-flows.ts';
import { innerEnds, isWithin, isZone, type SceneBox, type SceneTree, treeOf } from './scene-tree.ts';

/** Which way most arrows point. */
export type Direction = 'down' | 'right';

/** Room kept around the label of an arrow to a box, which is cut off at the border and would be too short. */
const CLEAR = 26;

/** A graph to lay out, and the name in it of everything in the scene, by address. */
export interface Skeleton {
  readonly dot: string;
  readonly names: ReadonlyMap<string, string>;
}

/** Writes the bare graph of a scene. */
export function skeletonOf(scene: Scene, direction: Direction): Skeleton {
  const tree = treeOf(scene);
  const names = namesOf(scene, tree);
  const labels = new Map<string | undefined, SceneFlow[]>();
  for (const flow of scene.flows) {
    const there = labels.get(tree.meeting(flow)) ?? [];
    there.push(flow);
    labels.set(tree.meeting(flow), there);
  }
  const points = pointsOf(scene, tree);
  const write = (box: string | undefined): readonly string[] => [
    ...tree.in(box).shapes.map((shape) => {
      const extra = shape.many ? 2 * STACK : 0;
      return `${names.get(shape.id)} ${sizeOf(componentFigure(shape), extra)}`;
    }),
    ...(labels.get(box) ?? []).map(
      (flow) =>
        `${names.get(flow.id)} ${sizeOf(flowFigure(flow), tree.boxes.has(flow.from) || tree.boxes.has(flow.to) ? CLEAR : 0)}`,
    ),
    ...tree
      .in(box)
      .boxes.flatMap((inner) => [
        `subgraph ${names.get(inner.id)} {`,
        header(inner),
        ...(points.has(inner.id) ? [`${pointName(names, inner.id)} [width=0.1 height=0.1]`] : []),
        ...write(inner.id),
        '}',
      ]),
  ];
  const lines = [
    `digraph { compound=true rankdir=${direction === 'down' ? 'TB' : 'LR'} nodesep=0.3 ranksep=0.4`,
    'node [shape=box fixedsize=true label=""] edge [arrowsize=0.9]',
    ...write(undefined),
    ...scene.flows.flatMap((flow) => edgesOf(flow, tree, names)),
    '}',
  ];
  return { dot: lines.join('\n'), names };
}

function namesOf(scene: Scene, tree: SceneTree): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id } of [...scene.zones, ...scene.components, ...scene.flows]) {
    names.set(id, `${tree.boxes.has(id) ? 'cluster_' : 'n'}${names.size}`);
  }
  return names;
}

/** The two halves of an arrow, to its label and on from there. */
function edgesOf(flow: SceneFlow, tree: SceneTree, names: ReadonlyMap<string, string>): readonly string[] {
  const label = names.get(flow.id);
  const end = (id: string, other: string, clip: 'ltail' | 'lhead') => {
    const name = names.get(id);
    if (!tree.boxes.has(id)) return { name, clip: '' };
    if (isWithin(other, id, tree)) return { name: pointName(names, id), clip: '' };
    return { name: names.get(middleOf(id, tree) ?? '') ?? pointName(names, id), clip: `${clip}=${name}` };
  };
  const tail = end(flow.from, flow.to, 'ltail');
  const head = end(flow.to, flow.from, 'lhead');
  return [
    `${tail.name} -> ${label} [${tail.clip} dir=${flow.bothWays ? 'back' : 'none'}]`,
    `${label} -> ${head.name} [${head.clip} dir=forward]`,
  ];
}

/** Boxes that need a point inside: empty ones, which Graphviz would drop, and ends of arrows that have none. */
function pointsOf(scene: Scene, tree: SceneTree): ReadonlySet<string> {
  const points = new Set(innerEnds(scene, tree));
  const ends = new Set(scene.flows.flatMap(({ from, to }) => [from, to]));
  for (const id of tree.boxes.keys()) {
    const { boxes, shapes } = tree.in(id);
    if (shapes.length === 0 && (boxes.length === 0 || ends.has(id))) points.add(id);
  }
  return points;
}

/** What an arrow to a box is tied to before it is cut off at the border. */
function middleOf(box: string, tree: SceneTree): string | undefined {
  const { shapes } = tree.in(box);
  return shapes[Math.floor((shapes.length - 1) / 2)]?.id;
}

/** The name of the point inside a box. */
export function pointName(names: ReadonlyMap<string, string>, box: string): string {
  return `point_${names.get(box)}`;
}

function sizeOf({ width, height }: Figure, extra: number): string {
  return `[width=${inches(width + extra)} height=${inches(height + extra)}]`;
}

/** Reserves the room for what is written at the top of a box. */
function header(box: SceneBox): string {
  const { width, height } = isZone(box) ? zoneFigure(box) : componentFigure(box);
  const inset = isZone(box) ? INSET : 0;
  const room = `WIDTH="${Math.ceil(width) + 8 + 2 * inset}" HEIGHT="${Math.ceil(height) + inset}"`;
  const table = `<TABLE BORDER="0" FIXEDSIZE="TRUE" ${room}><TR><TD></TD></TR></TABLE>`;
  return `margin=${MARGIN + inset} labeljust=l label=<${table}>`;
}

function inches(points: number): string {
  return (points / 72).toFixed(4);
}
