/**
 * When a document says it was reviewed, will be, and how often.
 * @module
 */
import type { Markdown } from '../../../inputs/markdown/index.ts';
import { type Days, readCycle, readDate } from './dates.ts';
import { labelsIn, normal } from './labels.ts';

export interface ReviewDate {
  readonly what: 'next' | 'last' | 'cycle';
  /** What is reviewed, when it is not the document itself. */
  readonly of?: string | undefined;
  readonly written: string;
  readonly line: number;
  readonly days?: Days | undefined;
  /** How often, in days. */
  readonly every?: number | undefined;
}

const KINDS = `(?:(?:security|full|annual|periodic|formal|scheduled|internal|external) )*`;
const NEXT = new RegExp(
  `^(?:next ${KINDS}(?:review|audit|assessment|revision|recertification)(?: date| due| by| on)?|${KINDS}review (?:due|by|before|deadline|no later than)(?: date| by| on)?|due for review|re ?review (?:by|on|date))$`,
);
const LAST = new RegExp(
  `^(?:last ${KINDS}(?:review|reviewed|audit|audited|assessment|assessed|verified|validated)(?: date| on)?|(?:date )?reviewed(?: on)?|review date)$`,
);
const CYCLE =
  /^(?:review (?:cycle|frequency|interval|period|cadence|schedule)|reviewed every|review every|frequency of review)$/;
/** Ends of validity are only taken from places that say something of the document itself. */
const VALID = /^(?:valid (?:until|to|through)|expires?(?: on| at)?|expiry(?: date)?|expiration(?: date)?)$/;

/** Every review date of a document. */
export function reviewDatesIn(document: Markdown): readonly ReviewDate[] {
  const labeled = labelsIn(document).flatMap(({ label, value, line, where }): readonly ReviewDate[] => {
    const isNext = NEXT.test(label) || (VALID.test(label) && where === 'front matter');
    if (isNext || LAST.test(label)) {
      const days = readDate(value.split(/\s+\(|\s+by\s|\s+[–—-]\s/)[0] ?? value);
      return days === undefined ? [] : [{ what: isNext ? 'next' : 'last', written: value.slice(0, 60), line, days }];
    }
    const every = CYCLE.test(label) ? readCycle(value) : undefined;
    return every === undefined ? [] : [{ what: 'cycle', written: value.slice(0, 60), line, every }];
  });
  return [...labeled, ...inRegisters(document)];
}

/** Tables that list many things with the date of the next review of each. */
function inRegisters({ tables }: Markdown): readonly ReviewDate[] {
  return tables.flatMap(({ header, rows }) => {
    const column = header.findIndex((name) => NEXT.test(normal(name)));
    if (column < 0 || header.length < 2) return [];
    return rows.flatMap(({ cells, line }): readonly ReviewDate[] => {
      const written = cells[column] ?? '';
      const days = readDate(written);
      const of = cells.find((cell, at) => at !== column && cell !== '');
      return days === undefined ? [] : [{ what: 'next', of: of?.slice(0, 80), written, line, days }];
    });
  });
}
