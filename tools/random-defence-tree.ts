/**
 * Random attack-defence trees for the benchmark: gates of two to four nodes, one in five nodes countered by the other
 * side, some nodes under two gates. The same seed gives the same tree.
 * @module
 */
import type { AttackNode, AttackTree } from '../library/src/model/attack-tree.ts';

interface Wanted {
  readonly nodes: number;
  /** The share of places that an existing node takes. */
  readonly share: number;
  readonly seed: number;
}

type Side = 'attacker' | 'defender';
interface Open {
  readonly index: number;
  readonly side: Side;
}

const COUNTERED = 0.2;
const DEAREST = 100_000;

/** Grows a tree from its root until it has so many nodes; what is left open becomes a step or a control. */
export function randomDefenceTree({ nodes: many, share, seed }: Wanted): AttackTree {
  const random = randomNumbers(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const nodes: AttackNode[] = [];
  const open: Open[] = [];
  const add = (side: Side): number => {
    const index = nodes.push({ kind: 'step', id: '' }) - 1;
    open.push({ index, side });
    return index;
  };
  add('attacker');
  for (let at = 0; at < open.length; at += 1) {
    const { index, side } = open[at] ?? { index: 0, side: 'attacker' };
    const room = many - nodes.length;
    const grows = room >= 2 && (open.length - at < 3 || random() < 1 - nodes.length / many);
    const children: number[] = [];
    for (let left = grows ? 2 + pick(Math.min(3, room - 1)) : 0; left > 0; left -= 1) {
      // Only nodes that are still open: a node cannot come to stand below itself.
      const others =
        random() < share ? open.slice(at + 1).filter((one) => one.side === side && !children.includes(one.index)) : [];
      children.push(others[pick(others.length)]?.index ?? add(side));
    }
    const isCountered = random() < COUNTERED && many - nodes.length > 1;
    const counters = isCountered ? [add(side === 'attacker' ? 'defender' : 'attacker')] : [];
    const price = 1 + pick(DEAREST);
    if (children.length > 0)
      nodes[index] = { kind: random() < 0.5 ? 'or' : 'and', id: `g${index}`, children, counters };
    else if (side === 'attacker') nodes[index] = { kind: 'step', id: `a${index}`, cost: price, counters };
    else nodes[index] = { kind: 'control', id: `d${index}`, inPlace: false, price, counters };
  }
  return { stage: 'attack-tree', id: `random-${seed}`, goal: 'Random', nodes, root: 0, assumptions: [] };
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
