/**
 * From a step to the splices that take it.
 * @module
 */
import { unreachable } from '../../kit/unreachable.ts';
import { writeDelete } from './delete.ts';
import { entryAt } from './entry.ts';
import { writeInsert } from './insert.ts';
import { locate } from './locate.ts';
import { writeReplace } from './replace.ts';
import { quoteOf, scalarText } from './scalar.ts';
import type { Source } from './source.ts';
import type { Splice } from './splice.ts';
import type { Rekey, Step } from './step.ts';

/** Writes another key in the place of the old one, quoted as that was. */
function writeRekey(source: Source, { path, to }: Rekey): Splice[] {
  const spot = locate(source, path).spots.at(-1);
  if (spot === undefined) return [];
  const { key, start } = entryAt(source.text, spot.holder, spot.index);
  const text = scalarText(to, { flow: spot.flow, quote: quoteOf(key) });
  return key === null ? [{ start, end: start, text }] : [{ start: key.range[0], end: key.range[1], text }];
}

/** Works out the splices of a step. */
export function writeStep(source: Source, step: Step): Splice[] {
  switch (step.kind) {
    case 'replace':
      return writeReplace(source, step);
    case 'insert':
      return writeInsert(source, step);
    case 'delete':
      return writeDelete(source, step);
    case 'rekey':
      return writeRekey(source, step);
    default:
      return unreachable(step);
  }
}
