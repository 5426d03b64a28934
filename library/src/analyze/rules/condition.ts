/**
 * Conditions compiled to closures: what is true of an element, why, and what would have to be known (LANGUAGE
 * section 6).
 * @module
 */
import type { Path } from '../../model/raw.ts';
import type { Element } from '../facts/element.ts';
import type { ElementKind } from '../facts/fact-schema.ts';
import type { Fact } from '../facts/fact-table.ts';
import type { World } from '../facts/world.ts';
import type { Truth } from './truth.ts';

/** One thing that was true, in words. */
export interface Reason {
  readonly text: string;
  /** The address of the element it is about. */
  readonly about: string;
  /** The fact that was asked, and the values that would have made it otherwise. */
  readonly fact?: string;
  readonly instead?: readonly string[];
}

/** A fact nobody has stated. */
export interface Open {
  readonly element: Element;
  readonly fact: Fact;
}

/** A part of a condition that has no parts: a fact of an element, a set without a fitting member, a walk. */
export type Leaf =
  | { readonly of: 'fact'; readonly element: Element; readonly fact: Fact }
  | { readonly of: 'set'; readonly element: Element; readonly set: string }
  | { readonly of: 'more'; readonly element: Element; readonly set: string; readonly count: number }
  | { readonly of: 'walk'; readonly element: Element };

/** A compiled condition. */
export interface Condition {
  judge(world: World, element: Element): Truth;
  /** What makes it true; asked only when it is. */
  reasons(world: World, element: Element): readonly Reason[];
  /** What would have to be known; asked only when it is unknown. */
  open(world: World, element: Element): readonly Open[];
  /** The facts and sets by which it is as true as it is; asked only for the truth it has. */
  leaves(world: World, element: Element, truth: Truth): readonly Leaf[];
  /** Every fact it asks for, by kind of element; for the checks of the rules themselves. */
  readonly asks: readonly Asked[];
  /** Those without which it cannot be anything but false; what a model never says need not be looked for. */
  readonly needs: readonly Asked[];
  /** How much work it is to judge, roughly; in `all` the cheap ones are judged first. */
  readonly cost: number;
  /** The condition without its values: two rules with the same shape are one rule. */
  readonly shape: string;
}

/** A fact a condition asks for, with the values that make it true. */
export interface Asked {
  readonly kind: ElementKind;
  readonly fact: string;
  readonly values: readonly string[] | undefined;
}

/** A mistake in a condition. */
export interface ConditionProblem {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
}
