/**
 * Flows as SVG: a curve through a label.
 * @module
 */
import { FONTS, flowFigure, heightOf } from './figure.ts';
import type { Curve, FlowPath, Point } from './layout.ts';
import { widthOf } from './measure.ts';
import { plainText } from './plain-text.ts';
import type { SceneCargo, SceneFlow } from './scene-flows.ts';
import { figureText, round } from './svg-shapes.ts';
import { element, text, type Xml } from './xml.ts';

/** Half the width of an arrowhead. */
const BARB = 3.8;

/** How a flow looks, as class names. */
export function flowClass(flow: SceneFlow): string {
  const crossing = flow.crosses.length > 0 ? 'crossing' : '';
  const early = flow.phase === 'run' ? '' : 'early';
  return [crossing, flow.vital ? 'strong' : '', early].filter((name) => name !== '').join(' ');
}

/** The curves of a flow and their arrowheads. */
export function flowLine(flow: SceneFlow, path: FlowPath): Xml {
  return element('g', { class: flowClass(flow) || undefined }, ...path.curves.flatMap(curveShape));
}

/** The label of a flow. */
export function flowLabel(flow: SceneFlow, { label }: FlowPath, names: ReadonlyMap<string, string>): Xml {
  const figure = flowFigure(flow);
  const middle = round(label.x + label.width / 2);
  const words = figure.blocks.filter(({ look }) => look !== 'chip');
  const chips = figure.blocks.filter(({ look }) => look === 'chip').flatMap(({ lines }) => lines);
  const height = heightOf(words) + FONTS.chip.above;
  const badges = chips.flatMap(({ text: name }, index): Xml[] => {
    const width = round(widthOf(name, FONTS.chip) + 14);
    const y = round(label.y + 4 + height + index * FONTS.chip.line);
    return [
      element('rect', { class: 'badge', x: round(middle - width / 2), y: y + 1, width, height: 16, rx: 3 }),
      element('text', { class: 'chip', x: middle, y: y + 12.6, 'text-anchor': 'middle' }, text(name)),
    ];
  });
  return element(
    'g',
    { class: flowClass(flow) || undefined, 'data-id': flow.id },
    element('title', {}, text(tooltip(flow, names))),
    element('rect', { class: 'pill', ...label, rx: 6 }),
    ...figureText({ ...figure, blocks: words }, { x: label.x, y: label.y + 4, width: label.width }, middle),
    ...badges,
  );
}

function curveShape({ points, tailTip, headTip }: Curve): readonly Xml[] {
  const [start, ...rest] = points;
  const end = points.at(-1);
  if (start === undefined || end === undefined) return [];
  const pieces = rest.map((point, index) => `${index % 3 === 0 ? 'C' : ' '}${pair(point)}`);
  const line = element('path', { class: 'line', d: `M${pair(start)}${pieces.join('')}` });
  const heads = [
    ...(tailTip === undefined ? [] : [arrowhead(start, tailTip)]),
    ...(headTip === undefined ? [] : [arrowhead(end, headTip)]),
  ];
  return [line, ...heads];
}

function arrowhead([x, y]: Point, tip: Point): Xml {
  const [dx, dy] = [tip[0] - x, tip[1] - y];
  const length = Math.hypot(dx, dy) || 1;
  const [sideX, sideY] = [(-dy / length) * BARB, (dx / length) * BARB];
  const corners: readonly Point[] = [tip, [x + sideX, y + sideY], [x - sideX, y - sideY]];
  return element('path', { class: 'head', d: `M${corners.map(pair).join('L')}Z` });
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

/** Everything the model says about a flow, for whoever points at it. */
function tooltip(flow: SceneFlow, names: ReadonlyMap<string, string>): string {
  const arrow = flow.bothWays ? '<->' : '->';
  const ends = `${names.get(flow.from) ?? flow.from} ${arrow} ${names.get(flow.to) ?? flow.to}`;
  const listed = (verb: string, cargo: readonly SceneCargo[]): readonly string[] =>
    cargo.length === 0 ? [] : [`${verb}: ${cargo.map(cargoName).join(', ')}`];
  const lines = [
    flow.title,
    ends,
    ...listed('carries', flow.carries),
    ...listed('returns', flow.returns),
    ...flow.details,
    ...flow.crosses.map(({ title }) => `crosses: ${title}`),
    ...(flow.phase === 'run' ? [] : [`happens at ${flow.phase} time`]),
  ];
  return lines.map((line) => plainText(line)).join('\n');
}

function cargoName({ title, vital, sealedTo }: SceneCargo): string {
  const notes = [vital ? 'highest tier' : '', sealedTo.length > 0 ? `sealed to ${sealedTo.join(' and ')}` : ''];
  const said = notes.filter((note) => note !== '').join(', ');
  return said === '' ? title : `${title} (${said})`;
}
