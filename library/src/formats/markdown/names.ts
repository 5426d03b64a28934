/**
 * The names a document has given to things, found again in other words for the same: another case, a plural, an
 * article. Nothing is found by likeness alone; that makes a question.
 * @module
 */
import { foldName, foldWhole, wordsOf } from './fold.ts';

/** Names by collection. */
export interface Names {
  add(collection: string, id: string, name: string): void;
  /** The id of what a name means. */
  find(name: string, collection: string): string | undefined;
  /** Ids of what a text names, in the order of the entries. */
  within(text: string, collection: string): readonly string[];
  /** The one entry whose name has all words of this one and more. */
  near(name: string, collection: string): string | undefined;
}

/** Starts without names. */
export function newNames(): Names {
  const folded = new Map<string, Map<string, string>>();
  const words = new Map<string, Map<string, readonly string[]>>();
  const byWord = new Map<string, Set<string>>();
  const having = (collection: string, told: readonly string[]): readonly (readonly [string, readonly string[]])[] => {
    const ids = new Set(told.flatMap((word) => [...(byWord.get(`${collection} ${word}`) ?? [])]));
    const spelled = words.get(collection);
    return [...ids].flatMap((id) => {
      const parts = spelled?.get(id);
      return parts === undefined ? [] : [[id, parts] as const];
    });
  };
  const of = (collection: string): Map<string, string> => {
    const known = folded.get(collection) ?? new Map<string, string>();
    folded.set(collection, known);
    return known;
  };
  return {
    add: (collection, id, name) => {
      const known = of(collection);
      const [all, short] = [foldWhole(name), foldName(name)];
      for (const key of [all, `=${short}`]) if (key !== '' && key !== '=' && !known.has(key)) known.set(key, id);
      const spelled = words.get(collection) ?? new Map<string, readonly string[]>();
      words.set(collection, spelled);
      if (spelled.has(id) || short === '') return;
      const parts = short.split(' ');
      spelled.set(id, parts);
      for (const word of parts) {
        const key = `${collection} ${word}`;
        byWord.set(key, (byWord.get(key) ?? new Set()).add(id));
      }
    },
    find: (name, collection) => of(collection).get(foldWhole(name)) ?? of(collection).get(`=${foldName(name)}`),
    within: (text, collection) => {
      const told = wordsOf(text);
      const spaced = ` ${told.join(' ')} `;
      return having(collection, told).flatMap(([id, parts]) => (spaced.includes(` ${parts.join(' ')} `) ? [id] : []));
    },
    near: (name, collection) => {
      const wanted = wordsOf(name);
      if (wanted.length === 0 || wanted.length > 6) return undefined;
      const found = having(collection, wanted).filter(
        ([, parts]) => wanted.every((word) => parts.includes(word)) || parts.every((word) => wanted.includes(word)),
      );
      return found.length === 1 ? found[0]?.[0] : undefined;
    },
  };
}
