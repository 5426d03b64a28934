/**
 * Reads a git history object by object with `git cat-file --batch`, under an empty home and without the system's
 * configuration, never by a command that could run what the repository configures (hooks, filters, text conversion,
 * file-system monitors).
 * @module
 */
import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileSource, History, HistoryCommit, HistoryFile } from '../sources/source.ts';
import { type GitObject, readCommit, readTree } from './git-object.ts';
import { HEADER_LIMIT, ObjectStream } from './object-stream.ts';

/** Opens the history of a folder: its own repository or the one it lies in. */
export async function openHistory(root: string): ReturnType<FileSource['history']> {
  const found = await repositoryOf(root);
  if (found === undefined) return { missing: 'There is no git repository' };
  const head = await headOf(found.git, found.common);
  if (head === undefined) return { missing: 'The git repository has no commit yet' };
  const objects = batch(found.git);
  try {
    const first = await objects([head]);
    if (first[0]?.kind !== 'commit') return { missing: `The commit ${head} is not in the repository` };
  } catch (error) {
    return { missing: `Cannot read the git repository: ${error instanceof Error ? error.message : String(error)}` };
  }
  const below = relative(found.top, root).split(sep).join('/');
  const shallow = (await stat(join(found.common, 'shallow')).catch(() => undefined)) !== undefined;
  return historyOf(objects, { head, below, shallow });
}

type Fetch = (ids: readonly string[], largest?: number) => Promise<readonly (GitObject | undefined)[]>;

function historyOf(
  objects: Fetch,
  { head, below, shallow }: { readonly head: string; readonly below: string; readonly shallow: boolean },
): History {
  const trees = new Map<string, Promise<readonly HistoryFile[]>>();
  const commit = async (id: string): Promise<HistoryCommit | undefined> => {
    const [object] = await objects([id]);
    return object?.kind === 'commit' ? readCommit(id, object.content).commit : undefined;
  };
  const filesAt = async (id: string): Promise<readonly HistoryFile[]> => {
    const [object] = await objects([id]);
    if (object?.kind !== 'commit') throw new RangeError(`Cannot read commit "${id}": it is missing`);
    const { tree } = readCommit(id, object.content);
    let known = trees.get(tree);
    if (known === undefined) {
      known = filesOf(objects, tree, { below });
      trees.set(tree, known);
    }
    return known;
  };
  const blobs: History['blobs'] = async (ids, options = {}) =>
    (await objects(ids, options.largest)).map((object) => (object?.kind === 'blob' ? object.content : undefined));

  return {
    head,
    shallow,
    filesAt,
    blobs,
    async mainline(limit) {
      const found: HistoryCommit[] = [];
      for (let next: string | undefined = head; next !== undefined && found.length < limit; ) {
        const one: HistoryCommit | undefined = await commit(next);
        if (one === undefined) break;
        found.push(one);
        next = one.parents[0];
      }
      return found;
    },
    async allBlobs({ largest, most }) {
      const leftOut: string[] = shallow ? ['The clone is shallow: older commits are not there'] : [];
      const seen = new Set<string>();
      const known = new Set<string>();
      const found: { id: string; size: number; path: string; commit: string }[] = [];
      let missing = 0;
      let wave: readonly string[] = [head];
      while (wave.length > 0 && found.length < most) {
        const commits = await objects(wave);
        const next: string[] = [];
        for (const [index, object] of commits.entries()) {
          const id = wave[index] ?? '';
          if (object?.kind !== 'commit') {
            missing += 1;
            continue;
          }
          const read = readCommit(id, object.content);
          for (const parent of read.commit.parents) {
            if (seen.has(parent)) continue;
            seen.add(parent);
            next.push(parent);
          }
          for (const { path, blob } of await filesOf(objects, read.tree, { below, known })) {
            found.push({ id: blob, size: 0, path, commit: id });
          }
        }
        wave = next;
      }
      if (found.length >= most && wave.length > 0)
        leftOut.push(`Only the newest ${found.length} contents were looked at`);
      if (missing > 0 && !shallow) leftOut.push(`${missing} commits are missing`);
      const sizes = await objects(
        found.map(({ id }) => id),
        -1,
      );
      const sized = found.map((one, index) => ({ ...one, size: sizes[index]?.size ?? 0 }));
      const kept = sized.filter(({ size }) => size <= largest);
      const tooLarge = sized.length - kept.length;
      if (tooLarge > 0) leftOut.push(`${tooLarge} contents larger than ${largest} bytes`);
      return { blobs: kept, leftOut };
    },
  };
}

interface FilesOptions {
  /** The folder of the source, from the root of the repository. */
  readonly below: string;
  /** Trees and contents that were seen before and are passed over; without it nothing is. */
  readonly known?: Set<string>;
}

/**
 * The files of a tree, one level after the other, so that each level is one call.
 *
 * @throws {RangeError} when a tree is missing and nothing may be passed over
 */
