/**
 * What the word at a position names: a key of the language, or an entry.
 * @module
 */
import type { Text } from '@codemirror/state';
import { docSpot, type Word, wordAt } from './doc-spot.ts';
import { type Named, namedBy } from './ids.ts';
import { aboutOf, kindOf, refersTo, schemasAt } from './json-schema.ts';
import type { Knows } from './knows.ts';

export interface Meaning {
  readonly word: Word;
  /** The entry it refers to. */
  readonly entry: Named | undefined;
  /** A key of the language, with what is said of it. */
  readonly key: { readonly name: string; readonly about: string | undefined; readonly kind: string } | undefined;
}

/** What a word means; undefined for plain text. */
export function meaningAt(doc: Text, position: number, knows: Knows): Meaning | undefined {
  const word = wordAt(doc, position);
  if (word === undefined) return undefined;
  const spot = docSpot(doc, word.to, knows.within());
  const overview = knows.overview();
  if (spot.kind === 'text' || overview === undefined) return undefined;
  const line = doc.lineAt(position);
  const isKey = /^["']?\s*:(\s|$)/.test(line.text.slice(word.to - line.from));
  const schema = knows.schema();
  const path = isKey ? [...spot.path, word.text] : spot.path;
  if (schema === undefined) return { word, entry: namedBy(overview, word.text, []), key: undefined };
  if (isKey) {
    const keys = schemasAt(schema, spot.path).flatMap(({ propertyNames }) => propertyNames ?? []);
    const into = refersTo(keys);
    const entry = into.length > 0 ? namedBy(overview, word.text, into) : undefined;
    const found = schemasAt(schema, path);
    // The key of an entry is a name of the team's own.
    const own = schemasAt(schema, spot.path).some(({ properties }) => Object.hasOwn(properties ?? {}, word.text));
    if (entry === undefined && !own) return undefined;
    return { word, entry, key: own ? { name: word.text, about: aboutOf(found), kind: kindOf(found) } : undefined };
  }
  const into = refersTo(schemasAt(schema, path));
  const entry = into.length > 0 ? namedBy(overview, word.text, into) : undefined;
  return entry === undefined ? undefined : { word, entry, key: undefined };
}
