import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Judgement } from '../../../model/evidence.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { openFiles } from '../../sources/gather.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';
import type { Observation } from './observation.ts';

const NOW = '2026-11-22T12:00:00Z';
const FOLDERS: string[] = [];
afterAll(() => {
  for (const folder of FOLDERS) rmSync(folder, { recursive: true });
});

function tree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-count-'));
  FOLDERS.push(folder);
  write(folder, files);
  return folder;
}

function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function look(
  claim: object,
  folder: string,
): Promise<{ readonly seen: Observation; readonly judged: Judgement }> {
  const read = collector.claim.parse(claim);
  const source = await openFiles('sample', folder);
  const seen = await gather(read, source, { now: NOW, signal: AbortSignal.timeout(15_000), sources: new Map() });
  return { seen: collector.observation.parse(seen), judged: collector.judge(read, seen, { now: NOW }) };
}

const BINS = (...names: readonly string[]) =>
  names.map((name) => `[[bin]]\nname = "${name}"\npath = "fuzz_targets/${name}.rs"\n`).join('\n');
const TARGET = '#![no_main]\nlibfuzzer_sys::fuzz_target!(|data: &[u8]| { run(data); });\n';
const PROPTEST = `
// proptest! { #[test] fn not_this(a in 0..1) {} }
#[cfg(test)]
mod tests {
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10))]
        #[test]
        fn adds(a in 0..9u32, b in 0..9u32) { prop_assert_eq!(a + b, b + a); }
        #[test]
        fn holds(a in any::<u8>()) { prop_assert!(a <= 255); }
        fn helper(a in 0..1) {}
    }
    #[test]
    fn plain() { assert!(true); }
    #[quickcheck]
    fn reverses(list: Vec<u8>) -> bool { true }
}`;

