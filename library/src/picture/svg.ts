/**
 * The data flow diagram as one SVG file that needs nothing else.
 * @module
 */
import { type Layout, layoutOf } from './layout.ts';
import { widthOf } from './measure.ts';
import { styleSheet } from './palette.ts';
import { plainText } from './plain-text.ts';
import type { Scene, SceneTrust } from './scene.ts';
import { isBox, isZone } from './scene-tree.ts';
import type { Direction } from './skeleton.ts';
import { flowLabel, flowLine } from './svg-flows.ts';
import { legend } from './svg-legend.ts';
import { boxHeader, componentShape, round, wholeShape, zoneShape } from './svg-shapes.ts';
import { element, text, type Xml } from './xml.ts';

/** How to draw. */
export interface SvgOptions {
  /** Which way most arrows point; when absent, whichever fits a screen better. */
  readonly direction?: Direction;
}

const PADDING = 24;
const HEADING = 58;
const NARROWEST = 560;

/** Draws a scene; the same scene gives the same bytes. */
export async function svg(scene: Scene, options: SvgOptions = {}): Promise<string> {
  const layout = await layoutOf(scene, options);
  const levels = levelsOf(scene);
  const { bounds } = layout;
  const heading = plainText(scene.title, 120);
  const said = summary(scene);
  const inner = Math.max(
    bounds.width,
    NARROWEST,
    widthOf(heading, { size: 19, bold: true }),
    widthOf(said, { size: 12 }),
  );
  const key = legend(scene, levels, inner);
  const width = Math.ceil(inner + 2 * PADDING);
  const height = Math.ceil(HEADING + bounds.height + 24 + key.height + 2 * PADDING);
  const top = PADDING + HEADING;
  const centered = PADDING + (inner - bounds.width) / 2 - bounds.x;
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'vauban-picture',
      role: 'img',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    element('title', {}, text(heading)),
    element('desc', {}, text(description(scene))),
    element('style', {}, styleSheet(levels) as Xml),
    element('rect', { class: 'canvas', width, height }),
    element('text', { class: 'heading', x: PADDING, y: PADDING + 18 }, text(heading)),
    element('text', { class: 'summary soft', x: PADDING, y: PADDING + 38 }, text(said)),
    element('g', { transform: at(centered, top - bounds.y) }, ...picture(scene, layout, levels)),
    element('g', { transform: at(PADDING, top + bounds.height + 24) }, ...key.drawn),
  );
  return `${drawing}\n`;
}

/** Everything from back to front: boxes, arrows, shapes, labels. */
function picture(scene: Scene, layout: Layout, levels: readonly (SceneTrust | undefined)[]): readonly Xml[] {
  const names = new Map([...scene.zones, ...scene.components].map(({ id, title }) => [id, title]));
  const boxes = [...scene.zones, ...scene.components].flatMap((part): Xml[] => {
    const rect = layout.places.get(part.id);
    if (rect === undefined || !isBox(part)) return [];
    return [isZone(part) ? zoneShape(part, rect, levelIndex(levels, part.trust)) : wholeShape(part, rect)];
  });
  const shapes = scene.components.flatMap((component): Xml[] => {
    const rect = layout.places.get(component.id);
    return rect === undefined || isBox(component) ? [] : [componentShape(component, rect)];
  });
  const paths = scene.flows.flatMap((flow) => {
    const path = layout.flows.get(flow.id);
    return path === undefined ? [] : [{ flow, path }];
  });
  const headers = [...scene.zones, ...scene.components].flatMap((part): readonly Xml[] => {
    const rect = layout.places.get(part.id);
    return rect === undefined || !isBox(part)
      ? []
      : boxHeader(part, rect, isZone(part) ? levelIndex(levels, part.trust) : undefined);
  });
  return [
    ...boxes,
    ...paths.map(({ flow, path }) => flowLine(flow, path)),
    ...layout.points.map(({ x, y, width }) =>
      element('circle', { class: 'head', cx: round(x + width / 2), cy: round(y + width / 2), r: 3 }),
    ),
    ...headers,
    ...shapes,
    ...paths.map(({ flow, path }) => flowLabel(flow, path, names)),
  ];
}

/** The trust levels that occur, weakest first; undefined stands for a zone whose trust is not stated. */
function levelsOf(scene: Scene): readonly (SceneTrust | undefined)[] {
  const levels = new Map(scene.zones.map(({ trust }) => [trust?.id, trust]));
  return [...levels.values()].toSorted((one, other) => (one?.strength ?? 2) - (other?.strength ?? 2));
}

function levelIndex(levels: readonly (SceneTrust | undefined)[], trust: SceneTrust | undefined): number {
  return levels.findIndex((level) => level?.id === trust?.id);
}

function summary(scene: Scene): string {
  const crossing = scene.flows.filter((flow) => flow.crosses.length > 0).length;
  const across = crossing === 0 ? '' : `, ${crossing} of them across a declared boundary`;
  return `${counted(scene.components, 'component')} in ${counted(scene.zones, 'zone')}, ${counted(scene.flows, 'flow')}${across}`;
}

function counted({ length }: readonly unknown[], noun: string): string {
  return `${length} ${noun}${length === 1 ? '' : 's'}`;
}

/** The picture in words. */
function description(scene: Scene): string {
  const names = new Map(scene.components.map(({ id, title }) => [id, title]));
  const flows = scene.flows.map((flow) => {
    const arrow = flow.bothWays ? 'to and from' : 'to';
    const crosses =
      flow.crosses.length === 0 ? '' : `, crosses ${flow.crosses.map(({ title }) => title).join(' and ')}`;
    return plainText(`${names.get(flow.from)} ${arrow} ${names.get(flow.to)}: ${flow.title}${crosses}`);
  });
  return [`Data flow diagram. ${summary(scene)}.`, ...flows].join('\n');
}

function at(x: number, y: number): string {
  return `translate(${round(x)} ${round(y)})`;
}
