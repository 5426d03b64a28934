/**
 * Finds the file that a path means: as written, from the folder of the document, under its new name, or without the
 * name of the repository in front.
 * @module
 */

/** The files of one source, for looking paths up. */
export interface Files {
  /** What the source is called: its name, its folder, the name its manifest gives it. */
  readonly names: readonly string[];
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  /** The files of this name, wherever they stand. */
  named(name: string): readonly string[];
}

/** How to look. */
export interface Resolving {
  /** The folder of the document the path stands in. */
  readonly from?: string;
  readonly moved?: ReadonlyMap<string, string> | undefined;
  readonly repository?: string | undefined;
  /** Whether the first folder of a path may be the name of a repository although the source is called otherwise. */
  readonly anyRepository?: boolean;
}

/** What a path leads to: a file, a file that can only be a guess, or nothing. */
export interface Resolved {
  readonly file?: string;
  /** Files of the same name in other folders. */
  readonly guesses: readonly string[];
}

/** Names that so many files have that they say nothing. */
const COMMON =
  /^(?:mod|lib|main|index|init|__init__|readme|config|types?|utils?|util|errors?|error|constants|setup|build|package|cargo|makefile|dockerfile|changelog|license|security|contributing|go|values|settings|tests?|doc|common|server|client|app|api)(?:\.|$)/i;

export function filesOf(paths: readonly string[], names: readonly string[]): Files {
  const all = new Set(paths);
  const folders = new Set<string>();
  for (const path of paths) {
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      const folder = path.slice(0, cut);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = nameOf(path);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [path]);
    else same.push(path);
  }
  return {
    names,
    has: (path) => all.has(path),
    hasFolder: (path) => folders.has(normalize(path) ?? '..'),
    named: (name) => byName.get(name) ?? [],
  };
}

export function resolvePath(path: string, files: Files, options: Resolving = {}): Resolved {
  const { moved, repository, from = '' } = options;
  const inRepository = repository === undefined ? [] : renamed(`${repository}/${path}`, moved);
  const written = [...inRepository, ...renamed(path, moved), path];
  const tries = written.flatMap((one) => [
    normalize(one),
    ...below(from, one),
    ...withoutRepository(one, files, options),
  ]);
  const file = tries.find((one): one is string => one !== undefined && files.has(one));
  if (file !== undefined) return { file, guesses: [] };
  const name = nameOf(path);
  const same = files.named(name);
  // The end of a path is what people write when the rest is plain: src/limits.rs for node/src/limits.rs.
  const ends = same.filter((each) => each.endsWith(`/${path}`));
  if (ends.length === 1 && ends[0] !== undefined) return { file: ends[0], guesses: [] };
  return { guesses: COMMON.test(name) ? ends : same };
}

/** Whether a repository of this name is the source: a source called node is what others call project-node. */
export function isCalled({ names }: Files, repository: string): boolean {
  return names.some(
    (name) => repository === name || repository.endsWith(`-${name}`) || repository.endsWith(`_${name}`),
  );
}

/** Whether a path seems to belong to another repository: neither its first folder nor its repository is known here. */
export function isElsewhere(path: string, files: Files, { moved, repository }: Resolving = {}): boolean {
  const top = repository ?? (path.includes('/') ? path.slice(0, path.indexOf('/')) : '.');
  if (top.startsWith('.') || isCalled(files, top) || moved?.has(top) === true) return false;
  return repository !== undefined || !files.hasFolder(top);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path under the new name of the longest part of it that was renamed. */
function renamed(path: string, moved: ReadonlyMap<string, string> | undefined): readonly string[] {
  let best: readonly [string, string] | undefined;
  for (const [old, now] of moved ?? []) {
    const from = old.replace(/\/+$/, '');
    if ((path === from || path.startsWith(`${from}/`)) && from.length > (best?.[0].length ?? -1)) best = [from, now];
  }
  if (best === undefined) return [];
  return [`${best[1].replace(/\/+$/, '')}${path.slice(best[0].length)}`.replace(/^\/+/, '')];
}

function below(folder: string, path: string): readonly (string | undefined)[] {
  return folder === '' ? [] : [normalize(`${folder}/${path}`)];
}

function withoutRepository(path: string, files: Files, { anyRepository = false }: Resolving): readonly string[] {
  const cut = path.indexOf('/');
  if (cut < 0) return [];
  return anyRepository || isCalled(files, path.slice(0, cut)) ? [path.slice(cut + 1)] : [];
}

/** Takes `.` and `..` out of a path; undefined when it climbs out. */
function normalize(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
