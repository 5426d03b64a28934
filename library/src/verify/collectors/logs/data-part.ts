/**
 * Personal data and secrets that must not stand in logs.
 * @module
 */
import type { Detail } from '../../../model/evidence.ts';
import { byDetails } from '../../judgement.ts';
import type { Claim } from './claim.ts';
import { type Kind, kindInfo, kindsOf } from './kinds.ts';
import { linesText, type Part, scopeOf, times, worstFirst } from './part.ts';

/** The kinds that must not stand in the logs. */
export function absentKinds({ absent = [], allow = [], noPersonalData }: Claim): readonly Kind[] {
  const asked = [...absent, ...(noPersonalData === true ? (['personal-data'] as const) : [])];
  const kinds = asked.flatMap((one) => (one === 'personal-data' || one === 'secrets' ? kindsOf(one) : [one]));
  return [...new Set(kinds)].filter((kind) => !allow.includes(kind));
}

/** Kinds of data that must not stand there. */
export const data: Part = (claim, observed) => {
  const kinds = absentKinds(claim);
  if (kinds.length === 0) return undefined;
  const details: Detail[] = [];
  let failed = 0;
  for (const { file, data: found } of observed.files) {
    for (const { kind, count, lines, places } of found) {
      if (!kinds.includes(kind)) continue;
      failed += lines;
      const { severity, title } = kindInfo(kind);
      const [first] = places;
      if (first === undefined) continue;
      const { line, column } = first;
      const message = `A ${title} stands here ${times(count)}, such as ${first.masked} (${first.hash})`;
      details.push({
        check: kind,
        severity,
        message,
        at: { file, line, column },
        hint: 'Take it out before the line is written',
      });
    }
  }
  return byDetails(details.sort(worstFirst), scopeOf(observed, failed), {
    ...claim,
    depth: 'active',
    found: `${details.length === 0 ? 'nothing' : 'something'} of ${kinds.length} kinds in ${linesText(observed)}`,
  });
};
