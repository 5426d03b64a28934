/**
 * The rating of a threat without controls, with the claimed ones and with the proven ones (LANGUAGE section 3, "rated
 * before or after controls").
 * @module
 */
import type { LossView } from '../../model/loss.ts';
import type { Model, Scheme, Threat } from '../../model/model.ts';
import type { Proofs } from '../../model/posture.ts';
import { relationsOf } from '../../model/relations.ts';
import { increase, type RatedControl, reduce } from '../schemes/index.ts';

/** Levels of axes, by id. */
export type Axes = ReadonlyMap<string, string>;

/** A rating as it is written, resolved to the levels of its scheme. */
export interface Rated {
  readonly threat: Threat;
  readonly scheme: Scheme;
  readonly axes: Axes;
}

/** The levels of a rating in each view. */
export function axesInViews(
  model: Model,
  { threat, scheme, axes }: Rated,
  proofs: Proofs,
): Readonly<Record<LossView, Axes>> {
  const listed = controlsOf(model, threat);
  const done = listed.filter((control) => control.done);
  const shown = done.filter(({ id }) => proofs.get(id)?.state === 'PROVEN');
  const unshown = done.filter((control) => !shown.includes(control));
  if ((threat.risk?.rated ?? model.system.rated ?? 'before') === 'before') {
    return { inherent: axes, claimed: reduce(scheme, axes, done).axes, proven: reduce(scheme, axes, shown).axes };
  }
  return {
    inherent: increase(scheme, axes, { lost: listed }).axes,
    claimed: axes,
    proven: increase(scheme, axes, { lost: unshown }).axes,
  };
}

function controlsOf(
  model: Model,
  threat: Threat,
): readonly (RatedControl & { readonly id: string; readonly done: boolean })[] {
  const stated = new Map<string, string | undefined>(threat.controls?.map((use) => [use.control, use.effectiveness]));
  return (relationsOf(model).controlsOfThreat.get(threat.id) ?? []).flatMap((id) => {
    const control = model.controls.get(id);
    if (control === undefined || control.status === 'retired') return [];
    // A control that does not say how well it works is taken to work as well as its strategy does in this model.
    const effectiveness =
      stated.get(id) ?? control.effectiveness ?? model.strategies.get(control.strategy ?? '')?.effectiveness;
    return [{ id, strategy: control.strategy, effectiveness, layer: control.layer, done: control.status === 'done' }];
  });
}
