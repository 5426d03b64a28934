/**
 * The colors of a picture, on a light screen, on a dark one and on paper.
 * @module
 */
import { FONTS } from './figure.ts';
import type { SceneTrust } from './scene.ts';

interface Shade {
  readonly fill: string;
  readonly edge: string;
}
interface Tint {
  readonly light: Shade;
  readonly dark: Shade;
}
type Rgb = readonly [number, number, number];

/** From the weakest trust, warm, to the strongest, cool; levels between are mixed. */
const TRUST: readonly Tint[] = [
  { light: { fill: '#fdebe3', edge: '#d9825f' }, dark: { fill: '#38221b', edge: '#c4734f' } },
  { light: { fill: '#fdf3dc', edge: '#cfa347' }, dark: { fill: '#352b18', edge: '#b8923f' } },
  { light: { fill: '#f2f5e0', edge: '#9ca657' }, dark: { fill: '#2a2e1a', edge: '#959c55' } },
  { light: { fill: '#e2f3f0', edge: '#5fa79d' }, dark: { fill: '#17302d', edge: '#559a90' } },
  { light: { fill: '#e6eefb', edge: '#7c9bcd' }, dark: { fill: '#1b2740', edge: '#6f8fc2' } },
];
const UNSTATED: Tint = {
  light: { fill: '#f3f4f6', edge: '#a7b0bc' },
  dark: { fill: '#20262e', edge: '#66717f' },
};

/** The color of flows that cross a declared boundary. */
export const CROSSING = '#c01f4b';

/** The tint of a zone; gray when the model does not say how far it is trusted. */
export function tintOf(trust: SceneTrust | undefined): Tint {
  if (trust === undefined) return UNSTATED;
  const place = Math.min(1, Math.max(0, trust.strength)) * (TRUST.length - 1);
  const weaker = TRUST[Math.floor(place)] ?? UNSTATED;
  const stronger = TRUST[Math.ceil(place)] ?? UNSTATED;
  const mixed = (one: Shade, other: Shade): Shade => ({
    fill: mix(one.fill, other.fill, place % 1),
    edge: mix(one.edge, other.edge, place % 1),
  });
  return { light: mixed(weaker.light, stronger.light), dark: mixed(weaker.dark, stronger.dark) };
}

function mix(one: string, other: string, share: number): string {
  const [from, to] = [rgbOf(one), rgbOf(other)];
  const mixed = from.map((value, channel) => Math.round(value + ((to[channel] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function rgbOf(color: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return [red, green, blue];
}

/** Selector, what it always has, on light, on dark. */
type Rule = readonly [selector: string, always: string, light: string, dark: string];

const RULES: readonly Rule[] = [
  ['.canvas', '', 'fill:#ffffff', 'fill:#12171f'],
  ['text', '', 'fill:#1b2430', 'fill:#e8edf3'],
  ['.soft', '', 'fill:#566273', 'fill:#a3afbf'],
  ['.zone', 'stroke-width:1.25', '', ''],
  ['.shape', 'stroke-width:1.4', 'fill:#ffffff;stroke:#3d4a5c', 'fill:#1d2530;stroke:#8fa0b5'],
  ['.external', '', 'fill:#eef1f5', 'fill:#2a3442'],
  [
    '.whole',
    'stroke-width:1.4',
    'fill:#ffffff;fill-opacity:.55;stroke:#3d4a5c',
    'fill:#1d2530;fill-opacity:.6;stroke:#8fa0b5',
  ],
  ['.header text', 'paint-order:stroke;stroke-width:5;stroke-linejoin:round', '', ''],
  ['.on-whole text', '', 'stroke:#ffffff', 'stroke:#1d2530'],
  ['.rule', 'stroke-width:.8', 'stroke:#c9d0d9', 'stroke:#43505f'],
  ['.exposed', '', 'fill:#d9622b', 'fill:#f08a55'],
  ['.hidden', '', 'fill:#a7b0bc', 'fill:#66717f'],
  ['.line', 'fill:none;stroke-width:1.3', 'stroke:#5c6878', 'stroke:#9aa7b8'],
  ['.head', 'stroke:none', 'fill:#5c6878', 'fill:#9aa7b8'],
  ['.pill', 'stroke-width:1', 'fill:#ffffff;stroke:#c4ccd6', 'fill:#171d26;stroke:#465364'],
  ['.strong .line', 'stroke-width:2.6', '', ''],
  ['.strong .pill', 'stroke-width:1.6', 'stroke:#5c6878', 'stroke:#9aa7b8'],
  ['.early .line', 'stroke-dasharray:6 4', '', ''],
  ['.crossing .line', '', `stroke:${CROSSING}`, 'stroke:#ff7393'],
  ['.crossing .head', '', `fill:${CROSSING}`, 'fill:#ff7393'],
  ['.crossing .pill', '', `stroke:${CROSSING}`, 'stroke:#ff7393'],
  ['.badge', 'stroke:none', `fill:${CROSSING}`, 'fill:#ff7393'],
  ['.chip', '', 'fill:#ffffff', 'fill:#2b0713'],
  ['.quiet', 'fill:none;stroke-width:1;stroke-dasharray:3 2', `stroke:${CROSSING}`, 'stroke:#ff7393'],
  ['.calm', '', `fill:${CROSSING}`, 'fill:#ff7393'],
];

/** The style sheet of a picture; every selector starts at the picture, so that it styles nothing else on a page. */
export function styleSheet(levels: readonly (SceneTrust | undefined)[]): string {
  const root = '.vauban-picture';
  const fonts = Object.entries(FONTS).map(
    ([look, font]) => `${root} .${look}{font-size:${font.size}px${'bold' in font ? ';font-weight:600' : ''}}`,
  );
  const trust = levels.flatMap((level, index): readonly Rule[] => {
    const { light, dark } = tintOf(level);
    const shade = ({ fill, edge }: Shade): string => `fill:${fill};stroke:${edge}`;
    const halo = `.on-${index} text`;
    return [
      [`.trust-${index}`, '', shade(light), shade(dark)],
      [halo, '', `stroke:${light.fill}`, `stroke:${dark.fill}`],
    ];
  });
  const rules = [...RULES, ...trust];
  const written = (declarations: (rule: Rule) => string): string =>
    rules
      .filter((rule) => declarations(rule) !== '')
      .map((rule) => `${root} ${rule[0]}{${declarations(rule)}}`)
      .join('');
  return [
    `${root}{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}`,
    ...fonts,
    `${root} .heading{font-size:19px;font-weight:650}${root} .summary{font-size:12px}${root} .key{font-size:11px}`,
    written(([, always, light]) => [always, light].filter((part) => part !== '').join(';')),
    `@media screen and (prefers-color-scheme:dark){${written(([, , , dark]) => dark)}}`,
  ].join('\n');
}
