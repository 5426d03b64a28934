/**
 * The files of a model merged into one raw document: which file an entry stands in, and what was said twice.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import { COLLECTIONS, SINGLES } from '../collection-name.ts';
import { ID } from '../id.ts';
import type { Place, Problem } from '../problem.ts';
import { isRawMap, type Path, type Raw, type RawMap } from '../raw.ts';
import { type EntryCollection, KEY_PATTERNS } from '../schema/collection.ts';
import type { SourceTree } from '../source/tree.ts';

/** One entry as written, with the file it stands in. */
export interface RawEntry {
  readonly raw: Raw;
  readonly tree: SourceTree;
  /** Where the entry stands in its file. */
  readonly path: Path;
}

/** Everything the files say, by collection and id; singles stand under their name and an empty id. */
export interface Document {
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, RawEntry>>;
  readonly problems: readonly Problem[];
  /** Files that were read but are no part of a model, with the reason. */
  readonly skipped: readonly { readonly file: string; readonly because: string }[];
}

/** The newest version of the language this reads. */
export const LANGUAGE_VERSION = 1;

const MAPS: ReadonlySet<string> = new Set(COLLECTIONS);
const WHOLE: ReadonlySet<string> = new Set(SINGLES);
const TOP = [...COLLECTIONS, ...SINGLES, 'vauban'];

/**
 * Merges files into one document.
 *
 * @param trees the files as read
 * @param options.lenient whether files that are no part of a model are skipped (a folder) or a problem (a single file)
 */
export function mergeDocument(trees: readonly SourceTree[], options: { readonly lenient: boolean }): Document {
  const entries = new Map<string, Map<string, RawEntry>>();
  const problems: Problem[] = [];
  const skipped: { file: string; because: string }[] = [];
  for (const tree of trees) {
    const reason = options.lenient && tree.file.within === undefined ? reasonToSkip(tree) : undefined;
    if (reason !== undefined) {
      skipped.push({ file: tree.file.name, because: reason });
      continue;
    }
    problems.push(...tree.problems);
    if (tree.raw === undefined && tree.problems.length > 0) continue;
    if (!isRawMap(tree.raw)) {
      const found = tree.raw === undefined || tree.raw === null ? 'an empty file' : 'something else';
      problems.push({
        code: 'not-a-model',
        message: `Cannot read "${tree.file.name}" as a model: expected a mapping such as "system:", found ${found}`,
        at: tree.locate([]),
        hint: 'Run "vauban init" to write a small model to start from',
      });
      continue;
    }
    if (tree.file.within === undefined) mergeFile(tree, tree.raw, { entries, problems });
    else
      addEntry({ entries, problems }, tree.file.within[0] as EntryCollection, tree.file.within[1], {
        raw: tree.raw,
        tree,
        path: [],
      });
  }
  return { entries, problems, skipped };
}

/** Why a file in a folder is no part of the model, or undefined when it is. */
function reasonToSkip(tree: SourceTree): string | undefined {
  if (!isRawMap(tree.raw))
    return tree.raw === undefined && tree.problems.length > 0 ? undefined : 'it holds no mapping';
  const keys = Object.keys(tree.raw);
  const unknown = keys.filter((key) => !TOP.includes(key));
  if (unknown.length === 0 || keys.includes('vauban') || keys.includes('system')) return undefined;
  if (unknown.length < keys.length && unknown.every((key) => didYouMean(key, TOP) !== undefined)) return undefined;
  return `its key "${unknown[0]}" is not part of the language`;
}

interface Merged {
  readonly entries: Map<string, Map<string, RawEntry>>;
  readonly problems: Problem[];
}

function mergeFile(tree: SourceTree, raw: RawMap, merged: Merged): void {
  for (const [name, value] of Object.entries(raw)) {
    if (name === 'vauban') checkVersion(tree, value, merged.problems);
    else if (WHOLE.has(name)) add(merged, name, '', { raw: value, tree, path: [name] });
    else if (!MAPS.has(name)) {
      const meant = didYouMean(name, TOP);
      merged.problems.push({
        code: 'unknown-key',
        message: `Unknown key "${name}" at the top of the file`,
        at: tree.locate([name], 'key'),
        hint: meant === undefined ? 'The guide lists the collections of the language' : `Did you mean "${meant}"?`,
      });
    } else if (isRawMap(value)) {
      for (const [id, entry] of Object.entries(value))
        addEntry(merged, name as EntryCollection, id, { raw: entry, tree, path: [name, id] });
    } else if (value !== null) {
      merged.problems.push({
        code: 'wrong-value',
        message: `Cannot read "${name}": expected a mapping from ids to entries, found ${Array.isArray(value) ? 'a list' : `"${String(value)}"`}`,
        at: tree.locate([name]),
        hint: Array.isArray(value)
          ? 'Write "id: { ... }" instead of "- ..."'
          : `Write the entries of "${name}" below it`,
      });
    }
  }
}

function checkVersion(tree: SourceTree, value: Raw, problems: Problem[]): void {
  if (typeof value === 'string' && /^[1-9]\d*$/.test(value)) {
    if (Number(value) <= LANGUAGE_VERSION) return;
    problems.push({
      code: 'newer-version',
      message: `Cannot read version ${value} of the language: expected at most ${LANGUAGE_VERSION}`,
      at: tree.locate(['vauban']),
      hint: 'Install a newer Vauban',
    });
  } else {
    problems.push({
      code: 'wrong-value',
      message: 'Cannot read "vauban": expected the version of the language, 1',
      at: tree.locate(['vauban']),
    });
  }
}

function addEntry(merged: Merged, collection: EntryCollection, id: string, entry: RawEntry): void {
  const { pattern, wanted } = KEY_PATTERNS[collection] ?? {
    pattern: ID,
    wanted: 'letters, digits and hyphens, a letter first',
  };
  if (!pattern.test(id)) {
    merged.problems.push({
      code: 'wrong-value',
      message: `Cannot use "${id}" as an id in "${collection}": expected ${wanted}`,
      at: entry.tree.locate(entry.path, 'key'),
    });
    return;
  }
  // An entry that says nothing yet is an entry all the same.
  add(merged, collection, id, entry.raw === null ? { ...entry, raw: Object.create(null) as RawMap } : entry);
}

function add(merged: Merged, collection: string, id: string, entry: RawEntry): void {
  let ids = merged.entries.get(collection);
  if (ids === undefined) {
    ids = new Map();
    merged.entries.set(collection, ids);
  }
  const first = ids.get(id);
  if (first === undefined) {
    ids.set(id, entry);
    return;
  }
  const what = id === '' ? `"${collection}"` : `the id "${id}" in "${collection}"`;
  const here: Place = entry.tree.locate(entry.path, 'key');
  const there = first.tree.locate(first.path, 'key');
  merged.problems.push({
    code: 'duplicate',
    message: `Cannot use ${what} twice: it is also at ${there.file}:${there.line}:${there.column}`,
    at: here,
    also: [there],
    hint: 'Rename one of them, or join the two',
  });
}
