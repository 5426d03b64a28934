/**
 * Where the text of a program defines tests: marked or conventionally named functions, and titles given to `it`, `test`
 * and their like. It shows that a test is written, never that it runs.
 * @module
 */
import { lineIndex } from '../../../model/source/lines.ts';
import { keepOnly, type Language, languageOf, lex, type Token } from '../../lexing/index.ts';
import { plainName } from './test-name.ts';

/** A test in the text of a program. */
export interface TestDefinition {
  readonly name: string;
  readonly line: number;
  /** Whether it is marked to be left out. */
  readonly ignored: boolean;
}

/** How a language marks test functions: the name in the group `name`, what leaves it out anywhere around. */
interface Marking {
  readonly pattern: RegExp;
  readonly ignored?: RegExp;
}

const JVM: readonly Marking[] = [
  {
    pattern:
      /@(?:Test|ParameterizedTest|RepeatedTest|Property|TestFactory)\b[^{};]{0,300}?\b(?:void|fun)[ \t]+`?(?<name>\w+)`?[ \t]*\(/g,
    ignored: /@(?:Disabled|Ignore)\b/,
  },
];

const MARKINGS: Partial<Readonly<Record<Language, readonly Marking[]>>> = {
  rust: [
    {
      pattern:
        /#\[(?:\w+::)*(?:test|rstest|quickcheck|test_case|property_test|proptest)\b[^\]]*\](?:\s*#\[[^\]]*\])*\s*(?:pub\s+)?(?:async\s+)?fn\s+(?<name>\w+)/g,
      ignored: /#\[ignore\b/,
    },
  ],
  go: [{ pattern: /^func\s+(?:\([^)]*\)\s*)?(?<name>(?:Test|Fuzz|Example)\w*)\s*\(/gm }],
  python: [
    {
      pattern: /^[ \t]*(?:async[ \t]+)?def[ \t]+(?<name>test\w*)[ \t]*\(/gm,
      ignored: /@(?:pytest\.mark\.|unittest\.)?skip\b/,
    },
  ],
  java: JVM,
  kotlin: JVM,
  groovy: JVM,
  csharp: [
    {
      pattern: /\[(?:Test|Fact|Theory|TestMethod)\b[^{};]{0,300}?\b(?<name>\w+)[ \t]*\(/g,
      ignored: /\[Ignore|Skip\s*=/,
    },
  ],
  cpp: [{ pattern: /\bTEST(?:_F|_P)?\s*\((?<name>\s*\w+\s*,\s*\w+\s*)\)/g, ignored: /\bDISABLED_/ }],
  swift: [{ pattern: /\bfunc[ \t]+(?<name>test\w*)[ \t]*\(/g }],
  solidity: [{ pattern: /\bfunction[ \t]+(?<name>test\w*)[ \t]*\(/g }],
};

/** What stands in front of the title of a test. */
const BEFORE_TITLE =
  /(?:(?<![\w$.])(?<word>[fx]?(?:it|test|specify|describe|context|suite|scenario)|Deno\.test|t\.test|\w+\.Run|@?DisplayName|@Test)(?<how>(?:\.(?:only|skip|todo|each|concurrent|sequential|serial|parallel|fails|failing|prop|for|step|describe|runIf|skipIf))*)\s*\(?)\s*$/;

/** The tests that a file defines; none for a language that is not known. */
export function testDefinitionsIn(path: string, text: string): readonly TestDefinition[] {
  const language = languageOf(path);
  if (language === undefined || !/test|it\b|spec|scenario|Fact|Theory|Fuzz|\.Run\(/i.test(text)) return [];
  const tokens = lex(text, language);
  const place = lineIndex(text);
  const code = keepOnly(text, tokens, ['code']);
  const marked = (MARKINGS[language] ?? []).flatMap(({ pattern, ignored }) =>
    [...code.matchAll(pattern)].map((match) => ({
      name: (match.groups?.['name'] ?? '').replace(',', ' ').trim(),
      line: place(match.index + match[0].length - 1).line,
      ignored: ignored?.test(marksBefore(code, match.index) + match[0]) === true,
    })),
  );
  return [...marked, ...titles(text, code, { tokens, place })];
}

/** The attributes right in front of a place, back to the end of what stands before them. */
function marksBefore(code: string, offset: number): string {
  const before = code.slice(Math.max(0, offset - 400), offset);
  return before.slice(Math.max(before.lastIndexOf('}'), before.lastIndexOf(';'), before.lastIndexOf('\n\n')) + 1);
}

function titles(
  text: string,
  code: string,
  { tokens, place }: { readonly tokens: readonly Token[]; readonly place: ReturnType<typeof lineIndex> },
): readonly TestDefinition[] {
  const hasTables = /\.each\b/.test(code);
  return tokens.flatMap(({ kind, start, end }): readonly TestDefinition[] => {
    if (kind !== 'string' || end - start > 500 || end - start < 3) return [];
    const before = BEFORE_TITLE.exec(code.slice(Math.max(0, start - 80), start));
    // The title of a table stands after its rows; a backtick that closes them is blanked out as a string.
    const closesRows = hasTables && /[)`]\s*\(\s*$/.test(text.slice(Math.max(0, start - 10), start));
    if (before === null && !closesRows) return [];
    const { word = '', how = '' } = before?.groups ?? {};
    const written = text.slice(start, end);
    // A template ends for the lexer where its first value stands.
    const name = (written.endsWith('${') ? `${written}}\`` : written)
      .replace(/^[a-zA-Z]*(["'`]+)([\s\S]*?)\1$/, '$2')
      .replace(/\\(["'`\\])/g, '$1');
    return [{ name, line: place(start).line, ignored: /^x/.test(word) || /\.(?:skip|todo|fails)\b/.test(how) }];
  });
}

/**
 * How much of the name that a claim gives a definition spells out, 0 to 1; 0 when it cannot be that of the test. A place
 * for a value stands for anything.
 */
export function likeness({ name }: TestDefinition, wanted: string): number {
  const claimed = ` ${plainName(wanted)}`;
  const parts = name.split(/%[sdifjoOp#]|\$\{[^}]*\}|\$\w[\w.]*|\{\w*\}/).map(plainName);
  const [only = ''] = parts;
  if (parts.length === 1) {
    return only !== '' && (claimed.endsWith(` ${only}`) || withoutPrefix(only) === claimed.trim()) ? 1 : 0;
  }
  let from = claimed.length;
  for (const [index, part] of parts.toReversed().entries()) {
    if (part === '') continue;
    const at = claimed.lastIndexOf(part, from - part.length);
    if (at < 0 || (index === 0 && at + part.length !== claimed.length)) return 0;
    from = at;
  }
  // Little that fits is no find, but nobody can say that it is not the test.
  return Math.max(0.01, parts.reduce((sum, part) => sum + part.length, 0) / claimed.length);
}

/** Functions are named `test_...` where a title would just say it. */
function withoutPrefix(name: string): string {
  return name.replace(/^(?:tests?|it)\s+/i, '');
}
