/**
 * Policies in Rego by their text: what is refused by default, and whether a refusal is ever read.
 * @module
 */
import type { Collector } from '../../collector.ts';
import { type Claim, claim } from './claim.ts';
import { judgePolicy } from './judge-policy.ts';
import { type Observation, observation } from './observation.ts';

export const collector: Collector<Claim, Observation> = {
  id: 'policy',
  title: 'Policies',
  proves:
    'The text of the Rego policies refuses by default, grants nothing without a condition, and has no refusal that nothing reads and no condition that always holds.',
  doesNotProve:
    'That the engine loads these files, that a service asks it before it acts, or that the conditions are the right ones: nothing is evaluated. Policies inside YAML, in bundles and in data are not seen.',
  looksIn: ['files'],
  claim,
  observation,
  nothing: { population: 0, modules: [], unread: [], queries: [] },
  describe({ files, package: name, default: wanted, reads }) {
    const where = name ?? files?.join(', ') ?? 'every policy';
    const says = [
      ...(wanted === undefined ? [] : ['refuses by default']),
      ...(reads === undefined ? [] : [`reads ${reads.join(', ')}`]),
    ];
    return `${where} ${says.length > 0 ? says.join(' and ') : 'grants nothing by mistake'}`;
  },
  judge: judgePolicy,
  audit: (files) => (files.some(({ path }) => path.endsWith('.rego')) ? [{}] : []),
};
