/**
 * Gives an entry another id everywhere the model names it, and keeps the old one, so that decisions made under it
 * survive.
 * @module
 */
import { type Address, ID, partsOf } from '../id.ts';
import { VaubanError } from '../problem.ts';
import { isRawMap, type Path, rawAt } from '../raw.ts';
import type { Reference } from '../read/link.ts';
import type { ReadResult } from '../read/read-texts.ts';
import { ENTRY_SCHEMAS, type EntryCollection } from '../schema/collection.ts';
import type { SourceFile, SourceTree } from '../source/tree.ts';
import type { Change } from './change.ts';
import { edit } from './edit.ts';
import { readEdited } from './read-edited.ts';
import type { Splice } from './splice.ts';

/** A file with an entry renamed in it. */
export interface RenamedFile {
  readonly file: SourceFile;
  readonly text: string;
  /** How many times the id stood in the file. */
  readonly places: number;
  /** What gives the old text back. */
  readonly undo: readonly Splice[];
}

/**
 * Renames an entry.
 *
 * @param read a model without problems
 * @returns the files that change
 * @throws {VaubanError} CONFLICT when the new id is no id or is taken
 */
export function renameEntry(read: ReadResult, address: Address, to: string): readonly RenamedFile[] {
  const { collection, id } = partsOf(address);
  refuse(read, collection as EntryCollection, { id, to });
  const taken = (Object.keys(ENTRY_SCHEMAS) as EntryCollection[]).some(
    (name) => name !== collection && read.model[name].has(to),
  );
  const changes = new Map<SourceTree, Change[]>();
  const add = (tree: SourceTree, change: Change): void => {
    changes.set(tree, [...(changes.get(tree) ?? []), change]);
  };
  for (const reference of read.references) {
    if (reference.to === address) add(reference.tree, changeOf(reference, { collection, to, taken }));
  }
  for (const { tree, path, value } of coveragePaths(read, collection, { id, to }))
    add(tree, { kind: 'set', path, value });
  const home = read.treeOf([collection, id]);
  if (home.file.within !== undefined) {
    throw new VaubanError('CONFLICT', `Cannot rename "${id}": its id is the name of its file "${home.file.name}"`);
  }
  add(home, formerly(read, [collection, id]));
  add(home, { kind: 'rename', path: [collection, id], to });
  const renamed = [...changes].map(([tree, list]): RenamedFile => {
    // Words first: they are changed in one round.
    const ordered = [...list.filter(({ kind }) => kind === 'set'), ...list.filter(({ kind }) => kind !== 'set')];
    const { text, undo } = edit(tree.file.text, ordered);
    // The old id that is kept is no place where the entry was named.
    return { file: tree.file, text, undo, places: list.length - (tree === home ? 1 : 0) };
  });
  verify(read, renamed);
  return renamed;
}

function refuse(
  read: ReadResult,
  collection: EntryCollection,
  { id, to }: { readonly id: string; readonly to: string },
): void {
  if (!ID.test(to)) {
    throw new VaubanError(
      'CONFLICT',
      `Cannot rename "${id}" to "${to}": expected letters, digits and hyphens, a letter first`,
    );
  }
  const twin = [...read.model[collection].keys()].find(
    (known) => known !== id && known.toLowerCase() === to.toLowerCase(),
  );
  if (twin !== undefined || id === to) {
    throw new VaubanError(
      'CONFLICT',
      `Cannot rename "${id}" to "${to}": "${twin ?? id}" is in "${collection}" already`,
    );
  }
}

interface Target {
  readonly collection: string;
  readonly to: string;
  /** Whether another collection has an entry of that id, so that a bare id could be ambiguous. */
  readonly taken: boolean;
}

function changeOf(reference: Reference, { collection, to, taken }: Target): Change {
  const { path, tree, key, many } = reference;
  if (key) return { kind: 'rename', path, to };
  const written = rawAt(tree.raw, path);
  const full = many && (taken || (typeof written === 'string' && written.includes('/')));
  return { kind: 'set', path, value: full ? `${collection}/${to}` : to };
}

function formerly(read: ReadResult, path: Path): Change {
  const known = read.raw([...path, 'formerly']);
  const old = String(path[1]);
  const field = [...path, 'formerly'];
  return Array.isArray(known) ? { kind: 'add', path: field, value: old } : { kind: 'set', path: field, value: [old] };
}

/** The paths of a coverage that lead through the entry. */
function* coveragePaths(
  read: ReadResult,
  collection: string,
  { id, to }: { readonly id: string; readonly to: string },
) {
  const prefix = `${collection}.${id}`;
  const renamed = (at: unknown): string | undefined =>
    typeof at === 'string' && (at === prefix || at.startsWith(`${prefix}.`))
      ? `${collection}.${to}${at.slice(prefix.length)}`
      : undefined;
  for (const item of read.model.coverage.keys()) {
    const tree = read.treeOf(['coverage', item]);
    const own = renamed(read.raw(['coverage', item, 'at']));
    if (own !== undefined) yield { tree, path: ['coverage', item, 'at'], value: own };
    const all = read.raw(['coverage', item, 'all']);
    for (const [index, assertion] of Array.isArray(all) ? all.entries() : []) {
      const value = isRawMap(assertion) ? renamed(assertion['at']) : undefined;
      if (value !== undefined) yield { tree, path: ['coverage', item, 'all', index, 'at'], value };
    }
  }
}

/** Reads the renamed model once, so that no half-renamed one is ever written. */
function verify(read: ReadResult, renamed: readonly RenamedFile[]): void {
  const [problem] = readEdited(read, renamed).problems;
  if (problem !== undefined)
    throw new VaubanError('CONFLICT', `Cannot rename: the result would not be a model: ${problem.message}`);
}
