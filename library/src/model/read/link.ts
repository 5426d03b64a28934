/**
 * References of a document: each is looked up, given its full address where the field allows several collections,
 * and reported when nothing or too much has that id.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import type { CollectionName } from '../collection-name.ts';
import { Address } from '../id.ts';
import type { Place, Problem } from '../problem.ts';
import { isRawMap, type Path, type Raw } from '../raw.ts';
import { ENTRY_SCHEMAS, type EntryCollection, SINGLE_SCHEMAS } from '../schema/collection.ts';
import { type Written, walkOf } from '../schema/walk.ts';
import type { SourceTree } from '../source/tree.ts';
import type { Document, RawEntry } from './document.ts';
import { inWords } from './problems-of.ts';

/** A reference from one entry to another. */
export interface Reference {
  /** The entry that refers: `collection/id`, or the name of a single such as `course`. */
  readonly from: string;
  readonly to: Address;
  readonly path: Path;
  readonly tree: SourceTree;
  /** Whether the reference is the key of a mapping. */
  readonly key: boolean;
  /** Whether it could have led into several collections. */
  readonly many: boolean;
}

/** The words a collection has when a model does not say. */
export type Defaults = Readonly<Partial<Record<CollectionName, readonly string[]>>>;

export interface Linked {
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, RawEntry>>;
  readonly references: readonly Reference[];
  readonly problems: readonly Problem[];
}

/** Looks up every reference of a document. */
export function linkDocument(document: Document, defaults: Defaults): Linked {
  const known = knownIds(document, defaults);
  const references: Reference[] = [];
  const problems: Problem[] = [...twins(document)];
  const entries = new Map<string, ReadonlyMap<string, RawEntry>>();

  for (const [collection, ids] of document.entries) {
    const schema = schemaOf(collection);
    const walk = schema === undefined ? undefined : walkOf(schema);
    if (walk === undefined) {
      entries.set(collection, ids);
      continue;
    }
    const linked = new Map<string, RawEntry>();
    for (const [id, entry] of ids) {
      const from = id === '' ? collection : `${collection}/${id}`;
      const raw = walk(entry.raw, entry.path, (written) => {
        const target = resolve(written, known);
        if (typeof target === 'string') {
          references.push({
            from,
            to: target,
            path: written.path,
            tree: entry.tree,
            key: written.key,
            many: written.into.length > 1,
          });
          return written.into.length === 1 ? written.text : target;
        }
        if (!written.soft)
          problems.push(problemOf(written, target, entry.tree.locate(written.path, written.key ? 'key' : 'value')));
        return written.text;
      });
      linked.set(id, raw === entry.raw ? entry : { ...entry, raw });
    }
    entries.set(collection, linked);
  }
  return { entries, references, problems };
}

function schemaOf(collection: string) {
  return { ...ENTRY_SCHEMAS, ...SINGLE_SCHEMAS }[collection as EntryCollection];
}

type Known = ReadonlyMap<CollectionName, ReadonlySet<string>>;

function knownIds(document: Document, defaults: Defaults): Known {
  const known = new Map<CollectionName, ReadonlySet<string>>();
  for (const name of Object.keys(ENTRY_SCHEMAS) as EntryCollection[])
    known.set(name, new Set(document.entries.get(name)?.keys()));
  for (const name of ['trust-levels', 'layers'] as const)
    known.set(name, new Set(wordsOf(document.entries.get(name)?.get('')?.raw)));
  for (const [name, words] of Object.entries(defaults) as [CollectionName, readonly string[]][]) {
    if (!document.entries.has(name)) known.set(name, new Set(words));
  }
  return known;
}

function wordsOf(raw: Raw | undefined): readonly string[] {
  if (!Array.isArray(raw)) return [];
  return raw.map((item: Raw) => (isRawMap(item) ? item['id'] : item)).filter((word) => typeof word === 'string');
}

interface Failed {
  /** The collections that have the id: none or several. */
  readonly candidates: readonly CollectionName[];
  readonly meant: string | undefined;
}

function resolve(written: Written, known: Known): Address | Failed {
  const slash = written.text.indexOf('/');
  const named = slash === -1 ? undefined : written.into.find((name) => name === written.text.slice(0, slash));
  const id = named === undefined ? written.text : written.text.slice(slash + 1);
  const among = named === undefined ? written.into : [named];
  const candidates = among.filter((name) => known.get(name)?.has(id));
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return Address(only, id);
  const ids = among.flatMap((name) => [...(known.get(name) ?? [])]);
  return { candidates, meant: candidates.length > 0 ? undefined : didYouMean(id, ids) };
}

function problemOf(written: Written, failed: Failed, at: Place): Problem {
  const where = inWords(written.path.slice(0, typeof written.path.at(-1) === 'number' ? -1 : undefined));
  if (failed.candidates.length > 1) {
    return {
      code: 'ambiguous',
      message: `Cannot tell which "${written.text}" is meant in ${where}: it is in ${failed.candidates.join(' and ')}`,
      at,
      hint: `Write "${failed.candidates[0]}/${written.text}"`,
    };
  }
  const into = written.into.length === 1 ? `"${written.into[0]}"` : written.into.map((name) => `"${name}"`).join(', ');
  return {
    code: 'dangling',
    message: `Unknown id "${written.text}" in ${where}: expected an entry of ${into}`,
    at,
    ...(failed.meant !== undefined && { hint: `Did you mean "${failed.meant}"?` }),
  };
}

/** Ids of one collection that differ only by case. */
function* twins(document: Document): Iterable<Problem> {
  for (const [collection, ids] of document.entries) {
    const seen = new Map<string, string>();
    for (const [id, entry] of ids) {
      const first = seen.get(id.toLowerCase());
      if (first === undefined) {
        seen.set(id.toLowerCase(), id);
        continue;
      }
      const other = ids.get(first);
      const there = other?.tree.locate(other.path, 'key');
      yield {
        code: 'duplicate',
        message: `Cannot tell the ids "${first}" and "${id}" in "${collection}" apart: expected a difference other than case`,
        at: entry.tree.locate(entry.path, 'key'),
        ...(there !== undefined && { also: [there] }),
      };
    }
  }
}
