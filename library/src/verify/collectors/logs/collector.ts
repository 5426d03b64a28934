/**
 * Logs held against what a claim says of them: structured, free of secrets and personal data, free of a marker that
 * went through the system, telling of an event.
 * @module
 */
import type { Depth, Judgement } from '../../../model/evidence.ts';
import type { Collector } from '../../collector.ts';
import { unknown } from '../../judgement.ts';
import { canary } from './canary-part.ts';
import { type Claim, claim } from './claim.ts';
import { absentKinds, data } from './data-part.ts';
import { event } from './event-part.ts';
import { forbidden, structured } from './lines-part.ts';
import { type Observation, observation } from './observation.ts';
import { linesText, type Part, worstFirst } from './part.ts';

const PARTS: readonly Part[] = [structured, forbidden, data, canary, event];
const RANK = { broken: 0, unknown: 1, upheld: 2 } as const;
const DEPTHS: readonly Depth[] = ['attested', 'present', 'active', 'effective'];

/** The worst of several judgements, with the details of all. */
function together(parts: readonly Judgement[]): Judgement | undefined {
  const [worst] = [...parts].sort((one, other) => RANK[one.verdict] - RANK[other.verdict]);
  if (worst === undefined || parts.length === 1) return worst;
  const details = parts.flatMap((part) => part.details ?? []).sort(worstFirst);
  const shallowest = DEPTHS.find((depth) => parts.some((part) => part.depth === depth));
  const [first] = details;
  return {
    ...worst,
    ...(worst.verdict === 'broken' &&
      first !== undefined && { because: first.message, ...(first.at !== undefined && { at: first.at }) }),
    ...(details.length > 0 && { details }),
    ...(worst.verdict === 'upheld' && shallowest !== undefined && { depth: shallowest }),
    found: parts.map(({ found }) => found).join('; '),
  };
}

export const collector: Collector<Claim, Observation> = {
  id: 'logs',
  title: 'Logs and what stands in them',
  proves: 'The logs that were looked at are written as the claim says, or hold none of what it forbids, in any line.',
  doesNotProve:
    'That other logs do the same, that nothing was deleted from these, or that what no detector knows does not stand there.',
  looksIn: ['files'],
  claim,
  observation,
  freshFor: '30d',
  running: true,
  nothing: { files: [], unread: [] },
  describe(claim) {
    const kinds = absentKinds(claim);
    const says = [
      claim.structured === undefined ? '' : `${claim.structured * 100} % of the lines are structured`,
      claim.forbidden === undefined ? '' : ['no value under a forbidden key', ...claim.forbidden].join(', '),
      kinds.length === 0 ? '' : `no ${kinds.join(', ')}`,
      claim.canary === undefined ? '' : 'no trace of the marker',
      claim.event === undefined ? '' : `"${claim.event}"${claim.within === undefined ? '' : ` within ${claim.within}`}`,
    ].filter((part) => part !== '');
    return `${says.join('; ') || 'nothing'} in ${claim.files?.join(', ') ?? 'all logs'}`;
  },
  judge(claim, observed, context) {
    const judged = together(PARTS.flatMap((part) => part(claim, observed, context) ?? []));
    if (judged === undefined) {
      const because =
        'The claim names nothing to look for: expected structured, forbidden, no-personal-data, absent, canary or event';
      return unknown({ because, found: linesText(observed) });
    }
    const grounds = observed.files.slice(0, 100).map(({ file }) => ({ kind: 'running' as const, file }));
    const [unread] = observed.unread;
    const isCut = observed.files.find(({ cut }) => cut > 0);
    const reason = unread?.reason ?? (isCut && `A line of "${isCut.file}" is too long to be read as a whole`);
    const because = judged.verdict === 'unknown' && reason !== undefined ? reason : judged.because;
    return { ...judged, because, grounds };
  },
  audit: (files) =>
    files.some(({ path }) => /\.log(?:\.|$)|^logs?\//.test(path))
      ? [
          {
            files: ['**/*.log', '**/*.log.{gz,[0-9]*}', '{logs,log}/**/*.{log,txt,json,jsonl,ndjson,out,err,gz}'],
            ignore: ['**/{test,tests,testdata,fixtures,samples,__tests__,vendor,third_party}/**'],
            absent: ['secrets', 'card-number', 'bank-account'],
          },
        ]
      : [],
};
