/**
 * Cells of draw.io, made and changed: everything that is not changed stays as it is.
 * @module
 */
import type { Printable } from './print-element.ts';

/** What to change; undefined leaves it as it is. */
export interface CellChanges {
  readonly label?: string | undefined;
  /** Data by name; a value of undefined takes it away. */
  readonly data?: ReadonlyMap<string, string | undefined>;
  /** Attributes of the cell itself, such as its style and its ends. */
  readonly attributes?: ReadonlyMap<string, string>;
  readonly geometry?: Printable | undefined;
}

/** Changes a cell; one that gets data gets the wrapper that holds it. */
export function editCell(
  element: Printable,
  { label, data = new Map(), attributes, geometry }: CellChanges,
): Printable {
  const isWrapped = element.name !== 'mxCell';
  const cell = isWrapped ? element.children.find(({ name }) => name === 'mxCell') : element;
  if (cell === undefined) return element;
  const isHtml = /(?:^|;)html=1(?:;|$)/.test(attributes?.get('style') ?? cell.attributes.get('style') ?? '');
  const value = label === undefined ? undefined : isHtml ? htmlOf(label) : label;
  const needsWrapper = isWrapped || [...data.values()].some((text) => text !== undefined);
  const own = new Map(cell.attributes);
  for (const [name, text] of attributes ?? []) own.set(name, text);
  const others = geometry === undefined ? cell.children : cell.children.filter(({ name }) => name !== 'mxGeometry');
  const children = geometry === undefined ? others : [geometry, ...others];
  if (!needsWrapper) {
    if (value !== undefined) own.set('value', value);
    return { ...cell, attributes: own, children };
  }
  const written = isWrapped ? element.attributes.get('label') : own.get('value');
  const id = isWrapped ? element.attributes.get('id') : own.get('id');
  if (!isWrapped) for (const name of ['id', 'value']) own.delete(name);
  const outer = isWrapped
    ? new Map(element.attributes)
    : new Map([
        ['label', written ?? ''],
        ['id', id ?? ''],
      ]);
  if (value !== undefined) outer.set('label', value);
  for (const [name, text] of data) {
    // Names are compared without case, as they are read.
    const known = [...outer.keys()].find((key) => key.toLowerCase() === name) ?? name;
    if (text === undefined) outer.delete(known);
    else outer.set(known, text);
  }
  const inner: Printable = { ...cell, attributes: own, children };
  const rest = isWrapped ? element.children.filter((child) => child !== cell) : [];
  return { name: isWrapped ? element.name : 'UserObject', attributes: outer, children: [inner, ...rest] };
}

/** A new shape. */
export function newShape(id: string, style: string, parent: string): Printable {
  return {
    name: 'mxCell',
    attributes: new Map([
      ['id', id],
      ['value', ''],
      ['style', style],
      ['vertex', '1'],
      ['parent', parent],
    ]),
    children: [],
  };
}

/** A new line between two cells. */
export function newLine(id: string, style: string, [source, target]: readonly [string, string]): Printable {
  return {
    name: 'mxCell',
    attributes: new Map([
      ['id', id],
      ['value', ''],
      ['style', style],
      ['edge', '1'],
      ['parent', '1'],
      ['source', source],
      ['target', target],
    ]),
    children: [
      {
        name: 'mxGeometry',
        attributes: new Map([
          ['relative', '1'],
          ['as', 'geometry'],
        ]),
        children: [],
      },
    ],
  };
}

/** Where a shape is, in the coordinates of its parent. */
export function geometryOf({
  x,
  y,
  width,
  height,
}: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>): Printable {
  const numbers = Object.entries({ x, y, width, height }).map(([name, value]) => [name, rounded(value)] as const);
  return { name: 'mxGeometry', attributes: new Map([...numbers, ['as', 'geometry']]), children: [] };
}

/** A number as it is written in a file. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

function htmlOf(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
