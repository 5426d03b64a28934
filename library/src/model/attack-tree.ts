/**
 * Attack trees as a graph, whatever they were read from, and what the analysis of one gives. Plain readonly data: nodes
 * refer to each other by their index, so that a shared node is one node.
 * @module
 */
import type { Problem } from './problem.ts';

/** What a step asks of the attacker. A number that is absent is unknown, never zero. */
export interface StepNumbers {
  /** The probability that it succeeds when it is tried, 0 to 1. */
  readonly probability?: number | undefined;
  /** What it costs the attacker. */
  readonly cost?: number | undefined;
  /** How long it takes, in seconds. */
  readonly time?: number | undefined;
  /** The skill it takes, 1 none to 5 state-grade. */
  readonly skill?: number | undefined;
  /** The probability that it is noticed, 0 to 1. */
  readonly detectability?: number | undefined;
}

interface AnyNode {
  readonly id: string;
  readonly title?: string | undefined;
  /** What it costs the defender when this node is reached. */
  readonly damage?: number | undefined;
  /** Controls, or gates over controls, that stop this node: it needs that none of them holds. */
  readonly counters?: readonly number[] | undefined;
}

/** Something the attacker does; a basic event of a fault tree. */
export interface AttackStep extends AnyNode, StepNumbers {
  readonly kind: 'step';
}

/** A control that stops a node. */
export interface AttackControl extends AnyNode {
  readonly kind: 'control';
  /** Whether it is there; one that is only planned stops nobody. */
  readonly inPlace: boolean;
  /** The probability that it works when it is there. */
  readonly works?: number | undefined;
  /** What it costs the defender to have. */
  readonly price?: number | undefined;
}

/** Nodes joined: one of them, all, all in order, some, an odd number, or not the one. */
export interface AttackGate extends AnyNode {
  readonly kind: 'or' | 'and' | 'then' | 'at-least' | 'xor' | 'not';
  readonly children: readonly number[];
  /** How many children an `at-least` gate needs. */
  readonly atLeast?: number | undefined;
}

/** A node whose answer is given: the attacker has it already, or cannot have it. */
export interface FixedNode extends AnyNode {
  readonly kind: 'fixed';
  readonly holds: boolean;
}

export type AttackNode = AttackStep | AttackControl | AttackGate | FixedNode;

/** An attack tree. */
export interface AttackTree {
  readonly stage: 'attack-tree';
  readonly id: string;
  /** What the attacker wants. */
  readonly goal: string;
  readonly nodes: readonly AttackNode[];
  readonly root: number;
  /** What was taken for granted while it was read. */
  readonly assumptions: readonly string[];
}

/** The trees of files in another tool's format; none while there is a problem. */
export interface ForeignTrees {
  readonly trees: readonly AttackTree[];
  readonly problems: readonly Problem[];
}

/** A range that the true value lies in; both ends are the value where it is known. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Numbers that a measure needs and nobody has stated. */
export interface MissingNumbers {
  readonly measure: 'probability' | 'works' | 'cost' | 'time' | 'skill' | 'detectability' | 'damage' | 'price';
  /** The steps or controls without it, in the order of the tree. */
  readonly of: readonly string[];
}

/** One minimal attack set: all of its steps are needed, and together they reach the goal. */
export interface AttackSet {
  readonly steps: readonly string[];
  /** Controls that must fail for it. */
  readonly despite: readonly string[];
}

/** How attacks are ranked; `steps` is the fewest. */
export type Ranking = 'probability' | 'cost' | 'time' | 'stealth' | 'skill' | 'steps';

/** A minimal attack set with its figures; a figure is absent where a step lacks the number it needs. */
export interface RankedAttack extends AttackSet {
  /** That all its steps succeed and all the controls in its way fail. */
  readonly probability?: number | undefined;
  readonly cost?: number | undefined;
  /** In seconds; steps run side by side unless a gate orders them. */
  readonly time?: number | undefined;
  /** The highest skill any of its steps takes. */
  readonly skill?: number | undefined;
  /** The probability that none of its steps is noticed. */
  readonly stealth?: number | undefined;
}

