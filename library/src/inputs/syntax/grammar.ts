/**
 * Parses source text with a tree-sitter grammar, in bounded time, into plain data.
 * @module
 */
import type { Language, Parser, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { SyntaxNode, SyntaxTree } from './syntax-node.ts';

/** The grammars in use, by the names of their files. */
export type GrammarName = 'javascript' | 'typescript' | 'tsx' | 'go' | 'rust' | 'python';

/** What is needed of the tree-sitter package; whoever touches the machine loads it and hands it in. */
export interface Runtime {
  readonly Parser: typeof Parser;
  readonly Language: typeof Language;
}

/** A grammar that is ready. */
export interface Grammar {
  readonly name: GrammarName;
  /**
   * The tree of a text.
   *
   * @param isOver asked now and then; the parse ends when it says so, because hostile text can take long
   * @throws {RangeError} when the text is too large, too deep, or takes too long
   */
  parse(text: string, isOver: () => boolean): SyntaxTree;
}

const LARGEST = 2_000_000;
const DEEPEST = 1000;
/** The parser takes the text in pieces: it asks again for every place it steps back to. */
const PIECE = 1024;

/** Makes a grammar from the bytes of its file; the runtime must have been initialized with its own. */
export async function openGrammar(name: GrammarName, runtime: Runtime, bytes: Uint8Array): Promise<Grammar> {
  const language = await runtime.Language.load(bytes);
  const parser = new runtime.Parser();
  parser.setLanguage(language);
  const names = namesOf(language);
  return {
    name,
    parse(text, isOver) {
      if (text.length > LARGEST) {
        throw new RangeError(`Cannot parse the text: it has ${text.length} characters, expected at most ${LARGEST}`);
      }
      const tree = parser.parse((at) => text.slice(at, at + PIECE), null, { progressCallback: isOver });
      if (tree === null) {
        parser.reset();
        throw new RangeError('Cannot parse the text: it takes too long');
      }
      const cursor = tree.walk();
      try {
        return { root: copy(cursor, names), fits: !tree.rootNode.hasError };
      } finally {
        cursor.delete();
        tree.delete();
      }
    },
  };
}

interface Names {
  readonly types: readonly string[];
  /** By type: whether it is a node of its own, a word, or neither. */
  readonly kinds: readonly ('node' | 'word' | 'none')[];
  readonly fields: readonly (string | null)[];
}

function namesOf(language: Language): Names {
  return {
    types: language.types,
    kinds: language.types.map((type, id) => {
      if (!language.nodeTypeIsNamed(id)) return /^([a-z]+|\*)$/.test(type) ? 'word' : 'none';
      return type.endsWith('comment') ? 'none' : 'node';
    }),
    fields: language.fields,
  };
}

interface Growing extends SyntaxNode {
  readonly children: SyntaxNode[];
  words: string[];
}

const NO_WORDS: string[] = [];

/** Copies the named nodes; no recursion, because a hostile text nests as deep as it likes. */
function copy(cursor: TreeCursor, names: Names): SyntaxNode {
  const top: Growing = { type: '', field: '', start: 0, end: 0, children: [], words: [] };
  const around: Growing[] = [top];
  for (;;) {
    const outer = around.at(-1) ?? top;
    const type = cursor.nodeTypeId;
    // The type of a node that does not fit the grammar has a number of its own.
    const kind = names.kinds[type] ?? 'node';
    let deeper = false;
    if (kind === 'word') outer.words = [...outer.words, names.types[type] ?? ''];
    else if (kind === 'node') {
      const node: Growing = {
        type: names.types[type] ?? 'ERROR',
        field: names.fields[cursor.currentFieldId] ?? '',
        start: cursor.startIndex,
        end: cursor.endIndex,
        children: [],
        words: NO_WORDS,
      };
      outer.children.push(node);
      deeper = cursor.gotoFirstChild();
      if (deeper) around.push(node);
      if (around.length > DEEPEST) throw new RangeError(`Cannot parse the text: it nests deeper than ${DEEPEST}`);
    }
    while (!deeper && !cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return top.children[0] ?? top;
      around.pop();
    }
  }
}
