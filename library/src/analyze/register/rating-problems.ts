/**
 * Ratings that their scheme cannot read: an unknown scheme, an axis it does not have, a value that is no level.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import type { Model } from '../../model/model.ts';
import type { ProblemCode } from '../../model/problem.ts';
import type { Path } from '../../model/raw.ts';
import { builtInSchemes, levelOf, schemeProblems } from '../schemes/index.ts';
import type { Weighed } from './register.ts';

/** A mistake at a path of the model. */
export interface RatingComplaint {
  readonly code: ProblemCode;
  readonly message: string;
  readonly path: Path;
  readonly hint?: string;
}

/** Finds what is wrong with the ratings and with the model's own schemes. */
export function ratingProblems(model: Model, threats: readonly Weighed[]): readonly RatingComplaint[] {
  const own = [...model.schemes.values()].flatMap((scheme) =>
    schemeProblems(scheme).map(
      ({ path, message }): RatingComplaint => ({
        code: 'wrong-value',
        message,
        path: ['schemes', scheme.id, ...path],
      }),
    ),
  );
  return [...own, ...threats.flatMap((one) => problemsOf(model, one))];
}

function problemsOf(model: Model, { threat, schemeId, scheme, rating, risk }: Weighed): readonly RatingComplaint[] {
  if (scheme === undefined || rating === undefined) {
    const known = [...builtInSchemes().keys(), ...model.schemes.keys()];
    const meant = didYouMean(schemeId, known);
    return [
      {
        code: 'dangling',
        message: `Unknown scheme "${schemeId}": expected one of ${known.join(', ')}`,
        path: risk.scheme === undefined ? ['system', 'scheme'] : ['threats', threat.id, 'risk', 'scheme'],
        ...(meant !== undefined && { hint: `Did you mean "${meant}"?` }),
      },
    ];
  }
  const problems = rating.problems.map(
    ({ axis, message, hint }): RatingComplaint => ({
      code: 'wrong-value',
      message,
      path: ['threats', threat.id, 'risk', axis],
      ...(hint !== undefined && { hint }),
    }),
  );
  if (threat.level === undefined || levelOf(scheme, threat.level) !== undefined) return problems;
  const levels = (scheme.levels ?? []).map(({ id }) => id);
  const meant = didYouMean(threat.level, levels);
  const wrong: RatingComplaint = {
    code: 'wrong-value',
    message: `Cannot read the level of "${threat.id}": expected one of ${levels.join(', ')}, found "${threat.level}"`,
    path: ['threats', threat.id, 'level'],
    ...(meant !== undefined && { hint: `Did you mean "${meant}"?` }),
  };
  return [...problems, wrong];
}
