/**
 * Counts in one file: every match by kind, and by whether it stands in product, test or proof code.
 * @module
 */
import { lineIndex } from '../../../model/source/lines.ts';
import {
  declarationsIn,
  isTestPath,
  keepOnly,
  type Language,
  type LinePattern,
  languageOf,
  lex,
  purposeOf,
  roleOf,
  type Token,
  type TokenKind,
} from '../../lexing/index.ts';
import { fuzzBinaries } from './fuzz-manifest.ts';
import type { Mark } from './recipes.ts';

/** What was found in one file. */
export interface FileCount {
  /** By kind: how many in product, test and proof code. */
  readonly kinds: Readonly<Record<string, readonly [product: number, test: number, proof: number]>>;
  /** Rust modules that only tests or proofs compile, and that stand in files of their own. */
  readonly gates?: readonly { readonly name: string; readonly role: 'test' | 'proof' }[];
  /** The files that a Cargo manifest builds as programs. */
  readonly binaries?: readonly string[];
  /** Whether the file is prose. */
  readonly prose?: true;
}

/** What to look for: the marks of a recipe, or a pattern in some part of the text. */
export type Wanted =
  | { readonly marks: readonly Mark[] }
  | { readonly pattern: LinePattern; readonly part: 'code' | 'comments' | 'strings' | 'all' };

const KINDS: Readonly<Record<'code' | 'comments' | 'strings' | 'all', readonly TokenKind[]>> = {
  code: ['code'],
  comments: ['comment', 'doc-comment'],
  strings: ['string'],
  all: ['code', 'comment', 'doc-comment', 'string'],
};
const ROLES = ['product', 'test', 'proof'] as const;
type Role = (typeof ROLES)[number];

/** Counts; time grows with the length of the text. */
export function countFile(path: string, text: string, wanted: Wanted): FileCount {
  const language = languageOf(path);
  if ('marks' in wanted) {
    if (/(?:^|\/)Cargo\.toml$/.test(path)) return { kinds: {}, binaries: fuzzBinaries(path, text) };
    return language === undefined ? { kinds: {} } : countMarks(path, text, { language, marks: wanted.marks });
  }
  const { pattern, part } = wanted;
  if (!pattern.mayMatch(text)) return { kinds: {} };
  const tokens = language === undefined ? [{ kind: 'code' as const, start: 0, end: text.length }] : lex(text, language);
  const isData = language !== undefined && purposeOf(language) === 'data';
  const kept = keepOnly(text, tokens, part === 'code' && isData ? ['code', 'string'] : KINDS[part]);
  const lines = kept
    .split('\n')
    .flatMap((line, index) => (pattern.find(line.replace(/\r$/, '')) === undefined ? [] : [index + 1]));
  const roleAt = language === undefined ? () => 'product' as const : rolesIn(path, text, { language, tokens });
  const isProse = language !== undefined && purposeOf(language) === 'prose';
  return {
    kinds: tally(lines.map((line) => ({ kind: 'line', role: roleAt(line) }))),
    ...gatesOf(text, tokens, language),
    ...(isProse && { prose: true }),
  };
}

function countMarks(
  path: string,
  text: string,
  { language, marks }: { readonly language: Language; readonly marks: readonly Mark[] },
): FileCount {
  const own = marks.filter(
    (mark) =>
      mark.languages.includes(language) &&
      text.includes(mark.word) &&
      (mark.onlyTestFiles !== true || isTestPath(path)),
  );
  const mayGate = language === 'rust' && /\bmod\b/.test(text) && text.includes('#[cfg');
  if (own.length === 0 && !mayGate) return { kinds: {} };
  const tokens = lex(text, language);
  const gates = gatesOf(text, tokens, language);
  if (own.length === 0) return { kinds: {}, ...gates };
  const code = keepOnly(text, tokens, ['code']);
  const place = lineIndex(code);
  const roleAt = rolesIn(path, text, { language, tokens });
  const found = own.flatMap((mark) =>
    [...matchesOf(mark, code)].map((match) => ({
      kind: match.groups?.['kind'] ?? mark.kind ?? 'other',
      role: roleAt(place(match.index).line),
    })),
  );
  return { kinds: tally(found), ...gates };
}

function matchesOf({ pattern, inside }: Mark, code: string): readonly RegExpExecArray[] {
  if (inside === undefined) return [...code.matchAll(pattern)];
  const bodies: (readonly [number, number])[] = [];
  for (const macro of code.matchAll(inside)) {
    const open = macro.index + macro[0].length;
    if (open >= (bodies.at(-1)?.[1] ?? 0)) bodies.push([open, endOfBraces(code, open)]);
  }
  let current = 0;
  return [...code.matchAll(pattern)].filter(({ index }) => {
    while ((bodies[current]?.[1] ?? Number.POSITIVE_INFINITY) <= index) current += 1;
    return (bodies[current]?.[0] ?? Number.POSITIVE_INFINITY) <= index;
  });
}

function endOfBraces(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === '{') depth += 1;
    else if (code[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
}

function tally(found: readonly { readonly kind: string; readonly role: Role }[]): FileCount['kinds'] {
  const kinds: Record<string, [number, number, number]> = {};
  for (const { kind, role } of found) {
    kinds[kind] ??= [0, 0, 0];
    const counts = kinds[kind];
    counts[ROLES.indexOf(role)] = (counts[ROLES.indexOf(role)] ?? 0) + 1;
  }
  return kinds;
}

/** Tells of a line whether it only tests or proves other code: by the file, its first lines, and the marks around. */
function rolesIn(
  path: string,
  text: string,
  { language, tokens }: { readonly language: Language; readonly tokens: readonly Token[] },
): (line: number) => Role {
  const inner = /^[ \t]*#!(\[cfg\([^\]\n]*\]|\[cfg_attr\([^\]\n]*\])/m.exec(text.slice(0, 20_000))?.[1];
  const whole = isTestPath(path) ? 'test' : inner === undefined ? undefined : roleOf([`#${inner}`]);
  const roles: Role[] = [];
  for (const { lines, marks } of declarationsIn(text, tokens, language)) {
    const role = roleOf(marks);
    const [first, last] = lines;
    if (role === undefined || roles[first] === role) continue;
    for (let line = first; line <= last; line += 1) roles[line] = role;
  }
  return (line) => roles[line] ?? whole ?? 'product';
}

/** `#[cfg(test)] mod name;` makes another file test code. */
function gatesOf(text: string, tokens: readonly Token[], language: Language | undefined): Pick<FileCount, 'gates'> {
  if (language !== 'rust' || !text.includes('#[cfg')) return {};
  const code = keepOnly(text, tokens, ['code']);
  const found = code.matchAll(/(?<mark>#\[cfg\([^\]\n]*\)\])\s*(?:pub(?:\([^)\n]*\))?\s+)?mod\s+(?<name>\w+)\s*;/g);
  const gates = [...found].flatMap(({ groups }) => {
    const role = roleOf([groups?.['mark'] ?? '']);
    return role === undefined ? [] : [{ name: groups?.['name'] ?? '', role }];
  });
  return gates.length === 0 ? {} : { gates };
}
