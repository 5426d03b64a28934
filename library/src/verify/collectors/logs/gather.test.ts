import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFiles } from '../../sources/gather.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vauban-logs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const NOW = '2026-11-22T12:00:00Z';
const GOOD = '{"time":"2026-11-22T09:00:00Z","msg":"one"}\n';

async function look(files: Readonly<Record<string, string | Uint8Array>>, written: Readonly<Record<string, unknown>>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const claim = collector.claim.parse(written);
  const source = await openFiles('here', folder, { limits: { largestFile: 300_000 } });
  const observation = await gather(claim, source, {
    now: NOW,
    signal: AbortSignal.timeout(10_000),
    sources: new Map(),
  });
  return { observation, judged: collector.judge(claim, collector.observation.parse(observation), { now: NOW }) };
}

describe('the logs collector', () => {
  it('counts lines against the share of the claim', async () => {
    const log = `${GOOD.repeat(999)}panic: at the disco\n`;
    expect((await look({ 'a.log': log }, { structured: '99.9 %' })).judged).toMatchObject({
      verdict: 'upheld',
      depth: 'active',
      scope: { population: 1000, looked: 1000, failed: 1 },
    });
    expect((await look({}, { structured: 'every-line' })).judged).toMatchObject({
      verdict: 'broken',
      because: '1 of 1000 lines are not JSON or logfmt',
      at: { file: 'a.log', line: 1000, column: 1 },
    });
    expect((await look({ 'a.log': 'level=info msg=x\n' }, { structured: 'yes', format: 'json' })).judged.verdict).toBe(
      'broken',
    );
  });

  it('reads rotated and compressed logs', async () => {
    const bad = '{"msg":"x","password":"not-a-real-password"}\n';
    for (const [path, content] of [
      ['app.log.1', bad],
      ['app.log.2.gz', gzipSync(bad)],
      ['logs/today', bad],
    ] as const) {
      const { judged } = await look({ [path]: content }, { files: [path], forbidden: [] });
      expect(judged).toMatchObject({ verdict: 'broken', at: { file: path, line: 1 } });
      expect(JSON.stringify(judged)).not.toContain('not-a-real-password');
    }
  });

  it.each<readonly [string, string | Uint8Array, RegExp]>([
    ['a file that is too large', 'x'.repeat(300_001), /bytes/],
    ['a bomb', gzipSync(Buffer.alloc(80_000_000)), /unpacks to more than/],
    ['half a gzip file', gzipSync(GOOD).subarray(0, 20), /no whole gzip file/],
    ['a binary file', new Uint8Array([1, 0, 2, 0]), /binary/],
  ])('does not uphold beside %s', async (_what, content, reason) => {
    const name = reason.source.includes('unpack') || reason.source.includes('gzip') ? 'other.log.gz' : 'other.log';
    const { judged } = await look({ 'a.log': GOOD, [name]: content }, { structured: 'yes', 'no-personal-data': 'yes' });
    expect(judged.verdict).toBe('unknown');
    expect(judged.because).toMatch(reason);
  });

  it('reads logs with bytes that are no UTF-8, and cuts lines that are too long', async () => {
    const broken = Buffer.concat([Buffer.from('token of jane@example.com '), Buffer.from([0xff, 0xfe])]);
    expect((await look({ 'a.log': broken }, { 'no-personal-data': 'yes' })).judged.verdict).toBe('broken');
  });

  it('does not uphold when there is nothing to look at, or nothing to look for', async () => {
    expect((await look({ 'a.log': '\n\n' }, { structured: 'yes' })).judged.verdict).toBe('unknown');
    expect((await look({}, {})).judged.because).toMatch(/names nothing to look for/);
    await expect(look({}, { files: ['other/*'], structured: 'yes' })).rejects.toThrow(/Cannot find a log/);
  });

  it('shows that a marker is kept out only when it was seen to come in', async () => {
    const claim = { canary: 'canary-123456', 'seen-at': 'inbox.txt', injected: 'a message' };
    const files = { 'a.log': GOOD, 'inbox.txt': 'got CANARY-123456' };
    expect((await look(files, claim)).judged).toMatchObject({ verdict: 'upheld', depth: 'effective' });
    expect((await look({}, { ...claim, injected: undefined })).judged).toMatchObject({
      verdict: 'upheld',
      depth: 'active',
    });
    expect((await look({}, { canary: 'canary-123456' })).judged.verdict).toBe('unknown');
    expect((await look({ 'inbox.txt': 'nothing' }, claim)).judged.because).toMatch(/nobody knows whether it reached/);
    expect((await look({}, { ...claim, canary: 'short' })).judged.because).toMatch(/too short/);
    await expect(look({}, { ...claim, 'seen-at': 'gone.txt' })).rejects.toThrow(/Cannot find "gone.txt"/);
    const leaked = { 'a.log': `${GOOD}body: ${Buffer.from('xcanary-123456').toString('base64')}\n` };
    expect((await look(leaked, claim)).judged).toMatchObject({
      verdict: 'broken',
      at: { file: 'a.log', line: 2, column: 9 },
    });
  });

  it('judges how long ago an event was', async () => {
    const claim = { event: 'one', within: '4h' };
    expect((await look({ 'a.log': GOOD }, claim)).judged).toMatchObject({
      verdict: 'upheld',
      until: '2026-11-22T13:00:00.000Z',
    });
    expect((await look({}, { ...claim, within: '2h' })).judged.verdict).toBe('broken');
    expect((await look({}, { event: 'two' })).judged).toMatchObject({
      verdict: 'broken',
      because: 'No line tells of "two"',
    });
    expect((await look({ 'a.log': 'one without a time' }, claim)).judged.verdict).toBe('unknown');
    expect((await look({ 'a.log': GOOD.replace('2026', '2027') }, claim)).judged.because).toMatch(/has not come yet/);
  });

  it('lets kinds through that are allowed, and asks for single ones', async () => {
    const files = { 'a.log': '{"msg":"x","peer":"203.0.113.9"}\n' };
    expect((await look(files, { 'no-personal-data': 'yes', allow: ['ip-address'] })).judged.verdict).toBe('upheld');
    expect((await look({}, { absent: ['ip-address'] })).judged.details).toMatchObject([
      { check: 'ip-address', severity: 'low' },
    ]);
    expect((await look({}, { absent: ['secrets'] })).judged.verdict).toBe('upheld');
  });

  it('audits logs for what stands in none', async () => {
    const files = {
      'logs/a.txt': `${GOOD}paid with 4111 1111 1111 1111\n`,
      'README.md': '4111 1111 1111 1111',
      'b.log': 'jane@example.com',
    };
    await look(files, { structured: 'yes' });
    const source = await openFiles('here', folder);
    const [claim] = collector.audit?.(await source.files(), {}) ?? [];
    if (claim === undefined) throw new Error('expected a claim');
    const observation = await gather(claim, source, {
      now: NOW,
      signal: AbortSignal.timeout(10_000),
      sources: new Map(),
    });
    const { details } = collector.judge(claim, observation, { now: NOW });
    expect(details).toMatchObject([{ check: 'card-number', at: { file: 'logs/a.txt', line: 2, column: 11 } }]);
    expect(collector.audit?.([], {})).toEqual([]);
  });
});
