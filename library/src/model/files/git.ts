/**
 * Reads a model from a revision of a git repository, with plumbing commands only: nothing of the repository is
 * checked out, and no hook, filter or text conversion of it runs.
 * @module
 */
import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { VaubanError } from '../problem.ts';
import { type ReadResult, readTexts } from '../read/read-texts.ts';
import type { SourceFile } from '../source/tree.ts';

const run = promisify(execFile);
const LARGEST_OUTPUT = 64 * 1024 * 1024;

/**
 * Reads the model that lay at a path in a revision.
 *
 * @param path a file or folder as it is on disk now, or was then
 * @throws {VaubanError} GIT when there is no repository or no such revision or path
 */
export async function readRevision(path: string, revision: string): Promise<ReadResult> {
  const near = await existingFolder(path);
  const top = (await git(near, ['rev-parse', '--show-toplevel'])).trim();
  const commit = (await git(near, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])).trim();
  const inside = relative(top, join(await realpath(near), relative(near, path)))
    .split(sep)
    .join('/');
  const files = await filesAt(top, commit, inside);
  if (files.length === 0) {
    throw new VaubanError(
      'GIT',
      `Cannot find "${inside || '.'}" in revision "${revision}": expected a file or a folder`,
    );
  }
  const lenient = files.length !== 1 || files[0]?.path !== inside;
  const texts = await Promise.all(
    files.map(async ({ path: name, blob }): Promise<SourceFile> => {
      const text = await git(top, ['cat-file', 'blob', blob]);
      const scheme = /(?:^|\/)schemes\/([^/]+)\.ya?ml$/.exec(name)?.[1];
      const file = { name: `${revision}:${name}`, text };
      return scheme === undefined ? file : { ...file, within: ['schemes', scheme] };
    }),
  );
  return readTexts(texts, { lenient });
}

/** A commit that changed a model. */
export interface Revision {
  readonly id: string;
  /** When it was made, an ISO date with its time. */
  readonly date: string;
  readonly subject: string;
}

/** So many commits are listed. */
const MOST_REVISIONS = 200;

/**
 * The commits that changed what lies at a path, the latest first.
 *
 * @throws {VaubanError} GIT when there is no repository
 */
export async function revisionsOf(path: string): Promise<readonly Revision[]> {
  const near = await existingFolder(path);
  const inside = relative(near, path) || '.';
  const listed = await git(near, ['log', `--max-count=${MOST_REVISIONS}`, '--format=%h%x00%cI%x00%s', '--', inside]);
  return listed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', date = '', subject = ''] = line.split('\0');
      return { id, date, subject };
    });
}

async function filesAt(
  top: string,
  commit: string,
  inside: string,
): Promise<readonly { path: string; blob: string }[]> {
  const listed = await git(top, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', inside === '' ? '.' : inside]);
  return listed
    .split('\0')
    .map((line) => /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line))
    .flatMap((match) => (match === null ? [] : [{ blob: match[1] ?? '', path: match[2] ?? '' }]))
    .filter(({ path }) => path === inside || isModelFile(path.slice(inside === '' ? 0 : inside.length + 1)));
}

/** A YAML file of the folder itself, or of `schemes/` in it; not a hidden one. */
function isModelFile(name: string): boolean {
  return /^(schemes\/)?[^/.][^/]*\.ya?ml$/.test(name);
}

async function existingFolder(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return path;
  const above = dirname(path);
  return above === path ? path : existingFolder(above);
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run('git', ['--no-optional-locks', '-C', folder, ...args], { maxBuffer: LARGEST_OUTPUT });
    return stdout;
  } catch (cause) {
    const said =
      String((cause as { stderr?: unknown }).stderr ?? '')
        .trim()
        .split('\n')
        .at(-1) || String(cause);
    throw new VaubanError('GIT', `Cannot read from git: ${said.replace(/^fatal: /, '')}`, { cause });
  }
}
