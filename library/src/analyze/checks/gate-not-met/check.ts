/**
 * The gate of an environment that is closed, one gap for each requirement that is not met.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import { gateOf } from '../../environments.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: 'gate-not-met',
  title: 'The gate of an environment has a requirement that is not met',
  why: 'The team has said that this must hold before the environment opens.',
  severity: 'medium',
  *find(model, { proofsIn }): Iterable<Gap> {
    for (const environment of model.environments.values()) {
      for (const { index, which, requirement, met, because } of gateOf(model, environment, proofsIn)) {
        if (met) continue;
        yield {
          about: `environments/${environment.id}`,
          which: which === '' ? `${index + 1}` : which,
          message: `The gate of "${nameOf(environment)}" requires ${requirement}, but ${because}`,
          path: ['environments', environment.id, 'gate', index],
        };
      }
    }
  },
};
