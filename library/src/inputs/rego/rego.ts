/**
 * What a Rego module says, as far as its text tells: packages, rules, their bodies, and what they read. Lines and
 * columns count from 1.
 * @module
 */

/** One condition of a body. */
export interface RegoExpression {
  /** Its tokens with single spaces in between, where the source has none as well. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** One way for a rule to hold: every expression must. */
export interface RegoBody {
  /** What the rule is then; `true` when nothing is said. */
  readonly value: string;
  /** None when it holds always. */
  readonly expressions: readonly RegoExpression[];
  readonly line: number;
  readonly column: number;
}

/** One rule as it is written once; rules of the same name add up. */
export interface RegoRule {
  /** With dots, such as `allow` or `response.allowed`. */
  readonly name: string;
  readonly kind: 'default' | 'complete' | 'set' | 'object' | 'function';
  /** The value of a default. */
  readonly value?: string | undefined;
  readonly bodies: readonly RegoBody[];
  /** Names and paths it reads, such as `deny` or `data.authz.deny`. */
  readonly reads: readonly string[];
  readonly line: number;
  readonly column: number;
}

/** A piece of the text that could not be read. */
export interface RegoSkipped {
  readonly line: number;
  readonly because: string;
}

export interface RegoModule {
  readonly package: string;
  readonly imports: readonly { readonly path: string; readonly as: string }[];
  readonly rules: readonly RegoRule[];
  readonly skipped: readonly RegoSkipped[];
}
