import { afterAll, describe, expect, it } from 'vitest';
import type { Anchor } from '../../../model/evidence.ts';
import type { FileSource } from '../../sources/source.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';
import { closeTrees, judgedBy, openHistory, openTree } from './tree.fixture.ts';

afterAll(closeTrees);
const judged = judgedBy(collector, gather);

const CHECK = [
  'pub fn check_limit(seen: u32) -> bool {',
  '    if seen > 50 {',
  '        return false;',
  '    }',
  '    true',
  '}',
].join('\n');
const FILE = `//! Limits.\n\nuse std::fmt;\n\n${CHECK}\n\nfn other() {}\n`;
const PLACE = { file: 'src/limits.rs', lines: ['5', '10'] };

/** What somebody approves when the lines are as above. */
async function approvedAnchor(): Promise<Anchor> {
  const { anchor } = await judged(PLACE, await openTree({ 'src/limits.rs': FILE }));
  if (anchor === undefined) throw new Error('There is nothing to approve');
  return anchor;
}

async function afterChange(source: FileSource, claim: Readonly<Record<string, unknown>> = PLACE) {
  return judged(claim, source, { approved: await approvedAnchor() });
}

describe('a place that nobody approved', () => {
  it('is unknown, and offers the anchor to approve', async () => {
    const judgement = await judged(PLACE, await openTree({ 'src/limits.rs': FILE }));
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.because).toContain('Nobody has approved it yet');
    expect(judgement.anchor).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      symbol: 'check_limit',
      file: 'src/limits.rs',
      lines: [5, 10],
    });
  });

  it.each([
    [{ at: '5:10:src/limits.rs' }],
    [{ at: 'src/limits.rs:5-10' }],
    [{ at: 'src/limits.rs#L5-L10' }],
    [{ at: '5:10:old-node/src/limits.rs' }],
    [{ at: '5:10:old/limits.rs', moved: { old: 'src' } }],
    [{ file: 'old.rs', lines: '5-10', moved: { 'old.rs': 'src/limits.rs' } }],
  ])('is found however it is written: %j', async (claim) => {
    const { anchor } = await judged(claim, await openTree({ 'src/limits.rs': FILE }));
    expect(anchor).toMatchObject({ file: 'src/limits.rs', lines: [5, 10], symbol: 'check_limit' });
  });

  it.each([
    ['a comment', { file: 'src/limits.rs', lines: ['1', '2'] }, 'comment'],
    ['a document', { file: 'SECURITY.md', lines: ['1', '1'] }, 'document'],
    ['nothing', { file: 'src/limits.rs', lines: ['2', '2'] }, 'hold nothing'],
    ['a whole document', { file: 'SECURITY.md' }, 'document'],
  ])('is PROSE when it is %s, and proves nothing', async (_what, claim, why) => {
    const judgement = await judged(claim, await openTree({ 'src/limits.rs': FILE, 'SECURITY.md': '# Limits\n' }));
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.found).toMatch(/^PROSE/);
    expect(judgement.circular).toContain(why);
    expect(judgement.grounds).toEqual([{ kind: 'prose', file: claim.file }]);
  });

  it.each([
    ['the file', { file: 'src/gone.rs', lines: ['1', '2'] }, 'gone'],
    ['the lines', { file: 'src/limits.rs', lines: ['50', '60'] }, 'out-of-range'],
  ])('is broken when %s is not there', async (_what, claim, check) => {
    const judgement = await judged(claim, await openTree({ 'src/limits.rs': FILE }));
    expect(judgement.verdict).toBe('broken');
    expect(judgement.found).toMatch(/^GONE/);
    expect(judgement.details?.[0]?.check).toBe(check);
  });

  it('is GONE and yet not broken when it is a document: it never proved anything', async () => {
    const judgement = await judged({ file: 'SECURITY.md', lines: '156' }, await openTree({ 'SECURITY.md': '# S\n' }));
    expect(judgement).toMatchObject({ verdict: 'unknown', circular: expect.any(String) });
    expect(judgement.found).toBe('GONE: SECURITY.md has only 1 lines');
  });

  it('is unknown in a language nobody knows, and in a file that is no text', async () => {
    const source = await openTree({
      'a.xyz': 'one\ntwo\n',
      'b.rs': new Uint8Array([0, 1, 2]),
      'c.rs': new Uint8Array([0xff, 0x41]),
    });
    for (const file of ['a.xyz', 'b.rs', 'c.rs'])
      expect((await judged({ file, lines: '1' }, source)).verdict).toBe('unknown');
  });
});

