/**
 * Two small repositories: one that never had a secret, and one that has a secret now and had another before. They are
 * made on the spot, with fixed names and times, so that their commits are the same everywhere.
 * @module
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256Hex } from '../../../kit/sha256-hex.ts';
import { openFiles } from '../../sources/gather.ts';
import type { Sample, Which } from '../sample.fixture.ts';

/** A token that nobody issued, put together here so that no file of this repository has its form. */
export function madeUpToken(of: string): string {
  return `${['gh', 'p_'].join('')}${sha256Hex(of).slice(0, 36)}`;
}

/** Makes a repository with a commit for each state of its files. */
export function makeRepository(states: readonly Readonly<Record<string, string | Uint8Array>>[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-secrets-'));
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', folder, ...args], {
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Sample',
        GIT_AUTHOR_EMAIL: 'sample@example.org',
        GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
        GIT_COMMITTER_NAME: 'Sample',
        GIT_COMMITTER_EMAIL: 'sample@example.org',
        GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
      },
    });
  };
  git('init', '--quiet', '--initial-branch=main');
  for (const files of states) {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', 'A state of the sample');
  }
  return folder;
}

const CLEAN = 'export const token = process.env.TOKEN;\n';

/** Opens a sample. */
export async function openSample(which: Which): Promise<Sample> {
  const folder = makeRepository(
    which === 'upheld'
      ? [{ 'src/app.ts': CLEAN }, { 'src/app.ts': `${CLEAN}\n` }]
      : [
          { 'src/app.ts': `export const token = '${madeUpToken('older')}';\n` },
          { 'src/app.ts': CLEAN, 'deploy/app.env': `TOKEN=${madeUpToken('newer')}\n` },
        ],
  );
  return {
    source: await openFiles('sample', folder),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
