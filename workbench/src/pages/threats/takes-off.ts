/**
 * What a control takes off a rating.
 * @module
 */
import type { Model } from 'vauban/browser';

export interface Effect {
  readonly strategy: string | undefined;
  /** As stated at the threat, at the control, or for its strategy. */
  readonly effectiveness: string | undefined;
  /** Why the threat says so. */
  readonly because: string | undefined;
  /** Levels by axis; undefined when the scheme is not part of the model, and empty when nothing is taken off. */
  readonly levels: readonly (readonly [axis: string, levels: number])[] | undefined;
}

/** What one control does against a threat that is rated under a scheme. */
export function effectOn(
  { threats, controls, strategies, schemes }: Pick<Model, 'threats' | 'controls' | 'strategies' | 'schemes'>,
  threat: string,
  { control: id, scheme }: { readonly control: string; readonly scheme: string | undefined },
): Effect {
  const control = controls.get(id);
  const use = threats.get(threat)?.controls?.find((one) => one.control === id);
  const strategy = control?.strategy;
  const effectiveness = use?.effectiveness ?? control?.effectiveness ?? strategies.get(strategy ?? '')?.effectiveness;
  const own = schemes.get(scheme ?? '');
  const taken = own?.reduces?.get(strategy ?? '')?.get(effectiveness ?? '');
  const levels = own?.reduces === undefined ? undefined : [...(taken ?? [])].filter(([, many]) => many > 0);
  return { strategy, effectiveness, because: use?.because, levels };
}

/** The same in words, such as "prevent, high: 2 off probability". */
export function effectWords({ strategy, effectiveness, levels }: Effect): string {
  const kind = [strategy, effectiveness].filter((word) => word !== undefined).join(', ');
  if (levels === undefined) return kind;
  const off =
    levels.length === 0 ? 'takes nothing off' : levels.map(([axis, many]) => `${many} off ${axis}`).join(', ');
  return kind === '' ? off : `${kind}: ${off}`;
}