describe('an approved place', () => {
  it('is upheld while the lines are the same, whatever their white space', async () => {
    const source = await openTree({ 'src/limits.rs': FILE.replaceAll('    ', '\t').replaceAll('\n', '\r\n') });
    expect(await afterChange(source)).toMatchObject({ verdict: 'upheld', depth: 'present' });
  });

  it('is MOVED when the lines stand further down, and offers the new lines', async () => {
    const judgement = await afterChange(
      await openTree({ 'src/limits.rs': FILE.replace('use', 'use a;\nuse b;\nuse') }),
    );
    expect(judgement).toMatchObject({ verdict: 'upheld', edit: { file: 'src/limits.rs', lines: [7, 12] } });
    expect(judgement.found).toMatch(/^MOVED/);
  });

  it('is MOVED when blank lines came in between', async () => {
    const judgement = await afterChange(await openTree({ 'src/limits.rs': FILE.replace('    true', '\n    true') }));
    expect(judgement).toMatchObject({ verdict: 'upheld', edit: { lines: [5, 11] } });
  });

  it('is MOVED when the lines stand in another file', async () => {
    const judgement = await afterChange(await openTree({ 'src/p2p/limits.rs': FILE, 'src/limits.rs': 'fn a() {}\n' }));
    expect(judgement).toMatchObject({ verdict: 'upheld', edit: { file: 'src/p2p/limits.rs', lines: [5, 10] } });
  });

  it('is unknown when the lines stand in several other files', async () => {
    const judgement = await afterChange(await openTree({ 'a.rs': FILE, 'b.rs': FILE }));
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.found).toContain('a.rs:5-10, b.rs:5-10');
  });

  it('is PROSE when the lines were commented out', async () => {
    const judgement = await afterChange(await openTree({ 'src/limits.rs': `fn x() {}\n/*\n${CHECK}\n*/\n` }));
    expect(judgement).toMatchObject({ verdict: 'unknown', circular: expect.stringContaining('comment') });
    const inPlace = `//! Limits.\n\nuse std::fmt;\n/*\n${CHECK}\n*/\nfn other() {}\n`;
    expect((await afterChange(await openTree({ 'src/limits.rs': inPlace }))).found).toMatch(/^PROSE/);
  });

  it('is unknown when the lines moved into a test or under another function', async () => {
    const inTest = await openTree({ 'src/limits.rs': `#[cfg(test)]\nmod tests {\n${CHECK}\n}\n` });
    expect((await afterChange(inTest)).verdict).toBe('unknown');
    const body = { file: 'src/limits.rs', lines: ['6', '9'] };
    const { anchor } = await judged(body, await openTree({ 'src/limits.rs': FILE }));
    const renamed = await openTree({ 'src/limits.rs': FILE.replace('check_limit', 'never_called') });
    const judgement = await judged(body, renamed, { approved: anchor });
    expect(judgement).toMatchObject({ verdict: 'unknown', anchor: { symbol: 'never_called' } });
  });

  it('is CHANGED when its function is there and says something else, with the difference from the history', async () => {
    const changed = FILE.replace('seen > 50', 'seen > 5000').replace('use', 'use a;\nuse');
    const judgement = await afterChange(await openHistory([{ 'src/limits.rs': FILE }, { 'src/limits.rs': changed }]));
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.found).toContain('CHANGED: src/limits.rs:6-11\n- if seen > 50 {\n+ if seen > 5000 {');
    expect(judgement).toMatchObject({ edit: { lines: [6, 11] }, anchor: { lines: [6, 11], symbol: 'check_limit' } });
  });

  it('is CHANGED without a history too, and says to read it again', async () => {
    const judgement = await afterChange(await openTree({ 'src/limits.rs': FILE.replace('50', '5000') }));
    expect(judgement.found).toMatch(/^CHANGED: src\/limits.rs:5-10$/);
    expect(judgement.details?.[0]?.check).toBe('changed');
  });

  it('is GONE and broken when neither the lines nor the function are there', async () => {
    for (const tree of [{ 'src/limits.rs': 'fn other() {}\n' }, { 'src/else.rs': 'fn other() {}\n' }]) {
      const judgement = await afterChange(await openTree(tree));
      expect(judgement).toMatchObject({ verdict: 'broken', found: expect.stringMatching(/^GONE/) });
    }
  });

  it('is not taken to be gone while a file cannot be read', async () => {
    const source = await openTree({ 'src/limits.rs': 'fn other() {}\n', 'src/binary.rs': new Uint8Array([0, 1]) });
    expect((await afterChange(source)).verdict).toBe('unknown');
  });

  it('of lines that stand everywhere is never found by them', async () => {
    const lines = { file: 'a.c', lines: ['2', '3'] };
    const { anchor } = await judged(lines, await openTree({ 'a.c': 'f() {\n  a;\n}\n' }));
    const judgement = await judged(lines, await openTree({ 'a.c': 'f() {\n  b;\n}\ng() {\n  a;\n}\n' }), {
      approved: anchor,
    });
    expect(judgement.found).toMatch(/^CHANGED/);
  });
});

describe('a symbol that was approved', () => {
  it('is CHANGED when its text is', async () => {
    const { anchor, verdict } = await judged({ symbol: 'check_limit' }, await openTree({ 'src/limits.rs': FILE }));
    expect(verdict).toBe('upheld');
    const source = await openTree({ 'src/limits.rs': FILE.replace('50', '5000') });
    const judgement = await judged({ symbol: 'check_limit' }, source, { approved: anchor });
    expect(judgement).toMatchObject({ verdict: 'unknown', found: expect.stringMatching(/^CHANGED/) });
  });
});
