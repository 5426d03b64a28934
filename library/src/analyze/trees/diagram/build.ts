/**
 * The binary decision diagram of a module under one order of its members.
 * @module
 */
import { isNegative, type LocalGate, type Module, memberOf } from '../formula/modules.ts';
import { BinaryDiagram } from './binary-diagram.ts';
import { OutOfBudget } from './node-table.ts';

/** The diagrams of the gates of a module, as far as the budget reached. */
export interface Attempt {
  readonly table: BinaryDiagram;
  /** The root of each gate that was finished; all of them when the attempt succeeded. */
  readonly roots: readonly number[];
}

/**
 * Builds the diagrams of all gates.
 *
 * @param order the members by level, the first tested first
 * @param budget the most nodes
 */
export function build(module: Module, order: readonly number[], budget: number): Attempt {
  const table = new BinaryDiagram(budget);
  const levels = new Int32Array(order.length);
  order.forEach((member, level) => {
    levels[member] = level;
  });
  const roots: number[] = [];
  const diagramOf = (kid: number): number =>
    kid < 0 ? table.literal(levels[memberOf(kid)] ?? 0, isNegative(kid)) : (roots[kid] ?? 0);
  try {
    for (const gate of module.gates) roots.push(joined(table, gate, gate.kids.map(diagramOf)));
  } catch (failure) {
    if (!(failure instanceof OutOfBudget)) throw failure;
  }
  return { table, roots };
}

function joined(table: BinaryDiagram, { operation, atLeast }: LocalGate, kids: readonly number[]): number {
  // From the bottom up: the deepest first keeps what is built small.
  const sorted = kids.toSorted((one, other) => table.levelOf(other) - table.levelOf(one));
  if (operation === 'or') return sorted.reduce((sum, kid) => table.or(sum, kid), 0);
  if (operation !== 'at-least') return sorted.reduce((sum, kid) => table.and(sum, kid), 1);
  // row[n]: at least n of the kids so far; only where the kids to come can still make a difference.
  const row = [1, ...Array.from({ length: atLeast }, () => 0)];
  sorted.forEach((kid, at) => {
    const least = Math.max(1, atLeast - (sorted.length - 1 - at));
    for (let needed = Math.min(atLeast, at + 1); needed >= least; needed -= 1) {
      row[needed] = table.or(row[needed] ?? 0, table.and(kid, row[needed - 1] ?? 0));
    }
  });
  return row[atLeast] ?? 0;
}
