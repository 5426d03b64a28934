/**
 * A file of unknown kind, looked at: its text, and its tree once somebody asks. Nothing in it is executed or fetched,
 * and the readers below bound entities, aliases, depth and size.
 * @module
 */
import { readJson } from '../inputs/settings/json.ts';
import { type SettingsNode, Unreadable } from '../inputs/settings/node.ts';
import { readYaml } from '../inputs/settings/yaml.ts';
import { type Element, readXml } from '../inputs/xml/read-xml.ts';
import type { Place, Problem, ProblemCode } from '../model/problem.ts';
import type { ForeignFile } from './format.ts';

/** What can be known of a file before its format is. */
export interface Glance {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Empty when the file is not text. */
  readonly text: string;
  /** The name of the root element without its prefix, when it is XML. */
  readonly xmlRoot: string | undefined;
  /** Its JSON or YAML value with places; undefined when it is neither. Computed once. */
  tree(): SettingsNode | undefined;
  /** Keys at the top of the tree; none when that is no map. */
  keys(): ReadonlySet<string>;
  /** Its root element, or why there is none. Computed once. */
  xml(): Element | Problem;
  /** A problem in this file; at its first character when no place is given. */
  problem(code: ProblemCode, reason: string, at?: Pick<Place, 'line' | 'column'>): Problem;
  /** Why the file is neither JSON nor YAML, if somebody has asked for its tree. */
  treeProblem(): Problem | undefined;
}

/** Looks at a file. */
export function glanceAt({ name, bytes }: ForeignFile): Glance {
  const text = decoded(bytes);
  const problem: Glance['problem'] = (code, reason, at = { line: 1, column: 1 }) => ({
    code,
    message: `Cannot read "${name}" at ${at.line}:${at.column}: ${reason}`,
    at: { file: name, line: at.line, column: at.column },
  });
  let tree: { readonly node?: SettingsNode | undefined; readonly problem?: Problem } | undefined;
  const lookedAt = () => {
    tree ??= treeOf(text, problem);
    return tree;
  };
  let xml: Element | Problem | undefined;
  return {
    name,
    bytes,
    text,
    xmlRoot: XML_ROOT.exec(text.slice(0, 65_536))?.[1],
    tree: () => lookedAt().node,
    treeProblem: () => tree?.problem,
    keys: () => {
      const { node } = lookedAt();
      return new Set(node?.kind === 'map' ? node.entries.keys() : []);
    },
    xml: () => {
      xml ??= readXml({ name, text });
      return xml;
    },
    problem,
  };
}

/** The root element behind a declaration, comments and a document type, at the beginning of a file only. */
const XML_ROOT =
  /^\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/;

function treeOf(text: string, problem: Glance['problem']): { node?: SettingsNode | undefined; problem?: Problem } {
  const first = /\S/.exec(text)?.[0];
  if (first === undefined || first === '<') return {};
  try {
    if (first === '{' || first === '[') return { node: readJson(text) };
    return { node: readYaml(text)[0] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problem: problem('cannot-read', error.message, error) };
  }
}

/** The text of a file in UTF-8 or, with its mark, UTF-16; empty for anything with null characters. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const text = new TextDecoder(wide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
  return text.includes('\0') ? '' : text;
}
