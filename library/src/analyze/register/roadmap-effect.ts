/**
 * What each phase of the roadmap takes off the risks, on top of what is done and of the phases before it.
 * @module
 */
import type { PhaseEffect } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import type { Weighed } from './register.ts';
import { levelWith } from './residuals.ts';

/** The effect of every phase, by id; a risk rated after its controls already counts them all. */
export function roadmapEffects(model: Model, threats: readonly Weighed[]): ReadonlyMap<string, readonly PhaseEffect[]> {
  const phases = [...model.phases.values()].toSorted((one, other) => one.order - other.order);
  const inPlace = new Set(
    [...model.controls.values()].filter(({ status }) => status === 'done').map(({ id }) => id as string),
  );
  const effects = new Map<string, readonly PhaseEffect[]>();
  for (const phase of phases) {
    const before = new Set(inPlace);
    for (const item of phase.items?.values() ?? []) for (const control of item.controls ?? []) inPlace.add(control);
    effects.set(
      phase.id,
      threats.flatMap((one) => effectOn(model, one, { before, after: inPlace })),
    );
  }
  return effects;
}

interface Steps {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

function effectOn(
  model: Model,
  { threat, risk, scheme, rating }: Weighed,
  { before, after }: Steps,
): readonly PhaseEffect[] {
  if (scheme === undefined || rating === undefined) return [];
  const rated = { threat, risk, scheme, rating };
  const from = levelWith(model, rated, before);
  const to = levelWith(model, rated, after);
  return from === undefined || to === undefined || from === to ? [] : [{ threat: threat.id, from, to }];
}
