/**
 * The data flow diagram in the DOT language of Graphviz (https://graphviz.org/doc/info/lang.html), for people who
 * have tools of their own for it.
 * @module
 */
import { cargoText, entryText } from './figure.ts';
import { CROSSING, tintOf } from './palette.ts';
import { plainText } from './plain-text.ts';
import type { Scene, SceneComponent } from './scene.ts';
import type { SceneFlow } from './scene-flows.ts';
import { isZone, type SceneBox, type SceneTree, treeOf } from './scene-tree.ts';

/** Writes a scene as a DOT graph; components and zones keep their addresses as names. */
export function dot(scene: Scene): string {
  const tree = treeOf(scene);
  const lines = [
    `digraph ${quoted(scene.id)} {`,
    `  graph [label=${label([scene.title])} labelloc=t compound=true rankdir=LR fontname="Helvetica"]`,
    '  node [fontname="Helvetica" fontsize=12 style=filled fillcolor=white color="#3d4a5c"]',
    '  edge [fontname="Helvetica" fontsize=10 color="#5c6878"]',
    ...contents(undefined, tree, '  '),
    ...scene.flows.map((flow) => `  ${edge(flow, tree)}`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function contents(box: string | undefined, tree: SceneTree, indent: string): readonly string[] {
  const { boxes, shapes } = tree.in(box);
  return [
    ...shapes.map((shape) => `${indent}${quoted(shape.id)} ${attributesOf(shape)}`),
    ...boxes.flatMap((inner) => [
      `${indent}subgraph ${quoted(clusterName(inner.id))} {`,
      `${indent}  ${boxAttributes(inner)}`,
      // Stands for the box itself: an arrow needs something to point at, and an empty box would be dropped.
      `${indent}  ${quoted(inner.id)} [shape=point style=invis width=0.01]`,
      ...contents(inner.id, tree, `${indent}  `),
      `${indent}}`,
    ]),
  ];
}

function boxAttributes(box: SceneBox): string {
  if (!isZone(box)) {
    const lines = [...componentLines(box), ...(box.many ? ['(replicas)'] : [])];
    return `graph [label=${label(lines)} style="rounded,filled" fillcolor=white color="#3d4a5c"]`;
  }
  const { fill, edge: border } = tintOf(box.trust).light;
  const trust = box.trust?.title ?? 'trust not stated';
  const colors = `fillcolor=${quoted(fill)} color=${quoted(border)}`;
  return `graph [label=${label([box.title, trust])} style="rounded,filled" ${colors}]`;
}

function attributesOf(component: SceneComponent): string {
  const shapes = { process: 'box style="rounded,filled"', store: 'cylinder', external: 'box fillcolor="#eef1f5"' };
  const many = component.many ? ' peripheries=2' : '';
  return `[label=${label(componentLines(component))} shape=${shapes[component.kind]}${many}]`;
}

function componentLines({ title, entries }: SceneComponent): readonly string[] {
  return [title, ...entries.map(entryText)];
}

function edge(flow: SceneFlow, tree: SceneTree): string {
  const attributes = [
    `label=${label([flow.title, cargoText(flow, 2), ...flow.crosses.map(({ title }) => `[${title}]`)])}`,
    ...clip('ltail', flow.from, { other: flow.to, tree }),
    ...clip('lhead', flow.to, { other: flow.from, tree }),
    ...(flow.bothWays ? ['dir=both'] : []),
    ...(flow.phase === 'run' ? [] : ['style=dashed']),
    ...(flow.vital ? ['penwidth=2.2'] : []),
    ...(flow.crosses.length > 0 ? [`color="${CROSSING}" fontcolor="${CROSSING}"`] : []),
  ];
  return `${quoted(flow.from)} -> ${quoted(flow.to)} [${attributes.join(' ')}]`;
}

/** Ends an arrow at the border of a box, unless it comes from inside. */
function clip(
  key: string,
  end: string,
  { other, tree }: { readonly other: string; readonly tree: SceneTree },
): readonly string[] {
  if (!tree.boxes.has(end) || tree.wayOut(other).includes(end)) return [];
  return [`${key}=${quoted(clusterName(end))}`];
}

function clusterName(box: string): string {
  return `cluster ${box}`;
}

/** A label of several lines. Graphviz reads backslashes and character references in it, so both are made plain. */
function label(lines: readonly string[]): string {
  const written = lines.filter((line) => line !== '').map((line) => plainText(line, 80).replaceAll('&', '&amp;'));
  return `"${written.map(escaped).join('\\n')}"`;
}

function quoted(name: string): string {
  return `"${escaped(name)}"`;
}

function escaped(written: string): string {
  return written.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
