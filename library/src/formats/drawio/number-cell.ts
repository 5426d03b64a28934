/**
 * The number of a zone on a component, at its upper right corner.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { originOf } from '../origin.ts';
import { editCell, geometryOf, newShape } from './edit-cell.ts';
import { NUMBER_LOOK } from './looks.ts';
import type { Printable } from './print-element.ts';

const SIZE = { width: 30, height: 20 };

/** Makes the number; it moves with its component. */
export function numberCell(component: string, number: number, width = SIZE.width): Printable {
  const shape = newShape(`${component}-zone`, NUMBER_LOOK, component);
  const geometry = geometryOf({ x: Math.max(0, width - SIZE.width), y: 0, ...SIZE });
  return editCell(shape, { label: `Z${number}`, geometry });
}

/** The number that a zone was in the drawing it came from. */
export function numberOf(model: Model, zone: string | undefined): number | undefined {
  const number = originOf(model.zones.get(zone ?? ''), 'drawio').kept['number'];
  return typeof number === 'number' ? number : undefined;
}
