/**
 * What the attacker's cheapest attack costs for each amount the defender spends on controls: bottom-up where nothing is
 * shared, otherwise by looking for the cheapest controls that raise the cost of the cheapest attack, again and again.
 * @module
 */
import type { AttackNode, AttackTree, DefenceFront } from '../../../model/attack-tree.ts';
import { type SolvedModule, solved } from '../solve.ts';
import { combined, eventsOf, type Front, frontOf, thinned } from './front.ts';
import { sharedFront } from './shared-front.ts';

export interface DefenceOptions {
  /** Whether controls that are in place are to be paid for again; otherwise they are there and cost nothing more. */
  readonly fromScratch?: boolean | undefined;
}

/** A front is thinned above this, and the result says so. */
const MOST_POINTS = 4000;
const NO_ATTACK = Number.POSITIVE_INFINITY;
/** What is certain of a part that is too large. */
const AT_LEAST: Front = [{ cost: 0, gain: 0, taken: undefined }];

/**
 * The front of defence spend and attack cost. A control that is there is taken to work; one without a price cannot be
 * bought. A step without a cost is taken to cost nothing: the front is then not exact, attacks may cost more.
 *
 * @throws {RangeError} when the tree is malformed
 */
export function defenceFront(tree: AttackTree, options: DefenceOptions = {}): DefenceFront {
  const { nodes, priceless } = forSale(tree, options);
  const { modules } = solved({ ...tree, nodes });
  let exact = true;
  const kept = (choices: Front): Front => {
    const front = frontOf(choices);
    exact &&= front.length <= MOST_POINTS;
    return thinned(front, MOST_POINTS);
  };
  const fronts: Front[] = [];
  for (const module of modules) {
    const members = module.members.map((member) =>
      member < 0 ? (fronts[~member] ?? []) : eventFront(nodes[member], member),
    );
    const plain = plainFront(module, members, kept);
    const shared = plain === undefined ? sharedFront(module, members) : undefined;
    exact &&= plain !== undefined || shared?.exact === true;
    fronts.push(plain ?? shared?.front ?? AT_LEAST);
  }
  const needed = new Set(modules.flatMap(({ members }) => members));
  const costless = nodes.filter((node, index) => needed.has(index) && node.kind === 'step' && node.cost === undefined);
  return {
    points: (fronts.at(-1) ?? []).map(({ cost, gain, taken }) => ({
      spend: cost,
      attack: gain,
      controls: eventsOf(taken).map((event) => nodes[event]?.id ?? ''),
    })),
    exact: exact && costless.length === 0,
    missing: [
      ...(costless.length === 0 ? [] : [{ measure: 'cost' as const, of: [...new Set(costless.map(({ id }) => id))] }]),
      ...(priceless.length === 0 ? [] : [{ measure: 'price' as const, of: priceless }]),
    ],
  };
}

/** The tree with every control that can be had, each one node: what is bought works wherever it stands. */
function forSale(tree: AttackTree, { fromScratch = false }: DefenceOptions) {
  const firsts = new Map<string, number>();
  const priceless = new Set<string>();
  tree.nodes.forEach((node, index) => {
    if (node.kind === 'control' && !firsts.has(node.id)) firsts.set(node.id, index);
  });
  const moved = (index: number): number => {
    const node = tree.nodes[index];
    return node?.kind === 'control' ? (firsts.get(node.id) ?? index) : index;
  };
  const nodes = tree.nodes.map((node): AttackNode => {
    const counters = node.counters?.map(moved);
    if (node.kind === 'control') {
      const isPaid = node.inPlace && !fromScratch;
      if (!isPaid && node.price === undefined) priceless.add(node.id);
      return { ...node, counters, inPlace: isPaid || node.price !== undefined, price: isPaid ? 0 : node.price };
    }
    return 'children' in node ? { ...node, counters, children: node.children.map(moved) } : { ...node, counters };
  });
  return { nodes, priceless: [...priceless] };
}

/** What an event costs the attacker, for what the defender spends: a step, or that a control fails. */
function eventFront(node: AttackNode | undefined, event: number): Front {
  if (node?.kind === 'control') {
    const bought = { cost: node.price ?? 0, gain: NO_ATTACK, taken: { event } };
    return frontOf([{ cost: 0, gain: 0, taken: undefined }, bought]);
  }
  return [{ cost: 0, gain: node?.kind === 'step' ? (node.cost ?? 0) : 0, taken: undefined }];
}

/** One gate whose members share nothing: the attacker needs the cheapest of them, or all. */
function plainFront(
  { gate, monotone }: SolvedModule,
  members: readonly Front[],
  kept: (choices: Front) => Front,
): Front | undefined {
  if (gate === undefined || gate === 'at-least' || !monotone) return undefined;
  const [join, start] =
    gate === 'or' ? [Math.min, NO_ATTACK] : [(one: number, other: number): number => one + other, 0];
  const nothing: Front = [{ cost: 0, gain: start, taken: undefined }];
  return members.reduce((front: Front, member) => kept(combined(front, member, join)), nothing);
}
