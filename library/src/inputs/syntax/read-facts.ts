/**
 * Reads the facts of a file of any language that is known.
 * @module
 */
import type { CodeLanguage, FileFacts } from './facts.ts';
import { readGo } from './go.ts';
import type { Grammar, GrammarName } from './grammar.ts';
import { readJavascript } from './javascript.ts';
import { readPython } from './python.ts';
import { readRust } from './rust.ts';

const BY_ENDING: Readonly<Record<string, { readonly language: CodeLanguage; readonly grammar: GrammarName }>> = {
  ts: { language: 'javascript', grammar: 'typescript' },
  mts: { language: 'javascript', grammar: 'typescript' },
  cts: { language: 'javascript', grammar: 'typescript' },
  tsx: { language: 'javascript', grammar: 'tsx' },
  js: { language: 'javascript', grammar: 'javascript' },
  mjs: { language: 'javascript', grammar: 'javascript' },
  cjs: { language: 'javascript', grammar: 'javascript' },
  jsx: { language: 'javascript', grammar: 'javascript' },
  go: { language: 'go', grammar: 'go' },
  rs: { language: 'rust', grammar: 'rust' },
  py: { language: 'python', grammar: 'python' },
};

/** The language of a file and the grammar that reads it, by the ending of its name; undefined for all others. */
export function grammarOf(path: string): (typeof BY_ENDING)[string] | undefined {
  // Declarations without code say nothing of what runs.
  if (/\.d\.[cm]?ts$/.test(path)) return undefined;
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
}

/**
 * The facts of a text.
 *
 * @param isOver asked now and then whether the time is over
 * @throws {RangeError} when the text is too large, too deep, or takes too long
 */
export function readFacts(text: string, grammar: Grammar, isOver: () => boolean): FileFacts {
  const tree = grammar.parse(text, isOver);
  switch (grammar.name) {
    case 'go':
      return readGo(tree, text);
    case 'python':
      return readPython(tree, text);
    case 'rust':
      return readRust(tree, text, (piece) => grammar.parse(piece, isOver));
    case 'javascript':
    case 'typescript':
    case 'tsx':
      return readJavascript(tree, text);
  }
}
