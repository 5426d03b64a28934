/**
 * XML of megabytes as elements, in one pass: tags are found, texts between them are taken as they stand. Entities are
 * never expanded and nothing outside the text is ever fetched.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import { type LineColumn, lineIndex } from '../../model/source/lines.ts';
import type { SourceFile } from '../../model/source/tree.ts';
import { decodeXmlText } from './decode-xml-text.ts';
import { tagEnd } from './tag-end.ts';

/** One element. */
export interface ScannedElement {
  /** Its name without the prefix of a namespace. */
  readonly name: string;
  /** The part of its tag behind the name; `attributeOf` reads it. */
  readonly tag: string;
  readonly children: readonly ScannedElement[];
  /** The text directly inside it, without white space around it. */
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly offset: number;
}

/** A file that was scanned. */
export interface ScannedXml {
  readonly root: ScannedElement;
  /** Where the declaration of a document type stands; it is left out. */
  readonly documentType: number | undefined;
  readonly place: (offset: number) => LineColumn;
}

interface Open {
  readonly name: string;
  readonly tag: string;
  readonly children: Open[];
  readonly offset: number;
  readonly qualified: string;
  text: string;
}

const MOST_ELEMENTS = 2_000_000;
const DEEPEST = 500;
const SPACE = /\s/;

/** Reads the elements of a file, or says why it is no XML. */
export function scanXml({ name: file, text }: SourceFile): ScannedXml | Problem {
  const place = lineIndex(text);
  const problem = (offset: number, reason: string, code: Problem['code'] = 'cannot-read'): Problem => {
    const at = place(offset);
    return { code, message: `Cannot read "${file}" at ${at.line}:${at.column}: ${reason}`, at: { file, ...at } };
  };
  const stack: Open[] = [];
  let root: Open | undefined;
  let documentType: number | undefined;
  let count = 0;
  let at = text.charCodeAt(0) === 0xfe_ff ? 1 : 0;
  while (at < text.length) {
    const start = text.indexOf('<', at);
    const open = stack.at(-1);
    const end = start === -1 ? text.length : start;
    if (end > at) {
      if (open !== undefined) open.text += text.slice(at, end);
      else if (text.slice(at, end).trim() !== '') return problem(at, 'expected an element of XML, found text');
    }
    if (start === -1) break;
    const skipped = skipMarkup(text, start);
    if (skipped !== undefined) {
      if (skipped.end === -1)
        return problem(start, `expected the end of the ${skipped.what}, found the end of the file`);
      if (skipped.what === 'document type') documentType ??= start;
      if (skipped.text !== undefined && open !== undefined) open.text += skipped.text.replaceAll('&', '&amp;');
      at = skipped.end;
      continue;
    }
    const close = tagEnd(text, start);
    if (close === -1) return problem(start, 'expected the end of the tag, found the end of the file');
    if (text.charCodeAt(start + 1) === 47) {
      const qualified = text.slice(start + 2, close).trim();
      if (open === undefined || open.qualified !== qualified) {
        const wanted = open === undefined ? 'no closing tag' : `"</${shown(open.qualified)}>"`;
        return problem(start, `expected ${wanted}, found "</${shown(qualified)}>"`);
      }
      open.text = decodeXmlText(open.text.trim());
      stack.pop();
    } else {
      const empty = text.charCodeAt(close - 1) === 47;
      const element = elementAt(text, start, empty ? close - 1 : close);
      if (element === undefined) return problem(start, 'expected the name of an element');
      count += 1;
      if (count > MOST_ELEMENTS) return problem(start, `expected at most ${MOST_ELEMENTS} elements`, 'too-large');
      if (stack.length > DEEPEST) return problem(start, `expected at most ${DEEPEST} levels of elements`, 'too-large');
      if (open !== undefined) open.children.push(element);
      else if (root === undefined) root = element;
      else return problem(start, `expected one root element, found a second: "${shown(element.qualified)}"`);
      if (!empty) stack.push(element);
    }
    at = close + 1;
  }
  const open = stack.at(-1);
  if (open !== undefined)
    return problem(text.length, `expected "</${shown(open.qualified)}>", found the end of the file`);
  if (root === undefined) return problem(0, 'expected an element of XML, found none');
  return { root, documentType, place };
}

function elementAt(text: string, start: number, end: number): Open | undefined {
  const inner = text.slice(start + 1, end);
  const space = inner.search(SPACE);
  const qualified = space === -1 ? inner : inner.slice(0, space);
  const name = qualified.slice(qualified.indexOf(':') + 1);
  if (!/^[\p{L}_]/u.test(name)) return undefined;
  return { name, qualified, tag: inner.slice(qualified.length), children: [], offset: start, text: '' };
}

/** A name as it is quoted in a message. */
function shown(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 60)}...`;
}

/** A comment, an instruction, a section of plain text or a document type that begins here; its end is -1 without one. */
function skipMarkup(text: string, start: number): { what: string; end: number; text?: string } | undefined {
  const next = text.charCodeAt(start + 1);
  if (next === 63) return { what: 'instruction', end: behind(text, '?>', start) };
  if (next !== 33) return undefined;
  if (text.startsWith('<!--', start)) return { what: 'comment', end: behind(text, '-->', start + 4) };
  if (text.startsWith('<![CDATA[', start)) {
    const end = behind(text, ']]>', start + 9);
    return { what: 'plain text', end, text: text.slice(start + 9, Math.max(start + 9, end - 3)) };
  }
  const close = tagEnd(text, start, '[');
  if (text.charAt(close) !== '[') return { what: 'document type', end: close === -1 ? -1 : close + 1 };
  const inner = behind(text, ']', close);
  return { what: 'document type', end: inner === -1 ? -1 : behind(text, '>', inner) };
}

function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length;
}
