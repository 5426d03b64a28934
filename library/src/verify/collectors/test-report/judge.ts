/**
 * Judges everything a claim about test results says: every part must hold, the results must be of today's program and
 * not too old, and only a test that was seen to fail without the control shows that the control works.
 * @module
 */
import { addDuration } from '../../../kit/duration.ts';
import type { Judgement } from '../../../model/evidence.ts';
import type { JudgeContext } from '../../collector.ts';
import { broken, unknown } from '../../judgement.ts';
import { asksForTests, type Claim } from './claim.ts';
import { judgeMeasures } from './judge-measures.ts';
import { judgeTests } from './judge-tests.ts';
import type { Observation } from './observation.ts';

const HOLDS_FOR = '30d';
/** Reports often leave the zone of their time out; no place is further ahead of UTC than this. */
const AHEAD = '14h';

/** Judges an observation. */
export function judge(claim: Claim, seen: Observation, { now }: JudgeContext): Judgement {
  const parts = [
    ...(asksForTests(claim) ? [judgeTests(claim, seen)] : []),
    ...judgeMeasures(claim, seen),
    ...judgeRed(claim, seen),
  ];
  const details = parts.flatMap((part) => part.details ?? []);
  const worst =
    parts.find(({ verdict }) => verdict === 'broken') ?? parts.find(({ verdict }) => verdict === 'unknown') ?? parts[0];
  if (worst === undefined) return unknown({ because: 'The claim asks for nothing', found: 'nothing' });
  const answer = details.length === 0 ? worst : { ...worst, details };
  if (worst.verdict !== 'upheld') return answer;
  const isEffective = claim.negative === true && (seen.red?.failed ?? 0) > 0;
  const dated = judgeDate(claim, seen, now);
  if ('verdict' in dated) return details.length === 0 ? dated : { ...dated, details };
  return {
    ...answer,
    depth: isEffective ? 'effective' : 'active',
    because: parts.map(({ found }) => found).join('; '),
    found: `${parts.map(({ found }) => found).join('; ')}${dated.ran === undefined ? '' : ` on ${dated.ran.slice(0, 10)}`}`,
    grounds: filesOf(seen).map((file) => ({ kind: 'report', file })),
    ...(dated.until !== undefined && { until: dated.until }),
  };
}

/** Whether the recorded red run really is one of this test. */
function judgeRed({ seenFailing, name }: Claim, { red }: Observation): readonly Judgement[] {
  if (seenFailing === undefined) return [];
  if (name === undefined) {
    return [
      unknown({ because: 'A recorded failure needs the name of the test', found: `nothing about "${seenFailing}"` }),
    ];
  }
  if (red === undefined) return [unknown({ because: `Nobody looked at "${seenFailing}"`, found: 'nothing' })];
  if (red.failed > 0) return [];
  return [
    broken({
      because: `"${seenFailing}" does not show that "${name}" failed`,
      found: 'no failure',
      at: { file: seenFailing },
    }),
  ];
}

/** When the results were made, and until when they hold; an answer of its own when that speaks against them. */
function judgeDate(
  claim: Claim,
  { wanted, coverage, mutants }: Observation,
  now: string,
): Judgement | { readonly ran?: string; readonly until?: string } {
  const times = [wanted?.oldest, ...(coverage?.reports ?? []).map(({ time }) => time), mutants?.time]
    .filter((time) => time !== undefined)
    .sort();
  const [ran] = times;
  const last = times.at(-1);
  const hasUndated = times.length === 0 || (wanted?.undated ?? 0) > 0;
  if (hasUndated && claim.undated !== true) {
    return unknown({
      because:
        'The results do not say when they were made, so nobody knows whether they are of today; undated: yes takes them',
      found: 'results without a date',
    });
  }
  if (ran === undefined || last === undefined) return {};
  const newest = wanted?.newest !== undefined && wanted.newest > last ? wanted.newest : last;
  if (newest > addDuration(now, AHEAD)) {
    return unknown({ because: `The results are of ${newest}, which has not come yet`, found: 'results of the future' });
  }
  const until = addDuration(ran, claim.maxAge ?? HOLDS_FOR);
  if (until <= now) {
    return unknown({
      because: `The results are of ${ran.slice(0, 10)}, older than ${claim.maxAge ?? HOLDS_FOR}`,
      found: 'old results',
    });
  }
  if (claim.since !== undefined && Date.parse(ran) < Date.parse(claim.since)) {
    return unknown({ because: `The results are of ${ran.slice(0, 10)}, before ${claim.since}`, found: 'old results' });
  }
  return { ran, until };
}

function filesOf({ wanted, coverage, mutants, fuzz, red }: Observation): readonly string[] {
  const files = [
    ...(wanted?.shown ?? []).map(({ file }) => file),
    ...(coverage?.reports ?? []).map(({ file }) => file),
    mutants?.file,
    ...(fuzz ?? []).map(({ file }) => file),
    red?.file,
  ];
  return [...new Set(files.filter((file) => file !== undefined))].slice(0, 20);
}
