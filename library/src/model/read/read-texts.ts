/**
 * Texts in, model out: parse, merge, link, read with the schema, and look for what cannot be. Collects every problem;
 * an entry that cannot be read is left out and said so, the rest is still there for an editor to show.
 * @module
 */
import type * as z from 'zod';
import type { SingleName } from '../collection-name.ts';
import type { Model } from '../model.ts';
import type { Place, Problem } from '../problem.ts';
import { type Path, type Raw, rawAt } from '../raw.ts';
import { ENTRY_SCHEMAS, type EntryCollection, SINGLE_SCHEMAS } from '../schema/collection.ts';
import { type SourceFile, type SourceTree, sourceTree } from '../source/tree.ts';
import { cyclesOf } from './cycles.ts';
import { type Document, mergeDocument, type RawEntry } from './document.ts';
import { linkDocument, type Reference } from './link.ts';
import { complaintsOf } from './problems-of.ts';
import { treeProblems } from './tree-problems.ts';
import { VOCABULARY } from './vocabulary.ts';

/** A model with everything needed to point back into its files. */
export interface ReadResult {
  readonly model: Model;
  readonly problems: readonly Problem[];
  readonly files: readonly SourceFile[];
  readonly skipped: Document['skipped'];
  readonly references: readonly Reference[];
  /** Files that hold a rule of the team's own each; read by the analysis. */
  readonly ruleFiles: readonly SourceTree[];
  /** What the files say at a path such as `['threats', 'T01', 'risk']`, or undefined. */
  raw(path: Path): Raw | undefined;
  /** Where that stands; the nearest parent when the path does not exist. */
  locate(path: Path, part?: 'key' | 'value'): Place;
  /** The file an entry stands in. */
  treeOf(path: Path): SourceTree;
}

/**
 * Reads a model from the texts of its files.
 *
 * @param files the files; their order does not matter
 * @param options.lenient whether files that are no part of a model are skipped, as in a folder
 * @param options.rules files of the team's own rules
 */
export function readTexts(
  files: readonly SourceFile[],
  options: { readonly lenient?: boolean; readonly rules?: readonly SourceFile[] } = {},
): ReadResult {
  const trees = files.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(sourceTree);
  const document = mergeDocument(trees, { lenient: options.lenient ?? false });
  const linked = linkDocument(document, VOCABULARY);
  const problems: Problem[] = [...document.problems, ...linked.problems];
  const model = parseModel(linked.entries, problems);

  const empty = sourceTree({ name: '', text: '' });
  const treeOf = ([collection = '', id = '']: Path): SourceTree => {
    const ids = document.entries.get(String(collection));
    const entry = ids?.get(String(id)) ?? ids?.get('') ?? ids?.values().next().value;
    return entry?.tree ?? trees[0] ?? empty;
  };
  const locate = (path: Path, part: 'key' | 'value' = 'value'): Place => {
    const tree = treeOf(path);
    return tree.locate(tree.file.within === undefined ? path : path.slice(2), part);
  };
  const raw = (path: Path): Raw | undefined => {
    const [collection = '', id, ...rest] = path;
    const ids = document.entries.get(String(collection));
    const single = ids?.get('');
    if (id === undefined && single === undefined && ids !== undefined) {
      return Object.fromEntries([...ids].map(([key, entry]) => [key, entry.raw]));
    }
    return single === undefined ? rawAt(ids?.get(String(id))?.raw, rest) : rawAt(single.raw, path.slice(1));
  };

  for (const { path, ...problem } of treeProblems(model)) problems.push({ ...problem, at: locate(path) });
  for (const { ids, path, key } of cyclesOf(model)) {
    problems.push({
      code: 'cycle',
      message: `Cannot follow "${key}" of "${ids[0]}" back to itself: ${[...ids, ids[0]].join(' -> ')}`,
      at: locate(path),
    });
  }
  return {
    model,
    problems: inOrder(problems),
    files: trees.map((tree) => tree.file),
    skipped: document.skipped,
    references: linked.references,
    ruleFiles: (options.rules ?? []).map(sourceTree),
    raw,
    locate,
    treeOf,
  };
}

type Entries = ReadonlyMap<string, ReadonlyMap<string, RawEntry>>;

function parseModel(entries: Entries, problems: Problem[]): Model {
  const collections: Record<string, unknown> = {};
  for (const collection of Object.keys(ENTRY_SCHEMAS) as EntryCollection[]) {
    const parsed = new Map<string, unknown>();
    for (const [id, entry] of entries.get(collection) ?? []) {
      const value = parse(ENTRY_SCHEMAS[collection], entry, problems);
      if (value !== undefined) parsed.set(id, { id, ...(value as object) });
    }
    collections[collection] = parsed;
  }
  const single = (name: SingleName): unknown => {
    const entry = entries.get(name)?.get('');
    return entry === undefined ? undefined : parse(SINGLE_SCHEMAS[name], entry, problems);
  };
  const words = (name: 'trust-levels' | 'layers'): unknown => single(name) ?? VOCABULARY[name].map((id) => ({ id }));
  // The one place where the shape the schemas promise is given its type.
  return {
    stage: 'model',
    system: single('system') ?? {},
    trustLevels: words('trust-levels'),
    layers: words('layers'),
    course: single('course'),
    layout: single('layout'),
    environment: undefined,
    ...collections,
  } as unknown as Model;
}

function parse(schema: z.ZodType, entry: RawEntry, problems: Problem[]): unknown {
  const result = schema.safeParse(entry.raw);
  if (result.success) return result.data;
  for (const { path, key, ...complaint } of complaintsOf(schema, entry.raw, entry.path, result.error.issues)) {
    problems.push({ ...complaint, at: entry.tree.locate(path, key ? 'key' : 'value') });
  }
  return undefined;
}

/** Problems by file, line and column. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (one, other) =>
      (one.at.file < other.at.file ? -1 : one.at.file > other.at.file ? 1 : 0) ||
      one.at.line - other.at.line ||
      one.at.column - other.at.column,
  );
}
