/**
 * A document of Threat Dragon as a draft; what differs between its versions comes in as a function.
 * @module
 */
import { type DraftBuilder, newDraft } from '../draft.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import type { Imported } from '../format.ts';
import type { Glance } from '../glance.ts';
import { type Losses, losses } from '../losses.ts';
import type { Cell } from './cell.ts';
import { readDiagram } from './read-diagram.ts';

/** What differs between the versions. */
export interface Dialect {
  /** The id of the format. */
  readonly format: string;
  /** The map of a diagram that holds its cells. */
  readonly cellsOf: (diagram: Fields) => readonly Fields[];
  readonly cellOf: (fields: Fields) => Cell;
}

/** What is being read. */
export interface Reading {
  readonly draft: DraftBuilder;
  readonly losses: Losses;
  readonly dialect: Dialect;
  readonly counts: Record<string, number>;
}

/** Reads a document. */
export function readDocument(glance: Glance, dialect: Dialect): Imported {
  const reading: Reading = {
    draft: newDraft(dialect.format),
    losses: losses(),
    dialect,
    counts: {
      components: 0,
      flows: 0,
      boundaries: 0,
      threats: 0,
      mitigations: 0,
      diagrams: 0,
      text: 0,
      dangling_flows: 0,
      other: 0,
    },
  };
  const { draft, counts } = reading;
  const document = fieldsOf(glance.tree(), glance.name);
  const summary = document.map('summary');
  const detail = document.map('detail');
  draft.system({
    title: summary.text('title') ?? 'Threat model without a title',
    owner: summary.text('owner'),
    description: summary.text('description'),
  });
  for (const diagram of detail.maps('diagrams')) {
    counts['diagrams'] = (counts['diagrams'] ?? 0) + 1;
    readDiagram(diagram, reading);
  }
  const rest = document.rest();
  if (rest !== undefined) {
    draft.system({}, rest);
    if (detail.has('contributors')) {
      reading.losses.add('contributors and reviewer are kept, but say nothing to Vauban', detail.place('contributors'));
    }
  }
  return { draft: draft.result(), counts, lost: reading.losses.list(), problems: [] };
}
