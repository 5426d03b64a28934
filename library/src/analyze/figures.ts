/**
 * Figures about a model: what it has of everything, what it claims, what watches it, what its course adds up to.
 * @module
 */
import type { Analysis, ClaimFigures, ControlState } from '../model/analysis.ts';
import { type Claim, claimSites } from '../model/claims.ts';
import type { Model } from '../model/model.ts';
import type { Proofs } from '../model/posture.ts';
import { isClaimed, relationsOf } from '../model/relations.ts';
import type { EntryCollection } from '../model/schema/collection.ts';

/** The collections whose sizes are printed, in the order of the contract. */
const COUNTED = [
  'zones',
  'components',
  'flows',
  'boundaries',
  'entries',
  'assets',
  'actors',
  'environments',
  'vectors',
  'threats',
  'trees',
  'controls',
  'phases',
  'frameworks',
  'detections',
  'playbooks',
  'scenarios',
] as const satisfies readonly EntryCollection[];

/** How many entries each collection has. */
export function counts(model: Model): Readonly<Record<string, number>> {
  return Object.fromEntries(COUNTED.map((name) => [name, model[name].size]));
}

/** Figures about the claims of all entries. */
export function claimFigures(model: Model): ClaimFigures {
  const claims = claimSites(model).map(({ claim }) => claim);
  const byCheck: Record<string, number> = {};
  for (const { check = 'unnamed' } of claims) byCheck[check] = (byCheck[check] ?? 0) + 1;
  const code = claims.filter((claim) => claim.check === 'code');
  const size = (of: readonly Claim[], keyOf: (claim: Claim) => unknown): number =>
    new Set(of.map((claim) => JSON.stringify(keyOf(claim))).filter((key) => key !== undefined)).size;
  const fileOf = (claim: Claim): unknown => (claim['file'] === undefined ? undefined : [claim.source, claim['file']]);
  const sourceOf = (claim: Claim): unknown => claim.source;
  return {
    claims: claims.length,
    distinct: size(claims, (claim) => claim),
    files: size(claims, fileOf),
    sources: size(claims, sourceOf),
    byCheck,
    codeReferences: {
      count: code.length,
      distinct: size(code, (claim) => claim),
      files: size(code, fileOf),
      sources: size(code, sourceOf),
    },
  };
}

/** Which rated threats some detection would notice, and which none. */
export function detectionFigures(model: Model): Analysis['detections'] {
  const { detectionsOfThreat } = relationsOf(model);
  const rated = [...model.threats.values()].filter(
    (threat) => threat.risk !== undefined && threat.partOf === undefined,
  );
  return {
    watched: Object.fromEntries(detectionsOfThreat),
    unwatched: rated.filter((threat) => !detectionsOfThreat.has(threat.id)).map((threat) => threat.id),
  };
}

/** What the course adds up to, or undefined when there is none. */
export function courseFigures(model: Model): Analysis['course'] {
  const { course } = model;
  if (course === undefined) return undefined;
  const exercises = [...(course.exercises?.values() ?? [])];
  const sum = (numbers: readonly (number | undefined)[]): number =>
    numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
  return {
    minutes: sum([...(course.lessons?.values() ?? [])].map((lesson) => lesson.minutes)),
    exerciseMinutes: sum(exercises.map((exercise) => exercise.minutes)),
    weight: sum([...(course.assessment?.values() ?? [])].map((part) => part.weight)),
    // A full answer names a threat for each STRIDE letter at each component.
    cells: sum(exercises.map((exercise) => (exercise.components?.length ?? 0) * 6)),
  };
}

/** How many controls are in each state; where nobody has looked, nothing is proven, stale or refuted. */
export function controlStates(model: Model, proofs?: Proofs): Readonly<Record<ControlState, number>> {
  const counted = { PROVEN: 0, STALE: 0, CLAIMED: 0, REFUTED: 0, none: 0 };
  for (const control of model.controls.values()) {
    counted[proofs?.get(control.id)?.state ?? (isClaimed(control) ? 'CLAIMED' : 'none')] += 1;
  }
  return counted;
}
