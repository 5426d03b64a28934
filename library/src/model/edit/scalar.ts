/**
 * One text as a YAML scalar: plain where YAML reads the same text back, quoted where it would not.
 * @module
 */
import { isScalar } from 'yaml';
import { NOTHING } from './source.ts';

/** Where a scalar is written. */
export interface ScalarPlace {
  /** Inside braces or brackets, where `,` and the like end a plain scalar. */
  readonly flow: boolean;
  /** The quote that stood there before and is kept. */
  readonly quote?: '"' | "'" | undefined;
}

/** Characters that may be written as they are; no control characters, no line breaks, no half of a pair. */
const PRINTABLE = /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
/** What YAML reads as something else at the start of a plain scalar. */
const INDICATOR = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)|[?:]|---|\.\.\.|<<$)/;

/** Tells whether text can stand without quotes. */
function isPlain(text: string, flow: boolean): boolean {
  if (NOTHING.has(text) || text !== text.trim() || !PRINTABLE.test(text) || INDICATOR.test(text)) return false;
  if (text.includes(': ') || text.endsWith(':') || text.includes(' #')) return false;
  return !flow || !/[,[\]{}]/.test(text);
}

function escaped(text: string): string {
  const json = JSON.stringify(text);
  return json.replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The quote a scalar is written with, so that its new text is quoted the same way. */
export function quoteOf(node: unknown): '"' | "'" | undefined {
  if (!isScalar(node)) return undefined;
  return node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : undefined;
}

/** Writes a text, or nothing, on one line. */
export function scalarText(text: string | null, { flow, quote }: ScalarPlace): string {
  if (text === null) return 'null';
  if (quote === undefined && isPlain(text, flow)) return text;
  const single = quote === "'" || (quote === undefined && /["\\]/.test(text));
  return single && PRINTABLE.test(text) ? `'${text.replaceAll("'", "''")}'` : escaped(text);
}

/**
 * The lines of a literal block, header first and the rest without indentation, or undefined for a text that is better
 * quoted: one line only, white space where YAML would misread it, characters that need an escape.
 */
export function literalLines(text: string): string[] | undefined {
  const closed = text.endsWith('\n');
  const lines = (closed ? text.slice(0, -1) : text).split('\n');
  const first = lines[0] ?? '';
  const readable = lines.every((line) => PRINTABLE.test(line) && (line === '' || line.trim() !== ''));
  if (!text.includes('\n') || !readable || first === '' || first.startsWith(' ') || lines.at(-1) === '')
    return undefined;
  return [closed ? '|' : '|-', ...lines];
}