/** The best attacks by one measure. */
export interface BestAttacks {
  readonly by: Ranking;
  /** The best first. */
  readonly attacks: readonly RankedAttack[];
  /** Whether these are certainly the best; no when the search was cut short. */
  readonly proven: boolean;
}

/** What the attacker can do. */
export interface AttackerProfile {
  /** Steps that take more skill are out of reach; those that do not say are within it. */
  readonly skill?: number | undefined;
  /** The most that an attack may cost. */
  readonly budget?: number | undefined;
  /** Steps that are out of reach from where the attacker stands. */
  readonly without?: readonly string[] | undefined;
}

/** How much one step or control matters (the definitions of fault tree analysis). */
export interface Importance {
  readonly id: string;
  readonly kind: 'step' | 'control';
  /** The probability of the event: that the step succeeds, that the control fails. */
  readonly probability?: number | undefined;
  /** The share of the minimal attack sets it is part of. */
  readonly share?: number | undefined;
  /** Birnbaum: by how much the goal becomes likelier when the event is certain instead of impossible. */
  readonly birnbaum?: number | undefined;
  /** Criticality: the chance that the event is the one that decides, given that the goal is reached. */
  readonly criticality?: number | undefined;
  /** Fussell-Vesely (diagnostic): the probability of the event, given that the goal is reached. */
  readonly fussellVesely?: number | undefined;
  /** Risk achievement worth: how many times likelier the goal is when the event is certain. */
  readonly riskAchievementWorth?: number | undefined;
  /** Risk reduction worth: how many times less likely when the event is impossible; infinite when nothing is left. */
  readonly riskReductionWorth?: number | undefined;
}

/** How many minimal attack sets there are. */
export interface AttackSetCount {
  /** Exact; a decimal text where it is above 2^53. Absent when they could not be counted. */
  readonly count?: number | string | undefined;
  /** How many there are of each number of steps, the fewest first; empty when they have too many different numbers. */
  readonly bySize: readonly { readonly steps: number; readonly sets: number | string }[];
  /** What a set means in this tree. */
  readonly means: string;
}

/** Everything that is computed for a tree. */
export interface TreeAnalysis {
  readonly stage: 'tree-analysis';
  readonly tree: AttackTree;
  readonly goal: string;
  readonly steps: number;
  readonly controls: number;
  readonly gates: number;
  /** Whether more steps never hurt the attacker; when not, sets are those of the nearest tree where they do not. */
  readonly coherent: boolean;
  /** Exact; absent where a number is missing or the tree is too large. */
  readonly probability?: number | undefined;
  /** Always sound; both ends are the probability where it is known. */
  readonly bounds: Bounds;
  /** Why there are only bounds, when the diagram of the tree outgrew its budget. */
  readonly tooLarge?: string | undefined;
  readonly minimalAttackSets: AttackSetCount;
  readonly importance: readonly Importance[];
  readonly best: BestAttacks;
  /** Approximations that other tools print, for comparison only. */
  readonly approximations?: { readonly rareEvent: number; readonly minimalCutUpperBound?: number | undefined };
  readonly assumptions: readonly string[];
  readonly missing: readonly MissingNumbers[];
}

/** A point of a front: no other choice is better in both. */
export interface CostDamagePoint {
  readonly cost: number;
  readonly damage: number;
  readonly steps: readonly string[];
}

/** What an attacker can do for each budget. */
export interface CostDamageFront {
  readonly points: readonly CostDamagePoint[];
  /** Whether every point is there; no when the front was thinned. */
  readonly exact: boolean;
  readonly missing: readonly MissingNumbers[];
}

/** What the attacker's cheapest attack costs for each spend; an infinite cost means that no attack is left. */
export interface DefencePoint {
  readonly spend: number;
  readonly attack: number;
  /** The controls to have for it. */
  readonly controls: readonly string[];
}

/** What the defender gets for each spend. */
export interface DefenceFront {
  readonly points: readonly DefencePoint[];
  readonly exact: boolean;
  readonly missing: readonly MissingNumbers[];
}
