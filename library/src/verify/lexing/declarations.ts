/**
 * The functions, types and sections of a text with the lines they take, found by their declaring words alone.
 * @module
 */
import { type LineColumn, lineIndex } from '../../model/source/lines.ts';
import { DECLARING, type Declaring } from './declaration-table.ts';
import { keepOnly } from './keep.ts';
import type { Language } from './language.ts';
import { matchBrackets } from './match-brackets.ts';
import type { Token } from './token.ts';

/** A function, a type or a section. */
export interface Declaration {
  readonly name: string;
  /** Its name after those of the declarations around it, such as `Limits.check`. */
  readonly path: string;
  /** From its first attribute to its last line, counted from 1. */
  readonly lines: readonly [first: number, last: number];
  /** The attributes and annotations in front of it, one a line. */
  readonly marks: readonly string[];
}

/** Texts larger than this are no work of a person. */
const LARGEST = 2_000_000;
/** Nor are functions nested so deep that their names take more characters than this. */
const LONGEST_PATH = 200;
/** Names that look like a function in C and its relatives and are none. */
const NO_FUNCTION = new Set(
  'if for while switch catch return sizeof function with do else synchronized lock using foreach fixed assert await yield new throw typeof super when match unless until'.split(
    ' ',
  ),
);

interface Found {
  readonly name: string;
  readonly start: number;
  /** Where its name ends. */
  readonly head: number;
  readonly body?: number;
}

/**
 * Every declaration of a text in order of its first line; none for a language that is not known. Time grows with the
 * length of the text.
 */
export function declarationsIn(text: string, tokens: readonly Token[], language: Language): readonly Declaration[] {
  const declaring = DECLARING[language];
  if (declaring === undefined || text.length > LARGEST) return [];
  const code = keepOnly(text, tokens, language === 'hcl' ? ['code', 'string'] : ['code']);
  const place = lineIndex(text);
  const brackets = declaring.reach === 'braces' ? matchBrackets(code) : undefined;
  const found = [...declared(code, declaring), ...(brackets === undefined ? [] : callables(code, declaring, brackets))];
  found.sort((one, other) => one.start - other.start || one.head - other.head);
  const rows = code.split('\n');
  const open: { readonly path: string; readonly last: number }[] = [];
  const declarations: Declaration[] = [];
  for (const [at, { name, start, head, body }] of found.entries()) {
    const own = place(start).line;
    if (declarations.at(-1)?.name === name && lineOfName(declarations.at(-1)) === own) continue;
    const last = lastLine({ code, rows, place, brackets, declaring, start, head, body, next: found[at + 1]?.start });
    while ((open.at(-1)?.last ?? Number.POSITIVE_INFINITY) < own) open.pop();
    const outer = declaring.reach === 'next' ? undefined : open.at(-1);
    const around = outer === undefined || outer.path === name || outer.path.length > LONGEST_PATH ? '' : outer.path;
    const path = around === '' ? name : `${around}.${name}`;
    const marks = marksBefore(rows, own, language);
    declarations.push({ name, path, lines: [own - marks.length, Math.max(own, last)], marks });
    open.push({ path, last });
  }
  return declarations;
}

/** The innermost declaration around some lines. */
export function enclosing(declarations: readonly Declaration[], first: number, last: number): Declaration | undefined {
  let best: Declaration | undefined;
  for (const one of declarations) {
    const [from, to] = one.lines;
    if (from > first || to < last) continue;
    if (best === undefined || to - from <= best.lines[1] - best.lines[0]) best = one;
  }
  return best;
}

function lineOfName(declaration: Declaration | undefined): number {
  return declaration === undefined ? 0 : declaration.lines[0] + declaration.marks.length;
}

function declared(code: string, { forms }: Declaring): readonly Found[] {
  return forms.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => {
      const name = match.groups?.['name'] ?? '';
      return { name: name.replaceAll(/\s+/g, ' '), start: match.index, head: match.index + match[0].length };
    }),
  );
}

