import { describe, expect, it } from 'vitest';
import { declarationsIn, enclosing, type Language, lex, roleOf } from './index.ts';

function declared(text: string, language: Language): readonly string[] {
  return declarationsIn(text, lex(text, language), language).map(({ path, lines }) => `${path} ${lines.join('-')}`);
}

const EXAMPLES: readonly (readonly [Language, string, readonly string[]])[] = [
  [
    'rust',
    '#[cfg(test)]\nmod tests {\n  #[test]\n  fn a() {\n  }\n}\nimpl<T> Check for Limits<T> {\n  pub(crate) async fn check(&self) -> bool { true }\n}\n// fn no() {}\npub const MOST: [u8; 3] = [1, 2, 3];\nfn b()\nwhere T: X {\n}\n',
    ['tests 1-6', 'tests.a 3-5', 'Limits 7-9', 'Limits.check 8-8', 'MOST 11-11', 'b 12-14'],
  ],
  [
    'go',
    'type A struct {\n  B int\n}\nfunc (a *A) Check(x int) error {\n  return nil\n}\ntype C string\n',
    ['A 1-3', 'Check 4-6', 'C 7-7'],
  ],
  [
    'typescript',
    'export class A extends B {\n  async check(x: number): Promise<void> {\n    const inner = 1;\n    if (x) { y(); }\n    z.map((q) => { return 1; });\n  }\n}\nexport const f = async (x) => {\n};\nfunction g(): { readonly a: number } {\n  return h;\n}\ntest("no function here", () => {\n});\n',
    ['A 1-7', 'A.check 2-6', 'f 8-9', 'g 10-12'],
  ],
  [
    'python',
    'class A:\n  @staticmethod\n  def f(\n    a,\n  ):\n    """x\ny"""\n    return 1\n\n  def g(self):\n    pass\nx = 1\n',
    ['A 1-11', 'A.f 2-8', 'A.g 10-11'],
  ],
  [
    'c',
    'int\nfoo(int a)\n{\n  if (a) { b(); }\n}\nstruct x { int a; };\n#define A 1\nbar(1);\n',
    ['foo 2-5', 'x 6-6', 'A 7-7'],
  ],
  [
    'java',
    'public class A {\n  @Override\n  public void foo(int a) throws X {\n    for (int i : x) {}\n  }\n}\n',
    ['A 1-6', 'A.foo 2-5'],
  ],
  ['ruby', 'class A\n  def b\n    1\n  end\nend\ndef c\nend\n', ['A 1-5', 'A.b 2-4', 'c 6-7']],
  ['toml', '[p2p]\npex = false\n\n[rpc]\na = 1\n', ['p2p 1-2', 'rpc 4-5']],
  ['hcl', 'resource "a" "b" {\n  c = 1\n}\n', ['resource "a" "b" 1-3']],
  ['shell', 'check() {\n  echo x\n}\n', ['check 1-3']],
  ['markdown', '# A\n', []],
];

describe('declarationsIn', () => {
  it.each(EXAMPLES)('finds what %s declares, and how far it reaches', (language, text, expected) => {
    expect(declared(text, language)).toEqual(expected);
  });

  it.each<readonly [Language, string]>([
    ['c', 'f(){'],
    ['typescript', 'a:{'],
    ['cpp', '(('],
    ['rust', 'mod a {\n'],
  ])('takes time that grows with the text alone: %s %j', (language, piece) => {
    const text = piece.repeat(200_000);
    const started = performance.now();
    declarationsIn(text, lex(text, language), language);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('enclosing', () => {
  it('gives the innermost declaration, or none', () => {
    const text = 'mod a {\n  fn b() {\n    c();\n  }\n}\nd();\n';
    const all = declarationsIn(text, lex(text, 'rust'), 'rust');
    expect(enclosing(all, 3, 3)?.path).toBe('a.b');
    expect(enclosing(all, 3, 5)?.path).toBe('a');
    expect(enclosing(all, 6, 6)).toBeUndefined();
  });
});

describe('roleOf', () => {
  it.each([
    ['#[test]', 'test'],
    ['#[tokio::test]', 'test'],
    ['#[cfg(test)]', 'test'],
    ['#[cfg(all(test, feature = "x"))]', 'test'],
    ['#[kani::proof]', 'proof'],
    ['#[cfg(kani)]', 'proof'],
    ['@Test', 'test'],
    ['[Fact]', 'test'],
    ['#[derive(Debug)]', undefined],
    ['#[cfg(feature = "test")]', undefined],
    ['@Override', undefined],
  ])('reads %s as %s', (mark, role) => {
    expect(roleOf([mark])).toBe(role);
  });
});
