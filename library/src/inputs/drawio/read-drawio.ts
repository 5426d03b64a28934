/**
 * Files of draw.io (https://www.drawio.com/doc/faq/drawio-file-format): pages of cells, compressed or not, alone or in
 * a picture in SVG.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import type { LineColumn } from '../../model/source/lines.ts';
import type { SourceFile } from '../../model/source/tree.ts';
import { type Element, readXml } from '../xml/read-xml.ts';
import { type Cell, cellsOf } from './cell.ts';
import { inflate } from './inflate.ts';

/** A page. */
export interface DrawioPage {
  readonly name: string;
  /** Attributes of the page and of its graph. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly graph: ReadonlyMap<string, string>;
  readonly isCompressed: boolean;
  readonly cells: readonly Cell[];
  readonly at: LineColumn;
  /** Why it could not be read; it has no cells then. */
  readonly unreadable?: string | undefined;
}

/** A file. */
export interface DrawioFile {
  readonly attributes: ReadonlyMap<string, string>;
  readonly pages: readonly DrawioPage[];
}

/** Reads a file; a page that cannot be read says why, and the others are read all the same. */
export async function readDrawio({ name, text }: SourceFile): Promise<DrawioFile | Problem> {
  const root = readCells({ name, text });
  if ('message' in root) return root;
  if (root.name === 'svg' || root.name.endsWith(':svg')) {
    const content = root.attributes.get('content') ?? '';
    return content.trimStart().startsWith('<') ? readDrawio({ name, text: content }) : notDrawio(name, root);
  }
  if (root.name === 'mxGraphModel') return { attributes: new Map(), pages: [pageOf(root, root, false)] };
  if (root.name !== 'mxfile') return notDrawio(name, root);
  const diagrams = root.children.filter((child) => child.name === 'diagram');
  // Old files have the compressed page directly inside.
  const sources = diagrams.length === 0 && root.text !== '' ? [root] : diagrams;
  const pages: DrawioPage[] = [];
  for (const source of sources) pages.push(await readPage(source, name));
  return { attributes: root.attributes, pages };
}

async function readPage(source: Element, file: string): Promise<DrawioPage> {
  const plain = source.children.find(({ name }) => name === 'mxGraphModel');
  if (plain !== undefined) return pageOf(source, plain, false);
  if (source.text === '') return pageOf(source, undefined, false);
  const inflated = source.text.startsWith('<') ? { text: source.text } : await inflate(source.text);
  if ('reason' in inflated) return { ...pageOf(source, undefined, true), unreadable: inflated.reason };
  const graph = readCells({ name: file, text: inflated.text });
  if ('message' in graph) {
    return { ...pageOf(source, undefined, true), unreadable: graph.message.replace(/^Cannot read "[^"]*" at /, '') };
  }
  return pageOf(source, graph, true);
}

function pageOf(source: Element, graph: Element | undefined, isCompressed: boolean): DrawioPage {
  const root = graph?.children.find(({ name }) => name === 'root');
  const cells = root === undefined ? [] : cellsOf(root);
  const attributes = source === graph ? new Map<string, string>() : source.attributes;
  return {
    name: attributes.get('name')?.replace(/\s+/g, ' ').trim() ?? '',
    attributes,
    graph: graph?.attributes ?? new Map(),
    isCompressed,
    // Lines and columns inside of a compressed page are of no use to anybody.
    cells: isCompressed ? cells.map((cell) => ({ ...cell, at: source.at })) : cells,
    at: source.at,
  };
}

function notDrawio(file: string, { name, at }: Element): Problem {
  return {
    code: 'not-allowed',
    message: `Cannot read "${file}" at ${at.line}:${at.column}: expected "mxfile" or "mxGraphModel", found "${name}"`,
    at: { file, ...at },
  };
}

/**
 * Reads one element whose attributes may have numbered characters. Line ends become private characters for a moment, so that
 * the places of what follows stay right.
 */
export function readCells({ name, text }: SourceFile): Element | Problem {
  const root = readXml({ name, text: text.replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, numbered) });
  return 'message' in root ? root : restored(root);
}

const PREDEFINED: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};
const [TAB, LINE] = ['\uE009', '\uE00A'];

function numbered(_: string, digits: string): string {
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  if (code === 9) return TAB;
  if (code === 10) return LINE;
  if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '';
  const character = String.fromCodePoint(code);
  return PREDEFINED[character] ?? character;
}

function restored(element: Element): Element {
  const attributes = new Map(
    [...element.attributes].map(([key, value]) => [key, value.replaceAll(LINE, '\n').replaceAll(TAB, '\t')]),
  );
  return { ...element, attributes, children: element.children.map(restored) };
}
