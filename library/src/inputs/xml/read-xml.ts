/**
 * XML as elements with their places. Entities are never expanded and nothing outside the text is ever fetched.
 * @module
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Problem } from '../../model/problem.ts';
import { type LineColumn, lineIndex } from '../../model/source/lines.ts';
import type { SourceFile } from '../../model/source/tree.ts';

/** One element. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** The text directly inside it. */
  readonly text: string;
  readonly at: LineColumn;
}

/** The largest file that is read, in UTF-16 units. */
const LARGEST_FILE = 64 * 1024 * 1024;
const TEXT = '#text';
const ATTRIBUTES = ':@';
/** The five entities that XML itself knows. */
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  captureMetaData: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** Reads the root element of a file, or says why there is none. */
export function readXml({ name: file, text }: SourceFile): Element | Problem {
  const problem = (code: Problem['code'], reason: string, at: LineColumn = { line: 1, column: 1 }): Problem => ({
    code,
    message: `Cannot read "${file}" at ${at.line}:${at.column}: ${reason}`,
    at: { file, ...at },
  });
  if (text.length > LARGEST_FILE)
    return problem('too-large', `expected at most ${LARGEST_FILE} characters, found ${text.length}`);
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    const { msg, line, col } = verdict.err;
    return problem('cannot-read', msg.replace(/\.$/, ''), { line, column: Number(col ?? 1) });
  }
  try {
    const place = lineIndex(text);
    const [root] = elementsOf(parser.parse(text), (offset) => place(offset));
    return root ?? problem('cannot-read', 'expected an element, found none');
  } catch (failure) {
    return problem('not-allowed', failure instanceof Error ? failure.message : String(failure));
  }
}

/** What the parser gives for a run of nodes, as elements. */
function elementsOf(nodes: unknown, place: (offset: number) => LineColumn): readonly Element[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): readonly Element[] => {
    if (typeof node !== 'object' || node === null) return [];
    const fields = new Map(Object.entries(node));
    const name = [...fields.keys()].find((key) => key !== ATTRIBUTES && key !== TEXT);
    if (name === undefined) return [];
    const inside = fields.get(name);
    return [
      {
        name,
        attributes: attributesOf(fields.get(ATTRIBUTES)),
        children: elementsOf(inside, place),
        text: Array.isArray(inside) ? inside.map(textOf).join('').trim() : '',
        at: place(offsetOf(node)),
      },
    ];
  });
}

function textOf(node: unknown): string {
  return typeof node === 'object' && node !== null && TEXT in node ? decoded(String(node[TEXT])) : '';
}

function attributesOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).map(([name, text]) => [name, decoded(String(text))]));
}

function decoded(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => PREDEFINED[name] ?? whole);
}

/** Where an element begins; the parser keeps that under a symbol, the only one of a node. */
function offsetOf(node: object): number {
  const [symbol = ''] = Object.getOwnPropertySymbols(node);
  const found: unknown = Reflect.get(node, symbol);
  return typeof found === 'object' && found !== null && 'startIndex' in found ? Number(found.startIndex) : 0;
}