/** Names with a list in parentheses and then a body in braces, after at most a return type. */
function callables(code: string, { callables: wanted }: Declaring, brackets: ReadonlyMap<number, number>): Found[] {
  if (wanted === undefined) return [];
  const found: Found[] = [];
  for (const match of code.matchAll(/(?<![\p{L}\p{N}_$.])(?<name>~?[\p{L}_$#][\p{L}\p{N}_$:~]*)[ \t]*(?=\()/gu)) {
    const name = match.groups?.['name'] ?? '';
    const open = match.index + match[0].length;
    const close = brackets.get(open);
    if (close === undefined || NO_FUNCTION.has(name)) continue;
    const after = /^[^;(){}=]{0,200}(?:\([^(){};]{0,200}\)[^;(){}=]{0,100})?\{/.exec(
      code.slice(close + 1, close + 502),
    );
    if (after === null || /^\s*(?:[,.&|?+*/<-]|=)/.test(after[0])) continue;
    const before = code.slice(Math.max(0, match.index - 60), match.index);
    if (/(?:[=,(!&|?:.]|\b(?:new|return|await|throw|else))[ \t]*$/.test(before)) continue;
    found.push({
      name: name.slice(name.lastIndexOf(':') + 1),
      start: match.index,
      head: open,
      body: close + after[0].length,
    });
  }
  return found;
}

interface Reaching {
  readonly code: string;
  readonly rows: readonly string[];
  readonly place: (offset: number) => LineColumn;
  readonly brackets: ReadonlyMap<number, number> | undefined;
  readonly declaring: Declaring;
  readonly start: number;
  readonly head: number;
  readonly body: number | undefined;
  readonly next: number | undefined;
}

function lastLine({ code, rows, place, brackets, declaring, start, head, body, next }: Reaching): number {
  const own = place(start).line;
  if (declaring.reach === 'next') {
    return lastWritten(rows, own, next === undefined ? rows.length : place(next).line - 1);
  }
  if (brackets === undefined) return lastIndented(rows, own);
  const open = body ?? bodyOf(code, head, { brackets, lines: declaring.lines === true });
  if (open < 0) return place(-open).line;
  return place(brackets.get(open) ?? code.length).line;
}

/** Where the body of a declaration opens, or its end as a negative offset when it has none. */
function bodyOf(
  code: string,
  head: number,
  { brackets, lines }: { readonly brackets: ReadonlyMap<number, number>; readonly lines: boolean },
): number {
  const limit = Math.min(code.length, head + 4000);
  for (let at = head; at < limit; at += 1) {
    const character = code[at];
    // After a colon, braces are a type and the body is still to come.
    const isType =
      character === '{' &&
      code
        .slice(Math.max(head, at - 40), at)
        .trimEnd()
        .endsWith(':');
    if (character === '{' && !isType) return at;
    if (isType || character === '(' || character === '[') at = brackets.get(at) ?? limit;
    else if (character === ';' || character === '}' || character === ')') return -at;
    else if (character === '\n' && lines && endsHere(code, at)) return -at;
  }
  return -head;
}

/** Whether a line break ends a statement: nothing before or after it asks for more. */
function endsHere(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 200), at).trimEnd();
  const after = code.slice(at, at + 200).trimStart();
  return !/[=,(|&:?+<[-]$|=>$/.test(before) && !/^[{=|&?:.)\]]|^(?:extends|implements|where|throws|with)\b/.test(after);
}

function lastWritten(rows: readonly string[], first: number, last: number): number {
  let line = last;
  while (line > first && (rows[line - 1] ?? '').trim() === '') line -= 1;
  return line;
}

/** The last line before the indentation falls back to that of the first. */
function lastIndented(rows: readonly string[], first: number): number {
  const depth = indentation(rows[first - 1] ?? '');
  let last = first;
  for (let line = first + 1; line <= rows.length; line += 1) {
    const row = rows[line - 1] ?? '';
    if (row.trim() === '') continue;
    const own = indentation(row);
    if (own < depth) break;
    if (own === depth && !/^\s*(?:end\b|[)\]}])/.test(row)) break;
    last = line;
    if (own === depth && /^\s*end\b/.test(row)) break;
  }
  return last;
}

function indentation(row: string): number {
  return row.replaceAll('\t', '    ').search(/\S|$/);
}

/** The attributes and annotations in the lines right before a declaration, outermost first. */
function marksBefore(rows: readonly string[], line: number, language: Language): readonly string[] {
  const mark = language === 'rust' ? /^#!?\[/ : language === 'csharp' ? /^\[/ : /^@[\w.]/;
  const marks: string[] = [];
  for (let at = line - 1; at >= 1 && mark.test((rows[at - 1] ?? '').trim()); at -= 1) {
    marks.unshift((rows[at - 1] ?? '').trim());
  }
  return marks;
}
