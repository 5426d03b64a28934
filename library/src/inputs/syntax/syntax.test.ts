import { describe, expect, it } from 'vitest';
import { type FileFacts, lastName, openWords, scan, takeApart, wordsOf } from './index.ts';
import { factsOf } from './open-grammars.fixture.ts';

/** What a file defines, as `kind name`, with what it gives, its owner and its marks behind. */
function defined({ definitions }: FileFacts): readonly string[] {
  return definitions.map(({ kind, name, gives, owner, bases, handed, when, ...marks }) =>
    [
      `${kind} ${name}`.trim(),
      owner !== undefined && `of ${owner}`,
      gives !== undefined && `= ${gives}`,
      bases !== undefined && `: ${bases.join(' ')}`,
      handed !== undefined && `handed ${handed}`,
      when !== undefined && `when ${when}`,
      marks.test === true && 'test',
      marks.abstract === true && 'abstract',
      marks.getter === true && 'getter',
    ]
      .filter((part) => part !== false)
      .join(' '),
  );
}

/** What a file refers to, as `chain kind`. */
function referred({ references }: FileFacts): readonly string[] {
  return references.map(({ chain, kind, handed }) => `${chain} ${kind}${handed === undefined ? '' : ` to ${handed}`}`);
}

/** What a file imports, as `local = from name`. */
function imported({ imports }: FileFacts): readonly string[] {
  return imports.map(({ local, from, name, lazy, typeOnly, exported }) =>
    [
      `${local} = ${from}`,
      name !== undefined && `{${name}}`,
      exported === true && 'exported',
      lazy === true && 'lazy',
      typeOnly === true && 'type',
    ]
      .filter((part) => part !== false)
      .join(' '),
  );
}

