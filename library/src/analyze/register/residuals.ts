/**
 * A risk without controls, with the claimed ones and with the proven ones (LANGUAGE section 3, "rated before or after
 * controls"). Where nobody has looked nothing is proven.
 * @module
 */
import type { RiskRow } from '../../model/analysis.ts';
import type { Model, Risk, Scheme, Threat } from '../../model/model.ts';
import type { Proofs } from '../../model/posture.ts';
import { relationsOf } from '../../model/relations.ts';
import { increase, type RatedControl, type Rating, rate, reduce } from '../schemes/index.ts';

interface Rated {
  readonly threat: Threat;
  readonly risk: Risk;
  readonly scheme: Scheme;
  readonly rating: Rating;
}

/** The three levels of one rated threat; a level that cannot be computed is left out. */
export function residuals(
  model: Model,
  rated: Rated,
  proofs?: Proofs,
): Pick<RiskRow, 'inherent' | 'claimed' | 'proven'> {
  const { threat, risk, scheme, rating } = rated;
  const listed = controlsOf(model, threat);
  const done = listed.filter((control) => control.done);
  const shown = done.filter(({ id }) => proofs?.get(id)?.state === 'PROVEN');
  const unproven = done.filter((control) => !shown.includes(control));
  const after = isRatedAfter(model, risk);
  const levelOf = (axes: ReadonlyMap<string, string>): string | undefined => rate(scheme, axes).level;
  if (scheme.matrix === undefined && scheme.score === undefined) return {};
  const inherent = after ? levelOf(increase(scheme, rating.axes, { lost: listed }).axes) : rating.level;
  const claimed = after ? rating.level : levelOf(reduce(scheme, rating.axes, done).axes);
  const proven = after
    ? levelOf(increase(scheme, rating.axes, { lost: unproven }).axes)
    : levelOf(reduce(scheme, rating.axes, shown).axes);
  return {
    ...(inherent !== undefined && { inherent }),
    ...(claimed !== undefined && { claimed }),
    ...(proven !== undefined && { proven }),
  };
}

/** The level of a risk when just these of its controls are in place; undefined when it cannot be computed. */
export function levelWith(model: Model, rated: Rated, inPlace: ReadonlySet<string>): string | undefined {
  const { threat, risk, scheme, rating } = rated;
  if ((scheme.matrix === undefined && scheme.score === undefined) || isRatedAfter(model, risk)) return rating.level;
  const controls = controlsOf(model, threat).filter(({ id }) => inPlace.has(id));
  return rate(scheme, reduce(scheme, rating.axes, controls).axes).level;
}

function isRatedAfter(model: Model, risk: Risk): boolean {
  return (risk.rated ?? model.system.rated ?? 'before') === 'after';
}

function controlsOf(
  model: Model,
  threat: Threat,
): readonly (RatedControl & { readonly id: string; readonly done: boolean })[] {
  const stated = new Map(threat.controls?.map((use) => [use.control as string, use.effectiveness]));
  return (relationsOf(model).controlsOfThreat.get(threat.id) ?? []).flatMap((id) => {
    const control = model.controls.get(id);
    if (control === undefined || control.status === 'retired') return [];
    // A control that does not say how well it works is taken to work as well as its strategy does in this model.
    const effectiveness =
      stated.get(id) ?? control.effectiveness ?? model.strategies.get(control.strategy ?? '')?.effectiveness;
    return [{ id, strategy: control.strategy, effectiveness, layer: control.layer, done: control.status === 'done' }];
  });
}