async function filesOf(objects: Fetch, tree: string, { below, known }: FilesOptions): Promise<readonly HistoryFile[]> {
  const found: HistoryFile[] = [];
  let wave = [{ id: tree, prefix: '' }];
  while (wave.length > 0) {
    const fresh = wave.filter(({ id }) => known?.has(id) !== true);
    for (const { id } of fresh) known?.add(id);
    const read = await objects(fresh.map(({ id }) => id));
    const next: typeof wave = [];
    for (const [index, { id: own, prefix }] of fresh.entries()) {
      const object = read[index];
      if (object?.kind !== 'tree') {
        if (known !== undefined) continue;
        throw new RangeError(`Cannot read tree "${own}": it is missing`);
      }
      for (const { name, id, isTree, isFile } of readTree(object.content, idBytes(own))) {
        const path = prefix + name;
        if (isTree && leadsTo(`${path}/`, below)) next.push({ id, prefix: `${path}/` });
        else if (isFile && isBelow(path, below) && known?.has(id) !== true) {
          known?.add(id);
          found.push({ path: strip(path, below), blob: id });
        }
      }
    }
    wave = next;
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Bytes of an object id in a tree: 20 for SHA-1, 32 for SHA-256. */
function idBytes(id: string): 20 | 32 {
  return id.length === 64 ? 32 : 20;
}

/** Whether a folder lies above or below the folder of the source. */
function leadsTo(folder: string, below: string): boolean {
  return below === '' || folder.startsWith(`${below}/`) || `${below}/`.startsWith(folder);
}

function isBelow(path: string, below: string): boolean {
  return below === '' || path.startsWith(`${below}/`);
}

function strip(path: string, below: string): string {
  return below === '' ? path : path.slice(below.length + 1);
}

interface Repository {
  readonly top: string;
  /** The folder with HEAD. */
  readonly git: string;
  /** The folder with refs and objects, which work trees share. */
  readonly common: string;
}

async function repositoryOf(root: string): Promise<Repository | undefined> {
  for (let folder = root; ; folder = dirname(folder)) {
    const dot = join(folder, '.git');
    const found = await stat(dot).catch(() => undefined);
    if (found?.isDirectory()) return { top: folder, git: dot, common: dot };
    if (found?.isFile()) {
      // A work tree or a submodule: one line says where its folder is.
      const said = /^gitdir: (.+)$/m.exec(await readFile(dot, 'utf8').catch(() => ''))?.[1]?.trim();
      if (said === undefined) return undefined;
      const git = resolve(folder, said);
      const shared = (await readFile(join(git, 'commondir'), 'utf8').catch(() => '')).trim();
      return { top: folder, git, common: shared === '' ? git : resolve(git, shared) };
    }
    if (dirname(folder) === folder) return undefined;
  }
}

const OBJECT_ID = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** The commit that HEAD names, read from its files. */
async function headOf(git: string, common: string): Promise<string | undefined> {
  let said = (await readFile(join(git, 'HEAD'), 'utf8').catch(() => '')).trim();
  for (let step = 0; step < 5 && said.startsWith('ref: '); step += 1) {
    const name = said.slice(5).trim();
    if (name.includes('..') || name.startsWith('/')) return undefined;
    const own = await readFile(join(git, name), 'utf8').catch(() => '');
    said = (own === '' ? await readFile(join(common, name), 'utf8').catch(() => '') : own).trim();
    if (said === '') {
      const packed = await readFile(join(common, 'packed-refs'), 'utf8').catch(() => '');
      said =
        packed
          .split('\n')
          .find((line) => line.endsWith(` ${name}`))
          ?.split(' ')[0] ?? '';
    }
  }
  return OBJECT_ID.test(said) ? said : undefined;
}

/** Asks one `git cat-file --batch` process for objects; a negative limit asks for sizes only. */
function batch(git: string): Fetch {
  const known = new Map<string, GitObject | undefined>();
  return async (ids, largest = HEADER_LIMIT) => {
    const wanted = [...new Set(ids)].filter((id) => largest < 0 || !known.has(id));
    if (wanted.some((id) => !OBJECT_ID.test(id))) throw new RangeError('Cannot read an object: expected an object id');
    const fetched = wanted.length === 0 ? [] : await ask(git, wanted, largest);
    if (largest < 0) {
      const sizes = new Map(wanted.map((id, index) => [id, fetched[index]]));
      return ids.map((id) => sizes.get(id));
    }
    const all = new Map<string, GitObject | undefined>(wanted.map((id, index) => [id, fetched[index]]));
    // Contents are large and asked for once; commits and trees are small and asked for again and again.
    for (const [id, object] of all) if (object !== undefined && object.kind !== 'blob') known.set(id, object);
    return ids.map((id) => all.get(id) ?? known.get(id));
  };
}

async function ask(git: string, ids: readonly string[], largest: number): Promise<readonly (GitObject | undefined)[]> {
  const mode = largest < 0 ? '--batch-check' : '--batch';
  const child = spawn(
    'git',
    ['--no-replace-objects', '--no-optional-locks', '-c', 'safe.directory=*', '--git-dir', git, 'cat-file', mode],
    {
      cwd: git,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: '/nonexistent',
        XDG_CONFIG_HOME: '/nonexistent',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_NO_LAZY_FETCH: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        LC_ALL: 'C',
      },
    },
  );
  return new Promise((done, fail) => {
    const stream = new ObjectStream(ids.length, { largest, sizesOnly: largest < 0 });
    let said = '';
    child.on('error', () => fail(new Error('git is not installed')));
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(0, 2000);
    });
    child.stdout.on('data', (chunk: Buffer) => stream.take(chunk));
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => {
      if (stream.isComplete) done(stream.objects);
      else
        fail(
          new Error(
            said
              .trim()
              .split('\n')
              .at(-1)
              ?.replace(/^fatal: /, '') || `git ended with ${code ?? 'a signal'}`,
          ),
        );
    });
    child.stdin.end(`${ids.join('\n')}\n`);
  });
}
