/**
 * How each language declares functions, types and sections, and how far what it declares reaches.
 * @module
 */
import type { Language } from './language.ts';

/** How a declaration ends: with its closing brace, where the indentation falls back, or where the next one starts. */
export type Reach = 'braces' | 'indent' | 'next';

/** How one language declares things. */
export interface Declaring {
  readonly reach: Reach;
  /** Each finds one form at its start and names it in the group `name`; matched line by line. */
  readonly forms: readonly RegExp[];
  /** Whether a name with a list in parentheses and a body in braces is a function too. */
  readonly callables?: true;
  /** Whether a line break may end a declaration without a body. */
  readonly lines?: true;
}

const NAME = '(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)';

/** A form made of words that may stand before it, the word that declares, and the name. */
function form(before: string, word: string, after = ''): RegExp {
  const words = before === '' ? '' : `(?:(?:${before.replaceAll(' ', '|')})[ \\t]+)*`;
  return new RegExp(`^[ \\t]*${words}(?:${word})[ \\t]+${NAME}${after}`, 'gmu');
}

const VISIBLE =
  'public private protected internal static final abstract sealed open override virtual async inline export default declare data case implicit lazy fileprivate readonly partial extern unsafe suspend const companion';

const SCRIPT: Declaring = {
  reach: 'braces',
  callables: true,
  lines: true,
  forms: [
    form(VISIBLE, 'class|interface|enum|namespace|module|function\\*?|type'),
    // Of values only those of the module: what a function keeps to itself is no place of its own.
    new RegExp(`^(?:export[ \\t]+)?(?:declare[ \\t]+)?(?:const|let|var)[ \\t]+${NAME}`, 'gmu'),
  ],
};

const INDENTED: Declaring = { reach: 'indent', forms: [form('async', 'def|class')] };

const CLASSES: Declaring = {
  reach: 'braces',
  callables: true,
  forms: [form(VISIBLE, 'class|interface|enum|struct|record|namespace|union|@interface|object|trait')],
};

const KOTLIN_LIKE: Declaring = {
  reach: 'braces',
  lines: true,
  callables: true,
  forms: [form(VISIBLE, 'class|interface|enum|struct|record|object|trait|protocol|extension|actor|fun|func|def|type')],
};

const C: Declaring = {
  reach: 'braces',
  callables: true,
  lines: true,
  forms: [
    form('typedef static', 'struct|union|enum|class|enum class|namespace', '(?=[^;()=]*\\{)'),
    /^[ \t]*#[ \t]*define[ \t]+(?<name>\w+)/gmu,
  ],
};

/** The languages of which declarations are known. */
export const DECLARING: Partial<Readonly<Record<Language, Declaring>>> = {
  rust: {
    reach: 'braces',
    forms: [
      new RegExp(
        `^[ \\t]*(?:pub(?:\\([^)\\n]*\\))?[ \\t]+)?(?:(?:default|const|async|unsafe|extern)[ \\t]+)*(?:fn|struct|enum|trait|union|mod|type|const|static(?:[ \\t]+mut)?|macro_rules!)[ \\t]+${NAME}`,
        'gmu',
      ),
      new RegExp(
        `^[ \\t]*(?:unsafe[ \\t]+)?impl\\b(?:<[^{}\\n]*?>)?[ \\t]+(?:[^{}\\n]*?[ \\t]for[ \\t]+)?&?(?:[\\w$]+::)*${NAME}`,
        'gmu',
      ),
    ],
  },
  go: {
    reach: 'braces',
    lines: true,
    forms: [
      new RegExp(`^func[ \\t]+(?:\\([^)\\n]*\\)[ \\t]*)?${NAME}`, 'gmu'),
      new RegExp(`^(?:type|var|const)[ \\t]+${NAME}`, 'gmu'),
    ],
  },
  typescript: SCRIPT,
  javascript: SCRIPT,
  component: SCRIPT,
  python: INDENTED,
  ruby: {
    reach: 'indent',
    forms: [/^[ \t]*(?:class|module|def)[ \t]+(?:self\.)?(?<name>[\w:]+[?!]?)/gmu],
  },
  elixir: { reach: 'indent', forms: [/^[ \t]*(?:defmodule|defp?|defmacrop?)[ \t]+(?<name>[\w.]+[?!]?)/gmu] },
  lua: { reach: 'indent', forms: [/^[ \t]*(?:local[ \t]+)?function[ \t]+(?<name>[\w.:]+)/gmu] },
  julia: { reach: 'indent', forms: [/^[ \t]*(?:function|(?:mutable[ \t]+)?struct|module)[ \t]+(?<name>\w+!?)/gmu] },
  java: CLASSES,
  csharp: CLASSES,
  groovy: CLASSES,
  dart: CLASSES,
  php: {
    reach: 'braces',
    forms: [form(VISIBLE, 'class|interface|trait|enum|function')],
  },
  kotlin: KOTLIN_LIKE,
  swift: KOTLIN_LIKE,
  scala: KOTLIN_LIKE,
  solidity: {
    reach: 'braces',
    forms: [form('abstract', 'contract|interface|library|function|modifier|struct|enum|event|error')],
  },
  move: { reach: 'braces', forms: [form('public entry native', 'module|fun|fn|struct|const|mod|trait|impl')] },
  zig: { reach: 'braces', forms: [form('pub export inline', 'fn'), form('pub', 'const', '[ \\t]*=[ \\t]*struct')] },
  proto: { reach: 'braces', forms: [form('', 'message|service|enum|rpc')] },
  graphql: { reach: 'braces', lines: true, forms: [form('extend', 'type|input|enum|interface|union|scalar')] },
  c: C,
  cpp: C,
  perl: { reach: 'braces', forms: [form('', 'sub|package')] },
  r: { reach: 'braces', lines: true, forms: [/^[ \t]*(?<name>[\w.]+)[ \t]*(?:<-|=)[ \t]*function\b/gmu] },
  shell: {
    reach: 'braces',
    lines: true,
    forms: [/^[ \t]*(?:function[ \t]+)?(?<name>[\w-]+)[ \t]*\(\)/gmu, /^[ \t]*function[ \t]+(?<name>[\w-]+)/gmu],
  },
  powershell: { reach: 'braces', forms: [/^[ \t]*(?:function|filter|class)[ \t]+(?<name>[\w-]+)/gimu] },
  rego: { reach: 'braces', lines: true, forms: [/^(?:default[ \t]+)?(?<name>[a-z_]\w*)\b(?![.])/gmu] },
  sql: {
    reach: 'next',
    forms: [
      /^[ \t]*create[ \t]+(?:or[ \t]+replace[ \t]+)?(?:unique[ \t]+)?(?:table|view|function|procedure|trigger|index|policy|role|type)[ \t]+(?:if[ \t]+not[ \t]+exists[ \t]+)?"?(?<name>[\w.]+)/gimu,
    ],
  },
  hcl: { reach: 'braces', forms: [/^[ \t]*(?<name>\w+(?:[ \t]+"[^"\n]*")*)[ \t]*\{/gmu] },
  make: { reach: 'next', forms: [/^(?<name>[\w./%-]+)[ \t]*:(?!=)/gmu] },
  toml: { reach: 'next', forms: [/^[ \t]*\[+[ \t]*(?<name>[\w."'-]+)[ \t]*\]/gmu] },
  ini: { reach: 'next', forms: [/^[ \t]*\[(?<name>[^\]\n]+)\]/gmu] },
  yaml: { reach: 'next', forms: [/^(?<name>[A-Za-z_][\w.-]*)[ \t]*:/gmu] },
};
