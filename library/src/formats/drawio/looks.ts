/**
 * How what Vauban draws looks in draw.io.
 * @module
 */
import type { SceneComponent, SceneZone } from '../../picture/index.ts';

const INK = '#3d4a5c';
const TEXT = `whiteSpace=wrap;html=1;strokeColor=${INK};fontColor=#1b2430;fontSize=13;`;

const SHAPES = {
  process: `rounded=1;arcSize=12;${TEXT}fillColor=#ffffff;`,
  store: `shape=cylinder3;boundedLbl=1;backgroundOutline=1;size=7;${TEXT}fillColor=#ffffff;`,
  external: `rounded=0;${TEXT}fillColor=#eef1f5;`,
} as const;

/** Fills and edges of zones, from the least trusted to the most. */
const ZONES = [
  ['#fdecea', '#c0564b'],
  ['#fff4e0', '#b98422'],
  ['#eef3fb', '#5b7db1'],
  ['#ecf6ee', '#4f8a5b'],
] as const;

/** The style of a component; a whole is a box around its parts. */
export function lookOfComponent({ kind, whole, entries }: Pick<SceneComponent, 'kind' | 'whole' | 'entries'>): string {
  return whole
    ? `${SHAPES.process}container=1;collapsible=0;recursiveResize=0;verticalAlign=top;fontStyle=1;`
    : `${SHAPES[kind]}${entries.length > 0 ? `verticalAlign=top;spacingTop=${kind === 'store' ? 4 : 2};` : ''}`;
}

/** The style of a zone: a dashed box that holds what is in it. */
export function lookOfZone({ trust }: Pick<SceneZone, 'trust'>): string {
  const [fill, edge] =
    trust === undefined ? ['#f6f8fb', '#7b8794'] : (ZONES[Math.min(3, Math.floor(trust.strength * 4))] ?? ZONES[0]);
  const box = 'rounded=1;arcSize=3;dashed=1;container=1;collapsible=0;recursiveResize=0;whiteSpace=wrap;html=1;';
  const label = 'verticalAlign=top;align=left;spacingLeft=8;spacingTop=2;fontStyle=1;fontSize=13;fontColor=#1b2430;';
  return `${box}${label}fillColor=${fill};strokeColor=${edge};`;
}

/** The style of a flow. */
export function lookOfFlow(isBothWays: boolean): string {
  const look = 'endArrow=classic;html=1;rounded=1;strokeColor=#5c6878;fontSize=11;labelBackgroundColor=#ffffff;';
  return isBothWays ? `${look}startArrow=classic;` : look;
}

/** The style of the number of a zone on a component. */
export const NUMBER_LOOK =
  'text;html=1;strokeColor=#82b366;fillColor=#d5e8d4;align=center;verticalAlign=middle;whiteSpace=wrap;overflow=hidden;';

/** The style of an entry: a line of text in its component. */
export const ENTRY_LOOK =
  'text;html=1;align=left;verticalAlign=middle;whiteSpace=wrap;overflow=hidden;spacingLeft=4;fontSize=10;fontColor=#5c6878;';

/** What the data of a cell calls each kind. */
export const TYPE_WORDS = { process: 'process', store: 'data store', external: 'external entity' } as const;
