/**
 * Changes a YAML text by splicing, so that every byte that was not asked about stays as it was.
 * @module
 */
import { VaubanError } from '../problem.ts';
import type { Change } from './change.ts';
import { composeSplices } from './compose.ts';
import { conflict } from './conflict.ts';
import { type Content, sameContent } from './content.ts';
import { guard } from './guard.ts';
import { contentAt, resolve } from './resolve.ts';
import { readSource, type Source } from './source.ts';
import { applySplices, type Edited, type Splice, undoSplices } from './splice.ts';
import { applyStep, type Step } from './step.ts';
import { writeStep } from './write-step.ts';

/** Reads a changed text back and makes sure that it says what was asked, so that no edit can spoil a file. */
function readBack(text: string, wanted: Content, change: Change): Source {
  const hint = 'change the file by hand';
  let source: Source;
  try {
    source = readSource(text);
  } catch (cause) {
    if (!(cause instanceof VaubanError)) throw cause;
    throw conflict(change, 'expected valid YAML after the change, found none', { cause, hint });
  }
  if (sameContent(source.content, wanted)) return source;
  throw conflict(change, 'expected the text to say only what was asked, found other content after the change', {
    hint,
  });
}

/** Changes of one text that need no reading in between, because none moves what another one looks for. */
interface Round {
  readonly splices: readonly Splice[];
  readonly paths: ReadonlySet<string>;
  /** What the text must say after the round. */
  readonly content: Content;
  readonly last: Change;
}

/** Whether a step puts one plain word in the place of another. */
function swapsWords(content: Content, step: Step): boolean {
  return step.kind === 'replace' && typeof step.value === 'string' && typeof contentAt(content, step.path) === 'string';
}

/**
 * Applies changes to a YAML text, one after the other. Words put in the place of words are done in one round, so that
 * a rename in a large file does not read it once for each place. A byte order mark stays in front and is never shown to
 * the parser, which would misread a list behind it.
 *
 * @returns the new text, its splices, and the splices that take them back
 * @throws {VaubanError} CONFLICT when the text is not valid YAML or a change does not fit it
 */
export function edit(text: string, changes: readonly Change[]): Edited {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  let source = readSource(text.slice(mark));
  let splices: readonly Splice[] = [];
  let round: Round | undefined;

  function finish(): void {
    if (round === undefined) return;
    const ordered = round.splices.toSorted((one, other) => one.start - other.start);
    source = readBack(applySplices(source.text, ordered), round.content, round.last);
    splices = composeSplices(splices, ordered);
    round = undefined;
  }

  for (const change of changes) {
    const content: Content = round?.content ?? source.content;
    const step = resolve(content, change);
    if (step === undefined) continue;
    const path = JSON.stringify(step.path.map(String));
    const joins = swapsWords(content, step);
    if (!joins || round?.paths.has(path)) finish();
    guard(source, change, step);
    round = {
      splices: [...(round?.splices ?? []), ...writeStep(source, step)],
      paths: new Set([...(round?.paths ?? []), path]),
      content: applyStep(round?.content ?? source.content, step),
      last: change,
    };
    if (!joins) finish();
  }
  finish();
  splices = splices.map((splice) => ({ ...splice, start: splice.start + mark, end: splice.end + mark }));
  return { text: text.slice(0, mark) + source.text, splices, undo: undoSplices(text, splices) };
}
