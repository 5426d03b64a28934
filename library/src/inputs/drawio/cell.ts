/**
 * The cells of a page of draw.io: shapes, lines and layers as they are written.
 * @module
 */
import type { LineColumn } from '../../model/source/lines.ts';
import type { Element } from '../xml/read-xml.ts';
import { htmlText, oneLine } from './html-text.ts';
import { type Style, styleOf } from './style.ts';

/** A place on a page. */
export interface CellPoint {
  readonly x: number;
  readonly y: number;
}

/** Where a cell is, in the coordinates of its parent. */
export interface Geometry extends CellPoint {
  readonly width: number;
  readonly height: number;
  /** Whether x and y are shares of the parent. */
  readonly isRelative: boolean;
  readonly offset: CellPoint | undefined;
  /** Free ends and bends of a line. */
  readonly start: CellPoint | undefined;
  readonly end: CellPoint | undefined;
  readonly bends: readonly CellPoint[];
}

/** A cell. */
export interface Cell {
  /** Its id; made unique on its page. */
  readonly id: string;
  readonly kind: 'vertex' | 'edge' | 'other';
  /** What is written on it, as plain text. */
  readonly label: string;
  /** What is written on it, as it stands in the file. */
  readonly value: string;
  /** Whether what is written is HTML. */
  readonly isHtml: boolean;
  readonly style: Style;
  readonly parent: string | undefined;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly geometry: Geometry | undefined;
  /** What somebody wrote into its data, by names in lower case. */
  readonly data: ReadonlyMap<string, string>;
  /** The whole element. */
  readonly element: Element;
  readonly at: LineColumn;
}

const WRAPPERS = new Set(['UserObject', 'object']);

/** The cells below a `root` element in their order. */
export function cellsOf(root: Element): readonly Cell[] {
  const taken = new Map<string, number>();
  return root.children.flatMap((element, index): readonly Cell[] => {
    const isWrapped = WRAPPERS.has(element.name);
    const cell = isWrapped ? element.children.find(({ name }) => name === 'mxCell') : element;
    if (cell === undefined || (!isWrapped && element.name !== 'mxCell')) return [];
    const written = (isWrapped ? element.attributes.get('id') : undefined) ?? cell.attributes.get('id') ?? `#${index}`;
    let id = written;
    let number = taken.get(written) ?? 1;
    for (; taken.has(id); number += 1) id = `${written}#${number + 1}`;
    taken.set(written, number);
    taken.set(id, 1);
    return [cellOf(element, cell, id)];
  });
}

function cellOf(element: Element, cell: Element, id: string): Cell {
  const isWrapped = element !== cell;
  const { attributes } = cell;
  const value = (isWrapped ? element.attributes.get('label') : attributes.get('value')) ?? '';
  const style = styleOf(attributes.get('style') ?? '');
  const isHtml = style.values.get('html') === '1';
  const data = isWrapped
    ? new Map([...element.attributes].filter(([name]) => name !== 'label' && name !== 'id'))
    : new Map<string, string>();
  const filled = isWrapped && data.get('placeholders') === '1' ? withPlaceholders(value, data) : value;
  const geometry = cell.children.find(({ name }) => name === 'mxGeometry');
  return {
    id,
    kind: attributes.get('vertex') === '1' ? 'vertex' : attributes.get('edge') === '1' ? 'edge' : 'other',
    label: isHtml ? htmlText(filled) : oneLine(filled),
    value,
    isHtml,
    style,
    parent: attributes.get('parent'),
    source: attributes.get('source'),
    target: attributes.get('target'),
    geometry: geometry === undefined ? undefined : geometryOf(geometry),
    data: new Map([...data].map(([name, text]) => [name.toLowerCase(), oneLine(text)])),
    element,
    at: element.at,
  };
}

function withPlaceholders(value: string, data: ReadonlyMap<string, string>): string {
  return value.replace(/%([^%\s<>]{1,80})%/g, (whole, name: string) => data.get(name) ?? whole);
}

function geometryOf({ attributes, children }: Element): Geometry {
  const points = children.filter(({ name }) => name === 'mxPoint');
  const named = (role: string): CellPoint | undefined => {
    const found = points.find((point) => point.attributes.get('as') === role);
    return found === undefined ? undefined : pointOf(found);
  };
  const bends = children.find(({ name, attributes: own }) => name === 'Array' && own.get('as') === 'points');
  return {
    ...pointOf({ attributes }),
    width: Math.max(0, numberOf(attributes.get('width'))),
    height: Math.max(0, numberOf(attributes.get('height'))),
    isRelative: attributes.get('relative') === '1',
    offset: named('offset'),
    start: named('sourcePoint'),
    end: named('targetPoint'),
    bends: (bends?.children ?? []).filter(({ name }) => name === 'mxPoint').map(pointOf),
  };
}

function pointOf({ attributes }: Pick<Element, 'attributes'>): CellPoint {
  return { x: numberOf(attributes.get('x')), y: numberOf(attributes.get('y')) };
}

function numberOf(text: string | undefined): number {
  const value = Number(text ?? '0');
  return Number.isFinite(value) && Math.abs(value) < 1e9 ? value : 0;
}
