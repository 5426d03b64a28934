/**
 * What the signs in a picture mean; only those that occur in it.
 * @module
 */
import { chipText, FONTS } from './figure.ts';
import { widthOf } from './measure.ts';
import { plainText } from './plain-text.ts';
import type { Scene, SceneBoundary, SceneTrust } from './scene.ts';
import { isBox } from './scene-tree.ts';
import { round } from './svg-shapes.ts';
import { element, text, type Xml } from './xml.ts';

const KEY = { size: 11 };
const ROW = 25;
const SIGN = 34;

interface Item {
  readonly width: number;
  readonly draw: (x: number, y: number) => readonly Xml[];
}

/** The legend, and how high it is. */
export function legend(
  scene: Scene,
  levels: readonly (SceneTrust | undefined)[],
  width: number,
): { readonly height: number; readonly drawn: readonly Xml[] } {
  const rows = [signs(scene), trustSigns(levels), scene.boundaries.map((boundary) => boundarySign(boundary, scene))];
  const drawn: Xml[] = [];
  let y = 0;
  for (const items of rows.filter(({ length }) => length > 0)) {
    let x = 0;
    for (const item of items) {
      if (x > 0 && x + item.width > width) {
        x = 0;
        y += ROW;
      }
      drawn.push(...item.draw(x, y));
      x += item.width + 22;
    }
    y += ROW;
  }
  return { height: y, drawn };
}

function signs(scene: Scene): readonly Item[] {
  const shapes = scene.components.filter((component) => !isBox(component));
  const has = (kind: string): boolean => shapes.some((shape) => shape.kind === kind);
  const box = { y: 3, width: 26, height: 15 };
  const store = 'M1 6A13 3 0 0 1 27 6V16A13 3 0 0 1 1 16ZM1 6A13 3 0 0 0 27 6';
  const { flows } = scene;
  const items: readonly (Item | false)[] = [
    has('external') && sign('External entity', element('rect', { class: 'shape external', x: 1, ...box, rx: 1.5 })),
    has('process') && sign('Process', element('rect', { class: 'shape', x: 1, ...box, rx: 6 })),
    has('store') && sign('Data store', element('path', { class: 'shape', d: store })),
    scene.components.some(({ many }) => many) &&
      sign(
        'Replicas',
        element('rect', { class: 'shape', ...box, x: 5, y: 1, width: 22, rx: 6 }),
        element('rect', { class: 'shape', ...box, x: 1, y: 5, width: 22, rx: 6 }),
      ),
    scene.components.some(({ entries }) => entries.some(({ exposed }) => exposed)) &&
      sign('Entry exposed to outsiders', element('circle', { class: 'exposed', cx: 20, cy: 10.5, r: 3 })),
    flows.some((flow) => flow.crosses.length === 0 && flow.phase === 'run') && sign('Flow', ...arrow('')),
    flows.some((flow) => flow.phase !== 'run') && sign('At build or deploy time', ...arrow('early')),
    flows.some((flow) => flow.vital) && sign('With an asset of the highest tier', ...arrow('strong')),
    flows.some((flow) => flow.crosses.length > 0) && sign('Crosses a declared boundary', ...arrow('crossing')),
  ];
  return items.filter((item) => item !== false);
}

function arrow(look: string): readonly Xml[] {
  const line = element('path', { class: 'line', d: 'M0 10.5H20' });
  const head = element('path', { class: 'head', d: 'M28 10.5L19.5 6.7V14.3Z' });
  return [element('g', { class: look || undefined }, line, head)];
}

function sign(name: string, ...drawn: readonly Xml[]): Item {
  return {
    width: SIGN + widthOf(name, KEY),
    draw: (x, y) => [element('g', { transform: `translate(${round(x)} ${round(y)})` }, ...drawn, word(name, SIGN))],
  };
}

function trustSigns(levels: readonly (SceneTrust | undefined)[]): readonly Item[] {
  return levels.map((level, index) => {
    const swatch = element('rect', { class: `zone trust-${index}`, x: 1, y: 3, width: 26, height: 15, rx: 4 });
    return sign(level === undefined ? 'trust not stated' : plainText(level.title, 40), swatch);
  });
}

function boundarySign(boundary: SceneBoundary, scene: Scene): Item {
  const count = scene.flows.filter((flow) => flow.crosses.some(({ id }) => id === boundary.id)).length;
  const name = chipText(boundary);
  const [one, other] = boundary.sides.map((side) => plainText(side, 40));
  const sides = one === other ? `between replicas of ${one}` : `${one} | ${other}`;
  const title = name === plainText(boundary.title) ? '' : `${plainText(boundary.title, 60)}: `;
  const said = `${title}${sides}${count === 0 ? ', no flow crosses' : count === 1 ? '' : `, ${count} flows`}`;
  const badge = round(widthOf(name, FONTS.chip) + 14);
  return {
    width: badge + 8 + widthOf(said, KEY),
    draw: (x, y) => [
      element(
        'g',
        { transform: `translate(${round(x)} ${round(y)})` },
        element('rect', { class: count === 0 ? 'quiet' : 'badge', x: 0, y: 2.5, width: badge, height: 16, rx: 3 }),
        element(
          'text',
          { class: count === 0 ? 'chip calm' : 'chip', x: round(badge / 2), y: 14.2, 'text-anchor': 'middle' },
          text(name),
        ),
        word(said, badge + 8),
      ),
    ],
  };
}

function word(name: string, x: number): Xml {
  return element('text', { class: 'key', x: round(x), y: 14.4 }, text(name));
}
