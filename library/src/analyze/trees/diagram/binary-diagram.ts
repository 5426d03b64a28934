/**
 * Reduced ordered binary decision diagrams: the formula of a module as a graph with one test a level (Bryant,
 * "Graph-Based Algorithms for Boolean Function Manipulation", 1986).
 * @module
 */
import { BOTTOM, NodeTable } from './node-table.ts';

/** Diagrams that share their nodes. */
export class BinaryDiagram extends NodeTable {
  /** The diagram of one test. */
  literal(level: number, negative: boolean): number {
    return negative ? this.node(level, 1, 0) : this.node(level, 0, 1);
  }

  /** The node of a test; none is needed where both answers lead to the same. */
  test(level: number, no: number, yes: number): number {
    return no === yes ? no : this.node(level, no, yes);
  }

  /** Both hold. Recurses once a level. */
  and(one: number, other: number): number {
    if (one === other) return one;
    const f = Math.min(one, other);
    const g = Math.max(one, other);
    if (f <= 1) return f === 0 ? 0 : g;
    const key = f << 1;
    const known = this.recall(key, g);
    if (known >= 0) return known;
    const nodes = this.nodes;
    const levelF = nodes[f << 2] ?? BOTTOM;
    const levelG = nodes[g << 2] ?? BOTTOM;
    const lowF = levelF <= levelG ? (nodes[(f << 2) + 1] ?? 0) : f;
    const highF = levelF <= levelG ? (nodes[(f << 2) + 2] ?? 0) : f;
    const lowG = levelG <= levelF ? (nodes[(g << 2) + 1] ?? 0) : g;
    const highG = levelG <= levelF ? (nodes[(g << 2) + 2] ?? 0) : g;
    const low = this.and(lowF, lowG);
    const high = this.and(highF, highG);
    const result = this.test(Math.min(levelF, levelG), low, high);
    this.remember(key, g, result);
    return result;
  }

  /** One of them holds, or both. Recurses once a level. */
  or(one: number, other: number): number {
    if (one === other) return one;
    const f = Math.min(one, other);
    const g = Math.max(one, other);
    if (f <= 1) return f === 1 ? 1 : g;
    const key = (f << 1) | 1;
    const known = this.recall(key, g);
    if (known >= 0) return known;
    const nodes = this.nodes;
    const levelF = nodes[f << 2] ?? BOTTOM;
    const levelG = nodes[g << 2] ?? BOTTOM;
    const lowF = levelF <= levelG ? (nodes[(f << 2) + 1] ?? 0) : f;
    const highF = levelF <= levelG ? (nodes[(f << 2) + 2] ?? 0) : f;
    const lowG = levelG <= levelF ? (nodes[(g << 2) + 1] ?? 0) : g;
    const highG = levelG <= levelF ? (nodes[(g << 2) + 2] ?? 0) : g;
    const low = this.or(lowF, lowG);
    const high = this.or(highF, highG);
    const result = this.test(Math.min(levelF, levelG), low, high);
    this.remember(key, g, result);
    return result;
  }

  levelOf(node: number): number {
    return this.nodes[node << 2] ?? BOTTOM;
  }
}
