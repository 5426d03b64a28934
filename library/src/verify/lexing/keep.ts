/**
 * The text with everything but some kinds of tokens blanked out, so that places stay the same.
 * @module
 */
import type { Token, TokenKind } from './token.ts';

/** A text of the same length and the same lines, with spaces in place of every token of another kind. */
export function keepOnly(text: string, tokens: readonly Token[], kinds: readonly TokenKind[]): string {
  return tokens
    .map(({ kind, start, end }) => {
      const part = text.slice(start, end);
      return kinds.includes(kind) ? part : part.replace(/[^\n]/g, ' ');
    })
    .join('');
}
