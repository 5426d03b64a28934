/**
 * Finds the nodes in a source: their configuration, their key files, and the traces of a program that has run.
 * @module
 */
import { readNodeKey, readSignedHeight } from '../../../inputs/cometbft/node-key.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileEntry, FileSource } from '../../sources/source.ts';
import { ROLES, type Role } from './claim.ts';
import { lookAtNodeFile } from './look-file.ts';
import type { Home, KeyFile, KnownFile } from './observation.ts';

/** Folders whose files are examples for tests. */
export const OF_TESTS = /(^|\/)(tests?|test-?data|fixtures?|__fixtures__|__tests__|mocks?|samples?)\//i;
/** Files that are read to see whether they are for a node. */
const CANDIDATE = /\.toml$|(^|\/)[^/]*genesis[^/]*\.json$/i;
const OF_OTHERS =
  /(^|\/)(Cargo|pyproject|rustfmt|clippy|deny|netlify|book|Pipfile|poetry|rust-toolchain|foundry|buf)\.toml$|(^|\/)\.cargo\//i;
const KEY_FILE =
  /(^|\/)(priv_validator_key|node_key|priv_validator_state)\.json$|(^|\/)keyring-(test|file)\/[^/]+\.(info|address)$/;
const USUAL = /(^|\/)(config\.toml|app\.toml|client\.toml|genesis\.json)$/;
const MOST_FILES = 3000;

