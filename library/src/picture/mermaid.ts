/**
 * The data flow diagram as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), for pages that draw
 * Mermaid, such as those of GitHub and GitLab.
 * @module
 */
import { cargoText, entryText } from './figure.ts';
import { CROSSING, tintOf } from './palette.ts';
import { plainText } from './plain-text.ts';
import type { Scene, SceneComponent } from './scene.ts';
import type { SceneFlow } from './scene-flows.ts';
import { innerEnds, isZone, type SceneBox, type SceneTree, treeOf } from './scene-tree.ts';

/** Writes a scene as a Mermaid flowchart. */
export function mermaid(scene: Scene): string {
  const tree = treeOf(scene);
  const loops = scene.flows.filter(({ from, to }) => from === to && tree.boxes.has(from)).map(({ from }) => from);
  const needed = new Set([...innerEnds(scene, tree), ...loops]);
  const lines = [
    'flowchart TB',
    ...contents(undefined, { tree, needed }, '  '),
    ...scene.flows.map((flow) => `  ${link(flow, tree)}`),
    ...[...tree.boxes.values()].map((box) => `  ${boxStyle(box)}`),
    ...scene.flows.flatMap((flow, index) => linkStyle(flow, index)),
  ];
  return `${lines.join('\n')}\n`;
}

interface Nested {
  readonly tree: SceneTree;
  /** Boxes that need a node of their own inside. */
  readonly needed: ReadonlySet<string>;
}

function contents(box: string | undefined, { tree, needed }: Nested, indent: string): readonly string[] {
  const { boxes, shapes } = tree.in(box);
  return [
    ...shapes.map((shape) => `${indent}${node(shape)}`),
    ...boxes.flatMap((inner) => [
      `${indent}subgraph ${name(inner.id)} [${label([boxTitle(inner)])}]`,
      ...(needed.has(inner.id) ? [`${indent}  ${itself(inner.id)}(${label([inner.title])})`] : []),
      ...contents(inner.id, { tree, needed }, `${indent}  `),
      `${indent}end`,
    ]),
  ];
}

/** One line: Mermaid keeps no room for a second one at the top of a box. */
function boxTitle(box: SceneBox): string {
  if (isZone(box)) return `${box.title} (${box.trust?.title ?? 'trust not stated'})`;
  const said = [...(box.many ? ['replicas'] : []), ...box.entries.map(entryText)];
  return said.length === 0 ? box.title : `${box.title} (${said.join(', ')})`;
}

function node(component: SceneComponent): string {
  const written = label(componentLines(component));
  const shapes = { process: `(${written})`, store: `[(${written})]`, external: `[${written}]` };
  const replicas = component.kind === 'process' && component.many ? `[[${written}]]` : undefined;
  return `${name(component.id)}${replicas ?? shapes[component.kind]}`;
}

function componentLines({ title, many, entries }: SceneComponent): readonly string[] {
  return [title, ...(many ? ['(replicas)'] : []), ...entries.map(entryText)];
}

function link(flow: SceneFlow, tree: SceneTree): string {
  // Mermaid cannot draw an arrow from a box into itself: a node in the box stands for it then.
  const isInner = (end: string, other: string): boolean => tree.boxes.has(end) && tree.wayOut(other).includes(end);
  const [from, to] = [
    isInner(flow.from, flow.to) ? itself(flow.from) : name(flow.from),
    isInner(flow.to, flow.from) ? itself(flow.to) : name(flow.to),
  ];
  const body = flow.phase !== 'run' ? '-.-' : flow.vital ? '==' : '--';
  const arrow = `${flow.bothWays ? '<' : ''}${body}>`;
  const lines = [flow.title, cargoText(flow, 2), ...flow.crosses.map(({ title }) => `[${title}]`)];
  return `${from} ${arrow}|${label(lines)}| ${to}`;
}

function boxStyle(box: SceneBox): string {
  const shade = isZone(box) ? tintOf(box.trust).light : { fill: '#ffffff', edge: '#3d4a5c' };
  return `style ${name(box.id)} fill:${shade.fill},stroke:${shade.edge},color:#1b2430`;
}

function linkStyle(flow: SceneFlow, index: number): readonly string[] {
  return flow.crosses.length === 0 ? [] : [`  linkStyle ${index} stroke:${CROSSING},color:${CROSSING}`];
}

/** An address as a word that Mermaid can neither split nor take for one of its own, such as `end`. */
function name(address: string): string {
  const prefix = address.startsWith('zones/') ? 'zone' : 'component';
  const id = address.slice(address.indexOf('/') + 1);
  const safe = id.replace(/[^A-Za-z0-9]/gu, (sign) => (sign === '-' ? '_' : `_${sign.codePointAt(0)?.toString(16)}_`));
  return `${prefix}_${safe}`;
}

/** The name of the node that stands for a box inside it. */
function itself(address: string): string {
  return `itself_${name(address)}`;
}

/** A quoted label. Every sign that Mermaid, Markdown or HTML gives a meaning to is written as its number. */
function label(lines: readonly string[]): string {
  const written = lines.filter((line) => line !== '').map((line) => plainText(line, 80));
  return `"${written.map(escaped).join('<br/>')}"`;
}

function escaped(written: string): string {
  const numbered = written.replace(/[!-'*+:-@[-`{-~]/g, numberOf);
  // A line that starts like a list item would be one.
  return numbered
    .replace(/^(\d+)([.)])/, (_, digits: string, sign: string) => `${digits}${numberOf(sign)}`)
    .replace(/^-/, numberOf);
}

function numberOf(sign: string): string {
  return `#${sign.codePointAt(0)};`;
}
