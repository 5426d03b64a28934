/**
 * What can be written at a place of a model file: keys with what they mean, words, and ids of entries.
 * @module
 */
import type { Overview } from 'vauban/browser';
import { namedIn } from './ids.ts';
import { aboutOf, type JsonSchema, kindOf, refersTo, schemasAt, wordsOf } from './json-schema.ts';
import type { Path, Spot } from './spot.ts';

export interface Suggestion {
  readonly text: string;
  readonly kind: 'key' | 'word' | 'id';
  /** A few words beside it. */
  readonly detail: string;
  readonly about: string | undefined;
  /** What a key holds, and so what is written behind it. */
  readonly holds?: 'mapping' | 'list' | 'scalar';
  /** What must not be missing comes first. */
  readonly required?: boolean;
}

type Known = Pick<Overview, 'model' | 'analysis'>;

/** What can stand at a spot; `root` is the schema of the whole model. */
export function suggestionsAt(root: JsonSchema, spot: Spot, known: Known): readonly Suggestion[] {
  if (spot.kind === 'text') return [];
  const schemas = schemasAt(root, spot.path);
  const keys = spot.kind === 'value' ? [] : keysOf(root, schemas, spot, known);
  const values = spot.kind === 'key' ? [] : valuesOf(schemas, spot.path, known);
  return [...keys, ...values];
}

function keysOf(root: JsonSchema, schemas: readonly JsonSchema[], spot: Spot, known: Known): readonly Suggestion[] {
  const taken = new Set(spot.siblings);
  const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
  const names = new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const fields = [...names].map((text): Suggestion => {
    const value = schemasAt(root, [...spot.path, text]);
    const isRequired = required.has(text);
    return {
      text,
      kind: 'key',
      detail: isRequired ? `needed; ${kindOf(value)}` : kindOf(value),
      about: aboutOf(value),
      holds: holdsOf(value),
      required: isRequired,
    };
  });
  const into = refersTo(schemas.flatMap(({ propertyNames }) => propertyNames ?? []));
  const value = schemasAt(root, [...spot.path, 'any']);
  const ids = [...idsInto(into, known), ...keysByName(spot.path, known)].map((one) => ({
    ...one,
    holds: holdsOf(value),
  }));
  return [...fields, ...ids].filter(({ text }) => !taken.has(text));
}

function holdsOf(schemas: readonly JsonSchema[]): 'mapping' | 'list' | 'scalar' {
  const types = new Set(schemas.flatMap(({ type = [] }) => type));
  if (types.has('string') || types.has('number') || schemas.some((schema) => schema.enum !== undefined))
    return 'scalar';
  return types.has('array') ? 'list' : types.has('object') ? 'mapping' : 'scalar';
}

function valuesOf(schemas: readonly JsonSchema[], path: Path, known: Known): readonly Suggestion[] {
  const words = wordsOf(schemas).map((text): Suggestion => ({ text, kind: 'word', detail: '', about: undefined }));
  return [...words, ...idsInto(refersTo(schemas), known), ...answersAt(path, known)];
}

function idsInto(collections: readonly string[], known: Known): readonly Suggestion[] {
  const named = collections.flatMap((collection) => namedIn(known, collection).map((one) => ({ ...one, collection })));
  const many = new Map<string, number>();
  for (const { id } of named) many.set(id, (many.get(id) ?? 0) + 1);
  return named.map(({ id, address, title, description, collection }) => ({
    // An id that two collections have is only clear with its collection.
    text: (many.get(id) ?? 0) > 1 ? address : id,
    kind: 'id',
    detail: title ?? (collections.length > 1 ? collection : ''),
    about: description,
  }));
}

/** Decisions and answers are kept under the ids of what they are about. */
function keysByName([collection, ...rest]: Path, { model, analysis }: Known): readonly Suggestion[] {
  if (rest.length > 0) return [];
  if (collection === 'decisions') {
    const threats = [...model.threats.values()].map(({ id, title }) => ({ id, title: title ?? '' }));
    const findings = analysis.findings.map(({ id, message }) => ({ id, title: message }));
    return [...threats, ...findings].map(({ id, title }) => ({ text: id, kind: 'id', detail: '', about: title }));
  }
  if (collection !== 'answers') return [];
  return analysis.questions.map(({ id, text }) => ({ text: id, kind: 'id', detail: '', about: text }));
}

function answersAt([collection, id, field]: Path, { analysis }: Known): readonly Suggestion[] {
  if (collection !== 'answers' || (field !== undefined && field !== 'answer')) return [];
  const question = analysis.questions.find((one) => one.id === id);
  return (question?.answers ?? []).map((text) => ({ text, kind: 'word', detail: '', about: undefined }));
}
