/**
 * Reads Threat Dragon 2: AntV X6 cells with a `shape`, threats under `data`.
 * @module
 */

import type { Fields } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { type Cell, type CellKind, type End, KIND_OF_TYPE, pointOf } from '../threat-dragon/cell.ts';
import { readDocument } from '../threat-dragon/read-document.ts';

const KIND_OF_SHAPE: Readonly<Record<string, CellKind>> = {
  actor: 'actor',
  process: 'process',
  store: 'store',
  flow: 'flow',
  'trust-boundary-box': 'box',
  'trust-boundary': 'curve',
  'trust-boundary-curve': 'curve',
  // As early versions spelled it.
  'trust-broundary-curve': 'curve',
  'td-text-block': 'text',
};

/** Reads a document of Threat Dragon 2. */
export const read: ReadFormat = (glance) =>
  readDocument(glance, { format: 'threat-dragon-v2', cellsOf: (diagram) => diagram.maps('cells'), cellOf });

function cellOf(fields: Fields): Cell {
  const whole = fields.rest() ?? {};
  const data = fields.map('data');
  const kind = KIND_OF_SHAPE[fields.text('shape') ?? ''] ?? KIND_OF_TYPE[data.text('type') ?? ''] ?? 'other';
  // How it is drawn stays with the cell, so that it can be drawn the same again.
  const drawn = fields.peek();
  const size = drawn.map('size');
  const [width, height] = [size.number('width'), size.number('height')];
  // Computed by the tool out of the threats, or drawn anew.
  data.skip('type', 'hasOpenThreats');
  fields.skip('source', 'target', 'ports', 'tools');
  return {
    kind,
    id: fields.text('id'),
    label: labelOf(fields, data),
    position: pointOf(drawn.map('position')),
    size: width === undefined || height === undefined ? undefined : { width, height },
    source: endOf(drawn.map('source')),
    target: endOf(drawn.map('target')),
    vertices: drawn.maps('vertices').flatMap((vertex) => pointOf(vertex) ?? []),
    data,
    threats: data.maps('threats'),
    fields,
    whole,
  };
}

/**
 * The name of a cell: in its data, in its label, or among the labels of its line. A name with line breaks stays with
 * the cell too, so that it is broken in the same places again.
 */
function labelOf(fields: Fields, data: Fields): string | undefined {
  const drawn = fields.peek().map('attrs');
  const texts = [data.peek().text('name'), drawn.map('text').text('text'), drawn.map('label').text('text')];
  const [label] = texts.flatMap((text) => plain(text) ?? []);
  if (texts[0] === label) data.skip('name');
  if (texts[1] === label) fields.map('attrs').map('text').skip('text');
  return label;
}

function plain(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim();
}

function endOf(fields: Fields): End {
  return { cell: fields.text('cell'), point: pointOf(fields) };
}
