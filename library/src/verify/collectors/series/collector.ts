/**
 * Dated results over time: they pass, they are fresh, and somebody really measured.
 * @module
 */
import type { Collector } from '../../collector.ts';
import { type Claim, claim } from './claim.ts';
import { judgeSeries } from './judge-series.ts';
import { type Observation, observation } from './observation.ts';

export const collector: Collector<Claim, Observation> = {
  id: 'series',
  title: 'Results over time',
  proves:
    'The newest of a series of dated results says what it must, runs are no further apart than the period, no newer look denies it, and the results do not look made up: values that are measured change, digests have their length, inventories are not empty.',
  doesNotProve:
    'That the results were made by the check they name, or that the check can fail: a careful forger makes results that vary.',
  looksIn: ['files'],
  claim,
  observation,
  nothing: {
    population: 0,
    unread: [],
    series: [],
    digests: [],
    computed: [],
    inventories: [],
    scanned: [],
    against: [],
  },
  describe({ files, metric, period, passes, contradictedBy }) {
    const parts = [
      ...[...(passes ?? [])].map(([path, value]) => `${path} is ${value}`),
      ...(period === undefined ? [] : [`there is a run every ${period}`]),
      ...(metric === undefined ? [] : [`${metric} is measured anew`]),
      ...(contradictedBy === undefined ? [] : [`${contradictedBy.files.join(', ')} does not deny it`]),
    ];
    return `${parts.length > 0 ? parts.join(', ') : 'the results are real'} in ${files?.join(', ') ?? 'every series'}`;
  },
  judge: judgeSeries,
  audit: (files) => (files.some(({ path }) => /\.(?:json|jsonl|ndjson|csv)$/i.test(path)) ? [{}] : []),
};
