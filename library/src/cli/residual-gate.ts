/**
 * The gate of `check --max-residual`: no risk that remains may be above a level of its scheme.
 * @module
 */
import { builtInSchemes, compareLevels, levelOf, schemeOf } from '../analyze/schemes/index.ts';
import { VaubanError } from '../model/problem.ts';
import type { CheckReport } from '../report/index.ts';

/** The risks above a level, in words; a threat without a rating is above every level, because unrated is not low. */
export function aboveResidual(
  { read, analysis }: CheckReport,
  level: string,
  view: 'claimed' | 'proven',
): readonly string[] {
  const { model } = read;
  const schemes = [...builtInSchemes().values(), ...model.schemes.values()];
  if (!schemes.some((scheme) => levelOf(scheme, level) !== undefined)) {
    throw new VaubanError('USAGE', `Cannot use the level "${level}": expected a level of a risk scheme such as high`);
  }
  const unrated = analysis.findings
    .filter(({ rule }) => rule === 'threat-unrated')
    .map(({ about }) => `${about} is not rated`);
  const above = analysis.risks.flatMap((row) => {
    const scheme = schemeOf(row.scheme, model.schemes);
    const remains = row[view];
    if (scheme === undefined || remains === undefined || levelOf(scheme, level) === undefined) return [];
    return compareLevels(scheme, remains, level) > 0 ? [`${row.threat} is ${remains}`] : [];
  });
  return [...above, ...unrated];
}
