/**
 * Source code read for its names: what each file defines, imports and refers to.
 * @module
 */
export { lastName, takeApart } from './chain.ts';
export type { CodeLanguage, Definition, FileFacts, Import, Reference } from './facts.ts';
export { type Grammar, type GrammarName, openGrammar, type Runtime } from './grammar.ts';
export { grammarOf, readFacts } from './read-facts.ts';
export { type Scan, scan } from './scan.ts';
export { openWords, wordsOf } from './words.ts';
