/**
 * Tells code from comments, documentation and strings: what stands in a comment runs nowhere and proves nothing.
 *
 * It knows how each language writes comments and strings and nothing else of it. What it does not see: text between
 * the tags of JSX, quotes nested in interpolations other than template literals, code made by macros.
 * @module
 */
import { type Language, purposeOf } from './language.ts';
import { LEXICAL } from './lexical-table.ts';
import type { Scanner } from './scanner.ts';
import type { Token } from './token.ts';

interface Compiled {
  readonly starts: RegExp;
  readonly scanners: readonly Scanner[];
}

const compiled = new Map<Language, Compiled>();

function compiledFor(language: Language): Compiled {
  let known = compiled.get(language);
  if (known === undefined) {
    const scanners = LEXICAL[language];
    known = { scanners, starts: new RegExp(scanners.map(({ open }) => `(${open})`).join('|') || '(?!)', 'gm') };
    compiled.set(language, known);
  }
  return known;
}

/**
 * Splits a text into tokens that follow each other without a gap. Never fails: what is opened and not closed reaches
 * to the end of the line or of the text, as its language has it. Time grows with the length of the text.
 */
export function lex(text: string, language: Language): readonly Token[] {
  if (text === '') return [];
  if (purposeOf(language) === 'prose') return [{ kind: 'doc-comment', start: 0, end: text.length }];
  const { starts, scanners } = compiledFor(language);
  const tokens: Token[] = [];
  const state = { templates: [], given: new Map(), endless: 0 };
  let done = 0;
  for (let at = 0; at < text.length; ) {
    starts.lastIndex = at;
    const found = starts.exec(text);
    if (found === null) break;
    const start = found.index;
    const scanner = scanners[found.findIndex((group, index) => index > 0 && group !== undefined) - 1];
    const token = scanner?.scan(text, start, start + found[0].length, state);
    if (token === undefined || token.end <= done) {
      at = start + Math.max(1, found[0].length);
      continue;
    }
    if (token.start > done) tokens.push({ kind: 'code', start: done, end: token.start });
    tokens.push(token);
    done = token.end;
    at = done;
  }
  if (done < text.length) tokens.push({ kind: 'code', start: done, end: text.length });
  return tokens;
}
