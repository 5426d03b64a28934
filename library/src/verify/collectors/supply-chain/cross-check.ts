/**
 * What only several files together tell: manifests without a lockfile, lockfiles that lag behind or are not committed.
 * @module
 */
import type { FileFacts } from './file-facts.ts';
import { lockKind } from './file-kinds.ts';
import type { Mark } from './observation.ts';

/** What is known of the files. */
export interface World {
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** Every path of the source. */
  readonly paths: ReadonlySet<string>;
  /** The paths of the commit; undefined when there is no history. */
  readonly committed: ReadonlySet<string> | undefined;
}

/** Lockfiles by the manifest they belong to; those of yarn, pnpm, bun and deno serve as well as that of npm. */
const LOCKS: Readonly<Record<string, readonly string[]>> = {
  'package.json': [
    'package-lock.json',
    'npm-shrinkwrap.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'bun.lock',
    'bun.lockb',
    'deno.lock',
  ],
  'Cargo.toml': ['Cargo.lock'],
  'go.mod': ['go.sum'],
};

const KIND: Readonly<Record<string, 'npm' | 'cargo' | 'go'>> = {
  'package.json': 'npm',
  'Cargo.toml': 'cargo',
  'go.mod': 'go',
};

/** The marks of all manifests and lockfiles. */
export function crossCheck(world: World): readonly Mark[] {
  return [...world.facts].flatMap(([path, facts]) => [
    ...manifestMarks(path, facts, world),
    ...(lockKind(path) !== undefined && world.committed?.has(path) === false
      ? [{ check: 'lockfile-uncommitted', file: path, line: 1, name: 'The lockfile' }]
      : []),
    ...openScopes(path, facts, world),
  ]);
}

function manifestMarks(path: string, { asks = [], isWorkspace = false }: FileFacts, world: World): readonly Mark[] {
  const [folder, name] = split(path);
  const kind = KIND[name];
  if (kind === undefined || (asks.length === 0 && !isWorkspace)) return [];
  const lock = lockOf(folder, name, world);
  if (lock === undefined) {
    // The members of a workspace have their lockfile at its root, which has its own mark when that is missing.
    if (asks.length === 0 || workspaceAbove(folder, name, world) !== undefined) return [];
    const check = kind === 'go' ? 'go-sum-missing' : `${kind}-lockfile-missing`;
    const isProgram = kind !== 'cargo' || isBinary(folder, world);
    return [{ check, file: path, line: 1, name: 'The manifest', ...(!isProgram && { severity: 'low' as const }) }];
  }
  const has = world.facts.get(lock)?.has;
  if (has === undefined || world.facts.get(lock)?.problem !== undefined) return [];
  const known = new Set(has);
  const check = kind === 'go' ? 'go-sum-stale' : `${kind}-lockfile-stale`;
  return asks
    .filter((one) => !known.has(one.name))
    .map((one) => ({ check, file: path, line: one.line, name: `"${one.name}"` }));
}

/** The lockfile in the folder of a manifest, or at the root of its workspace. */
function lockOf(folder: string, name: string, world: World): string | undefined {
  const root = workspaceAbove(folder, name, world);
  for (const place of root === undefined ? [folder] : [folder, root]) {
    const found = LOCKS[name]?.map((lock) => join(place, lock)).find((path) => world.paths.has(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The nearest folder above that is the root of a workspace. */
function workspaceAbove(folder: string, name: string, { facts, paths }: World): string | undefined {
  for (let at = folder; at !== ''; ) {
    at = split(at)[0];
    if (facts.get(join(at, name))?.isWorkspace === true) return at;
    if (
      name === 'package.json' &&
      ['pnpm-workspace.yaml', 'lerna.json', 'rush.json'].some((one) => paths.has(join(at, one)))
    ) {
      return at;
    }
  }
  return undefined;
}

/** Programs are built from their lockfile; the users of a library have their own. */
function isBinary(folder: string, { paths }: World): boolean {
  return paths.has(join(folder, 'src/main.rs')) || [...paths].some((path) => path.startsWith(join(folder, 'src/bin/')));
}

function openScopes(path: string, { asks = [] }: FileFacts, { facts }: World): readonly Mark[] {
  const [folder, name] = split(path);
  if (name !== 'package.json') return [];
  const named = new Set([join(folder, '.npmrc'), '.npmrc'].flatMap((file) => facts.get(file)?.npmrc?.scopes ?? []));
  const open = new Map<string, number>();
  for (const { name: asked, line } of asks) {
    const scope = /^(@[^/]+)\//.exec(asked)?.[1];
    if (scope !== undefined && !named.has(scope) && !open.has(scope)) open.set(scope, line);
  }
  return [...open].map(([scope, line]) => ({ check: 'npm-scope-open', file: path, line, name: `"${scope}"` }));
}

/** Whether the scripts of packages are off where a lockfile lies. */
export function ignoresScripts(path: string, { facts }: Pick<World, 'facts'>): boolean {
  const [folder] = split(path);
  return [join(folder, '.npmrc'), '.npmrc'].some((file) => facts.get(file)?.npmrc?.ignoresScripts === true);
}

function split(path: string): readonly [folder: string, name: string] {
  const at = path.lastIndexOf('/');
  return at < 0 ? ['', path] : [path.slice(0, at), path.slice(at + 1)];
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
