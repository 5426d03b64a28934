/**
 * The published JSON Schema of a model file, from which editors complete and explain the language. Derived from the
 * one schema; what differs is only what a YAML editor sees of a scalar (see `field.ts`).
 * @module
 */
import * as z from 'zod';
import { ENTRY_SCHEMAS, type EntryCollection, KEY_PATTERNS, SINGLE_SCHEMAS } from './collection.ts';
import { COLLECTION_NOTES } from './collection-notes.ts';
import { pointsInto, publishedAs } from './field.ts';

type Json = Record<string, unknown>;

/** The name of the schema, whatever place it is read from. */
const SCHEMA_ID = 'urn:vauban:model:1';

/** Makes the JSON Schema (draft 2020-12) of a model file. */
export function modelJsonSchema(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries({ ...ENTRY_SCHEMAS, ...SINGLE_SCHEMAS }))
    registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    reused: 'inline',
    unrepresentable: 'any',
    uri: (id) => `#/$defs/${id}`,
    override: ({ zodSchema, jsonSchema }) => publish(zodSchema, jsonSchema as Json),
  });
  const $defs = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutIds(schema as Json)]));
  const properties: Json = {
    vauban: { type: 'integer', const: 1, description: 'The version of the language' },
  };
  for (const [name, { about, example }] of Object.entries(COLLECTION_NOTES)) {
    properties[name] = {
      description: about,
      examples: [example],
      ...(name in SINGLE_SCHEMAS ? { $ref: `#/$defs/${name}` } : mapOfEntries(name as EntryCollection)),
    };
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: SCHEMA_ID,
    title: 'Vauban threat model',
    description: 'A threat model in git: the system, what can go wrong, what is done, and how to tell that it is so',
    type: 'object',
    properties,
    additionalProperties: false,
    $defs,
  };
}

/** The JSON Schema of one schema of the language, as an editor sees it. */
export function publishedSchema(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, {
    io: 'input',
    reused: 'inline',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => publish(zodSchema, jsonSchema as Json),
  }) as Json;
}

function mapOfEntries(name: EntryCollection): Json {
  const pattern = KEY_PATTERNS[name]?.pattern.source ?? '^[A-Za-z][A-Za-z0-9-]*$';
  return {
    type: ['object', 'null'],
    propertyNames: { pattern },
    additionalProperties: { anyOf: [{ $ref: `#/$defs/${name}` }, { type: 'null' }] },
  };
}

/** Says of a scalar what an editor sees of it, and of a reference into which collections it leads. */
function publish(schema: z.core.$ZodType, json: Json): void {
  const published = publishedAs.get(schema);
  if (published !== undefined) {
    const { description } = json;
    for (const key of Object.keys(json)) delete json[key];
    Object.assign(json, published, description !== undefined && { description });
  }
  const into = pointsInto.get(schema);
  if (into !== undefined) json['x-refers-to'] = into;
}

function withoutIds(schema: Json): Json {
  const { $id: _id, $schema: _schema, id: _own, ...rest } = schema;
  return rest;
}
