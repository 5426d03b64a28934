/**
 * The parts of a text that a lexer tells apart.
 * @module
 */

/** Code runs or configures; comments and documentation are for people; strings are data of the code around them. */
export type TokenKind = 'code' | 'comment' | 'doc-comment' | 'string';

/** A part of a text, from `start` up to but without `end`. The tokens of a text follow each other without a gap. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}
