/**
 * A text read for editing: where everything stands and what it says.
 * @module
 */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument, type Scalar } from 'yaml';
import { VaubanError } from '../problem.ts';
import { type Content, isList } from './content.ts';

/** A text, its nodes and its content. */
export interface Source {
  readonly text: string;
  readonly root: ParsedNode | null;
  readonly content: Content;
  /** The line break of the file. */
  readonly lineBreak: string;
}

/** How YAML spells that there is no value. */
export const NOTHING: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

function notReadable(text: string, at: number, found: string): VaubanError {
  const before = text.slice(0, at).split('\n');
  const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
  return new VaubanError('CONFLICT', `Cannot edit the text at ${place}: expected valid YAML, found ${found}`);
}

function contentOfScalar(scalar: Scalar): Content {
  const text = String(scalar.value);
  return scalar.type === 'PLAIN' && scalar.tag === undefined && NOTHING.has(text) ? null : text;
}

/** What a node says. Scalars are their source text; aliases are not followed. */
function contentOfNode(text: string, node: ParsedNode | null): Content {
  if (node === null) return null;
  if (isScalar(node)) return contentOfScalar(node);
  if (isAlias(node)) return { alias: node.source };
  if (isSeq(node)) return node.items.map((item) => contentOfNode(text, item));
  const mapping = new Map<string, Content>();
  for (const { key, value } of node.items) {
    const at = key.range[0];
    if (!isScalar(key)) throw notReadable(text, at, 'a key that is not text');
    const name = String(key.value);
    if (mapping.has(name)) throw notReadable(text, at, `the key "${name}" twice`);
    mapping.set(name, contentOfNode(text, value));
  }
  return mapping;
}

/**
 * Reads a text for editing.
 *
 * @throws {VaubanError} CONFLICT when the text is not one YAML document
 */
export function readSource(text: string): Source {
  const document = parseDocument(text, {
    schema: 'failsafe',
    keepSourceTokens: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error !== undefined) throw notReadable(text, error.pos[0], `"${error.message}"`);
  const root = document.contents;
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  return { text, root, content: contentOfNode(text, root), lineBreak };
}

/** A list or a mapping as it is written. */
export type Holder = Extract<ParsedNode, { items: unknown }>;

/** Tells whether a node is a list or a mapping. */
export function isHolder(node: ParsedNode | null | undefined): node is Holder {
  return isMap(node) || isSeq(node);
}

/** Tells whether content is a list of texts only. */
export function isListOfTexts(content: Content): boolean {
  return isList(content) && content.every((item) => item === null || typeof item === 'string');
}
