/**
 * What one document says, from its text alone.
 * @module
 */
import { type Markdown, readMarkdown } from '../../../inputs/markdown/index.ts';
import { readSettings } from '../../../inputs/settings/read-settings.ts';
import { settingsFormat } from '../../../inputs/settings/settings-format.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { anchorsOf } from './links.ts';
import type { DocumentSeen } from './observation.ts';
import { reviewDatesIn } from './review-dates.ts';
import { statementsIn } from './statements.ts';
import { totalsOfStatusFile } from './status-file.ts';
import { totalsIn } from './totals.ts';
import { verdictsIn } from './verdict-lines.ts';

/** What follows from the text of a document alone; where its links lead, the tree tells. */
export interface ReadDocument extends Omit<DocumentSeen, 'file' | 'links' | 'broken' | 'cites' | 'says'> {
  readonly targets: readonly {
    readonly text: string;
    readonly target: string;
    readonly line: number;
    readonly column: number;
  }[];
  readonly anchors: readonly string[];
}

/** More than this is no document that a person wrote. */
const MOST_HEADINGS = 3000;
const MOST_ITEMS = 3000;
const MOST_LINKS = 5000;

/** @throws {CouldNotLook} when the text cannot be read */
export function readDocument(text: string, path: string): ReadDocument {
  const format = settingsFormat(path);
  if (format === 'json' || format === 'yaml') return { ...NOTHING, totals: totalsOfSettings(text, path, format) };
  const document = bounded(readText(text, path));
  const statements = statementsIn(document);
  return {
    reviews: reviewDatesIn(document).slice(0, MOST_ITEMS),
    statements: statements.slice(0, MOST_ITEMS),
    totals: totalsIn(document, statements).slice(0, 200),
    verdicts: verdictsIn(document).slice(0, 200),
    targets: document.links,
    anchors: [...anchorsOf(document)],
  };
}

const NOTHING: ReadDocument = { reviews: [], statements: [], totals: [], verdicts: [], targets: [], anchors: [] };

function readText(text: string, path: string): Markdown {
  try {
    return readMarkdown(text);
  } catch (error) {
    throw error instanceof RangeError ? new CouldNotLook(`Cannot read "${path}": ${error.message}`) : error;
  }
}

function bounded(document: Markdown): Markdown {
  return {
    ...document,
    headings: document.headings.slice(0, MOST_HEADINGS),
    items: document.items.slice(0, MOST_ITEMS),
    links: document.links.slice(0, MOST_LINKS),
  };
}

function totalsOfSettings(text: string, path: string, format: 'json' | 'yaml') {
  const read = readSettings(text, format);
  if ('problem' in read)
    throw new CouldNotLook(`Cannot read "${path}" at ${read.line}:${read.column}: ${read.problem}`);
  return read.documents.flatMap(totalsOfStatusFile);
}