describe('readFacts', () => {
  it.each<readonly [name: string, path: string, text: string, expected: readonly string[]]>([
    [
      'Go: functions, methods, types, fields and constants',
      'a.go',
      'package a\ntype K struct { g Gate; *Base }\ntype I interface { Check() error }\ntype A = K\nfunc New() (*K, error) { return nil, nil }\nfunc (k *K) Do() {}\nvar X = New()\n',
      [
        'type K : #Base',
        'field g = #Gate{}',
        'field Base = #Base{}',
        'interface I',
        'method Check = #error{} abstract',
        'alias A = #K',
        'function New = #K{}',
        'method Do of #K',
        'value X = #New()',
      ],
    ],
    [
      'Python: classes, methods, fields and decorators',
      'a.py',
      'class A(B):\n    x: Gate = None\n    def __init__(self):\n        self.y = Gate()\n    @property\n    def z(self): pass\n@app.get("/")\ndef f() -> Gate: pass\n',
      [
        'type A : #B',
        'field x = #Gate{}',
        'method __init__',
        'field y = #Gate()',
        'method z getter',
        'function f = #Gate{} handed @app.get',
      ],
    ],
    [
      'Rust: implementations, traits, results in wrappers, tests and conditions',
      'a.rs',
      'struct K { g: Arc<Mutex<Gate>> }\nimpl Check for K { fn check(&self) -> Result<Gate, E> { todo!() } }\ntrait Check { fn check(&self); fn other(&self) {} }\n#[cfg(test)]\nmod tests { fn t() {} }\n#[cfg(feature = "x")]\nfn f() {}\n#[get("/x")]\nasync fn g() {}\nmod other;\n',
      [
        'type K',
        'field g = #Gate{}~',
        'implementation of #K : #Check',
        'method check of #K = #Gate{}~ : #Check',
        'interface Check',
        'method other',
        'method check abstract',
        'module tests test',
        'function t test',
        'function f when feature = "x"',
        'function g handed #[get]',
        'module other abstract',
      ].sort(),
    ],
    [
      'TypeScript: classes, parameter properties, objects, exports',
      'a.ts',
      'export class A extends B { #g = new Gate(); constructor(private readonly h: Gate) { super(); } get i(): Gate { return this.h; } }\nexport const o = { m() {}, n: f, p };\nexport default f;\ninterface I { m(): void }\nexport { A as C };\n',
      [
        'type A : #B',
        'field g = #Gate{}',
        'method constructor',
        'field h = #Gate{}',
        'method i = #Gate{} getter',
        'value o',
        'method m',
        'alias n = #f',
        'alias p = #p',
        'export default = #f',
        'interface I',
        'method m abstract',
        'export C = #A',
      ],
    ],
    [
      'CommonJS: what a module exports',
      'a.js',
      'const { x } = require("./x");\nmodule.exports = { x, y() {} };\nexports.z = function () {};\n',
      [
        'alias x = #§0.x',
        'value default',
        'alias x = #x',
        'method y',
        'export x = &1.x',
        'export y = &1.y',
        'function z',
      ],
    ],
  ])('reads what is defined in %s', async (_name, path, text, expected) => {
    const found = defined(await factsOf(path, text));
    expect(path.endsWith('.rs') ? [...found].sort() : found).toEqual(expected);
  });

  it.each<readonly [name: string, path: string, text: string, expected: readonly string[]]>([
    [
      'Go: what local variables stand for',
      'a.go',
      'package a\nfunc f(k *K) { g := k.gate; g.open(); h, err := New(); h.x(); _ = err; go run(); once.Do(step); http.Handle("/x", serve) }\n',
      [
        '#K type',
        '#K{}.gate value',
        '#K{}.gate.open call',
        '#New call',
        '#New().x call',
        '#run call',
        '#once.Do call',
        '#once value',
        '#step call to Do',
        '#http.Handle call',
        '#http value',
        '#serve value to Handle',
      ],
    ],
    [
      'Python: names in scopes, texts and annotations',
      'a.py',
      'def f(x: Gate | None):\n    x.open()\n    y = make()\n    y.run()\n    [z.go() for z in x.all]\n    getattr(x, "name")\n    map(seal, x)\n',
      [
        '#Gate type',
        '#Gate{}.open call',
        '#make call',
        '#make().run call',
        '?.go call',
        '#Gate{}.all value',
        '#getattr call',
        '?.name text',
        '#map call',
        '#seal call to map',
      ],
    ],
    [
      'Rust: paths, what patterns take out, macros',
      'a.rs',
      'fn f(k: &Kernel) -> Result<(), E> { let g = k.open()?; g.run(); if let Some(x) = k.spare { x.go() } a::b::<u8>(); println!("{}", seal(1)); other!(name); v.map(|y| y.z()).each(h) }\n',
      [
        '#Kernel type',
        '#Result type',
        '#E type',
        '#Kernel{}.open call',
        '#Kernel{}.open()!.run call',
        '#Kernel{}.spare value',
        '#Some type',
        '#Kernel{}.spare!.go call',
        '#a.b call',
        '#a value',
        '#seal call',
        '?.other text',
        '?.name text',
        '#v.map().each call',
        '#v.map call',
        '#v value',
        '?.z call',
        '#h value to each',
      ],
    ],
    [
      'TypeScript: constants, awaited results, templates, components',
      'a.tsx',
      'function f(a: Gate | null) { const b = await a.open(); b.run(); const { c } = a; c(); let d = a; d.x(); tag`x`; a["name"]; return <G p={h} />; }\n',
      [
        '#Gate type',
        '#Gate{}.open call',
        '#Gate{}.open()!.run call',
        '#Gate{}.c call',
        '?.x call',
        '#tag call',
        '?.name text',
        '#G call',
        '#h value',
      ],
    ],
  ])('reads what is referred to in %s', async (_name, path, text, expected) => {
    expect(referred(await factsOf(path, text))).toEqual(expected);
  });

  it.each<readonly [name: string, path: string, text: string, expected: readonly string[]]>([
    [
      'Go',
      'a.go',
      'package a\nimport (\n"fmt"\nx "a/b"\n. "c"\n_ "d"\n"e/v2"\n)\n',
      ['fmt = fmt', 'x = a/b', '* = c', ' = d', 'e = e/v2'],
    ],
    [
      'Python',
      'a.py',
      'import a.b, c as d\nfrom . import e\nfrom ..f import g as h\nfrom i import *\ndef j():\n    import k\n',
      [' = a.b', 'a = a', 'd = c', 'e = . {e} exported', 'h = ..f {g} exported', '* = i {*}', 'k = k lazy'],
    ],
    [
      'Rust',
      'a.rs',
      'use a::{b as c, d::*, self};\npub use crate::e;\nextern crate f as g;\n#[cfg(test)]\nuse h::i;\n',
      ['c = a {b}', '* = a::d {*}', 'a =  {a}', 'e = crate {e} exported', 'g =  {f}'],
    ],
    [
      'TypeScript',
      'a.ts',
      'import a, { b as c, type d } from "./x";\nimport * as e from "y";\nimport type { f } from "z";\nimport "./side";\nexport { g as h } from "./g";\nexport * from "./i";\nasync function j() { await import("./k"); new Worker(new URL("./l.ts", import.meta.url)); }\n',
      [
        'a = ./x {default}',
        'c = ./x {b}',
        'd = ./x {d} type',
        'e = y',
        'f = z {f} type',
        ' = ./side',
        'h = ./g {g} exported',
        '* = ./i {*} exported',
        '§0 = ./k lazy',
        '§1 = ./l.ts lazy',
      ],
    ],
  ])('reads what is imported in %s', async (_name, path, text, expected) => {
    const found = imported(await factsOf(path, text));
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('tells the package and the condition of a Go file, and whether all of it fits', async () => {
    const { package: own, when, fits } = await factsOf('a.go', '//go:build linux && !cgo\n\npackage a\n\nfunc {{{\n');
    expect([own, when, fits]).toEqual(['a', 'linux && !cgo', false]);
    expect((await factsOf('a.go', 'package a\n')).fits).toBe(true);
  });

  it('says where something stands, from 1', async () => {
    const { definitions, references } = await factsOf('a.py', '\n\ndef f():\n    g()\n');
    expect(definitions[0]).toMatchObject({ name: 'f', line: 3, column: 1, lastLine: 4 });
    expect(references[0]).toMatchObject({ chain: '#g', line: 4, column: 5, inside: 0 });
  });

  it.each<readonly [name: string, path: string, text: string]>([
    ['brackets without end', 'a.rs', '('.repeat(200_000)],
    ['macros in macros', 'a.rs', `fn f() { ${'vec![g('.repeat(20_000)}`],
    ['blocks without end', 'a.js', '{'.repeat(100_000)],
    ['calls in calls', 'a.py', `${'f('.repeat(50_000)}1${')'.repeat(50_000)}`],
    ['types in types', 'a.go', `package a\nvar x ${'[]'.repeat(50_000)}int\n`],
    ['more characters than a person writes', 'a.ts', 'a;'.repeat(1_100_000)],
  ])('refuses %s, or says that it does not fit', async (_name, path, text) => {
    const end = performance.now() + 3000;
    const found = await factsOf(path, text, () => performance.now() > end).catch((error: unknown) => error);
    expect(found instanceof RangeError || (found as FileFacts).fits === false).toBe(true);
    expect(performance.now()).toBeLessThan(end + 3000);
  });

  it.each<readonly [name: string, path: string, text: string]>([
    ['nothing', 'a.go', ''],
    ['noise', 'a.rs', '\u0000\u{1F600}\u202E "\' /* '],
    ['half a class', 'a.ts', 'class A { constructor(private a: B'],
    ['half a decorator', 'a.py', '@app.route("/"\ndef f('],
    [
      'a name of an inherited member',
      'a.js',
      'const { constructor, __proto__: toString } = hasOwnProperty; valueOf();',
    ],
    ['a definition of itself', 'a.js', 'export { a as a } from "./a"; export const b = b.b; const { c } = c;'],
  ])('reads %s without failing', async (_name, path, text) => {
    expect((await factsOf(path, text)).language).toBeTypeOf('string');
  });

  it('ends when it is told that the time is over', async () => {
    await expect(factsOf('a.go', 'package a\nfunc f() { g() }\n'.repeat(2000), () => true)).rejects.toThrow('too long');
  });
});

describe('takeApart', () => {
  it.each([
    ['#a.b().c', '#', 'a', ['.b', '()', '.c']],
    ['&12{}.x!~', '&', '12', ['{}', '.x', '!', '~']],
    ['?.seal', '?', '', ['.seal']],
  ] as const)('tells the root and the steps of %s', (chain, root, name, steps) => {
    expect(takeApart(chain)).toEqual({ root, name, steps });
  });
});

describe('lastName', () => {
  it.each([
    ['#a.b', 'b'],
    ['#a', 'a'],
    ['&3', '3'],
    ['#a.b()', ''],
    ['#a{}', ''],
  ] as const)('is at the end of %s', (chain, name) => {
    expect(lastName(chain)).toBe(name);
  });
});

describe('wordsOf', () => {
  it('knows every word of a text, in any script, and no other', () => {
    const has = openWords(wordsOf('let größe = $x["name"]; // 日本'));
    expect(['let', 'größe', '$x', 'name', '日本'].map(has)).toEqual([true, true, true, true, true]);
    expect(['size', 'le', ''].map(has)).toEqual([false, false, false]);
    expect(openWords(wordsOf(''))('a')).toBe(false);
  });
});

describe('scan', () => {
  it.each([
    ['javascript', 'import a from "./a";\nexport * from \'b\';\nrequire("c"); import("d")', ['./a', 'b', 'c', 'd']],
    ['python', 'import a.b as c, d\nfrom ..e import f\n', ['a.b', 'd', '..e']],
    ['go', 'import (\n\t"a/b"\n\tx "c" // why\n)\nimport "d"\n', ['a/b', 'c', 'd']],
    ['rust', 'use a::b;', []],
  ] as const)('finds what %s may import', (language, text, imports) => {
    expect(scan(text, language).imports).toEqual(imports);
  });

  it.each([
    ['go', 'package main\n', true],
    ['go', 'package mainly\n', false],
    ['python', "if __name__ == '__main__':\n", true],
    ['javascript', '#!/usr/bin/env node\n', true],
    ['rust', 'pub async fn main() {', true],
  ] as const)('tells whether a program starts in %s %j', (language, text, isMain) => {
    expect(scan(text, language).isMain).toBe(isMain);
  });
});
