/**
 * Minimal solutions of a diagram as a zero-suppressed diagram: one path for each minimal set (Rauzy, "New algorithms for
 * fault trees analysis", 1993; Minato, "Zero-suppressed BDDs for set manipulation in combinatorial problems", 1993).
 * @module
 */
import { type Diagram, extract, rootOf } from './diagram.ts';
import { BOTTOM, NodeTable, OutOfBudget } from './node-table.ts';

/**
 * The minimal sets of members with which a diagram says yes when no other member happens. In the result a node without
 * its level is left out: what is not tested does not happen.
 *
 * @param answers the answer of each level that has only one
 * @param budget the most nodes
 * @returns undefined when the result outgrows the budget
 */
export function minimalSets(
  diagram: Diagram,
  answers: readonly (boolean | undefined)[],
  budget: number,
): Diagram | undefined {
  const { level, low, high } = diagram;
  const table = new SetTable(budget);
  const minimal = new Int32Array(level.length);
  minimal[1] = 1;
  try {
    for (let node = 2; node < level.length; node += 1) {
      const test = level[node] ?? 0;
      const without = minimal[low[node] ?? 0] ?? 0;
      const along = minimal[high[node] ?? 0] ?? 0;
      const answer = answers[test];
      if (answer !== undefined) minimal[node] = answer ? along : without;
      // With the member, whatever is not enough without it; without the member, as before.
      else minimal[node] = table.test(test, without, table.minus(along, without));
    }
  } catch (failure) {
    if (failure instanceof OutOfBudget) return undefined;
    throw failure;
  }
  return extract(table, [minimal[rootOf(diagram)] ?? 0]);
}

/** Families of sets; 0 is the family of none, 1 that of the empty set. */
class SetTable extends NodeTable {
  /** The sets of two families, the second with a further member; none is needed where the second is empty. */
  test(level: number, without: number, along: number): number {
    return along === 0 ? without : this.node(level, without, along);
  }

  /** The sets of one family that include no set of another. Recurses once a level. */
  minus(family: number, other: number): number {
    if (family === 0 || other === 1 || family === other) return 0;
    if (family === 1 || other === 0) return family;
    const known = this.recall(family, other);
    if (known >= 0) return known;
    const nodes = this.nodes;
    const own = nodes[family << 2] ?? BOTTOM;
    const theirs = nodes[other << 2] ?? BOTTOM;
    const otherLow = nodes[(other << 2) + 1] ?? 0;
    const otherHigh = nodes[(other << 2) + 2] ?? 0;
    let result: number;
    if (own > theirs) result = this.minus(family, otherLow);
    else {
      const lows = nodes[(family << 2) + 1] ?? 0;
      const highs = nodes[(family << 2) + 2] ?? 0;
      const without = this.minus(lows, own < theirs ? other : otherLow);
      const along = own < theirs ? this.minus(highs, other) : this.minus(this.minus(highs, otherHigh), otherLow);
      result = this.test(own, without, along);
    }
    this.remember(family, other, result);
    return result;
  }
}
