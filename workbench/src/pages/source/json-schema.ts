/**
 * The JSON Schema of the language, as far as completion and help read it.
 * @module
 */
import type { Path } from './spot.ts';

export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly 'x-refers-to'?: readonly string[];
}

/** Whether some data reads as a schema with definitions. */
export function isSchema(data: unknown): data is JsonSchema {
  return typeof data === 'object' && data !== null && 'properties' in data;
}

/** The schemas that a value at a path can have; what is said of it stands first. */
export function schemasAt(root: JsonSchema, path: Path): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (found, step) => found.flatMap((one) => below(one, step)).flatMap((one) => alternatives(root, one)),
    alternatives(root, root),
  );
}

function below(schema: JsonSchema, step: string | number): readonly JsonSchema[] {
  if (typeof step === 'number') {
    const item = schema.prefixItems?.[step] ?? schema.items;
    return typeof item === 'object' ? [item] : [];
  }
  const own = schema.properties;
  if (own !== undefined && Object.hasOwn(own, step)) return [own[step] ?? {}];
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

/** A schema with its reference followed, and every schema it is any of. */
function alternatives(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const target = name === undefined ? undefined : root.$defs?.[name];
  return [
    schema,
    ...(target === undefined ? [] : alternatives(root, target)),
    ...(schema.anyOf ?? []).flatMap((one) => alternatives(root, one)),
  ];
}

/** What is said of the value at a path. */
export function aboutOf(schemas: readonly JsonSchema[]): string | undefined {
  return schemas.find(({ description }) => description !== undefined)?.description;
}

/** The collections that the value refers into. */
export function refersTo(schemas: readonly JsonSchema[]): readonly string[] {
  return [...new Set(schemas.flatMap((schema) => schema['x-refers-to'] ?? []))];
}

/** The words the value can be. */
export function wordsOf(schemas: readonly JsonSchema[]): readonly string[] {
  const words = schemas.flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
  ]);
  // The language reads true as yes, and people write yes.
  return [...new Set(words.filter((word) => typeof word !== 'boolean').map(String))];
}

/** What kind of value it is, in a few words. */
export function kindOf(schemas: readonly JsonSchema[]): string {
  const into = refersTo(schemas);
  if (into.length > 0) return `id of ${into.join(', ')}`;
  const words = wordsOf(schemas);
  if (words.length > 0) return words.length > 5 ? `${words.slice(0, 5).join(', ')} ...` : words.join(', ');
  const types = new Set(schemas.flatMap(({ type = [] }) => type));
  if (types.has('array')) {
    const items = refersTo(
      schemas.flatMap(({ items: one }) => (typeof one === 'object' ? [one, ...(one.anyOf ?? [])] : [])),
    );
    return items.length > 0 ? `list of ids of ${items.join(', ')}` : 'list';
  }
  if (types.has('object')) return 'mapping';
  if (types.has('string')) return 'text';
  return types.has('integer') || types.has('number') ? 'number' : '';
}
