/**
 * A small lexer for many languages: what is code, comment, documentation and string, and which function, type or
 * section a line belongs to.
 * @module
 */
export { type Declaration, declarationsIn, enclosing } from './declarations.ts';
export { keepOnly } from './keep.ts';
export { type Language, languageOf, purposeOf } from './language.ts';
export { lex } from './lex.ts';
export { compilePattern, type LinePattern } from './line-pattern.ts';
export { isTestPath, roleOf } from './test-code.ts';
export type { Token, TokenKind } from './token.ts';
