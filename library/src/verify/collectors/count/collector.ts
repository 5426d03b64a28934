/**
 * Numbers: how many fuzz targets, proofs, assertions, tests or lines of our own pattern there are, told apart from
 * comments, strings, test and proof code, and whether the number ever fell.
 * @module
 */
import type { Detail, Judgement } from '../../../model/evidence.ts';
import type { Collector } from '../../collector.ts';
import { broken, unknown, upheld } from '../../judgement.ts';
import { type Claim, claim, counted } from './claim.ts';
import { type HistorySeen, nothing, type Observation, observation } from './observation.ts';

export const collector: Collector<Claim, Observation> = {
  id: 'count',
  title: 'Numbers',
  proves:
    'The number of these things in the text of the source, counted by an exact recipe outside comments and strings, is as claimed, and never fell over the commits that were looked at.',
  doesNotProve:
    'That any of them runs, passes or checks something that matters; nor that code made by macros or generators has none.',
  looksIn: ['files'],
  claim,
  observation,
  nothing,
  describe(value) {
    const { equals, minimum, maximum, neverDecreases, files } = value;
    const wants = [
      ...(equals === undefined ? [] : [`= ${equals}`]),
      ...(minimum === undefined ? [] : [`at least ${minimum}`]),
      ...(maximum === undefined ? [] : [`at most ${maximum}`]),
      ...(neverDecreases === true ? ['never falls'] : []),
    ];
    return `${counted(value)} ${wants.join(', ')}${files === undefined ? '' : ` in ${files.join(', ')}`}`;
  },
  judge(value, seen): Judgement {
    const number = judgeNumber(value, seen);
    const past = value.neverDecreases === true && number.verdict !== 'broken' ? judgePast(seen.history) : undefined;
    const answer = past === undefined || past.verdict === 'upheld' ? number : past;
    if (answer.verdict !== 'upheld') return answer;
    const [first] = seen.largest;
    return {
      ...answer,
      because: past === undefined ? answer.because : `${answer.because}; ${past.because}`,
      ...(first !== undefined && { at: { file: first.file } }),
      grounds: seen.largest.slice(0, 5).map(({ file }) => ({ kind: groundOf(value, seen), file })),
      ...(seen.prose && { circular: 'Comments and documents were counted, and these prove nothing' }),
    };
  },
};

function groundOf({ of }: Claim, { prose }: Observation): 'code' | 'report' | 'prose' {
  if (prose) return 'prose';
  return of === 'junit-tests' || of === 'lines-covered' ? 'report' : 'code';
}

function judgeNumber(
  { equals, minimum, maximum, of }: Claim,
  { files, population, looked, unread, total, kinds, notCounted }: Observation,
): Judgement {
  const left = population - looked;
  const scope = { population, looked, failed: 0 };
  const byKind = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`);
  const found = byKind.length < 2 ? `${total}` : `${total}; by kind ${byKind.slice(0, 10).join(', ')}`;
  if (files === 0) return unknown({ because: 'There was nothing to look at', found: 'nothing', scope });
  const details = notCounted.map(
    ({ file, reason }): Detail => ({
      check: 'not-counted',
      severity: 'low',
      message: reason,
      at: { file },
    }),
  );
  const said = { found, scope, ...(details.length > 0 && { details }) };
  // More files can only add to what was found.
  const tooMany = [equals, maximum].find((most) => most !== undefined && total > most);
  const tooFew = [equals, minimum].find((least) => least !== undefined && total < least);
  const wrong = tooMany ?? (left === 0 ? tooFew : undefined);
  if (wrong !== undefined) {
    const word = wrong === equals ? '' : wrong === tooMany ? 'at most ' : 'at least ';
    const failed = { ...scope, looked: Math.max(1, looked), population: Math.max(1, population), failed: 1 };
    if (of === 'junit-tests' || of === 'lines-covered') {
      // Without a report nobody knows the number.
      if (looked === 0) return unknown({ ...said, because: 'No report was found' });
    }
    return broken({ ...said, scope: failed, because: `Found ${total}, expected ${word}${wrong}` });
  }
  if (population === 0 || looked === 0) return unknown({ ...said, because: 'There was no file to count in' });
  const isSettled = left === 0 || (equals === undefined && maximum === undefined && tooFew === undefined);
  if (!isSettled) {
    return unknown({
      ...said,
      because: `${left} of ${population} files could not be read: ${unread[0] ?? 'nobody knows why'}`,
    });
  }
  return upheld('present', { ...said, because: `Found ${total} in ${looked} files` });
}

function judgePast(history: HistorySeen | undefined): Judgement {
  if (history === undefined) return unknown({ because: 'Nobody looked at the history', found: 'no history' });
  const { problem, commits, whole, first = '', changes, falls } = history;
  const scope = { population: commits, looked: commits, failed: falls.length };
  const details = falls.map(
    ({ commit, day, subject, from, to }): Detail => ({
      check: 'number-fell',
      severity: 'medium',
      message: `The number fell from ${from} to ${to} with commit ${commit.slice(0, 12)} of ${day}, "${subject}"`,
    }),
  );
  const [worst] = details;
  if (worst !== undefined) {
    return broken({ because: worst.message, found: `${falls.length} times fewer than before`, scope, details });
  }
  if (problem !== undefined || commits < 2) {
    const because = problem ?? `The history has only ${commits} commits`;
    return unknown({ because, found: `${commits} commits`, scope: { ...scope, failed: 0 } });
  }
  const reach = whole ? 'all' : 'the last';
  return upheld('present', {
    because: `over ${reach} ${commits} commits since ${first.slice(0, 12)} the number changed ${changes} times and never fell`,
    found: `${changes} changes in ${commits} commits`,
    scope,
  });
}
