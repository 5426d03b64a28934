/**
 * Every place in a scheme that names an axis or a level of risk.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import type { Path } from '../../model/raw.ts';

/** A name and where it stands in the scheme. */
export interface Named {
  readonly path: Path;
  readonly name: string;
}

/** Every place that names an axis. */
export function namedAxes({ matrix, score, reduces }: Scheme): readonly Named[] {
  const named: Named[] = [];
  if (matrix !== undefined) named.push({ path: ['matrix', 'rows'], name: matrix.rows });
  if (matrix !== undefined) named.push({ path: ['matrix', 'columns'], name: matrix.columns });
  for (const [place, name] of (score?.product ?? []).entries()) named.push({ path: ['score', 'product', place], name });
  for (const [strategy, degrees] of reduces ?? []) {
    for (const [degree, axes] of degrees) {
      for (const name of axes.keys()) named.push({ path: ['reduces', strategy, degree, name], name });
    }
  }
  return named;
}

/** Every place that names a level of risk. */
export function namedLevels({ matrix, score, cvss, decisions }: Scheme): readonly Named[] {
  const named: Named[] = [];
  for (const [row, levels] of matrix?.cells ?? []) {
    for (const [place, name] of levels.entries()) named.push({ path: ['matrix', 'cells', row, place], name });
  }
  for (const name of score?.bands.keys() ?? []) named.push({ path: ['score', 'bands', name], name });
  for (const name of cvss?.bands.keys() ?? []) named.push({ path: ['cvss', 'bands', name], name });
  for (const [place, { level, optionalAt }] of (decisions ?? []).entries()) {
    if (level !== undefined) named.push({ path: ['decisions', place, 'level'], name: level });
    for (const name of optionalAt ?? []) named.push({ path: ['decisions', place, 'optional-at'], name });
  }
  return named;
}
