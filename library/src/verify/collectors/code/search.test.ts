import { afterAll, describe, expect, it } from 'vitest';
import { collector } from './collector.ts';
import { gather } from './gather.ts';
import { closeTrees, judgedBy, openTree } from './tree.fixture.ts';

afterAll(closeTrees);
const judged = judgedBy(collector, gather);

const TREE = {
  'src/limits.go': 'package p\n\n// CheckLimit is described here.\nfunc CheckLimit(a int) bool {\n\treturn a < 50\n}\n',
  'src/limits_test.go': 'package p\n\nfunc TestOnly(a int) {\n\tCheckLimit(1)\n}\n',
  'src/tls.go': 'package p\n\nvar c = tls.Config{InsecureSkipVerify: true}\n',
  'src/words.go': 'package p\n\n// OnlySaid does it.\nvar s = "OnlyWritten"\n',
  'config/app.yaml': 'limits:\n  enabled: "yes" # off: no\n',
  'vendor/x/x.go': 'package x\n\nfunc Vendored() {}\n',
  'README.md': 'OnlyDocumented is great\n',
};

describe('a symbol or pattern', () => {
  it.each([
    ['a declared function', { symbol: 'CheckLimit' }, 'upheld'],
    ['a used name', { symbol: 'InsecureSkipVerify' }, 'upheld'],
    ['a pattern', { pattern: 'a < \\d+' }, 'upheld'],
    ['a pattern in the right file', { pattern: 'a < \\d+', file: 'src/limits.go' }, 'upheld'],
    ['a pattern in another file', { pattern: 'a < \\d+', file: 'src/tls.go' }, 'broken'],
    ['a value of a settings file', { pattern: 'enabled: "yes"' }, 'upheld'],
    ['a test, when tests count', { symbol: 'TestOnly', tests: 'yes' }, 'upheld'],
    ['a test', { symbol: 'TestOnly' }, 'broken'],
    ['a comment', { symbol: 'OnlySaid' }, 'broken'],
    ['the comment of a settings file', { pattern: 'off: no' }, 'broken'],
    ['a text', { symbol: 'OnlyWritten' }, 'broken'],
    ['a document', { symbol: 'OnlyDocumented' }, 'broken'],
    ['installed code', { symbol: 'Vendored' }, 'broken'],
    ['part of a word', { symbol: 'Check' }, 'broken'],
    ['nothing', { symbol: 'Missing' }, 'broken'],
    ['a file that is not there', { symbol: 'CheckLimit', file: 'src/gone.go' }, 'unknown'],
    ['no code at all', { symbol: 'CheckLimit', files: 'none/**' }, 'unknown'],
    ['a pattern nobody can read', { pattern: '(?=a)' }, 'unknown'],
    ['a name that is none', { symbol: 'a b' }, 'unknown'],
  ])('found in %s: %j is %s', async (_what, claim, verdict) => {
    const judgement = await judged(claim, await openTree(TREE));
    expect(judgement.verdict, judgement.because).toBe(verdict);
    if (verdict === 'upheld') expect(judgement.depth).toBe('present');
  });

  it('is unknown and not broken while a file cannot be read', async () => {
    const source = await openTree({ 'a.go': 'package p\n', 'b.go': new Uint8Array([0]) });
    expect((await judged({ symbol: 'CheckLimit' }, source)).verdict).toBe('unknown');
  });

  it('is unknown when a line is too long to be read', async () => {
    const source = await openTree({ 'a.js': `x(${'y'.repeat(30_000)}) // z` });
    expect((await judged({ pattern: 'y{3}z' }, source)).verdict).toBe('unknown');
    expect((await judged({ pattern: 'nowhere' }, source)).verdict).toBe('broken');
  });

  it('ends in time, with what was not read unknown', async () => {
    const judgement = await judged({ symbol: 'Missing' }, await openTree(TREE), { signal: AbortSignal.abort() });
    expect(judgement.verdict).toBe('unknown');
  });
});

describe('an absent pattern', () => {
  it.each([
    [{ absent: 'InsecureSkipVerify' }, 'broken', 1],
    [{ absent: 'InsecureSkipVerify', exclude: 'src/tls.go' }, 'upheld', 0],
    [{ absent: 'OnlySaid' }, 'upheld', 0],
    [{ absent: 'CheckLimit\\(1\\)' }, 'upheld', 0],
    [{ absent: 'CheckLimit\\(1\\)', tests: 'yes' }, 'broken', 1],
  ])('%j is %s', async (claim, verdict, failed) => {
    const judgement = await judged(claim, await openTree(TREE));
    expect(judgement.verdict, judgement.because).toBe(verdict);
    expect(judgement.scope.failed).toBe(failed);
    expect(judgement.scope.looked).toBe(judgement.scope.population);
  });

  it('says where each stands', async () => {
    const { details } = await judged({ absent: 'InsecureSkipVerify' }, await openTree(TREE));
    expect(details).toEqual([
      expect.objectContaining({
        check: 'forbidden',
        severity: 'high',
        at: { file: 'src/tls.go', line: 3, column: 20 },
      }),
    ]);
  });

  it('is unknown while a file cannot be read', async () => {
    const source = await openTree({ 'a.go': 'package p\n', 'b.go': new Uint8Array([0]) });
    const judgement = await judged({ absent: 'x' }, source);
    expect(judgement).toMatchObject({ verdict: 'unknown', because: expect.stringContaining('Only 1 of 2 files') });
  });
});

describe('a claim', () => {
  it('that asks for nothing is unknown', async () => {
    expect((await judged({}, await openTree(TREE))).verdict).toBe('unknown');
    expect((await judged({ exclude: 'a' }, await openTree(TREE))).verdict).toBe('unknown');
  });

  it.each([{ lines: ['9', '3'], file: 'a' }, { at: 'no place' }, { unheard: 'of' }, { tests: 'maybe' }])(
    'that cannot be read is refused: %j',
    (claim) => {
      expect(collector.claim.safeParse(claim).success).toBe(false);
    },
  );

  it('is said in words', () => {
    const words = (claim: object): string => collector.describe(collector.claim.parse(claim));
    expect(words({ at: '5:10:src/a.rs' })).toBe('the code at src/a.rs:5-10 is as approved');
    expect(words({ symbol: 'a', file: 'b.rs' })).toBe('a is in b.rs');
    expect(words({ absent: 'a', files: 'src/**' })).toBe('no code matches a in src/**');
    expect(words({ book: 'docs/**' })).toBe('the references to code in docs/** are right');
  });
});
