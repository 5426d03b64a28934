/**
 * Zones and components as SVG.
 * @module
 */
import { componentFigure, type Figure, FONTS, heightOf, LID, STACK, zoneFigure } from './figure.ts';
import type { Rect } from './layout.ts';
import { plainText } from './plain-text.ts';
import type { SceneComponent, SceneZone } from './scene.ts';
import { isZone, type SceneBox } from './scene-tree.ts';
import { element, text, type Xml } from './xml.ts';

/** Room between the border of a box and what is written at its top. */
const HEADER = 11;

/** A zone: a box in the tint of its trust. */
export function zoneShape(zone: SceneZone, rect: Rect, tint: number): Xml {
  return element('rect', { class: `zone trust-${tint}`, 'data-id': zone.id, ...rect, rx: 10 });
}

/** A component whose parts are shown: a box around them. */
export function wholeShape(component: SceneComponent, rect: Rect): Xml {
  const copies = component.many ? [STACK, 0] : [0];
  return element(
    'g',
    { 'data-id': component.id },
    tooltip(component),
    ...copies.map((offset) => {
      const { width, height } = rect;
      const corner = { x: round(rect.x + offset), y: round(rect.y - offset) };
      return element('rect', { class: 'whole', ...corner, width, height, rx: cornerOf(component) });
    }),
  );
}

/** What is written at the top of a box; it stays legible when an arrow runs below it. */
export function boxHeader(box: SceneBox, rect: Rect, tint: number | undefined): readonly Xml[] {
  const figure = isZone(box) ? zoneFigure(box) : componentFigure(box);
  const room = { x: rect.x + HEADER, y: rect.y + HEADER - 3, width: figure.width };
  return [
    element('g', { class: `header ${tint === undefined ? 'on-whole' : `on-${tint}`}` }, ...figureText(figure, room)),
  ];
}

/** A component: a rectangle, a rounded rectangle or a cylinder; replicas are stacked. */
export function componentShape(component: SceneComponent, rect: Rect): Xml {
  const figure = componentFigure(component);
  const extra = component.many ? 2 * STACK : 0;
  const front: Rect = { x: rect.x, y: rect.y + extra, width: rect.width - extra, height: rect.height - extra };
  const copies = component.many ? [2, 1] : [];
  const inner = heightOf(figure.blocks);
  const lid = component.kind === 'store' ? LID : 0;
  const top = front.y + lid + (front.height - lid - inner) / 2;
  return element(
    'g',
    { 'data-id': component.id },
    tooltip(component),
    ...copies.map((copy) => outline(component, { ...front, x: front.x + copy * STACK, y: front.y - copy * STACK })),
    outline(component, front),
    ...figureText(figure, { x: front.x + 13, y: top, width: front.width - 26 }, front.x + front.width / 2),
  );
}

function outline(component: SceneComponent, { x, y, width, height }: Rect): Xml {
  if (component.kind !== 'store') {
    const kind = component.kind === 'external' ? 'shape external' : 'shape';
    return element('rect', { class: kind, x, y, width, height, rx: cornerOf(component) });
  }
  const radii = `${width / 2} ${LID}`;
  const [left, right, bottom] = [x, x + width, y + height - LID];
  const body = `M${left} ${y + LID}A${radii} 0 0 1 ${right} ${y + LID}V${bottom}A${radii} 0 0 1 ${left} ${bottom}Z`;
  const lid = `M${left} ${y + LID}A${radii} 0 0 0 ${right} ${y + LID}`;
  return element('g', {}, element('path', { class: 'shape', d: body }), element('path', { class: 'shape', d: lid }));
}

function cornerOf({ kind }: SceneComponent): number {
  return kind === 'process' ? 12 : 1.5;
}

function tooltip(component: SceneComponent): Xml {
  const entries = component.entries.map(({ title, way }) => `entry: ${title}${way === '' ? '' : ` (${way})`}`);
  const kind = { process: 'process', store: 'data store', external: 'external entity' }[component.kind];
  const facts = [`${kind}${component.many ? ', replicated' : ''}`, component.technology.join(', '), ...entries];
  const said = [component.title, ...facts.filter((fact) => fact !== '')].map((fact) => plainText(fact));
  return element('title', {}, text(said.join('\n')));
}

/** The text of a figure; titles are centered when `middle` says where. */
export function figureText(
  figure: Figure,
  room: { readonly x: number; readonly y: number; readonly width: number },
  middle?: number,
): readonly Xml[] {
  const written: Xml[] = [];
  let y = room.y;
  for (const { look, lines } of figure.blocks) {
    const font = FONTS[look];
    if (y > room.y) y += font.above;
    if (look === 'entry') {
      const rule = { class: 'rule', x1: room.x - 4, x2: room.x + room.width + 4, y1: y - 2, y2: y - 2 };
      written.push(element('line', rule));
    }
    for (const line of lines) {
      const baseline = round(y + (font.line + font.size * 0.72) / 2);
      const centered = middle !== undefined && look !== 'entry';
      const x = centered ? middle : look === 'entry' ? room.x + 10 : room.x;
      const style = look === 'trust' || look === 'cargo' ? `${look} soft` : look;
      const anchor = centered ? 'middle' : undefined;
      if (look === 'entry' && line.aside !== undefined) {
        const dot = {
          class: line.marked === true ? 'exposed' : 'hidden',
          cx: room.x + 2,
          cy: round(baseline - 3.6),
          r: 2.6,
        };
        const end = { class: 'entry soft', x: room.x + room.width, y: baseline, 'text-anchor': 'end' };
        written.push(element('circle', dot), element('text', end, text(line.aside)));
      }
      written.push(element('text', { class: style, x, y: baseline, 'text-anchor': anchor }, text(line.text)));
      y += font.line;
    }
  }
  return written;
}

/** Numbers in a picture have one decimal, so that it does not depend on the machine. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
