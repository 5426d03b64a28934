/**
 * One value for each view.
 * @module
 */
import type { LossView } from '../../model/loss.ts';

export type ByView<Value> = Readonly<Record<LossView, Value>>;

/** Makes the value of each view. */
export function byView<Value>(make: (view: LossView) => Value): ByView<Value> {
  return { inherent: make('inherent'), claimed: make('claimed'), proven: make('proven') };
}
