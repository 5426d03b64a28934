/**
 * JSON values as YAML text in block style, the same value always the same text.
 * @module
 */
import type { Json } from '../fields.ts';

/** How scalars are written. */
export interface YamlOptions {
  /** Whether texts under a key are quoted when they look like a number, a date or a word of YAML. */
  readonly isText: (key: string) => boolean;
}

/** Prints an object as a document. */
export function printYaml(value: { readonly [key: string]: Json }, options: YamlOptions): string {
  return `${mapLines(value, options).join('\n')}\n`;
}

function mapLines(map: { readonly [key: string]: Json }, options: YamlOptions): string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const name = scalar(key, true);
    // A longer key needs a mark of its own.
    const start = name.length > 1000 ? [`? ${name}`, ':'] : [`${name}:`];
    const below = valueLines(value, key, options);
    if (below.kind === 'block') return [...start, ...indented(below.lines)];
    return [...start.slice(0, -1), `${start.at(-1)} ${below.lines[0] ?? ''}`, ...below.lines.slice(1)];
  });
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

interface Printed {
  readonly kind: 'inline' | 'block';
  readonly lines: readonly string[];
}

function valueLines(value: Json, key: string, options: YamlOptions): Printed {
  if (Array.isArray(value)) {
    if (value.length === 0) return { kind: 'inline', lines: ['[]'] };
    return { kind: 'block', lines: value.flatMap((item: Json) => itemLines(item, key, options)) };
  }
  if (typeof value === 'object' && value !== null) {
    const lines = mapLines(value as { readonly [key: string]: Json }, options);
    return lines.length === 0 ? { kind: 'inline', lines: ['{}'] } : { kind: 'block', lines };
  }
  if (typeof value === 'string') return { kind: 'inline', lines: textLines(value, options.isText(key)) };
  return { kind: 'inline', lines: [String(value)] };
}

function itemLines(item: Json, key: string, options: YamlOptions): string[] {
  const { lines } = valueLines(item, key, options);
  return [`- ${lines[0] ?? ''}`, ...indented(lines.slice(1))];
}

/** A text on one line, or as a literal block where its lines can stand as they are. */
function textLines(text: string, isText: boolean): string[] {
  const closed = text.endsWith('\n');
  const lines = (closed ? text.slice(0, -1) : text).split('\n');
  const isLiteral =
    text.includes('\n') &&
    lines.every((line) => /^[\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(line)) &&
    /^[^\s]/.test(text) &&
    lines.at(-1) !== '' &&
    lines.every((line) => line === '' || line.trim() !== '');
  if (!isLiteral) return [scalar(text, isText)];
  return [closed ? '|' : '|-', ...indented(lines)];
}

/** Words and numbers that YAML reads as something other than text. */
const AMBIGUOUS = /^(?:true|false|yes|no|on|off|y|n|null|~|nan|[-+.]?\d[\d_.,:eExXa-fA-F+-]*|[-+]?\.(?:inf|nan))$/i;
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ._/()@+*%&;,'>=-]*$/;

function scalar(text: string, isText: boolean): string {
  const isPlain = PLAIN.test(text) && !text.endsWith(' ');
  if (isPlain && !(isText && AMBIGUOUS.test(text))) return text;
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
