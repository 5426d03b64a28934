/**
 * What a coverage path can reach: the collections as written, the built-in schemes, and what is computed.
 * @module
 */

import type { Analysis } from '../../model/analysis.ts';
import { COLLECTIONS, SINGLES } from '../../model/collection-name.ts';
import { isRawMap, type Raw, type RawMap } from '../../model/raw.ts';
import type { ReadResult } from '../../model/read/read-texts.ts';
import { CHECKS } from '../checks/registry.ts';
import { packedSchemes } from '../packed-schemes.ts';

/** Puts together everything the paths of a coverage may lead to. */
export function coverageRoot(result: ReadResult, analysis?: Analysis): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const name of [...COLLECTIONS, ...SINGLES]) {
    const raw: Raw | undefined = result.raw([name]);
    if (raw !== undefined) root[name] = raw;
  }
  root['schemes'] = { ...packedSchemes, ...(isRawMap(root['schemes'] as Raw) ? (root['schemes'] as RawMap) : {}) };
  if (analysis !== undefined) root['computed'] = { ...analysis, gaps: gapsByCheck(analysis) };
  return root;
}

/** What the structural checks report, by check. */
function gapsByCheck(analysis: Analysis): Readonly<Record<string, readonly string[]>> {
  const gaps: Record<string, string[]> = Object.fromEntries(CHECKS.map(({ id }) => [id, []]));
  for (const { rule, about } of analysis.findings) (gaps[rule] ?? []).push(about);
  return gaps;
}