describe('gather', () => {
  it.each([
    [
      'fuzz targets that are built',
      { of: 'fuzz-targets' },
      { 'fuzz/Cargo.toml': BINS('a', 'gone'), 'fuzz/fuzz_targets/a.rs': TARGET, 'fuzz/fuzz_targets/orphan.rs': TARGET },
      1,
    ],
    [
      'fuzz targets without a manifest',
      { of: 'fuzz-targets' },
      { 'fuzz_targets/a.rs': TARGET, 'fuzz_targets/b.rs': TARGET },
      2,
    ],
    [
      'no fuzz target in a comment or string',
      { of: 'fuzz-targets' },
      { 'fuzz/fuzz_targets/a.rs': '// fuzz_target!(|d| {})\nfn a() { say("fuzz_target!(") }' },
      0,
    ],
    [
      'a fuzz target in C++',
      { of: 'fuzz-targets' },
      {
        'fuzz/a.cc': 'extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {\n return 0; }',
        'fuzz/a.h': 'int LLVMFuzzerTestOneInput(const uint8_t *, size_t);',
      },
      1,
    ],
    ['no fuzz target of a vendored package', { of: 'fuzz-targets' }, { 'vendor/x/fuzz_targets/a.rs': TARGET }, 0],
    [
      'Kani proofs',
      { of: 'kani-proofs' },
      {
        'src/a.rs':
          '#[cfg(kani)]\nmod p {\n#[kani::proof]\n#[kani::unwind(3)]\nfn a() {}\n#[cfg_attr(kani, kani::proof)] fn b() {}\n#[kani::proof_for_contract(add)] fn c() {}\n// #[kani::proof]\n}',
      },
      3,
    ],
    [
      'Kani proofs of a kind',
      { of: 'kani-proofs', kind: 'proof' },
      { 'src/a.rs': '#[kani::proof] fn a() {}\n#[kani::proof_for_contract(add)] fn c() {}' },
      1,
    ],
    ['property tests in Rust', { of: 'property-tests' }, { 'src/a.rs': PROPTEST }, 3],
    [
      'property tests in TypeScript',
      { of: 'property-tests' },
      {
        'a.test.ts':
          'fc.assert(fc.property(fc.nat(), (n) => n >= 0));\n// fc.property(\nconst s = "fc.property(";\ntest.prop([fc.nat()])("x", () => {});',
      },
      2,
    ],
    [
      'property tests in Python',
      { of: 'property-tests' },
      { 'test_a.py': '@given(st.integers())\ndef test_a(n): pass\n"""\n@given(st.text())\n"""\n' },
      1,
    ],
    [
      'property tests in Go',
      { of: 'property-tests' },
      { 'a_test.go': 'func TestA(t *testing.T) {\n quick.Check(f, nil)\n rapid.Check(t, g)\n}' },
      2,
    ],
    ['all assertions', { of: 'assertions' }, { 'src/a.rs': PROPTEST }, 3],
    [
      'assertions of a kind',
      { of: 'assertions', kind: ['prop_assert', 'prop_assert_eq'] },
      { 'src/a.rs': PROPTEST },
      2,
    ],
    ['assertions of product code', { of: 'assertions', where: 'product' }, { 'src/a.rs': PROPTEST }, 0],
    [
      'assertions in a module that only tests compile',
      { of: 'assertions', where: 'product' },
      {
        'src/lib.rs': 'fn a() { assert!(true); }\n#[cfg(test)]\nmod checks;\n#[cfg(kani)]\nmod proofs;',
        'src/checks.rs': 'fn b() { assert!(true); }',
        'src/proofs/deep.rs': 'fn c() { assert!(true); }',
      },
      1,
    ],
    [
      'assertions of proofs',
      { of: 'assertions', where: 'proof' },
      { 'src/lib.rs': 'fn a() { assert!(true); }\n#[cfg(kani)]\nmod proofs { fn b() { assert_eq!(1, 1); } }' },
      1,
    ],
    [
      'assertions in Python',
      { of: 'assertions' },
      { 'a.py': 'assert x\nassertive = 1\ndef f(self):\n    self.assertEqual(1, 1)\n# assert y\n' },
      2,
    ],
    [
      'assertions on the JVM',
      { of: 'assertions' },
      {
        'A.java':
          'import static x.Assertions.assertEquals;\nclass A { void a() { assert x > 1; assertEquals(1, 1); Assertions.assertTrue(x); } }',
      },
      3,
    ],
    [
      'Go fuzz functions',
      { of: 'go-fuzz' },
      {
        'a_test.go': 'func FuzzRead(f *testing.F) {}\nfunc Fuzzy(f *testing.F) {}\n// func FuzzNo(f *testing.F) {}\n',
        'b.go': 'func Fuzz(data []byte) int { return 0 }',
      },
      2,
    ],
    [
      'tests of four languages',
      { of: 'tests' },
      {
        'a.rs': '#[test]\nfn a() {}\n#[tokio::test]\nasync fn b() {}\n#[testing] fn c() {}',
        'a_test.go': 'func TestA(t *testing.T) {}\nfunc Testing() {}',
        'test_a.py': 'def test_a(): pass\ndef helper(): pass',
        'a.test.ts':
          "it('a', () => {});\ntest.each([1])('b', () => {});\nit.todo('c');\nregex.test('x');\ndescribe('d', () => {});",
      },
      6,
    ],
    [
      'tests of a JUnit report',
      { of: 'junit-tests' },
      {
        'out/junit.xml': '<testsuite name="s"><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite>',
      },
      1,
    ],
    [
      'lines of a coverage report',
      { of: 'lines-covered' },
      { 'coverage/lcov.info': 'SF:a\nDA:1,1\nDA:2,0\nend_of_record\n' },
      1,
    ],
    [
      'an own pattern in code',
      { pattern: 'unsafe \\{' },
      { 'a.rs': 'unsafe { x() }\n// unsafe { y() }\nlet s = "unsafe { z() }";\n' },
      1,
    ],
    [
      'an own pattern in comments',
      { pattern: 'TODO', in: 'comments' },
      { 'a.rs': 'let TODO = 1; // TODO mend\n/// TODO\n' },
      2,
    ],
    ['an own pattern in strings', { pattern: 'secret', in: 'strings' }, { 'a.ts': "const secret = 'secret';" }, 1],
    ['values of a data file as code', { pattern: 'replicas: 3' }, { 'a.yaml': 'replicas: 3\n# replicas: 3\n' }, 1],
    [
      'only the files asked for',
      { pattern: 'x', files: ['src/**'], exclude: ['**/b.ts'] },
      { 'src/a.ts': 'x', 'src/b.ts': 'x', 'c.ts': 'x' },
      1,
    ],
  ])('counts %s', async (_what, claim, files, total) => {
    const { seen } = await look({ ...claim, equals: String(total) }, tree({ 'src/README.md': 'assert!(x)', ...files }));
    expect(seen.total, JSON.stringify(seen.kinds)).toBe(total);
  });

  it('names targets that are never built and programs that are not there', async () => {
    const { seen } = await look(
      { of: 'fuzz-targets', equals: '1' },
      tree({
        'fuzz/Cargo.toml': BINS('a', 'gone'),
        'fuzz/fuzz_targets/a.rs': TARGET,
        'fuzz/fuzz_targets/orphan.rs': TARGET,
      }),
    );
    expect(seen.notCounted.map(({ file }) => file)).toEqual([
      'fuzz/fuzz_targets/orphan.rs',
      'fuzz/fuzz_targets/gone.rs',
    ]);
  });

  it('takes time that grows with the text alone', async () => {
    const nested = `${'mod a { #[test] fn b() { assert!(true);'.repeat(20_000)}\n`;
    const started = Date.now();
    await look(
      { of: 'assertions', minimum: '1' },
      tree({ 'a.rs': nested, 'b.rs': `${'proptest! { '.repeat(20_000)}` }),
    );
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('refuses a pattern that cannot be read, and two coverage reports of one run', async () => {
    await expect(look({ pattern: '(a', equals: '1' }, tree({ 'a.ts': '' }))).rejects.toThrow(CouldNotLook);
    const lcov = 'SF:a\nDA:1,1\nend_of_record\n';
    await expect(
      look({ of: 'lines-covered', equals: '1' }, tree({ 'a/lcov.info': lcov, 'b/lcov.info': lcov })),
    ).rejects.toThrow('expected one');
  });
});

describe('judge', () => {
  const one = { 'src/a.rs': '#[kani::proof] fn a() {}' };
  const broken = { ...one, 'src/b.rs': new Uint8Array([0xff, 0xfe, 0x00, 0x41]) };
  it.each([
    [{ equals: '1' }, one, 'upheld'],
    [{ equals: '2' }, one, 'broken'],
    [{ equals: '0' }, one, 'broken'],
    [{ minimum: '1' }, one, 'upheld'],
    [{ minimum: '2' }, one, 'broken'],
    [{ maximum: '0' }, one, 'broken'],
    [{ maximum: '5', minimum: '1' }, one, 'upheld'],
    [{ equals: '1' }, broken, 'unknown'],
    [{ equals: '0' }, broken, 'broken'],
    [{ minimum: '1' }, broken, 'upheld'],
    [{ minimum: '2' }, broken, 'unknown'],
    [{ maximum: '1' }, broken, 'unknown'],
    [{ maximum: '0' }, { 'a.md': '#[kani::proof]' }, 'unknown'],
    [{ minimum: '1' }, { 'a.md': '#[kani::proof]' }, 'broken'],
    [{ minimum: '1' }, {}, 'unknown'],
    [{ 'never-decreases': 'yes' }, one, 'unknown'],
  ])('says of %j in %j: %s', async (claim, files, verdict) => {
    const { judged } = await look({ of: 'kani-proofs', ...claim }, tree(files));
    expect(judged.verdict, judged.because).toBe(verdict);
    if (verdict === 'upheld') expect([judged.depth, judged.grounds?.[0]?.file]).toEqual(['present', 'src/a.rs']);
  });

  it('gives the numbers when they differ', async () => {
    const { judged } = await look({ of: 'kani-proofs', equals: '201' }, tree(one));
    expect(judged.because).toBe('Found 1, expected 201');
  });

  it('takes comments and prose for no proof', async () => {
    const { judged } = await look(
      { pattern: 'safe', in: 'all', files: '**/*.md', minimum: '1' },
      tree({ 'a.md': 'safe' }),
    );
    expect(judged.circular).toBeDefined();
  });

  it('needs a report to say how many tests ran', async () => {
    const { judged } = await look({ of: 'junit-tests', minimum: '1' }, tree(one));
    expect(judged.verdict).toBe('unknown');
  });
});

describe('never-decreases', () => {
  const proofs = (count: number) => ({ 'src/a.rs': '#[kani::proof] fn a() {}\n'.repeat(count) });
  function repository(...counts: readonly number[]): string {
    const folder = tree({});
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=Sample', '-c', 'user.email=sample@example.org', ...args]);
    git('init', '--quiet', '--initial-branch=main');
    for (const [index, count] of counts.entries()) {
      write(folder, { ...proofs(count), 'n.txt': String(index) });
      git('add', '.');
      git('commit', '--quiet', '-m', `Count ${count}`);
    }
    return folder;
  }
  const claim = { of: 'kani-proofs', 'never-decreases': 'yes' };

  it('is upheld over commits that only add', async () => {
    const { judged, seen } = await look(claim, repository(1, 1, 3));
    expect([judged.verdict, seen.history?.commits, seen.history?.whole, seen.history?.changes]).toEqual([
      'upheld',
      3,
      true,
      1,
    ]);
    expect(judged.because).toMatch(/over all 3 commits since [0-9a-f]{12} the number changed 1 times and never fell$/);
  });

  it('is broken by a fall, although the number rose again', async () => {
    const { judged } = await look(claim, repository(2, 1, 3));
    expect([judged.verdict, judged.details?.[0]?.check]).toEqual(['broken', 'number-fell']);
    expect(judged.because).toMatch(
      /^The number fell from 2 to 1 with commit [0-9a-f]{12} of \d{4}-\d\d-\d\d, "Count 1"$/,
    );
  });

  it('looks only as far back as the claim says, and says so', async () => {
    const { judged } = await look({ ...claim, commits: '2' }, repository(2, 1, 3));
    expect([judged.verdict, judged.because]).toEqual(['upheld', expect.stringContaining('over the last 2 commits')]);
  });

  it('is unknown in a shallow clone', async () => {
    const clone = join(tree({}), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '2', `file://${repository(1, 2, 3)}`, clone]);
    const { judged } = await look(claim, clone);
    expect([judged.verdict, judged.because]).toEqual(['unknown', 'The clone is shallow: older commits are not there']);
  });
});

describe('the claim', () => {
  it.each([
    { of: 'kani-proofs' },
    { equals: '1' },
    { of: 'kani-proofs', pattern: 'a', equals: '1' },
    { of: 'stars', equals: '1' },
    { of: 'tests', equals: '-1' },
    { of: 'tests', equals: '1.5' },
  ])('refuses %j', (claim) => {
    expect(collector.claim.safeParse(claim).success).toBe(false);
  });
});
