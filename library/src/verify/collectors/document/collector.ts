/**
 * Documents by what they say of themselves: reviews, links, statuses, ticks, totals, verdicts.
 * @module
 */
import type { Collector } from '../../collector.ts';
import { type Claim, claim } from './claim.ts';
import { judgeDocument } from './judge-document.ts';
import { type Observation, observation } from './observation.ts';

/** Documents that nobody maintains here, or that are meant to be wrong. */
const NOT_OURS = [
  '**/{vendor,third_party,third-party,testdata,fixtures,__fixtures__,__tests__,test,tests,corpus}/**',
  '**/{CHANGELOG,changelog,CHANGES,HISTORY}*',
];

export const collector: Collector<Claim, Observation> = {
  id: 'document',
  title: 'Documents',
  proves:
    'The documents were reviewed in time, have the text or the tick that is asked for, or do not contradict themselves: links lead somewhere, a status is the same wherever it stands, totals add up.',
  doesNotProve:
    'That anything they say is true of the system: a document is no control, and proves nothing about one. Links to other sites, and statements in other words than the usual ones, are not looked at.',
  looksIn: ['files'],
  claim,
  observation,
  nothing: { population: 0, documents: [], unread: [] },
  describe({ file, files, reviewWithin, ticked, says, about }) {
    const which = file ?? files?.join(', ') ?? 'every document';
    const asked = [
      ...(reviewWithin === undefined ? [] : [`was reviewed within ${reviewWithin}`]),
      ...(says === undefined ? [] : [`says "${says.join('", "')}"`]),
      ...(ticked === undefined ? [] : [`has ticked "${ticked.join('", "')}"`]),
    ];
    if (asked.length > 0) return `${which} ${asked.join(' and ')}`;
    return `${which} does not contradict itself${about === undefined ? '' : ` (${about.join(', ')})`}`;
  },
  judge: judgeDocument,
  audit: (files) => (files.some(({ path }) => /\.(?:md|markdown|mdx)$/i.test(path)) ? [{ exclude: NOT_OURS }] : []),
};
