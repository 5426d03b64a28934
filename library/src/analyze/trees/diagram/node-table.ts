/**
 * The nodes of a decision diagram on typed arrays: each pair of children under a level exists once. Grows by doubling
 * up to a budget, never forgets a node.
 * @module
 */

/** Thrown when a diagram outgrows its budget; caught by whoever set the budget, never seen outside. */
export class OutOfBudget extends Error {
  override readonly name = 'OutOfBudget';
}

/** The level of the two ends, below every variable. */
export const BOTTOM = 0x3fffffff;
/** Numbers of a node in {@link NodeTable.nodes}: level, low child, high child, next node of the same hash. */
export const STRIDE = 4;

/** So many operations for each node of the budget; a diagram that is built takes about two. */
const WORK = 16;
const SMALLEST = 1 << 8;
/** The cache of operations stops growing here: 32 MB. */
const LARGEST_CACHE = 1 << 21;
const FREE = -1;

/** Unique nodes and a direct-mapped cache of operations. Nodes 0 and 1 are the ends "no" and "yes". */
export class NodeTable {
  /** Four numbers a node, so that looking at one touches one line of memory. */
  nodes = new Int32Array(SMALLEST * STRIDE);
  size = 2;
  /** What is left to compute: results that the cache has lost are computed again, and that must end too. */
  #work: number;
  readonly #budget: number;
  #heads = new Int32Array(SMALLEST);
  #cache = new Int32Array(SMALLEST * STRIDE).fill(FREE);

  /** @param budget the most nodes, the ends included */
  constructor(budget: number) {
    this.#budget = budget;
    this.#work = budget * WORK;
    this.nodes[0] = BOTTOM;
    this.nodes[STRIDE] = BOTTOM;
  }

  /** The node with these children; whether it can be left out is for the caller to say. */
  node(level: number, low: number, high: number): number {
    let nodes = this.nodes;
    let slot = hash3(level, low, high) & (this.#heads.length - 1);
    let index = this.#heads[slot] ?? 0;
    while (index !== 0) {
      const at = index << 2;
      if (nodes[at] === level && nodes[at + 1] === low && nodes[at + 2] === high) return index;
      index = nodes[at + 3] ?? 0;
    }
    if (this.size >= this.#budget) throw new OutOfBudget();
    if (this.size >= this.#heads.length) {
      this.#grow();
      nodes = this.nodes;
      slot = hash3(level, low, high) & (this.#heads.length - 1);
    }
    index = this.size;
    this.size += 1;
    const at = index << 2;
    nodes[at] = level;
    nodes[at + 1] = low;
    nodes[at + 2] = high;
    nodes[at + 3] = this.#heads[slot] ?? 0;
    this.#heads[slot] = index;
    return index;
  }

  /** What an operation gave before, or -1. */
  recall(one: number, other: number): number {
    const cache = this.#cache;
    const at = (hash2(one, other) & ((cache.length >> 2) - 1)) << 2;
    return cache[at] === one && cache[at + 1] === other ? (cache[at + 2] ?? FREE) : FREE;
  }

  /** Keeps the result of an operation until another takes its place. */
  remember(one: number, other: number, result: number): void {
    this.#work -= 1;
    if (this.#work < 0) throw new OutOfBudget();
    const cache = this.#cache;
    const at = (hash2(one, other) & ((cache.length >> 2) - 1)) << 2;
    cache[at] = one;
    cache[at + 1] = other;
    cache[at + 2] = result;
  }

  #grow(): void {
    const many = this.#heads.length * 2;
    const nodes = new Int32Array(many * STRIDE);
    nodes.set(this.nodes);
    const heads = new Int32Array(many);
    for (let index = 2; index < this.size; index += 1) {
      const at = index << 2;
      const slot = hash3(nodes[at] ?? 0, nodes[at + 1] ?? 0, nodes[at + 2] ?? 0) & (many - 1);
      nodes[at + 3] = heads[slot] ?? 0;
      heads[slot] = index;
    }
    this.nodes = nodes;
    this.#heads = heads;
    if (many <= LARGEST_CACHE) this.#growCache(many);
  }

  #growCache(many: number): void {
    const old = this.#cache;
    this.#cache = new Int32Array(many * STRIDE).fill(FREE);
    for (let at = 0; at < old.length; at += STRIDE) {
      const one = old[at] ?? FREE;
      if (one !== FREE) this.remember(one, old[at + 1] ?? 0, old[at + 2] ?? 0);
    }
  }
}

function hash3(level: number, low: number, high: number): number {
  const mixed = Math.imul(level, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

function hash2(one: number, other: number): number {
  let mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
