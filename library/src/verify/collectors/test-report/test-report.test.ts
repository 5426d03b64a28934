import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Judgement } from '../../../model/evidence.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { openFiles } from '../../sources/gather.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';

const NOW = '2026-11-22T12:00:00Z';
const FRESH = '2026-11-20T09:00:00Z';
const FOLDERS: string[] = [];
afterAll(() => {
  for (const folder of FOLDERS) rmSync(folder, { recursive: true });
});

function tree(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-test-report-'));
  FOLDERS.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function look(claim: object, files: Readonly<Record<string, string>>): Promise<Judgement> {
  const read = collector.claim.parse(claim);
  const source = await openFiles('sample', tree(files));
  const seen = await gather(read, source, { now: NOW, signal: AbortSignal.timeout(15_000), sources: new Map() });
  return collector.judge(read, collector.observation.parse(JSON.parse(JSON.stringify(seen))), { now: NOW });
}

const CASE = '<testcase classname="src/a.test.ts" name="limit &gt; refuses too much" time="0.1"/>';
const FAILED = CASE.replace('/>', '><failure message="no"/></testcase>');
const SKIPPED = CASE.replace('/>', '><skipped/></testcase>');
const junit = (cases: string, time = FRESH, more = '') =>
  `<testsuites><testsuite name="src/a.test.ts" ${time === '' ? '' : `timestamp="${time}"`}>${more}${cases}</testsuite></testsuites>`;
const NAMED = { name: 'limit > refuses too much' };
const LCOV = 'SF:/build/app/src/a.ts\nDA:1,1\nDA:2,0\nDA:4,7\nend_of_record\n';

describe('judge', () => {
  it.each([
    ['passed', NAMED, { 'junit.xml': junit(CASE) }, 'upheld'],
    ['passed, by the end of its name', { name: 'refuses too much' }, { 'junit.xml': junit(CASE) }, 'upheld'],
    [
      'passed, with its file in front',
      { name: 'src/a.test.ts limit refuses too much' },
      { 'junit.xml': junit(CASE) },
      'upheld',
    ],
    ['failed', NAMED, { 'junit.xml': junit(FAILED) }, 'broken'],
    ['passed here and failed there in one run', NAMED, { 'junit.xml': junit(CASE + FAILED) }, 'broken'],
    [
      'failed long ago and passed since',
      NAMED,
      { 'a-junit.xml': junit(FAILED, '2026-11-01T00:00:00Z'), 'b-junit.xml': junit(CASE) },
      'upheld',
    ],
    [
      'passed long ago and failed since',
      NAMED,
      { 'a-junit.xml': junit(CASE, '2026-11-01T00:00:00Z'), 'b-junit.xml': junit(FAILED) },
      'broken',
    ],
    ['skipped', NAMED, { 'junit.xml': junit(SKIPPED) }, 'unknown'],
    ['an old report', NAMED, { 'junit.xml': junit(CASE, '2026-09-01T00:00:00Z') }, 'unknown'],
    [
      'an old report that is young enough',
      { ...NAMED, 'max-age': '90d' },
      { 'junit.xml': junit(CASE, '2026-09-01T00:00:00Z') },
      'upheld',
    ],
    ['a report before the change', { ...NAMED, since: '2026-11-21' }, { 'junit.xml': junit(CASE) }, 'unknown'],
    ['a report of the future', NAMED, { 'junit.xml': junit(CASE, '2026-12-01T00:00:00Z') }, 'unknown'],
    ['a report without a date', NAMED, { 'junit.xml': junit(CASE, '') }, 'unknown'],
    ['a report without a date that is taken', { ...NAMED, undated: 'yes' }, { 'junit.xml': junit(CASE, '') }, 'upheld'],
    [
      'a name that only ends with the same letters',
      { name: 'fuses too much' },
      { 'junit.xml': junit(CASE) },
      'unknown',
    ],
    ['no such test in the report it names', { name: 'b', file: 'junit.xml' }, { 'junit.xml': junit(CASE) }, 'broken'],
    ['an empty report', NAMED, { 'junit.xml': junit('') }, 'unknown'],
    ['no report', NAMED, { 'a.txt': '' }, 'unknown'],
    ['nothing', NAMED, {}, 'unknown'],
    ['a report that was cut off', NAMED, { 'junit.xml': junit(CASE).slice(0, -20) }, 'unknown'],
    ['a broken report beside a good one', NAMED, { 'junit.xml': junit(CASE), 'b-junit.xml': '<testsuite' }, 'unknown'],
    [
      'another kind of report.xml beside it',
      NAMED,
      { 'junit.xml': junit(CASE), 'report.xml': '<checkstyle/>' },
      'upheld',
    ],
    ['a whole suite', { suite: 'src/a.test.ts' }, { 'junit.xml': junit(CASE) }, 'upheld'],
    ['the suites of a folder', { suite: 'src' }, { 'junit.xml': junit(CASE) }, 'upheld'],
    [
      'a suite with a failure',
      { suite: 'src' },
      { 'junit.xml': junit(CASE + FAILED.replace('too much', 'x')) },
      'broken',
    ],
    [
      'a suite with a skipped test',
      { suite: 'src' },
      { 'junit.xml': junit(CASE + SKIPPED.replace('too much', 'x')) },
      'unknown',
    ],
    ['a suite that is not there', { suite: 'lib' }, { 'junit.xml': junit(CASE) }, 'unknown'],
    [
      'the commit it was asked for',
      { ...NAMED, commit: 'abcdef1' },
      {
        'junit.xml': junit(CASE, FRESH, '<properties><property name="commit" value="abcdef1234567890"/></properties>'),
      },
      'upheld',
    ],
    [
      'another commit',
      { ...NAMED, commit: '1234567' },
      {
        'junit.xml': junit(CASE, FRESH, '<properties><property name="commit" value="abcdef1234567890"/></properties>'),
      },
      'unknown',
    ],
    ['no commit where one was asked for', { ...NAMED, commit: '1234567' }, { 'junit.xml': junit(CASE) }, 'unknown'],
    [
      'lines that ran',
      { ...NAMED, executes: [{ file: 'src/a.ts', lines: ['3', '4'] }] },
      { 'junit.xml': junit(CASE), 'lcov.info': LCOV },
      'upheld',
    ],
    [
      'a line that did not run',
      { ...NAMED, executes: [{ file: 'src/a.ts', lines: '1-4' }] },
      { 'junit.xml': junit(CASE), 'lcov.info': LCOV },
      'broken',
    ],
    [
      'lines that coverage does not count',
      { ...NAMED, executes: [{ file: 'src/a.ts', lines: '3' }] },
      { 'junit.xml': junit(CASE), 'lcov.info': LCOV },
      'unknown',
    ],
    [
      'a file that coverage does not know',
      { ...NAMED, executes: [{ file: 'src/b.ts' }] },
      { 'junit.xml': junit(CASE), 'lcov.info': LCOV },
      'unknown',
    ],
    ['enough coverage', { 'minimum-coverage': '66', undated: 'yes' }, { 'lcov.info': LCOV }, 'upheld'],
    ['coverage without a date', { 'minimum-coverage': '66' }, { 'lcov.info': LCOV }, 'unknown'],
    ['too little coverage', { 'minimum-coverage': '67' }, { 'lcov.info': LCOV }, 'broken'],
    [
      'enough mutants',
      { 'mutation-score': '50' },
      { 'mutants.out/outcomes.json': mutants('CaughtMutant', 'MissedMutant') },
      'upheld',
    ],
    [
      'too few mutants',
      { 'mutation-score': '51' },
      { 'mutants.out/outcomes.json': mutants('CaughtMutant', 'MissedMutant') },
      'broken',
    ],
    ['no mutant at all', { 'mutation-score': '0' }, { 'mutants.out/outcomes.json': mutants() }, 'unknown'],
    [
      'a fuzzer that ran',
      { 'fuzz-log': 'fuzz.log', 'minimum-runs': '100', undated: 'yes' },
      { 'fuzz.log': 'Done 100 runs in 2 second(s)\n' },
      'upheld',
    ],
    [
      'a fuzzer that hardly ran',
      { 'fuzz-log': 'fuzz.log', 'minimum-runs': '101', undated: 'yes' },
      { 'fuzz.log': 'Done 100 runs in 2 second(s)\n' },
      'broken',
    ],
    [
      'a fuzzer that found something',
      { 'fuzz-log': 'fuzz.log', undated: 'yes' },
      { 'fuzz.log': '#9\tNEW\n==1== ERROR: AddressSanitizer: x\n' },
      'broken',
    ],
  ])('says of %s what follows', async (_what, claim, files, verdict) => {
    const judged = await look(claim, files);
    expect(judged.verdict, judged.because).toBe(verdict);
    expect(judged.because).toMatch(/^\S.*[^.\s]$/s);
  });

  it('is effective only with an attack and a recorded failure of this very test', async () => {
    const files = { 'junit.xml': junit(CASE), 'red.xml': junit(FAILED, '2026-11-19T00:00:00Z') };
    expect((await look(NAMED, files)).depth).toBe('active');
    expect((await look({ ...NAMED, 'seen-failing': 'red.xml' }, files)).depth).toBe('active');
    expect((await look({ ...NAMED, negative: 'yes' }, files)).depth).toBe('active');
    const effective = await look({ ...NAMED, negative: 'yes', 'seen-failing': 'red.xml' }, files);
    expect([effective.verdict, effective.depth, effective.until]).toEqual([
      'upheld',
      'effective',
      '2026-12-20T09:00:00.000Z',
    ]);
    const other = { ...files, 'red.xml': junit(FAILED.replace('too much', 'x')) };
    expect((await look({ ...NAMED, negative: 'yes', 'seen-failing': 'red.xml' }, other)).verdict).toBe('broken');
  });

  it('takes a mutant that the test killed for a recorded failure', async () => {
    const stryker = {
      schemaVersion: '2',
      files: { a: { mutants: [{ status: 'Killed', killedBy: ['1'] }] } },
      testFiles: { t: { tests: [{ id: '1', name: 'limit refuses too much' }] } },
    };
    const judged = await look(
      { ...NAMED, negative: 'yes', 'seen-failing': 'mutation.json' },
      { 'junit.xml': junit(CASE), 'mutation.json': JSON.stringify(stryker) },
    );
    expect(judged.depth).toBe('effective');
  });

  it('does not believe reports that only differ in their date', async () => {
    const instant = CASE.replace('0.1', '0.000');
    const judged = await look(NAMED, {
      'a-junit.xml': junit(instant, '2026-11-10T00:00:00Z'),
      'b-junit.xml': junit(instant),
    });
    expect(judged.verdict).toBe('unknown');
    expect(judged.circular).toMatch(/never changes but for its date/);
  });

  it('says why a skipped test and an empty report count for nothing', async () => {
    expect((await look(NAMED, { 'junit.xml': junit(SKIPPED) })).circular).toBe('A test that is skipped shows nothing');
    expect((await look(NAMED, { 'junit.xml': junit('') })).circular).toBe('A report without a test shows nothing');
  });

  it('upholds no file that cannot be read', async () => {
    await expect(look({ ...NAMED, file: 'gone.xml' }, {})).rejects.toThrow(CouldNotLook);
    await expect(look({ 'minimum-coverage': '1' }, {})).rejects.toThrow(CouldNotLook);
    await expect(look({ 'mutation-score': '1' }, { 'mutation.json': '{' })).rejects.toThrow(CouldNotLook);
    await expect(look({ 'fuzz-log': 'a.log' }, { 'a.log': 'hello' })).rejects.toThrow(CouldNotLook);
  });
});

function mutants(...summaries: readonly string[]): string {
  const outcomes = summaries.map((summary) => ({ scenario: { Mutant: {} }, summary }));
  return JSON.stringify({ start_time: FRESH, outcomes: [{ scenario: 'Baseline', summary: 'Success' }, ...outcomes] });
}

describe('a test that no report names', () => {
  it.each([
    ['a title', 'a.test.ts', "describe('limit', () => {\n  it('refuses too much', () => {});\n});", 2, false],
    ['a title that is left out', 'a.test.ts', "it.skip('refuses too much', () => {});", 1, true],
    ['a title of a table', 'a.test.ts', "it.each([[1], [2]])('refuses %s much', (n) => {});", 1, false],
    ['a Rust function', 'src/a.rs', '#[test]\n#[should_panic]\nfn refuses_too_much() {}', 3, false],
    ['a Rust function that is ignored', 'src/a.rs', '#[ignore]\n#[test]\nfn refuses_too_much() {}', 3, true],
    [
      'a Python function',
      'test_a.py',
      'class TestLimit:\n    def test_refuses_too_much(self):\n        pass\n',
      2,
      false,
    ],
    [
      'a Python function that is skipped',
      'test_a.py',
      '@pytest.mark.skip\ndef test_refuses_too_much():\n    pass\n',
      2,
      true,
    ],
    [
      'a Go subtest',
      'a_test.go',
      'func TestLimit(t *testing.T) {\n\tt.Run("refuses too much", func(t *testing.T) {})\n}',
      2,
      false,
    ],
    [
      'a Java display name',
      'ATest.java',
      'class A {\n  @Test\n  @DisplayName("refuses too much")\n  void a() {}\n}',
      3,
      false,
    ],
    ['a Ruby example', 'a_spec.rb', "it 'refuses too much' do\nend\n", 1, false],
  ])('is unknown when it is written as %s', async (_what, path, text, line, ignored) => {
    const judged = await look(
      { name: 'refuses too much' },
      { [path]: text, 'junit.xml': junit(CASE.replaceAll('too much', 'x')) },
    );
    expect([judged.verdict, judged.at, judged.circular !== undefined]).toEqual([
      'unknown',
      { file: path, line },
      ignored,
    ]);
  });

  it.each([
    ['in a comment', "// it('refuses too much')\nit('does something else', () => {});"],
    ['nowhere', "it('does something else', () => {});"],
  ])('is broken when it stands %s and all source was read', async (_where, text) => {
    const judged = await look({ name: 'refuses too much' }, { 'a.test.ts': text });
    expect([judged.verdict, judged.because]).toEqual([
      'broken',
      'There is no test "refuses too much": none of 1 tests in 1 files has that name',
    ]);
  });

  it('is unknown when it may be a row of a table', async () => {
    const judged = await look({ name: 'refuses too much' }, { 'a.test.ts': "it.each(ROWS)('refuses %s', () => {});" });
    expect([judged.verdict, judged.circular]).toEqual(['unknown', undefined]);
    const other = await look(
      { name: 'limit refuses a b c d e f' },
      { 'a.test.ts': "it.each(ROWS)('refuses %s', () => {});" },
    );
    expect(other.because).toBe(
      'No report names "limit refuses a b c d e f"; it may be a row of the table at a.test.ts:1',
    );
  });

  it('is unknown when a template may make its title', async () => {
    for (const title of ['`refuses \x24{what} much`', '`refuses \x24{what}`', '`\x24{what}`', '"%s"']) {
      const judged = await look(
        { name: 'refuses too much' },
        { 'a.test.ts': `for (const what of ALL) it.each(A)(${title}, () => {});` },
      );
      expect([judged.verdict, judged.at?.line], title).toEqual(['unknown', 1]);
    }
  });

  it('is unknown when some source could not be read, or no test was recognized', async () => {
    expect((await look({ name: 'refuses too much' }, { 'a.test.ts': "it('x')", 'b.ts': '\0' })).verdict).toBe(
      'unknown',
    );
    expect((await look({ name: 'refuses too much' }, { 'main.hs': 'main = pure ()' })).verdict).toBe('unknown');
  });
});

describe('audit', () => {
  it.each([
    ['a failed test', junit(CASE + FAILED), ['failed-test', 'high']],
    ['a report in which everything is skipped', junit(SKIPPED), ['all-skipped', 'medium']],
    ['an empty report', junit(''), ['empty-report', 'medium']],
    ['a good report', junit(CASE), undefined],
  ])('finds %s', async (_what, text, wanted) => {
    const [claim] = collector.audit?.([{ path: 'out/junit.xml', size: 1, mode: 0, owner: 0, stamp: '' }], {}) ?? [];
    const judged = await look(claim ?? {}, { 'out/junit.xml': text });
    const [detail] = judged.details ?? [];
    expect(detail === undefined ? undefined : [detail.check, detail.severity]).toEqual(wanted);
    if (wanted !== undefined) expect(detail?.at?.file).toBe('out/junit.xml');
  });

  it('has nothing to say of a folder without a report', () => {
    expect(collector.audit?.([{ path: 'pom.xml', size: 1, mode: 0, owner: 0, stamp: '' }], {})).toEqual([]);
  });
});

describe('the claim', () => {
  it.each([
    {},
    { file: 'a.xml' },
    { name: 'a', executes: [{ file: 'a', lines: '4-2' }] },
    { 'minimum-coverage': '101' },
  ])('refuses %j', (claim) => {
    expect(collector.claim.safeParse(claim).success).toBe(false);
  });
});
