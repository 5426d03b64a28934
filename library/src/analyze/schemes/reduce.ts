/**
 * What controls take off a rating, and what a rating made after controls gains when they do not work. Formula: for
 * each axis the largest reduction counts; a control in another layer than the largest one takes off one more level.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { axisLevelIds } from './axis.ts';

/** A control that is in effect, as far as a rating is concerned. */
export interface RatedControl {
  readonly id?: string | undefined;
  readonly strategy?: string | undefined;
  readonly effectiveness?: string | undefined;
  readonly layer?: string | undefined;
}

/** What controls take off one axis. */
export interface Reduction {
  /** How many levels, before the end of the axis is reached. */
  readonly levels: number;
  /** The control that takes off the most. */
  readonly by: RatedControl;
  /** The control in another layer that takes off one more, if any. */
  readonly also: RatedControl | undefined;
}

/** Why one axis moved. */
export interface AxisChange {
  readonly axis: string;
  readonly from: string;
  readonly to: string;
  readonly reduction: Reduction;
}

/** A rating that controls have moved. */
export interface Moved {
  /** The levels of all axes that were given, by id. */
  readonly axes: ReadonlyMap<string, string>;
  readonly changes: readonly AxisChange[];
}

/**
 * Lowers a rating made before controls, never below the lowest level of an axis.
 *
 * @param axes the levels of its axes, by id
 */
export function reduce(scheme: Scheme, axes: ReadonlyMap<string, string>, controls: readonly RatedControl[]): Moved {
  return move(scheme, axes, (axis) => {
    const reduction = takenOff(scheme, axis, controls);
    return reduction === undefined ? undefined : { by: -reduction.levels, reduction };
  });
}

/**
 * Raises a rating made after controls by what some of them were to take off, never above the highest level of an axis.
 *
 * @param axes the levels of its axes, by id
 * @param controls.lost the controls that are not there
 * @param controls.kept those that are; what they take off as well is not lost
 */
export function increase(
  scheme: Scheme,
  axes: ReadonlyMap<string, string>,
  controls: { readonly lost: readonly RatedControl[]; readonly kept?: readonly RatedControl[] },
): Moved {
  const { lost, kept = [] } = controls;
  return move(scheme, axes, (axis) => {
    const reduction = takenOff(scheme, axis, [...lost, ...kept]);
    const still = takenOff(scheme, axis, kept)?.levels ?? 0;
    return reduction === undefined ? undefined : { by: reduction.levels - still, reduction };
  });
}

/** What controls take off one axis together; undefined when none of them takes anything. */
export function takenOff(scheme: Scheme, axis: string, controls: readonly RatedControl[]): Reduction | undefined {
  const effects = controls
    .map((control) => ({ control, levels: effectOf(scheme, axis, control) }))
    .filter(({ levels }) => levels > 0);
  const most = Math.max(0, ...effects.map(({ levels }) => levels));
  const largest = effects.filter(({ levels }) => levels === most).map(({ control }) => control);
  for (const by of largest) {
    const also = effects.find(({ control }) => standsApart(by, control))?.control;
    if (also !== undefined) return { levels: most + 1, by, also };
  }
  const [by] = largest;
  return by === undefined ? undefined : { levels: most, by, also: undefined };
}

function effectOf(scheme: Scheme, axis: string, { strategy, effectiveness }: RatedControl): number {
  return (
    scheme.reduces
      ?.get(strategy ?? '')
      ?.get(effectiveness ?? '')
      ?.get(axis) ?? 0
  );
}

/** Whether two controls are known to stand in different layers. */
function standsApart(first: RatedControl, second: RatedControl): boolean {
  return first.layer !== undefined && second.layer !== undefined && first.layer !== second.layer;
}

type Step = { readonly by: number; readonly reduction: Reduction };

function move(scheme: Scheme, axes: ReadonlyMap<string, string>, stepOf: (axis: string) => Step | undefined): Moved {
  const moved = new Map(axes);
  const changes: AxisChange[] = [];
  for (const [axis, from] of axes) {
    const step = stepOf(axis);
    if (step === undefined) continue;
    const to = shifted(scheme, axis, { from, by: step.by });
    moved.set(axis, to);
    if (to !== from) changes.push({ axis, from, to, reduction: step.reduction });
  }
  return { axes: moved, changes };
}

/** The level so many steps above another one, within the axis. */
function shifted(scheme: Scheme, axis: string, { from, by }: { readonly from: string; readonly by: number }): string {
  const described = scheme.axes?.get(axis);
  const levels = described === undefined ? [] : axisLevelIds(described);
  const place = levels.indexOf(from);
  if (place === -1) {
    throw new RangeError(`Cannot move "${axis}": expected one of ${levels.join(', ')}, found "${from}"`);
  }
  return levels[Math.min(levels.length - 1, Math.max(0, place + by))] ?? from;
}
