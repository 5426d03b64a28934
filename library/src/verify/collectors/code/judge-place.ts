/**
 * Judges a reference to lines of code: OK, MOVED, CHANGED, GONE or PROSE.
 * @module
 */
import type { Anchor, Detail, Ground, Judgement, Spot } from '../../../model/evidence.ts';
import { broken, type Said, unknown, upheld } from '../../judgement.ts';
import { isTestPath, languageOf, purposeOf } from '../../lexing/index.ts';
import { diffText } from './diff-text.ts';
import type { PlaceSeen } from './observation.ts';
import type { Passage, Prose } from './passage.ts';
import { placeText } from './reference.ts';

const WHY_PROSE: Readonly<Record<Prose, string>> = {
  comment: 'the lines are a comment, which runs nowhere',
  document: 'it is a document, which runs nowhere',
  empty: 'the lines hold nothing',
};
/** How many changed lines are shown. */
const SHOWN = 12;

/** Judges what was seen at a place against what somebody approved there. */
export function judgePlace(seen: PlaceSeen, approved?: Anchor): Judgement {
  const { passage } = seen;
  if (approved !== undefined && passage?.hash !== approved.hash) return judgeMissing(seen, approved);
  if (passage === undefined) return gone(seen);
  const said = saidOf(passage);
  if (passage.prose !== undefined) return prose(passage, passage.prose);
  if (!passage.lexed) {
    return unknown({ ...said, because: `Nobody knows what is code and what is a comment in ${passage.file}` });
  }
  if (approved === undefined) {
    return unknown({
      ...said,
      because: `Nobody has approved it yet: read ${placeText(passage.file, passage.lines)}, then approve it`,
      anchor: anchorOf(passage),
    });
  }
  if (isUnderOther(passage, approved)) return underOther(passage, approved, said);
  return upheld('present', { ...said, because: 'The lines are the approved ones', found: `OK: ${said.found}` });
}

/** What stands at the place is not what was approved: did that move, change or go? */
function judgeMissing(seen: PlaceSeen, approved: Anchor): Judgement {
  const alive = seen.elsewhere.filter(({ prose, test }) => prose === undefined && !test);
  const [dead] = seen.elsewhere;
  const inFile = alive.filter(({ file }) => file === approved.file);
  const nearest = inFile.toSorted((one, other) => distance(one, approved) - distance(other, approved))[0];
  const now = nearest ?? (alive.length === 1 ? alive[0] : undefined);
  if (now !== undefined) {
    const said = { ...saidOf(now), found: `MOVED: the approved lines stand at ${placeText(now.file, now.lines)} now` };
    const edit = { file: now.file, lines: [...now.lines] };
    if (isUnderOther(now, approved)) return { ...underOther(now, approved, said), edit };
    return upheld('present', {
      ...said,
      because: `The approved lines moved to ${placeText(now.file, now.lines)}`,
      edit,
    });
  }
  if (alive.length > 1) {
    const places = alive.map(({ file, lines }) => placeText(file, lines)).join(', ');
    return unknown({
      because: 'The approved lines stand in several other files, and nobody can say which are meant',
      found: `MOVED: ${places}`,
    });
  }
  if (dead !== undefined) {
    return dead.prose === undefined
      ? unknown({
          ...saidOf(dead),
          because: `The approved lines stand only in a test now, ${placeText(dead.file, dead.lines)}`,
          found: 'MOVED into a test',
        })
      : prose(dead, dead.prose);
  }
  const { passage, declared, nearest: like, before } = seen;
  const [home] = declared;
  const current = like ?? (home === undefined && approved.symbol !== undefined ? undefined : passage);
  if (current === undefined && home === undefined) return gone(seen, approved);
  const file = current?.file ?? home?.file ?? approved.file;
  const lines = current?.lines ?? home?.lines;
  const changes = before === undefined || current === undefined ? [] : diffText(before.text, current.text);
  const shown = changes.slice(0, SHOWN).join('\n');
  return unknown({
    because: `${placeText(file, lines)} is no longer what was approved: read it and approve it again`,
    found: `CHANGED: ${placeText(file, lines)}${shown === '' ? '' : `\n${shown}`}${changes.length > SHOWN ? `\n(${changes.length - SHOWN} more lines)` : ''}`,
    at: spot(file, lines),
    ...(current !== undefined && { anchor: anchorOf(current), grounds: [ground(current)] }),
    ...(lines !== undefined &&
      placeText(file, lines) !== placeText(approved.file, approved.lines) && { edit: { file, lines: [...lines] } }),
    details: [
      {
        check: 'changed',
        severity: 'medium',
        message: `Changed since it was approved: ${placeText(file, lines)}`,
        at: spot(file, lines),
        hint: shown === '' ? 'Read the lines, then approve them again' : shown,
      },
    ],
  });
}

