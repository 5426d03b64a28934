/**
 * What a page about an attack tree is made from.
 * @module
 */
import type { Bounds, CostDamageFront, DefenceFront, TreeAnalysis } from '../../model/attack-tree.ts';

export interface TreeReport {
  /** The path as the user gave it. */
  readonly path: string;
  /** The words of the call after the command, so that it can be made again. */
  readonly call: readonly string[];
  /** Whether it is a model, not a file of another tool. */
  readonly isModel: boolean;
  readonly analysis: TreeAnalysis;
  /** The probability of the nodes that are drawn, by their index. */
  readonly probabilities: ReadonlyMap<number, Bounds>;
  readonly damage?: CostDamageFront | undefined;
  readonly defence?: DefenceFront | undefined;
}
