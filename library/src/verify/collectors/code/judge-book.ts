/**
 * Judges the references of a set of documents: how many lead to the code they name, and where the others went.
 * @module
 */
import type { Detail, Ground, Judgement } from '../../../model/evidence.ts';
import { byDetails, unknown } from '../../judgement.ts';
import type { Claim } from './claim.ts';
import type { BookSeen, ReferenceSeen } from './observation.ts';
import { placeText } from './reference.ts';

/** What became of a reference. */
export type ReferenceState = 'OK' | 'MOVED' | 'CHANGED' | 'GONE' | 'OUT-OF-RANGE' | 'PROSE' | 'ELSEWHERE';

const STATES: readonly ReferenceState[] = ['OK', 'MOVED', 'CHANGED', 'GONE', 'OUT-OF-RANGE', 'PROSE', 'ELSEWHERE'];

const SEVERITY = {
  GONE: 'medium',
  'OUT-OF-RANGE': 'medium',
  MOVED: 'low',
  CHANGED: 'low',
  PROSE: 'info',
} as const;

/** The state of one reference, by what was seen of it. */
export function stateOf(seen: ReferenceSeen): ReferenceState {
  const { file, lines, total, now, guesses, foreign, prose, quoted, named, history } = seen;
  if (file === undefined) {
    if (now !== undefined) return 'MOVED';
    if (foreign) return 'ELSEWHERE';
    return guesses.length === 1 ? 'MOVED' : 'GONE';
  }
  if (lines === undefined || total === undefined) return 'OK';
  if (lines[1] > total) return now === undefined ? 'OUT-OF-RANGE' : 'MOVED';
  if (prose === 'document') return 'PROSE';
  if (quoted === 'elsewhere' || named === 'elsewhere' || history === 'elsewhere') return 'MOVED';
  if (prose !== undefined) return 'PROSE';
  return quoted === 'nowhere' || history === 'nowhere' ? 'CHANGED' : 'OK';
}

/** Judges the whole book; a document or comment that is cited proves nothing, but its citation leads somewhere. */
export function judgeBook(claim: Claim, seen: BookSeen): Judgement {
  const { references, more, documents, unread } = seen;
  const all = references.map((one) => ({ one, state: stateOf(one) }));
  // A file elsewhere without lines is an example more often than a citation.
  const states = all.filter(({ one, state }) => state !== 'ELSEWHERE' || one.lines !== undefined);
  const found = `${documents} documents: ${countsOf(all)}${more > 0 ? `, ${more} more not followed` : ''}`;
  if (states.length === 0) {
    return unknown({
      because: documents === 0 ? 'There are no documents to look in' : 'No document cites code',
      found,
    });
  }
  const details = states.flatMap(({ one, state }) => detailOf(one, state) ?? []).toSorted(bySeverity);
  const failing = states.filter(({ state }) => ['GONE', 'OUT-OF-RANGE', 'MOVED', 'CHANGED'].includes(state));
  const elsewhere = states.filter(({ state }) => state === 'ELSEWHERE').length;
  const scope = {
    population: states.length + more,
    looked: states.length - elsewhere,
    failed: failing.length,
  };
  const grounds = groundsOf(states);
  const onlyProse = states.every(({ state }) => state === 'PROSE');
  const judged = byDetails(details, scope, {
    atLeast: claim.atLeast,
    sample: claim.sample,
    depth: 'present',
    found,
    said: { grounds, ...(onlyProse && { circular: 'every reference leads to a document or a comment' }) },
  });
  const { verdict, depth, ...said } = judged;
  if (onlyProse) return unknown({ ...said, because: 'Every reference leads to a document or a comment' });
  if (verdict === 'unknown' && elsewhere > 0) {
    return unknown({ ...said, because: `${elsewhere} references seem to be about code that is not at hand` });
  }
  return verdict === 'upheld' && unread.length > 0 ? unknown({ ...said, because: unread[0] ?? '' }) : judged;
}

/** Counts by state, those with lines apart from those to whole files. */
function countsOf(states: readonly { readonly one: ReferenceSeen; readonly state: ReferenceState }[]): string {
  const count = (some: typeof states): string =>
    STATES.map((state) => [state, some.filter((each) => each.state === state).length] as const)
      .filter(([, many]) => many > 0)
      .map(([state, many]) => `${many} ${state}`)
      .join(', ');
  const precise = states.filter(({ one }) => one.lines !== undefined);
  const plain = states.filter(({ one }) => one.lines === undefined);
  return [
    `${precise.length} references to lines${precise.length > 0 ? ` (${count(precise)})` : ''}`,
    ...(plain.length > 0 ? [`${plain.length} to files (${count(plain)})`] : []),
  ].join(', ');
}

function detailOf(seen: ReferenceSeen, state: ReferenceState): Detail | undefined {
  if (state === 'OK' || state === 'ELSEWHERE') return undefined;
  const { at, path, lines, total, now, guesses, file, prose, history } = seen;
  const cited = placeText(path, lines);
  const [guess] = guesses;
  const there = now === undefined ? (guess ?? '') : placeText(now.file, now.lines);
  const message = {
    MOVED: `${cited} moved to ${there}`,
    CHANGED: `${cited} is not what it was when the reference was written`,
    GONE: `${cited} is gone`,
    'OUT-OF-RANGE': `${cited} is out of range: ${file} has only ${total} lines`,
    PROSE: `${cited} is ${prose === 'document' ? 'a document' : prose === 'empty' ? 'empty' : 'a comment'} and proves nothing`,
  }[state];
  const hint = {
    MOVED: now === undefined ? `A file of that name is only there; write ${there}` : `Write ${there}`,
    CHANGED: history === undefined ? 'The code that the document shows is nowhere in the file' : 'Read it again',
    GONE:
      guesses.length > 0
        ? `Is it ${guesses.slice(0, 3).join(' or ')} now?`
        : 'Take the reference out or say where the code is',
    'OUT-OF-RANGE': 'Cite the lines as they are now',
    PROSE: 'Cite the code that does it',
  }[state];
  return { check: state.toLowerCase(), severity: SEVERITY[state], message, at, hint };
}

const RANK = ['critical', 'high', 'medium', 'low', 'info'];

function bySeverity(one: Detail, other: Detail): number {
  return RANK.indexOf(one.severity) - RANK.indexOf(other.severity);
}

function groundsOf(
  states: readonly { readonly one: ReferenceSeen; readonly state: ReferenceState }[],
): readonly Ground[] {
  const grounds = new Map<string, Ground>();
  for (const { one, state } of states) {
    if (one.file === undefined || (state !== 'OK' && state !== 'PROSE')) continue;
    if (grounds.size < 200)
      grounds.set(`${one.file} ${state}`, { kind: state === 'OK' ? 'code' : 'prose', file: one.file });
  }
  return [...grounds.values()];
}
