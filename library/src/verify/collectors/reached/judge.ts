/**
 * Judges what was seen of a symbol or a module.
 * @module
 */
import type { Ground, Judgement, Spot } from '../../../model/evidence.ts';
import { broken, unknown, upheld } from '../../judgement.ts';
import { type Claim, subjectOf } from './claim.ts';
import type { Observation } from './observation.ts';
import { placeOf, type Start, type Step } from './search.ts';

/** Judges one observation. */
export function judgeReached(claim: Claim, seen: Observation): Judgement {
  const subject = subjectOf(claim);
  const [defined] = seen.defined;
  if (seen.files === 0) {
    return unknown({
      because: 'There is no code of a language that can be followed',
      found: 'no TypeScript, JavaScript, Go, Rust or Python',
    });
  }
  if (!seen.hasFrom) {
    return unknown({ because: `"${claim.from}" is not one place of the source`, found: 'no place to start from' });
  }
  if (defined === undefined) return judgeMissing(claim, seen);
  const at: Spot = { file: defined.file, line: defined.line };
  const said = { at, grounds: [{ kind: 'code', file: defined.file }] satisfies readonly Ground[] };
  if (seen.defined.length > 1) {
    const places = seen.defined.map(placeOf).join(', ');
    return unknown({
      ...said,
      because: `"${subject}" may mean ${seen.defined.length} things: say which one with "file" or a longer name`,
      found: `defined at ${places}`,
    });
  }
  if (!seen.isCompiled) {
    const message = `No module declares "${defined.file}": it is not compiled`;
    const hint = `Declare it with "mod" in the module around it, or take the claim back`;
    return broken({
      ...said,
      because: message,
      found: `defined at ${placeOf(defined)}`,
      details: [{ check: 'not-compiled', severity: 'high', message, at, hint }],
    });
  }
  const wanted = startsOf(claim);
  const start = wanted.find((one) => seen.ways[one] !== undefined);
  if (start !== undefined) {
    const way = seen.ways[start] ?? [];
    return upheld('active', { ...said, because: reasonOf(start, way, subject), found: way.map(tell).join(' -> ') });
  }
  if (claim.module !== undefined && seen.calls > 0) {
    return upheld('present', {
      ...said,
      because: `It is imported, but no way from where a program starts leads to it for certain`,
      found: `imported by ${list(seen.callers.map(tell), seen.calls)}`,
    });
  }
  return judgeUnreached(claim, seen, { ...said, defined });
}

/** The kinds of start that a claim counts. */
function startsOf({ from, entry }: Claim): readonly Start[] {
  if (from !== undefined) return ['from'];
  return entry === undefined || entry === 'program' ? ['program'] : ['program', entry];
}

function judgeMissing(claim: Claim, { near, unread, elsewhere, tests, files }: Observation): Judgement {
  const subject = subjectOf(claim);
  if (near.length > 0) {
    return unknown({
      because: `Nothing that can be followed defines "${subject}", but something is called so`,
      found: near.map(tell).join(', '),
    });
  }
  const [first] = unread;
  if (first !== undefined) {
    return unknown({
      because: `"${first.file}" could not be read: ${first.because}`,
      found: `no "${subject}" elsewhere`,
    });
  }
  if (elsewhere.length > 0) {
    return unknown({
      because: `Only files of other languages name "${subject}"`,
      found: `named in ${elsewhere.join(', ')}`,
    });
  }
  const found = tests.length > 0 ? `named only in test code: ${tests.join(', ')}` : `not in ${files} files`;
  const message = `Nothing called "${subject}" is defined in the code of the product`;
  const hint = 'Correct the name, or take the claim back';
  return broken({ because: message, found, details: [{ check: 'not-defined', severity: 'high', message, hint }] });
}

function judgeUnreached(
  claim: Claim,
  seen: Observation,
  { defined, ...said }: Pick<Judgement, 'at' | 'grounds'> & { readonly defined: Step },
): Judgement {
  const subject = subjectOf(claim);
  const { doubts, doubtful, callers, calls, unread, elsewhere, tests, hasProgram, ways } = seen;
  const [doubt] = doubts;
  if (doubt !== undefined) {
    return unknown({
      ...said,
      because: `No certain way leads to it; at ${placeOf(doubt)} ${doubt.doubt}`,
      found: `defined at ${placeOf(defined)}; may be reached by ${list(doubts.map(tell), doubtful)}`,
    });
  }
  const isOffered = ways.library !== undefined;
  if (isOffered && (calls > 0 || !hasProgram)) {
    return unknown({
      ...said,
      because: 'Only what the library offers to its users leads to it: say "entry: library" when that is meant',
      found: (ways.library ?? []).map(tell).join(' -> '),
    });
  }
  const [cannot] = unread;
  if (cannot !== undefined || seen.isCut) {
    const because =
      cannot === undefined ? 'The code leads too far' : `"${cannot.file}" was not read: ${cannot.because}`;
    return unknown({ ...said, because, found: `no way to ${placeOf(defined)} elsewhere` });
  }
  if (elsewhere.length > 0) {
    return unknown({
      ...said,
      because: `No code names it, but ${elsewhere[0]} does, and may call it`,
      found: `named in ${elsewhere.join(', ')}`,
    });
  }
  const inTests = tests.length === 0 ? '' : `; tests name it in ${tests.join(', ')}`;
  const use = claim.module === undefined ? 'calls' : 'imports';
  const message =
    calls > 0
      ? `"${subject}" is called only by code that nothing reaches`
      : `Nothing of the product ${use} "${subject}": it is dead code`;
  const from = claim.from === undefined ? 'where a program starts' : `"${claim.from}"`;
  return broken({
    ...said,
    because: message,
    found: `defined at ${placeOf(defined)}, ${calls > 0 ? `called by ${list(callers.map(tell), calls)}` : `no way from ${from}`}${inTests}`,
    details: [
      {
        check: calls > 0 ? 'called-by-dead-code' : 'never-called',
        severity: 'high',
        message,
        ...(said.at !== undefined && { at: said.at }),
        hint: isOffered
          ? 'Call it where it has to protect something, or say "entry: library" when others are to call it'
          : 'Call it where it has to protect something, or take the claim back',
      },
    ],
  });
}

function reasonOf(start: Start, way: readonly Step[], subject: string): string {
  const first = way[0]?.name ?? '';
  const last = way.length === 1;
  switch (start) {
    case 'program':
      return last ? `"${subject}" is where a program starts` : `A way leads from the program at ${first} to it`;
    case 'library':
      return last ? `The library offers "${subject}" to its users` : `The library offers ${first}, which leads to it`;
    case 'route':
      return last ? `"${subject}" answers an HTTP request` : `${first} answers an HTTP request and leads to it`;
    case 'from':
      return `A way leads from ${first} to it`;
  }
}

function tell(step: Step): string {
  return step.name === step.file ? placeOf(step) : `${step.name} (${placeOf(step)})`;
}

function list(told: readonly string[], count: number): string {
  return count > told.length ? `${told.join(', ')} and ${count - told.length} more` : told.join(', ');
}
