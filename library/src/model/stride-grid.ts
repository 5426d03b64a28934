/**
 * STRIDE worksheets: what is known of each element under each letter. Plain readonly data, ready for JSON.
 * @module
 */
import type { Address } from './id.ts';

/** The six letters in their order. */
export const STRIDE = [
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
] as const;
export type Stride = (typeof STRIDE)[number];

/** What a row is about; components are told apart because the letters of each kind differ. */
export type StrideKind = 'external' | 'process' | 'store' | 'flow' | 'entry' | 'asset';

/**
 * How far a cell has come: the first that is true of it.
 *
 * - `finding`: a rule speaks; `question`: a rule waits for a fact
 * - `unknown`: a rule waits for what no question asks, such as what a flow carries
 * - `covered`: a declared threat stands for it; `decided`: a decision silences it
 * - `clear`: rules looked and are silent on known facts
 * - `unseen`: the letter is about such elements, but no rule looks and no threat is declared
 * - `not-applicable`: the letter is not about such elements
 */
export type StrideState =
  | 'finding'
  | 'question'
  | 'unknown'
  | 'covered'
  | 'decided'
  | 'clear'
  | 'unseen'
  | 'not-applicable';

/** One letter of one element. */
export interface StrideCell {
  readonly letter: Stride;
  readonly state: StrideState;
  /** Findings of rules, by id. */
  readonly findings: readonly string[];
  /** Facts that rules wait for, as `fact@element`. */
  readonly questions: readonly string[];
  /** The rules that wait. */
  readonly waiting: readonly string[];
  /** Declared threats with the letter that target the element, and those that absorb a finding of it. */
  readonly threats: readonly string[];
  /** Findings, rules, questions and threats that a decision silences. */
  readonly decided: readonly string[];
}

/** One element with its six cells, in the order of the letters. */
export interface StrideRow {
  readonly element: Address;
  readonly id: string;
  readonly title?: string;
  readonly kind: StrideKind;
  readonly cells: readonly StrideCell[];
}

/** What holds of a letter for a whole kind of element. */
export interface StrideKindNote {
  readonly kind: StrideKind;
  readonly letter: Stride;
  /** The rules that look at such elements. */
  readonly rules: readonly string[];
  /** Why the letter is not about such elements; absent when it is. */
  readonly notApplicable?: string;
}

/** The worksheet of a model. */
export interface StrideGrid {
  readonly rows: readonly StrideRow[];
  readonly states: Readonly<Record<StrideState, number>>;
  readonly kinds: readonly StrideKindNote[];
  /** What has a letter and no cell, such as a finding about a boundary: nothing is forgotten silently. */
  readonly elsewhere: {
    readonly findings: readonly string[];
    readonly threats: readonly string[];
  };
  /** Declared threats that name no letter, and so cover no cell. */
  readonly withoutLetter: readonly string[];
}
