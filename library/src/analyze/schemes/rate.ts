/**
 * The level of risk of a rating: from a matrix, from the product of axes, or from a CVSS vector.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { axisLevelIds, axisLevelOf, ratedAxes } from './axis.ts';
import { bandOf } from './band-of.ts';
import type { Rating, RatingProblem, VectorScorer } from './rating.ts';
import { readAxes } from './read-axes.ts';
import { type Settled, settleAxes } from './settle-axes.ts';

interface Options {
  /** A CVSS vector. */
  readonly vector?: string | undefined;
  /** Makes the score of a vector; loaded only when a model has one. */
  readonly scoreVector?: VectorScorer | undefined;
}

/**
 * Rates a threat.
 *
 * @param axes the value of each axis or factor as written: an id, a title or an alias of a level, or a number
 * @throws {TypeError} when there is a vector to score and nothing that scores it
 */
export function rate(scheme: Scheme, axes: ReadonlyMap<string, string>, options: Options = {}): Rating {
  const written = readAxes(scheme, axes);
  const settled = settleAxes(scheme, written.levels, written.factors);
  const unread = new Set(written.problems.map(({ axis }) => axis));
  const { given, assumed, missing } = fillGaps(scheme, settled, unread);
  const scored = scoreOf(scheme, options);
  const values = valuesOf(scheme, given, settled.means);
  const score = scored.score ?? productOf(scheme, values);
  const problems = [...written.problems, ...settled.problems, ...scored.problems];
  const wanting = [...missing, ...scored.missing];
  return {
    scheme: scheme.id,
    level: levelFrom(scheme, given, score),
    score,
    axes: given,
    values,
    assumed,
    missing: wanting,
    problems,
    complete: problems.length === 0 && wanting.length === 0,
  };
}

/** The axes that the level needs: given, taken by default, or missing. A value that cannot be read is neither. */
function fillGaps(scheme: Scheme, { levels, wanting }: Settled, unread: ReadonlySet<string>) {
  const given = new Map(levels);
  const assumed: string[] = [];
  const missing: string[] = [];
  for (const name of ratedAxes(scheme)) {
    const factors = wanting.get(name);
    const axis = scheme.axes?.get(name);
    const byDefault = axis?.assumed === undefined ? undefined : axisLevelOf(axis, axis.assumed);
    if (factors !== undefined) missing.push(...factors.filter((factor) => !unread.has(factor)));
    else if (given.has(name) || unread.has(name)) continue;
    else if (byDefault === undefined) missing.push(name);
    else {
      given.set(name, byDefault);
      assumed.push(name);
    }
  }
  return { given, assumed, missing };
}

function valuesOf(scheme: Scheme, given: ReadonlyMap<string, string>, means: ReadonlyMap<string, number>) {
  const values = new Map<string, number>();
  for (const [name, level] of given) {
    const value = means.get(name) ?? scheme.axes?.get(name)?.levels?.get(level)?.value;
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

/** The product of the values of axes, or undefined while one of them is not known. */
function productOf(scheme: Scheme, values: ReadonlyMap<string, number>): number | undefined {
  return scheme.score?.product.reduce<number | undefined>((product, name) => {
    const value = values.get(name);
    return product === undefined || value === undefined ? undefined : product * value;
  }, 1);
}

function levelFrom(scheme: Scheme, given: ReadonlyMap<string, string>, score: number | undefined): string | undefined {
  const { matrix } = scheme;
  if (matrix !== undefined) {
    const columns = scheme.axes?.get(matrix.columns);
    const column = columns === undefined ? -1 : axisLevelIds(columns).indexOf(given.get(matrix.columns) ?? '');
    return matrix.cells.get(given.get(matrix.rows) ?? '')?.[column];
  }
  const bands = scheme.score?.bands ?? scheme.cvss?.bands;
  return score === undefined || bands === undefined ? undefined : bandOf(bands, score);
}

interface Scored {
  readonly score: number | undefined;
  readonly problems: readonly RatingProblem[];
  readonly missing: readonly string[];
}

/** The score of a CVSS vector, where the scheme is scored by one. */
function scoreOf(scheme: Scheme, { vector, scoreVector }: Options): Scored {
  const none: Scored = { score: undefined, problems: [], missing: [] };
  if (scheme.cvss === undefined) {
    if (vector === undefined) return none;
    const message = `Cannot rate "vector" in the scheme "${scheme.id}": expected a value for each axis, found a CVSS vector`;
    return { ...none, problems: [{ axis: 'vector', found: vector, wanted: ratedAxes(scheme), message }] };
  }
  if (vector === undefined) return { ...none, missing: ['vector'] };
  if (scoreVector === undefined) throw new TypeError('Cannot score a CVSS vector: expected options.scoreVector');
  const scored = scoreVector(vector);
  const versions = scheme.cvss.versions;
  if ('score' in scored && versions.includes(scored.version)) return { ...none, score: scored.score };
  const wanted = 'wanted' in scored ? scored.wanted : versions.map((version) => `CVSS:${version}/`);
  const because =
    'problem' in scored ? scored.problem : `expected ${wanted.join(' or ')}, found CVSS:${scored.version}/`;
  return {
    ...none,
    problems: [{ axis: 'vector', found: vector, wanted, message: `Cannot rate "vector": ${because}` }],
  };
}
