import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dirtyAmong } from '../dirty.ts';
import { openFiles } from '../sources/gather.ts';
import type { History } from '../sources/source.ts';
import { openHistory } from './gather.ts';
import { ObjectStream } from './object-stream.ts';

const FOLDERS: string[] = [];
afterAll(() => {
  for (const folder of FOLDERS) rmSync(folder, { recursive: true });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-history-'));
  FOLDERS.push(folder);
  return folder;
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, '-c', 'user.name=Sample', '-c', 'user.email=sample@example.org', ...args], {
    encoding: 'utf8',
  }).trim();
}

function repository(): string {
  const folder = temporary();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/a.txt'), 'one\n');
  writeFileSync(join(folder, 'top.txt'), 'top\n');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'First');
  writeFileSync(join(folder, 'src/a.txt'), 'two\n');
  writeFileSync(join(folder, 'src/zoë.txt'), 'ü\n');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'Second');
  return folder;
}

async function historyOf(folder: string): Promise<History> {
  const history = await openHistory(folder);
  if (!('head' in history)) throw new Error(history.missing);
  return history;
}

describe('openHistory', () => {
  const folder = repository();

  it('reads commits, files and contents', async () => {
    const history = await historyOf(folder);
    expect(history.head).toBe(git(folder, 'rev-parse', 'HEAD'));
    const commits = await history.mainline(10);
    expect(commits.map(({ subject }) => subject)).toEqual(['Second', 'First']);
    const files = await history.filesAt(commits[1]?.id ?? '');
    expect(files.map(({ path }) => path)).toEqual(['src/a.txt', 'top.txt']);
    const [content] = await history.blobs([files[0]?.blob ?? '']);
    expect(new TextDecoder().decode(content)).toBe('one\n');
  });

  it('sees only the folder of the source', async () => {
    const history = await historyOf(join(folder, 'src'));
    expect((await history.filesAt(history.head)).map(({ path }) => path)).toEqual(['a.txt', 'zoë.txt']);
  });

  it('gives every content there ever was once, and says what it left out', async () => {
    const history = await historyOf(folder);
    const all = await history.allBlobs({ largest: 1000, most: 1000 });
    expect(all.blobs.map(({ path }) => path).sort()).toEqual(['src/a.txt', 'src/a.txt', 'src/zoë.txt', 'top.txt']);
    expect(all.leftOut).toEqual([]);
    const small = await history.allBlobs({ largest: 3, most: 1000 });
    expect(small.leftOut).toEqual(['3 contents larger than 3 bytes']);
  });

  it('reads references that are packed, and a work tree of its own', async () => {
    git(folder, 'pack-refs', '--all');
    git(folder, 'repack', '-adq');
    expect((await historyOf(folder)).head).toBe(git(folder, 'rev-parse', 'HEAD'));
    const other = join(temporary(), 'tree');
    git(folder, 'worktree', 'add', '--quiet', other, 'HEAD~1');
    const history = await historyOf(other);
    expect((await history.mainline(5)).map(({ subject }) => subject)).toEqual(['First']);
  });

  it('says that a clone is shallow', async () => {
    const clone = join(temporary(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${folder}`, clone]);
    const history = await historyOf(clone);
    expect(history.shallow).toBe(true);
    expect((await history.mainline(5)).length).toBe(1);
    expect((await history.allBlobs({ largest: 1000, most: 1000 })).leftOut).toEqual([
      'The clone is shallow: older commits are not there',
    ]);
  });

  it('gives a reason where there is no history', async () => {
    expect(await openHistory(temporary())).toEqual({ missing: 'There is no git repository' });
    const empty = temporary();
    git(empty, 'init', '--quiet');
    expect(await openHistory(empty)).toEqual({ missing: 'The git repository has no commit yet' });
    const broken = repository();
    rmSync(join(broken, '.git/objects'), { recursive: true });
    mkdirSync(join(broken, '.git/objects'));
    expect(await openHistory(broken)).toHaveProperty('missing');
  });

  it('runs nothing that a repository configures', async () => {
    const hostile = repository();
    const mark = join(hostile, 'ran');
    const script = join(hostile, 'run.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
    chmodSync(script, 0o755);
    for (const [key, value] of [
      ['core.fsmonitor', script],
      ['core.hooksPath', hostile],
      ['core.pager', script],
      ['core.sshCommand', script],
      ['core.editor', script],
      ['filter.evil.clean', script],
      ['filter.evil.smudge', script],
      ['diff.evil.textconv', script],
      ['gpg.program', script],
      ['alias.cat-file', `!${script}`],
    ] as const) {
      git(hostile, 'config', key, value);
    }
    writeFileSync(join(hostile, '.gitattributes'), '* filter=evil diff=evil\n');
    rmSync(mark, { force: true });
    const source = await openFiles('hostile', hostile);
    const history = await source.history();
    if (!('head' in history)) throw new Error(history.missing);
    await history.mainline(10);
    const files = await history.filesAt(history.head);
    await history.blobs(files.map(({ blob }) => blob));
    await history.allBlobs({ largest: 1000, most: 1000 });
    await dirtyAmong(source, new Set(['top.txt']));
    expect(existsSync(mark)).toBe(false);
  });

  it('fetches nothing for a repository that left its contents elsewhere', async () => {
    const partial = repository();
    const mark = join(partial, 'ran');
    writeFileSync(join(partial, 'run.sh'), `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(join(partial, 'run.sh'), 0o755);
    git(partial, 'config', 'remote.origin.url', `ext::${join(partial, 'run.sh')}`);
    git(partial, 'config', 'remote.origin.promisor', 'true');
    git(partial, 'config', 'protocol.ext.allow', 'always');
    const history = await historyOf(partial);
    expect(await history.blobs(['0123456789012345678901234567890123456789'])).toEqual([undefined]);
    expect(existsSync(mark)).toBe(false);
  });
});

describe('dirtyAmong', () => {
  it('tells a changed and a new file from one that is as committed', async () => {
    const folder = repository();
    writeFileSync(join(folder, 'top.txt'), 'changed\n');
    writeFileSync(join(folder, 'new.txt'), 'new\n');
    const source = await openFiles('sample', folder);
    expect(await dirtyAmong(source, new Set(['src/a.txt']))).toBe(false);
    expect(await dirtyAmong(source, new Set(['src/a.txt', 'top.txt']))).toBe(true);
    expect(await dirtyAmong(source, new Set(['new.txt']))).toBe(true);
    expect(await dirtyAmong(await openFiles('none', temporary()), new Set(['x']))).toBeUndefined();
  });
});

describe('ObjectStream', () => {
  it('puts objects together whatever the pieces they come in', () => {
    const text = 'aaaa blob 3\nabc\nbbbb missing\ncccc blob 0\n\ndddd blob 9\n123456789\n';
    const bytes = new TextEncoder().encode(text);
    for (const size of [1, 2, 3, 7, 64]) {
      const stream = new ObjectStream(4, { largest: 5, sizesOnly: false });
      for (let at = 0; at < bytes.length; at += size) stream.take(bytes.subarray(at, at + size));
      expect(stream.isComplete).toBe(true);
      expect(stream.objects.map((object) => object && new TextDecoder().decode(object.content))).toEqual([
        'abc',
        undefined,
        '',
        undefined,
      ]);
    }
  });
});
