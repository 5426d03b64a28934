/**
 * How each language writes comments and strings; the first form that fits wins.
 * @module
 */
import type { Language } from './language.ts';
import { blockComment, heredoc, lineComment, literal, quoted, raw, type Scanner } from './scanner.ts';
import {
  LEFT_OUT_BY_IF_ZERO,
  longBrackets,
  pages,
  pythonString,
  REGEX_LITERAL,
  TEMPLATES,
} from './special-scanners.ts';

const SLASHES = lineComment('\\/\\/', { doc: /^\/\/[/!](?!\/)/ });
const SLASH_STAR = blockComment('/*', '*/', { doc: /^\/\*[*!][^/*]/ });
const NESTED = blockComment('/*', '*/', { doc: /^\/\*[*!][^/*]/, nested: true });
const HASH = lineComment('#');
/** A hash starts a comment only at the start of a word: `$#` and `a#b` are no comments. */
const HASH_WORD = lineComment('(?<![^\\s;(])#');
const HASH_LINE = lineComment('^[ \\t]*[#;!]');
const DOUBLE = quoted('"');
const SINGLE = quoted("'");
const DOUBLE_LINES = quoted('"', { lines: true });
const TRIPLE = quoted('"""', { lines: true });
const TRIPLE_SINGLE = quoted("'''", { lines: true });
const BACKTICKS = quoted('`', { inside: 'none', lines: true });
/** A character and not the start of a lifetime, a type variable or a symbol. */
const CHARACTER = literal(
  "(?<![\\w'])b?'(?:\\\\(?:u\\{[0-9a-fA-F_]*\\}|x[0-9a-fA-F]{2}|[^\\n])|[\\ud800-\\udbff][\\udc00-\\udfff]|[^\\\\'\\n])'",
);

const C_LIKE = [SLASH_STAR, SLASHES, DOUBLE, SINGLE];
const C_LIKE_TRIPLE = [SLASH_STAR, SLASHES, TRIPLE, DOUBLE, SINGLE];
const SCRIPT = [SLASH_STAR, SLASHES, DOUBLE, SINGLE, ...TEMPLATES, REGEX_LITERAL];

/** The forms of each language, in the order they are tried. */
export const LEXICAL: Readonly<Record<Language, readonly Scanner[]>> = {
  c: [LEFT_OUT_BY_IF_ZERO, ...C_LIKE],
  cpp: [
    LEFT_OUT_BY_IF_ZERO,
    SLASH_STAR,
    SLASHES,
    raw('\\b(?:u8|[uUL])?R"[^()\\\\\\s]{0,16}\\(', (open) => `)${open.slice(open.indexOf('"') + 1, -1)}"`),
    DOUBLE,
    quoted("'", { open: "(?<![0-9a-fA-F])'" }),
  ],
  csharp: [
    SLASH_STAR,
    SLASHES,
    TRIPLE,
    quoted('"', { open: '(?:@\\$?|\\$@)"', inside: 'doubled', lines: true }),
    DOUBLE,
    SINGLE,
  ],
  java: C_LIKE_TRIPLE,
  javascript: SCRIPT,
  typescript: SCRIPT,
  go: [SLASH_STAR, SLASHES, DOUBLE, SINGLE, BACKTICKS],
  rust: [
    NESTED,
    SLASHES,
    raw('\\b[bc]?r#*"', (open) => `"${open.slice(open.indexOf('r') + 1, -1)}`),
    quoted('"', { open: '\\b[bc]"|"', lines: true }),
    CHARACTER,
  ],
  kotlin: [NESTED, SLASHES, quoted('"""', { inside: 'none', lines: true }), DOUBLE, SINGLE],
  swift: [NESTED, SLASHES, raw('#+"', (open) => `"${open.slice(0, -1)}`), TRIPLE, DOUBLE],
  scala: [NESTED, SLASHES, quoted('"""', { inside: 'none', lines: true }), DOUBLE, CHARACTER],
  dart: [NESTED, SLASHES, TRIPLE, TRIPLE_SINGLE, DOUBLE, SINGLE],
  groovy: [SLASH_STAR, SLASHES, TRIPLE, TRIPLE_SINGLE, DOUBLE, SINGLE],
  php: [
    SLASH_STAR,
    SLASHES,
    lineComment('#(?!\\[)'),
    heredoc('<<<[ \\t]*["\']?[A-Za-z_]\\w*["\']?'),
    DOUBLE_LINES,
    quoted("'", { lines: true }),
  ],
  solidity: C_LIKE,
  move: C_LIKE,
  zig: [SLASHES, lineComment('\\\\\\\\', { kind: 'string' }), DOUBLE, SINGLE],
  proto: C_LIKE,
  css: [SLASH_STAR, DOUBLE, SINGLE],
  scss: [SLASH_STAR, lineComment('(?<!:)\\/\\/'), DOUBLE, SINGLE],
  python: [HASH, pythonString('"""'), pythonString("'''"), pythonString('"'), pythonString("'")],
  ruby: [
    pages('=begin\\b', '^=end\\b'),
    pages('__END__$', '(?!)'),
    HASH_WORD,
    heredoc('<<[~-]["\'`]?[A-Za-z_]\\w*["\'`]?|(?<=[=(,] ?)<<["\']?[A-Z_]+["\']?'),
    DOUBLE_LINES,
    quoted("'", { lines: true }),
  ],
  perl: [
    pages('=(?:pod|head\\d|begin|over|item|encoding|for)\\b', '^=cut\\b'),
    pages('__(?:END|DATA)__$', '(?!)'),
    HASH_WORD,
    DOUBLE_LINES,
    quoted("'", { open: "(?<![\\w$&])'", lines: true }),
  ],
  r: [HASH, DOUBLE_LINES, quoted("'", { lines: true })],
  julia: [blockComment('#=', '=#', { nested: true }), HASH, TRIPLE, DOUBLE_LINES, CHARACTER],
  elixir: [HASH_WORD, TRIPLE, TRIPLE_SINGLE, DOUBLE_LINES, SINGLE],
  erlang: [lineComment('%'), DOUBLE_LINES, quoted("'", { open: "(?<!\\$)'" })],
  haskell: [
    blockComment('{-', '-}', { nested: true }),
    lineComment('--(?![!#$%&*+./<=>?@\\\\^|~:])'),
    DOUBLE,
    CHARACTER,
  ],
  ocaml: [blockComment('(*', '*)', { nested: true }), DOUBLE_LINES, CHARACTER],
  lisp: [blockComment('#|', '|#', { nested: true }), lineComment('(?<!\\\\);'), DOUBLE_LINES],
  lua: [longBrackets('--', 'comment'), lineComment('--'), longBrackets('', 'string'), DOUBLE, SINGLE],
  nix: [SLASH_STAR, HASH, DOUBLE_LINES, quoted("''", { inside: 'none', lines: true })],
  shell: [
    HASH_WORD,
    heredoc('<<-?[ \\t]*\\\\?["\']?[A-Za-z_]\\w*["\']?'),
    quoted("'", { open: "(?<!\\\\)\\$'", lines: true }),
    quoted("'", { open: "(?<!\\\\)'", inside: 'none', lines: true }),
    quoted('"', { open: '(?<!\\\\)"', lines: true }),
  ],
  powershell: [
    blockComment('<#', '#>'),
    HASH_WORD,
    raw('@"(?=[ \\t]*$)', () => '\n"@'),
    raw("@'(?=[ \\t]*$)", () => "\n'@"),
    quoted('"', { open: '(?<!`)"', inside: 'doubled' }),
    quoted("'", { inside: 'doubled' }),
  ],
  sql: [NESTED, lineComment('--'), quoted("'", { inside: 'doubled', lines: true })],
  graphql: [HASH, TRIPLE, DOUBLE],
  rego: [HASH, DOUBLE, BACKTICKS],
  hcl: [SLASH_STAR, SLASHES, HASH, heredoc('<<-?[ \\t]*[A-Za-z_]\\w*'), DOUBLE],
  make: [lineComment('(?<!\\\\)#')],
  cmake: [raw('#\\[=*\\[', (open) => open.slice(1).replaceAll('[', ']')), HASH, DOUBLE_LINES],
  docker: [lineComment('^[ \\t]*#')],
  yaml: [
    HASH_WORD,
    quoted('"', { open: '(?<=^|[\\s[{,:-])"' }),
    quoted("'", { open: "(?<=^|[\\s[{,:-])'", inside: 'doubled' }),
  ],
  toml: [HASH, TRIPLE, quoted("'''", { inside: 'none', lines: true }), DOUBLE, quoted("'", { inside: 'none' })],
  json: [SLASH_STAR, SLASHES, DOUBLE],
  ini: [HASH_LINE],
  xml: [blockComment('<!--', '-->')],
  component: [blockComment('<!--', '-->'), ...SCRIPT],
  markdown: [],
  text: [],
};
