import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Judgement } from '../../../model/evidence.ts';
import { openFiles } from '../../sources/gather.ts';
import { openDerived } from '../../store/gather.ts';
import { collector } from './collector.ts';
import { pem } from './examples.fixture.ts';
import { gather } from './gather.ts';
import { fingerprintOf, type Observation } from './observation.ts';
import { madeUpToken, makeRepository } from './sample.fixture.ts';

const NOW = '2026-11-22T12:00:00Z';
const FOLDERS: string[] = [];
afterAll(() => {
  for (const folder of FOLDERS) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-secrets-'));
  FOLDERS.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function repositoryOf(...states: readonly Readonly<Record<string, string | Uint8Array>>[]): string {
  const folder = makeRepository(states);
  FOLDERS.push(folder);
  return folder;
}

async function observe(folder: string, written: object = {}, options: Parameters<typeof openFiles>[2] = {}) {
  const claim = collector.claim.parse({ found: 'none', ...written });
  const source = await openFiles('sample', folder, options);
  const signal = AbortSignal.timeout(20_000);
  return gather(claim, source, { now: NOW, signal, sources: new Map() });
}

async function judged(
  folder: string,
  written: object = {},
  options: Parameters<typeof openFiles>[2] = {},
): Promise<Judgement> {
  const seen = collector.observation.parse(JSON.parse(JSON.stringify(await observe(folder, written, options))));
  return collector.judge(collector.claim.parse({ found: 'none', ...written }), seen, { now: NOW });
}

const TOKEN = madeUpToken('test');

describe('the collector of secrets', () => {
  it('upholds a claim over clean files as present, over a clean history as active', async () => {
    const folder = repositoryOf({ 'a.ts': 'export {};\n', 'image.bin': new Uint8Array([0, 1, 2]) });
    expect(await judged(folder)).toMatchObject({
      verdict: 'upheld',
      depth: 'present',
      scope: { population: 2, looked: 2 },
    });
    expect(await judged(folder, { history: 'yes' })).toMatchObject({
      verdict: 'upheld',
      depth: 'active',
      found: 'nothing in 2 of 2 files and 2 of 2 contents of the history',
    });
  });

  it('finds a secret in a file, in bytes, and in what a commit once had, and shows none of them', async () => {
    const folder = repositoryOf({ 'a.ts': `'${TOKEN}'`, 'old.ts': `'${madeUpToken('old')}'` }, { 'old.ts': 'gone' });
    writeFileSync(join(folder, 'image.bin'), Buffer.concat([Buffer.from([0, 255]), Buffer.from(` ${TOKEN} `)]));
    const judgement = await judged(folder, { history: 'yes' });
    expect(judgement.verdict).toBe('broken');
    const places = judgement.details?.map(({ check, at, message }) => `${check} ${at?.file} ${/commit/.test(message)}`);
    expect(places).toEqual(['github-token a.ts false', 'github-token image.bin false', 'github-token old.ts true']);
    expect(JSON.stringify(judgement)).not.toContain(TOKEN.slice(4));
    expect(JSON.stringify(await observe(folder))).not.toContain(TOKEN.slice(4));
  });

  it('judges only the kinds and files it is asked for', async () => {
    const folder = folderOf({ 'a/a.ts': `'${TOKEN}'`, 'b/b.ts': 'export {};\n' });
    expect((await judged(folder, { kinds: ['private-key'] })).verdict).toBe('upheld');
    expect((await judged(folder, { files: ['b/**'] })).verdict).toBe('upheld');
    expect((await judged(folder, { files: ['a/**'] })).verdict).toBe('broken');
    expect((await judged(folder, { files: ['none/**'] })).verdict).toBe('unknown');
  });

  it('allows what somebody has looked at, by fingerprint, digits or path, and nothing more', async () => {
    const folder = repositoryOf({ 'a.ts': `'${TOKEN}'` }, { 'a.ts': '', 'keys/a.ts': `moved: '${TOKEN}'` });
    const seen = (await observe(folder, { history: 'yes' })) as Observation;
    const [now, past] = seen.findings;
    if (now === undefined || past === undefined) throw new Error('expected two findings');
    expect(fingerprintOf(past)).toMatch(/^[0-9a-f]{40}:a\.ts:github-token:1$/);
    const ask = async (...allow: readonly string[]) => (await judged(folder, { history: 'yes', allow })).verdict;
    expect(await ask(fingerprintOf(now), fingerprintOf(past))).toBe('upheld');
    expect(await ask(now.digest)).toBe('upheld');
    expect(await ask('keys/**', 'a.ts:github-token:1')).toBe('upheld');
    expect(await ask('keys/**')).toBe('broken');
    expect(await ask('a.ts', 'keys/*')).toBe('upheld');
    expect(await ask('keys', 'ts', '(.*)')).toBe('broken');
  });

  it('leaves open what may be made up for a test, and breaks on what is not', async () => {
    const doubtful = await judged(folderOf({ 'tests/key.pem': pem('PRIVATE KEY') }));
    expect(doubtful).toMatchObject({ verdict: 'unknown', because: expect.stringMatching(/may be made up for a test/) });
    expect(doubtful.details?.[0]?.severity).toBe('low');
    expect((await judged(folderOf({ 'deploy/key.pem': pem('PRIVATE KEY') }))).verdict).toBe('broken');
    expect((await judged(folderOf({ 'tests/a.ts': TOKEN }))).verdict).toBe('broken');
  });

  it('is never sure of what it could not look at', async () => {
    const large = folderOf({ 'a.ts': '', 'large.txt': 'x'.repeat(5000) });
    expect(await judged(large, {}, { limits: { largestFile: 1000 } })).toMatchObject({
      verdict: 'unknown',
      because: expect.stringMatching(/^Left out: Cannot read "large\.txt": it has 5000 bytes/),
    });
    expect((await judged(folderOf({}))).verdict).toBe('unknown');
    await expect(observe(folderOf({ 'a.ts': '' }), { history: 'yes' })).rejects.toThrow('There is no git repository');
  });

  it('looks at a file and at the history again only when they change', async () => {
    const folder = repositoryOf({ 'a.ts': `'${TOKEN}'`, 'b.bin': new Uint8Array([0]) }, { 'a.ts': 'gone' });
    const store = openDerived(undefined).of('sample');
    const sets: string[] = [];
    const counting = {
      get: store.get,
      set: (...of: Parameters<typeof store.set>) => {
        sets.push(of[1]);
        store.set(...of);
      },
    };
    const first = await observe(folder, { history: 'yes' }, { store: counting });
    expect(first.findings).toHaveLength(1);
    expect(sets).toContain('b.bin');
    expect(sets.some((name) => name.startsWith('history/'))).toBe(true);
    sets.length = 0;
    expect(await observe(folder, { history: 'yes' }, { store: counting })).toEqual(first);
    expect(sets).toEqual([]);
    writeFileSync(join(folder, 'a.ts'), `'${madeUpToken('changed')}'`);
    const second = await observe(folder, { history: 'yes' }, { store: counting });
    expect(second.findings.map(({ file, commit }) => [file, commit !== undefined])).toEqual([
      ['a.ts', false],
      ['a.ts', true],
    ]);
    expect(new Set(sets)).toEqual(new Set(['a.ts']));
  });

  it('tells what is in both the files and the history in the same words', async () => {
    const folder = repositoryOf({ 'a.ts': `'${TOKEN}'` }, { 'a.ts': `moved\n'${TOKEN}'` });
    const [tree, past] = [await judged(folder), await judged(folder, { history: 'only' })];
    expect(past).toMatchObject({ verdict: 'broken', found: '1 found in 2 of 2 contents of the history' });
    expect(past.details).toEqual(tree.details);
  });

  it('audits the files and the history of any folder', () => {
    expect(collector.audit?.([], {})).toEqual([{ found: 'none' }, { found: 'none', history: 'only' }]);
  });

  it('describes a claim', () => {
    expect(collector.describe({ found: 'none', history: 'yes', kinds: ['private-key'] })).toBe(
      'no private-key in the files and the history',
    );
  });
});