/** The nodes of one source. */
export interface Nodes {
  readonly homes: readonly Home[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Finds every node, or the one in a folder.
 *
 * @param folder the folder of one node; nodes below folders of tests count only when they are asked for
 */
export async function lookAtNodes(
  source: FileSource,
  folder: string | undefined,
  options: { readonly role: Role | undefined; readonly signal: AbortSignal },
): Promise<Nodes> {
  const prefix = folder === undefined || folder === '.' ? '' : `${folder.replace(/^\.\/|\/+$/g, '')}/`;
  const all = (await source.files()).filter(({ path }) => path.startsWith(prefix));
  const within = all.filter(({ path }) => folder !== undefined || !OF_TESTS.test(path));
  const candidates = within.filter(({ path }) => CANDIDATE.test(path) && !OF_OTHERS.test(path));
  if (candidates.length > MOST_FILES) {
    throw new CouldNotLook(
      `"${source.name}" has ${candidates.length} files that may be for a node, expected at most ${MOST_FILES}: say home`,
    );
  }
  const looked = await source.derive(
    'config-node-file-1',
    candidates,
    (text, { path }) => lookAtNodeFile(path, text) ?? null,
  );
  options.signal.throwIfAborted();
  const skipped = [...looked.skipped].map(([file, reason]) => ({ file, reason }));
  const known: KnownFile[] = [];
  for (const [file, value] of looked.values) {
    if (value === null) continue;
    if ('problem' in value) skipped.push({ file, reason: value.problem });
    else known.push(value);
  }
  const keys = await lookAtKeys(
    source,
    within.filter(({ path }) => KEY_FILE.test(path)),
  );
  return { homes: group(source, all, { known, keys }).map((home) => withRole(home, source, options.role)), skipped };
}

async function lookAtKeys(source: FileSource, entries: readonly FileEntry[]): Promise<readonly KeyFile[]> {
  if (entries.length === 0) return [];
  const { values } = await source.derive('config-node-key-1', entries, (text, { path }) => ({
    key: readNodeKey(text) ?? null,
    height: (/state\.json$/.test(path) ? readSignedHeight(text) : undefined) ?? null,
  }));
  const history = await source.history();
  const tracked =
    'missing' in history ? undefined : new Set((await history.filesAt(history.head)).map(({ path }) => path));
  return entries.flatMap((entry): readonly KeyFile[] => {
    const kind = kindOf(entry.path);
    const value = values.get(entry.path);
    if (kind !== 'state' && kind !== 'keyring' && (value === undefined || value.key === null)) return [];
    const { path: file, mode, owner, link } = entry;
    return [
      {
        file,
        kind,
        mode,
        owner,
        ...(link !== undefined && { link }),
        ...value?.key,
        ...(typeof value?.height === 'number' && { height: value.height }),
        ...(tracked !== undefined && { inGit: tracked.has(file) }),
      },
    ];
  });
}

function kindOf(path: string): KeyFile['kind'] {
  if (/(^|\/)keyring-/.test(path)) return 'keyring';
  return /priv_validator_key/.test(path) ? 'validator' : /node_key/.test(path) ? 'node' : 'state';
}

/** Files that belong to one node: those of one folder, or of its `config`, `data` and keyring folders. */
function group(
  source: FileSource,
  all: readonly FileEntry[],
  { known, keys }: { readonly known: readonly KnownFile[]; readonly keys: readonly KeyFile[] },
): readonly Home[] {
  const homes = new Map<string, { files: KnownFile[]; keys: KeyFile[] }>();
  const at = (folder: string) => {
    const home = homes.get(folder) ?? { files: [], keys: [] };
    homes.set(folder, home);
    return home;
  };
  // A file of another name is a node of its own: `sentry-config.toml` beside `validator-config.toml`.
  for (const file of known) at(USUAL.test(file.file) ? folderOf(file.file) : file.file).files.push(file);
  for (const key of keys) at(folderOf(key.file)).keys.push(key);
  const paths = all.map(({ path }) => path);
  return [...homes]
    .filter(
      ([, home]) => home.files.length > 0 || home.keys.some(({ kind }) => kind === 'validator' || kind === 'node'),
    )
    .map(([folder, home]) => ({
      source: source.name,
      folder,
      ...home,
      inUse: isDeclaredHome(source, folder) || isInUse(paths, folder, home.keys),
    }));
}

function folderOf(path: string): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return /(^|\/)(config|data|keyring-(test|file))$/.test(folder) ? folder.replace(/\/?[^/]+$/, '') : folder;
}

/** Whether the source itself is said to be the home of a node: its role says what runs from it. */
export function isDeclaredHome({ role }: FileSource, folder: string): boolean {
  return role !== undefined && folder === '';
}

/** Whether a program has run here: it has an address book, a database or a log of its own, or a node key. */
export function isInUse(paths: readonly string[], folder: string, keys: readonly KeyFile[] = []): boolean {
  const prefix = folder === '' ? '' : `${folder}/`;
  return (
    keys.some(({ kind, height = 0 }) => kind === 'node' || height > 0) ||
    paths.some((path) => {
      if (!path.startsWith(prefix)) return false;
      const rest = path.slice(prefix.length);
      return /^(config\/)?(addrbook|node_key)\.json$|^data\/(?!priv_validator_state\.json$)/.test(rest);
    })
  );
}

const BY_NAME: readonly (readonly [RegExp, Role])[] = [
  [/(^|[-_./])(validators?|val-?\d+)([-_./\d]|$)/i, 'validator'],
  [/(^|[-_./])sentr(y|ies)([-_./\d]|$)/i, 'sentry'],
  [/(^|[-_./])seeds?([-_./\d]|$)/i, 'seed'],
  [/(^|[-_./])full-?(node)?s?([-_./\d]|$)/i, 'full'],
];

/** The role of a node: said by the claim or the source, or guessed from its name and from what it has signed. */
function withRole(home: Home, source: FileSource, said: Role | undefined): Home {
  const role = said ?? ROLES.find((each) => each === source.role);
  if (role !== undefined) return { ...home, role };
  const signed = home.keys.some(({ height = 0 }) => height > 0);
  const named = BY_NAME.find(([pattern]) => pattern.test(home.folder))?.[1];
  const guess = signed ? 'validator' : named;
  return guess === undefined ? home : { ...home, role: guess, guessed: true };
}