function gone(seen: PlaceSeen, approved?: Anchor): Judgement {
  const { path, lines, total, guesses, unread } = seen;
  const place = placeText(path, lines);
  const only = total === undefined ? undefined : `${path} has only ${total} lines`;
  const why =
    only ??
    (approved === undefined || seen.passage === undefined ? `there is no ${path}` : 'the approved lines are nowhere');
  const hint = guesses.length > 0 ? `Is it ${guesses.slice(0, 3).join(' or ')} now?` : undefined;
  const detail: Detail = {
    check: total === undefined ? 'gone' : 'out-of-range',
    severity: 'high',
    message: `Cannot find ${place}: ${why}`,
    at: { file: path },
    ...(hint !== undefined && { hint }),
  };
  const said = { because: detail.message, found: `GONE: ${why}`, details: [detail] };
  const language = languageOf(path);
  if (language !== undefined && purposeOf(language) === 'prose') {
    // A document never proved anything, so that its absence takes nothing away.
    return unknown({ ...said, circular: `${place} would be a document`, grounds: [{ kind: 'prose', file: path }] });
  }
  // What could not be read may hold it.
  return unread.length > 0 && approved !== undefined ? unknown(said) : broken(said);
}

function prose(passage: Passage, why: Prose): Judgement {
  const place = placeText(passage.file, passage.lines);
  const circular = `${place}: ${WHY_PROSE[why]}`;
  return unknown({
    ...saidOf(passage),
    because: `It proves nothing: ${circular}`,
    found: `PROSE: ${place}`,
    circular,
    grounds: [{ kind: 'prose', file: passage.file }],
    details: [
      {
        check: 'prose',
        severity: 'low',
        message: `Proves nothing: ${circular}`,
        at: spot(passage.file, passage.lines),
      },
    ],
  });
}

/** The same text under another name may never be called: a person has to look. */
function underOther(passage: Passage, approved: Anchor, said: Said): Judgement {
  const where = passage.test
    ? 'in a test'
    : passage.symbol === undefined
      ? 'outside of any function'
      : `in "${passage.symbol}"`;
  return unknown({
    ...said,
    because: `The approved lines now stand ${where} instead of ${approved.symbol === undefined ? 'outside' : `"${approved.symbol}"`}: read them and approve them again`,
    anchor: anchorOf(passage),
  });
}

function isUnderOther({ symbol, test }: Passage, approved: Anchor): boolean {
  const last = (name: string | undefined): string | undefined => name?.slice(name.lastIndexOf('.') + 1);
  const wasTest = isTestPath(approved.file) || /test/i.test(approved.symbol ?? '');
  return (approved.symbol !== undefined && last(symbol) !== last(approved.symbol)) || (test && !wasTest);
}

function saidOf(passage: Passage): Said {
  const { file, lines, symbol, test } = passage;
  const inside = symbol === undefined ? '' : ` in "${symbol}"`;
  return {
    because: '',
    found: `${placeText(file, lines)}${inside}${test ? ', test code' : ''}`,
    at: spot(file, lines),
    grounds: [ground(passage)],
  };
}

export function anchorOf({ hash, symbol, file, lines }: Passage): Anchor {
  return { hash, ...(symbol !== undefined && { symbol }), file, lines };
}

function ground({ file, data, prose }: Passage): Ground {
  return { kind: prose !== undefined ? 'prose' : data ? 'configuration' : 'code', file };
}

function spot(file: string, lines?: readonly [number, number]): Spot {
  return { file, ...(lines !== undefined && { line: lines[0] }) };
}

function distance({ lines }: Passage, approved: Anchor): number {
  return Math.abs(lines[0] - approved.lines[0]);
}
