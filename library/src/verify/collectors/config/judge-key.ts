/**
 * Judges a value at a key, over all files that were looked at.
 * @module
 */
import type { Depth, Judgement } from '../../../model/evidence.ts';
import { byDetails, unknown } from '../../judgement.ts';
import { type Claim, tests } from './claim.ts';
import { meets, shown } from './compare.ts';
import { type Outcome, outcomeOf } from './key-outcome.ts';
import type { LookedFile, Observation } from './observation.ts';

/** Judges a claim that names a key. */
export function judgeKey(claim: Claim & { readonly key: string }, observation: Observation): Judgement {
  const { looked: files, overrides } = observation;
  if (files.length === 0) {
    const because =
      claim.file === undefined ? `No settings file has the key "${claim.key}"` : `There is no file "${claim.file}"`;
    return unknown({ because, found: 'nothing' });
  }
  const outcomes = files.map((file) => outcomeOf(claim, file));
  const sum = (pick: (outcome: Outcome) => number): number => outcomes.reduce((total, each) => total + pick(each), 0);
  const details = outcomes.flatMap((outcome) => outcome.details);
  const remarks = [...new Set(outcomes.flatMap((outcome) => outcome.remarks))];
  const found = outcomes
    .map((outcome) => outcome.found)
    .slice(0, 5)
    .join('; ');
  const grounds = files.map(({ file }) => ({ kind: 'configuration', file }) as const);
  const against = overrides.find(({ value }) => meets(value, claim) !== true);
  if (against !== undefined && details.length === 0) {
    return unknown({
      because: `"${claim.key}" is also set to "${shown(against.value)}" in "${against.file}", which wins over the file where it is used`,
      found,
      at: { file: against.file, line: against.line },
      grounds,
    });
  }
  const scope = {
    population: sum((each) => each.population),
    looked: sum((each) => each.looked),
    failed: details.length,
  };
  const depth: Depth = outcomes.every((outcome) => outcome.depth === 'active') ? 'active' : 'present';
  const judged = byDetails(details, scope, {
    ...claim,
    depth,
    found: [found, ...remarks].join('; '),
    said: { grounds },
  });
  if (judged.verdict === 'upheld') {
    const at = firstSpot(files);
    return { ...judged, because: `${claim.key} ${tests(claim).join(' and ')}`, ...(at !== undefined && { at }) };
  }
  if (judged.verdict === 'unknown' && remarks[0] !== undefined) return { ...judged, because: remarks[0] };
  return judged;
}

function firstSpot(files: readonly LookedFile[]) {
  for (const { file, found } of files)
    if (found[0] !== undefined) return { file, line: found[0].line, column: found[0].column };
  return undefined;
}
