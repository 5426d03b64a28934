/**
 * What is written in each shape, and how large the shape must be for it.
 * @module
 */
import { type Font, widthOf, wrap } from './measure.ts';
import { plainText } from './plain-text.ts';
import type { SceneComponent, SceneEntry, SceneZone } from './scene.ts';
import type { SceneFlow } from './scene-flows.ts';

/** Lines of text of one kind, such as the title. */
export interface Lines {
  readonly look: keyof typeof FONTS;
  readonly lines: readonly Line[];
}

/** A line, and what stands at its right edge. */
export interface Line {
  readonly text: string;
  readonly aside?: string;
  readonly marked?: boolean;
}

/** What is written in a shape, from top to bottom, and the room it needs. */
export interface Figure {
  readonly blocks: readonly Lines[];
  readonly width: number;
  readonly height: number;
}

/** The looks of text; `line` is the height of a line, `above` the room between it and another kind of text. */
export const FONTS = {
  title: { size: 13, bold: true, line: 17, above: 0 },
  entry: { size: 10.5, line: 15, above: 6 },
  zone: { size: 13, bold: true, line: 17, above: 0 },
  trust: { size: 10.5, line: 14, above: 0 },
  flow: { size: 11.5, line: 15, above: 0 },
  vital: { size: 11.5, bold: true, line: 15, above: 0 },
  cargo: { size: 10.5, line: 14, above: 0 },
  chip: { size: 10.5, bold: true, line: 18, above: 2 },
} as const satisfies Record<string, Font & { readonly line: number; readonly above: number }>;

/** How far each copy of a replicated component is behind the one before. */
export const STACK = 4;
/** The height of the lid of a store. */
export const LID = 7;
/** Room between the border of a box and what stands in it. */
export const MARGIN = 16;
/** How far a zone is drawn inside the room it has, so that zones do not touch. */
export const INSET = 5;

const ENTRIES = 8;
const CARGO_WIDTH = 150;

/** What is written in a component. */
export function componentFigure(component: SceneComponent): Figure {
  const title = wrap(plainText(component.title), FONTS.title, { width: 170, lines: 3 });
  const listed = component.entries.slice(0, component.entries.length > ENTRIES ? ENTRIES - 1 : ENTRIES);
  const entries = listed.map((entry): Line => {
    const [text = ''] = wrap(entryName(entry), FONTS.entry, { width: 130, lines: 1 });
    return { text, aside: plainText(entry.way, 12), marked: entry.exposed };
  });
  const more = component.entries.length - listed.length;
  if (more > 0) entries.push({ text: `+${more} more` });
  const figure = stacked([
    { look: component.whole ? 'zone' : 'title', lines: title.map((text) => ({ text })) },
    { look: 'entry', lines: entries },
  ]);
  if (component.whole) return figure;
  const lids = component.kind === 'store' ? 2 * LID + 4 : 0;
  return { ...figure, width: Math.max(104, figure.width + 30), height: Math.max(46, figure.height + 22 + lids) };
}

/** What an entry is called on its line: a long title is for the tooltip, the id is short. */
function entryName(entry: SceneEntry): string {
  return plainText([...entry.title].length <= 20 ? entry.title : entry.id);
}

/** An entry in a word or two: its name and its port or kind. */
export function entryText(entry: SceneEntry): string {
  return [entryName(entry), plainText(entry.way, 12)].filter((word) => word !== '').join(' ');
}

/** What is written at the top of a zone. */
export function zoneFigure(zone: SceneZone): Figure {
  const title = wrap(plainText(zone.title), FONTS.zone, { width: 260, lines: 2 });
  return stacked([
    { look: 'zone', lines: title.map((text) => ({ text })) },
    {
      look: 'trust',
      lines: [{ text: zone.trust === undefined ? 'trust not stated' : plainText(zone.trust.title, 40) }],
    },
  ]);
}

/** What is written beside a flow: the boundaries it crosses, its name, and a little of what it carries. */
export function flowFigure(flow: SceneFlow): Figure {
  const look = flow.vital ? 'vital' : 'flow';
  const title = wrap(plainText(flow.title), FONTS[look], { width: 150, lines: 2 });
  const cargo = cargoLine(flow);
  const figure = stacked([
    { look, lines: title.map((text) => ({ text })) },
    { look: 'cargo', lines: cargo === '' ? [] : [{ text: cargo }] },
    { look: 'chip', lines: flow.crosses.map((boundary) => ({ text: chipText(boundary) })) },
  ]);
  return { ...figure, width: figure.width + 16, height: figure.height + 8 };
}

/** What a boundary is called on its chip: a long title is for the legend, the id is short. */
export function chipText({ id, title }: { readonly id: string; readonly title: string }): string {
  return plainText([...title].length <= 22 ? title : id, 30);
}

/** One line with the two most valuable assets a flow carries, or with one of them when two do not fit. */
function cargoLine(flow: SceneFlow): string {
  const both = cargoText(flow, 2);
  if (widthOf(both, FONTS.cargo) <= CARGO_WIDTH) return both;
  return wrap(cargoText(flow, 1), FONTS.cargo, { width: CARGO_WIDTH, lines: 1 }).join('');
}

/** Some of the assets a flow carries, the most valuable first, and how many more there are. */
export function cargoText(flow: SceneFlow, most: number): string {
  const ranked = flow.carries.toSorted((one, other) => Number(other.vital) - Number(one.vital));
  const named = ranked.slice(0, most).map(({ title }) => plainText(title, 30));
  const more = ranked.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` +${more}` : ''}`;
}

function stacked(blocks: readonly Lines[]): Figure {
  const filled = blocks.filter(({ lines }) => lines.length > 0);
  const widths = filled.flatMap(({ look, lines }) => lines.map((line) => lineWidth(line, look)));
  return { blocks: filled, width: Math.ceil(Math.max(0, ...widths)), height: Math.ceil(heightOf(filled)) };
}

/** The height of text from top to bottom. */
export function heightOf(blocks: readonly Lines[]): number {
  return blocks.reduce((sum, { look, lines: { length } }, index) => {
    const { line, above } = FONTS[look];
    return sum + length * line + (index === 0 ? 0 : above);
  }, 0);
}

function lineWidth({ text, aside = '' }: Line, look: keyof typeof FONTS): number {
  const font = FONTS[look];
  const extra = look === 'entry' ? 12 + (aside === '' ? 0 : 12 + widthOf(aside, font)) : look === 'chip' ? 14 : 0;
  return widthOf(text, font) + extra;
}
