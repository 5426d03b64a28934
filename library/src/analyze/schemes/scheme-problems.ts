/**
 * What does not fit together inside a scheme: names of axes and levels that are not there, cells that are missing.
 * The schema cannot see it, and a scheme with such a gap would rate some threats with nothing.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import type { Path } from '../../model/raw.ts';
import { type Axis, axisLevelIds, axisLevelOf } from './axis.ts';
import { foldWord } from './fold-word.ts';
import { type Named, namedAxes, namedLevels } from './names-in.ts';

/** One thing that does not fit, and where in the scheme it stands. */
export interface SchemeProblem {
  readonly path: Path;
  readonly message: string;
}

/** Everything that does not fit together inside a scheme. */
export function schemeProblems(scheme: Scheme): readonly SchemeProblem[] {
  const found = [
    ...[...(scheme.axes ?? [])].flatMap(([name, axis]) => axisProblems(scheme, name, axis)),
    ...matrixProblems(scheme),
    ...bandProblems(scheme),
    ...valueProblems(scheme),
    ...namedAxes(scheme)
      .filter(({ name }) => !scheme.axes?.has(name))
      .map(unknown('an axis')),
    ...namedLevels(scheme)
      .filter(({ name }) => !hasLevel(scheme, name))
      .map(unknown('a level of risk')),
    ...ambiguous(scheme.levels ?? [], ['levels']),
  ];
  const ways = [scheme.matrix, scheme.score, scheme.cvss].filter((way) => way !== undefined).length;
  if (ways === 1) return found;
  return [
    ...found,
    { path: [], message: `Expected one of matrix, score and cvss, found ${ways === 0 ? 'none' : ways}` },
  ];
}

function unknown(wanted: string) {
  return ({ path, name }: Named): SchemeProblem => ({ path, message: `Expected ${wanted}, found "${name}"` });
}

function hasLevel(scheme: Scheme, id: string): boolean {
  return scheme.levels?.some((level) => level.id === id) ?? false;
}

function axisProblems(scheme: Scheme, name: string, axis: Axis): readonly SchemeProblem[] {
  const path = ['axes', name];
  const levels = axisLevelIds(axis);
  const found: SchemeProblem[] = [];
  if (levels.length === 0) found.push({ path, message: `Expected levels of the axis "${name}", found none` });
  if (axis.assumed !== undefined && axisLevelOf(axis, axis.assumed) === undefined) {
    found.push({
      path: [...path, 'assumed'],
      message: `Expected one of ${levels.join(', ')}, found "${axis.assumed}"`,
    });
  }
  for (const level of axis.bands?.keys() ?? []) {
    if (!levels.includes(level))
      found.push(unknown('a level of the axis')({ path: [...path, 'bands', level], name: level }));
  }
  for (const [group, factors] of axis.factors ?? []) {
    const lost = factors.filter((factor) => !scheme.factors?.has(factor));
    found.push(...lost.map((factor) => unknown('a factor')({ path: [...path, 'factors', group], name: factor })));
  }
  const described = [...(axis.levels ?? [])].map(([id, level]) => ({ ...level, id }));
  return [...found, ...ambiguous(described, [...path, 'levels'])];
}

/** A matrix has one cell for each pair of levels. */
function matrixProblems({ axes, matrix }: Scheme): readonly SchemeProblem[] {
  const rows = axes?.get(matrix?.rows ?? '');
  const columns = axes?.get(matrix?.columns ?? '');
  if (matrix === undefined || rows === undefined || columns === undefined) return [];
  const width = axisLevelIds(columns).length;
  const path = ['matrix', 'cells'];
  const wanted = axisLevelIds(rows);
  return [
    ...wanted
      .filter((row) => matrix.cells.get(row)?.length !== width)
      .map((row) => ({
        path: [...path, row],
        message: `Expected ${width} cells in the row "${row}", found ${matrix.cells.get(row)?.length ?? 0}`,
      })),
    ...[...matrix.cells.keys()]
      .filter((row) => !wanted.includes(row))
      .map((row) => unknown('a level of the axis')({ path: [...path, row], name: row })),
  ];
}

/** Bands rise with the levels, so that a higher score never gives a lower level. */
function bandProblems({ levels, score, cvss }: Scheme): readonly SchemeProblem[] {
  const bands = score?.bands ?? cvss?.bands;
  if (bands === undefined) return [];
  const starts = (levels ?? []).flatMap(({ id }) => bands.get(id) ?? []);
  const rising = starts.every((start, place) => place === 0 || start > (starts[place - 1] ?? Number.NaN));
  if (rising && starts.length === bands.size) return [];
  return [
    { path: [score === undefined ? 'cvss' : 'score', 'bands'], message: 'Expected bands that rise with the levels' },
  ];
}

/** A product needs a number for each level it multiplies. */
function valueProblems({ axes, score }: Scheme): readonly SchemeProblem[] {
  return (score?.product ?? []).flatMap((name) =>
    [...(axes?.get(name)?.levels ?? [])]
      .filter(([, { value }]) => value === undefined)
      .map(([id]) => ({
        path: ['axes', name, 'levels', id],
        message: `Expected a value of the level "${id}", found none`,
      })),
  );
}

interface NamedLevel {
  readonly id: string;
  readonly title?: string | undefined;
  readonly aka?: readonly string[] | undefined;
}

/** A word may name one level only. */
function ambiguous(levels: readonly NamedLevel[], path: Path): readonly SchemeProblem[] {
  const owners = new Map<string, string>();
  const found: SchemeProblem[] = [];
  for (const { id, title, aka } of levels) {
    for (const word of [id, ...(title === undefined ? [] : [title]), ...(aka ?? [])]) {
      const owner = owners.get(foldWord(word));
      if (owner !== undefined && owner !== id) {
        found.push({
          path: [...path, id],
          message: `Expected a word of its own, found "${word}", which names "${owner}"`,
        });
      }
      owners.set(foldWord(word), id);
    }
  }
  return found;
}
