import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepOnly, type Language, lex } from './index.ts';

/** What opens code inside a template literal; written out, linters take it for a mistake. */
const OPEN = '$'.concat('{');

/** What is left when everything but code is taken away, with its spaces in order. */
function codeOf(text: string, language: Language): string {
  return keepOnly(text, lex(text, language), ['code']).replace(/\s+/g, ' ').trim();
}

function partsOf(text: string, language: Language, kind: string): readonly string[] {
  return lex(text, language)
    .filter((token) => token.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
}

const CODE: readonly (readonly [string, Language, string, string])[] = [
  ['nested comments of Rust', 'rust', 'a /* b /* c */ d */ e', 'a e'],
  ['no nested comments in C', 'c', 'a /* b /* c */ d', 'a d'],
  ['raw strings of Rust', 'rust', 'a(r#"x "y" // "#) // b', 'a( )'],
  ['byte and character literals', 'rust', "f(b'\"', '\\'', '\"', b\"x\") ok", 'f( , , , ) ok'],
  [
    'lifetimes, which are no characters',
    'rust',
    "fn f<'a, 'b>(x: &'a str, c: 'b') { \"'\" }",
    "fn f<'a, 'b>(x: &'a str, c: ) { }",
  ],
  ['a string over several lines', 'rust', 'a("x\n// y") b', 'a( ) b'],
  [
    'code inside template literals',
    'typescript',
    `a(\`x ${OPEN} b({ c: \`}${OPEN}d}\` }) } /* e */\`) f`,
    'a( b({ c: d }) ) f',
  ],
  ['regular expressions with quotes and slashes', 'javascript', 'a = /["\'/]\\/x/g; b // c', 'a = ; b'],
  ['divisions, which are no regular expressions', 'javascript', 'a / b / c; "d"', 'a / b / c;'],
  ['an apostrophe in the text of JSX', 'typescript', "<p>Don't</p>\nf('x')", "<p>Don't</p> f( )"],
  ['strings and comments of Python', 'python', 'a = "# b" # c\nd', 'a = d'],
  ['raw strings of Go', 'go', 'a := `x // " y`; b // c', 'a := ; b'],
  ['raw strings of C++', 'cpp', 'a = R"q(x)" // y)q"; b', 'a = ; b'],
  ['digit separators of C++', 'cpp', "a = 1'000'000; // b", "a = 1'000'000;"],
  ['what #if 0 leaves out', 'c', '#if 0\na\n#if B\n#endif\n#else\nc\n#endif\n', '#else c #endif'],
  ['doubled quotes of SQL', 'sql', "select 'it''s -- no', b -- c", 'select , b'],
  ['long brackets of Lua', 'lua', 'a --[==[ b ]] ]==] c [[ -- d ]] e -- f', 'a c e'],
  ['a hash inside a word of a shell', 'shell', 'echo $# a#b # c', 'echo $# a#b'],
  ['a here-document', 'shell', "cat <<'END' | x\n# a\nEND\nb", "cat <<'END' | x b"],
  ['an apostrophe in plain YAML', 'yaml', "a: don't # b\nc: 'd # e'", "a: don't c:"],
  ['pages of Ruby', 'ruby', 'a\n=begin\nb\n=end\nc # d', 'a c'],
  ['verbatim strings of C#', 'csharp', 'a(@"x\\", "y""") // z', 'a( , )'],
  ['the type variables of OCaml', 'ocaml', "type 'a t = 'a * char (* (* x *) *) 'y'", "type 'a t = 'a * char"],
  ['comments of HTML', 'xml', '<a href="x"><!-- <b> --></a>', '<a href="x"> </a>'],
  [
    'comments of a component',
    'component',
    '<b>x</b> <!-- a -->\n<script>\nb // c\n</script>',
    '<b>x</b> <script> b </script>',
  ],
  ['JSON with comments', 'json', '{ "a": 1 /* b */ } // c', '{ : 1 }'],
  ['TOML', 'toml', "a = '# b' # c\n[d]", 'a = [d]'],
  ['raw strings of Rego', 'rego', 'a := `# "b` # c', 'a :='],
  ['a comment that never ends', 'go', 'a /* b', 'a'],
  ['prose, of which nothing is code', 'markdown', '# A\n\n    code()', ''],
];

describe('lex', () => {
  it.each(CODE)('keeps apart from code: %s', (_what, language, text, code) => {
    expect(codeOf(text, language)).toBe(code);
  });

  it('tells documentation from other comments', () => {
    expect(partsOf('/// a\n//// b\n// c\n/** d */ /***/ /* e */\n//! f', 'rust', 'doc-comment')).toEqual([
      '/// a',
      '/** d */',
      '//! f',
    ]);
    expect(partsOf('"""a"""\ndef f():\n    "b"\n    return "c"\n', 'python', 'doc-comment')).toEqual([
      '"""a"""',
      '"b"',
    ]);
    expect(partsOf('f(\n  "a"\n)\nx = """\ny\n"""\n', 'python', 'doc-comment')).toEqual([]);
  });

  it('covers every text without a gap, whatever it holds', () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      '`',
      '/',
      '*',
      '#',
      '\\',
      '\n',
      OPEN,
      '{',
      '}',
      '<<A',
      'r#"',
      '[[',
      '--',
      'x',
    );
    const languages = fc.constantFrom<Language>('rust', 'typescript', 'python', 'shell', 'cpp', 'lua', 'ruby', 'sql');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), languages, (parts, language) => {
        const text = parts.join('');
        let end = 0;
        for (const token of lex(text, language)) {
          expect(token.start).toBe(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(end).toBe(text.length);
      }),
    );
  });

  it.each<readonly [Language, string]>([
    ['javascript', '= /[ '],
    ['shell', '<<A\n'],
    ['rust', "'\\'"],
    ['javascript', `\`${OPEN}`],
    ['cpp', 'R"'],
    ['python', '"\n'],
  ])('takes time that grows with the text alone: %s %j', (language, piece) => {
    const started = performance.now();
    lex(piece.repeat(400_000), language);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
