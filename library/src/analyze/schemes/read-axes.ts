/**
 * The written values of a rating, read as levels of axes and as factors.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import type { Scheme } from '../../model/model.ts';
import { type Axis, axisLevelIds, axisLevelOf } from './axis.ts';
import type { RatingProblem } from './rating.ts';

/** What a rating says, read; a value that cannot be read is in `problems` and nowhere else. */
export interface ReadAxes {
  readonly levels: ReadonlyMap<string, string>;
  readonly factors: ReadonlyMap<string, number>;
  readonly problems: readonly RatingProblem[];
}

/** Reads each value of a rating. */
export function readAxes(scheme: Scheme, written: ReadonlyMap<string, string>): ReadAxes {
  const levels = new Map<string, string>();
  const factors = new Map<string, number>();
  const problems: RatingProblem[] = [];
  for (const [name, found] of written) {
    const axis = scheme.axes?.get(name);
    const rated = axis === undefined ? axisOfFactor(scheme, name) : undefined;
    if (axis !== undefined) {
      const level = axisLevelOf(axis, found);
      if (level === undefined) problems.push(notALevel(name, axis, found));
      else levels.set(name, level);
    } else if (rated !== undefined) {
      const [low, high] = rated.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      const value = found.trim() === '' ? Number.NaN : Number(found);
      if (value >= low && value <= high) factors.set(name, value);
      else problems.push(problem(name, found, [`a number from ${low} to ${high}`]));
    } else problems.push(notAnAxis(scheme, name, found));
  }
  return { levels, factors, problems };
}

/** The axis that a factor belongs to. */
function axisOfFactor(scheme: Scheme, factor: string): Axis | undefined {
  for (const axis of scheme.axes?.values() ?? []) {
    for (const group of axis.factors?.values() ?? []) if (group.includes(factor)) return axis;
  }
  return undefined;
}

function problem(axis: string, found: string, wanted: readonly string[]): RatingProblem {
  return { axis, found, wanted, message: `Cannot rate "${axis}": expected ${oneOf(wanted)}, found "${found}"` };
}

function notALevel(name: string, axis: Axis, found: string): RatingProblem {
  const ids = axisLevelIds(axis);
  const wanted = ids.map((id) => {
    const title = axis.levels?.get(id)?.title;
    return title === undefined || title.toLowerCase() === id ? id : `${id} (${title})`;
  });
  const names = [...(axis.levels ?? [])].flatMap(([id, { title, aka }]) => [title ?? id, ...(aka ?? [])]);
  // Between words as short as "2" and "3" everything is near everything.
  const meant = found.length < 3 ? undefined : didYouMean(found, names);
  return withHint({ ...problem(name, found, wanted), wanted: ids }, meant);
}

function notAnAxis(scheme: Scheme, name: string, found: string): RatingProblem {
  const wanted = [...(scheme.axes?.keys() ?? []), ...(scheme.factors?.keys() ?? [])];
  const expected = wanted.length === 0 ? 'a CVSS vector and no axes' : oneOf(wanted);
  const message = `Cannot rate "${name}" in the scheme "${scheme.id}": expected ${expected}, found an axis it does not have`;
  return withHint({ axis: name, found, wanted, message }, didYouMean(name, wanted));
}

function withHint(of: RatingProblem, meant: string | undefined): RatingProblem {
  return meant === undefined ? of : { ...of, hint: `Did you mean "${meant}"?` };
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
