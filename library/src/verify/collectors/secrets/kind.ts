/**
 * What is known of a kind of secret that has a form of its own.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';

export interface Kind {
  readonly title: string;
  readonly severity: Severity;
  /** Texts of two letters or more, one of which stands at the beginning of every secret of the kind, or near it. */
  readonly near: readonly string[];
  /** What must follow there before it is looked at closer. */
  readonly confirm?: RegExp;
  /** How many characters before that the secret, or what names it, may begin. */
  readonly before: number;
  /** Finds it; the first group is the secret, or all of it. */
  readonly pattern: RegExp;
  /** The least Shannon entropy of the secret, in bits a character. */
  readonly entropy: number;
  /** Whether its form leaves no doubt; others may be made up for a test. */
  readonly sure: boolean;
}

export interface More {
  readonly near: readonly string[];
  readonly confirm?: RegExp;
  readonly before?: number;
  readonly severity?: Severity;
  readonly entropy?: number;
  readonly sure?: boolean;
}

/** A kind of secret. */
export function kind(title: string, pattern: RegExp, more: More): Kind {
  return { title, severity: 'high', before: 0, entropy: 3, sure: true, ...more, pattern };
}

/** What may not stand before or after a token, or it is part of something longer. */
const START = '(?<![A-Za-z0-9_/+.-])';
const END = '(?![A-Za-z0-9_/+-])';

/** A token that is no part of something longer. */
export function token(form: string): RegExp {
  return new RegExp(`${START}(${form})${END}`, 'y');
}

/** A value that is given to a name, as in code and settings. */
export function assigned(name: string, value: string): RegExp {
  return new RegExp(`${name}[\\w.-]{0,30}["'\`]?\\s{0,5}(?:=>|:=|[=:])\\s{0,5}["'\`]?(${value})${END}`, 'iy');
}
