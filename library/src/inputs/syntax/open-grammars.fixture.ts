/**
 * Opens grammars for tests.
 * @module
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FileFacts } from './facts.ts';
import { type Grammar, type GrammarName, grammarOf, openGrammar, type Runtime, readFacts } from './index.ts';

const fromHere = createRequire(import.meta.url);
const opened = new Map<GrammarName, Promise<Grammar>>();
let runtime: Promise<Runtime> | undefined;

async function start(): Promise<Runtime> {
  const loaded = fromHere('@vscode/tree-sitter-wasm') as Runtime;
  await loaded.Parser.init();
  return loaded;
}

/** The facts of a text as if it stood in a file of that name. */
export async function factsOf(path: string, text: string, isOver: () => boolean = () => false): Promise<FileFacts> {
  const name = grammarOf(path)?.grammar;
  if (name === undefined) throw new RangeError(`Cannot read "${path}": no grammar for it`);
  let grammar = opened.get(name);
  if (grammar === undefined) {
    runtime ??= start();
    const bytes = readFileSync(fromHere.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`));
    grammar = runtime.then((ready) => openGrammar(name, ready, bytes));
    opened.set(name, grammar);
  }
  return readFacts(text, await grammar, isOver);
}
