/**
 * Problems of a model on a page: the place, the message, the picture of the line, the hint.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, inline, joined, type PageOptions, span } from './block.ts';
import { caretPicture } from './caret.ts';
import { command } from './command.ts';
import { placeSpan } from './place-text.ts';
import { textsOf } from './texts-of.ts';

/** So many problems are shown before the rest is only counted. */
const SHOWN = 10;
/** A picture stands in this many columns at most, and indented. */
const INDENT = 2;

/** The blocks of one problem. */
export function problemBlocks(problem: Problem, text: string | undefined, width: number): readonly Block[] {
  const { at, message, hint, also = [] } = problem;
  const picture = text === undefined ? [] : caretPicture(text, at, width - INDENT);
  const others = joined(
    also.map((place) => placeSpan(place)),
    ', ',
  );
  return [
    { kind: 'text', text: [placeSpan(at, 'strong')], apart: true },
    { kind: 'text', text: [span(message)] },
    ...(picture.length > 0 ? [{ kind: 'picture', lines: picture } as const] : []),
    ...(hint === undefined ? [] : [{ kind: 'text', text: inline(span('Hint: ', 'quiet'), hint) } as const]),
    ...(also.length === 0 ? [] : [{ kind: 'text', text: inline(span('See also ', 'quiet'), others) } as const]),
  ];
}

/** The section about problems; nothing when there are none. */
export function problemsSection({ path, read }: CheckReport, { all, width }: PageOptions): readonly Block[] {
  const { problems } = read;
  if (problems.length === 0) return [];
  const texts = textsOf(read);
  const shown = all ? problems : problems.slice(0, SHOWN);
  const more = problems.length - shown.length;
  return [
    { kind: 'heading', level: 2, text: [span('Problems')], aside: [span(String(problems.length), 'bad')] },
    ...shown.flatMap((problem) => problemBlocks(problem, texts.get(problem.at.file), width)),
    {
      kind: 'text',
      text: [span('An entry that cannot be read is left out of everything below.', 'quiet')],
      apart: true,
    },
    ...(more === 0 ? [] : [moreBlock(more, path)]),
  ];
}

/** Says how many lines are left out, and how to see them. */
export function moreBlock(more: number, path: string): Block {
  return { kind: 'text', text: inline(span(`${more} more: `, 'quiet'), span(command('check', path, '--all'), 'code')) };
}
