/**
 * Reads Threat Dragon 1: JointJS cells under `diagramJson`, with everything on the cell itself.
 * @module
 */
import type { Fields } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { type Cell, type End, KIND_OF_TYPE, pointOf } from '../threat-dragon/cell.ts';
import { readDocument } from '../threat-dragon/read-document.ts';

/** Reads a document of Threat Dragon 1. */
export const read: ReadFormat = (glance) =>
  readDocument(glance, {
    format: 'threat-dragon-v1',
    cellsOf: (diagram) => diagram.map('diagramJson').maps('cells'),
    cellOf,
  });

function cellOf(fields: Fields): Cell {
  const whole = fields.rest() ?? {};
  const kind = KIND_OF_TYPE[fields.text('type') ?? ''] ?? 'other';
  // How it is drawn stays with the cell, so that it can be drawn the same again.
  const drawn = fields.peek();
  const size = drawn.map('size');
  const [width, height] = [size.number('width'), size.number('height')];
  const label = drawn.maps('labels')[0]?.map('attrs').map('text').text('text');
  const text = drawn.map('attrs').map('text').text('text');
  // Computed by the tool out of the threats.
  fields.skip('hasOpenThreats', 'source', 'target');
  return {
    kind,
    id: fields.text('id'),
    label: (label ?? text)?.replace(/\s+/g, ' ').trim(),
    position: pointOf(drawn.map('position')),
    size: width === undefined || height === undefined ? undefined : { width, height },
    source: endOf(drawn.map('source')),
    target: endOf(drawn.map('target')),
    vertices: drawn.maps('vertices').flatMap((vertex) => pointOf(vertex) ?? []),
    data: fields,
    threats: fields.maps('threats'),
    fields,
    whole,
  };
}

function endOf(fields: Fields): End {
  return { cell: fields.text('id'), point: pointOf(fields) };
}
