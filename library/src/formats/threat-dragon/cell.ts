/**
 * What both versions of Threat Dragon draw: cells of a diagram.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import type { Point } from '../geometry.ts';

export type CellKind = 'actor' | 'process' | 'store' | 'flow' | 'box' | 'curve' | 'text' | 'other';

/** An end of a flow or of a curve: another cell, or a free point. */
export interface End {
  readonly cell: string | undefined;
  readonly point: Point | undefined;
}

/** A cell, the same for both versions. */
export interface Cell {
  readonly kind: CellKind;
  readonly id: string | undefined;
  readonly label: string | undefined;
  readonly position: Point | undefined;
  readonly size: { readonly width: number; readonly height: number } | undefined;
  readonly source: End;
  readonly target: End;
  readonly vertices: readonly Point[];
  /** Flags and texts of the cell; the map that also holds the threats. */
  readonly data: Fields;
  readonly threats: readonly Fields[];
  readonly fields: Fields;
  /** The whole cell, for those that have no place in the language. */
  readonly whole: Json;
}

export const COMPONENT_KINDS: Readonly<Partial<Record<CellKind, 'process' | 'store' | 'external'>>> = {
  actor: 'external',
  process: 'process',
  store: 'store',
};

/** The kind of a cell by its `tm.` type. */
export const KIND_OF_TYPE: Readonly<Record<string, CellKind>> = {
  'tm.Actor': 'actor',
  'tm.Process': 'process',
  'tm.Store': 'store',
  'tm.Flow': 'flow',
  'tm.BoundaryBox': 'box',
  'tm.Boundary': 'curve',
  'tm.Text': 'text',
};

/** A point, when both coordinates are there. */
export function pointOf(fields: Fields): Point | undefined {
  const x = fields.number('x');
  const y = fields.number('y');
  return x === undefined || y === undefined ? undefined : { x, y };
}

/** The middle of a cell, or its free end. */
export function pointAt(end: End, cells: ReadonlyMap<string, Cell>): Point | undefined {
  const cell = end.cell === undefined ? undefined : cells.get(end.cell);
  if (cell?.position === undefined) return end.point;
  return { x: cell.position.x + (cell.size?.width ?? 0) / 2, y: cell.position.y + (cell.size?.height ?? 0) / 2 };
}
