/**
 * Keys of the YAML language (kebab-case) as keys of our types (camelCase), at run time and at compile time.
 * @module
 */

/** `next-review` becomes `nextReview`. */
export type CamelCase<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;

/** An object type with its own keys in camelCase; values are left as they are. */
export type CamelKeys<Value> = { [Key in keyof Value as Key extends string ? CamelCase<Key> : Key]: Value[Key] };

const cache = new Map<string, string>();

/** Turns one kebab-case key into camelCase. */
export function camelCase(key: string): string {
  let camel = cache.get(key);
  if (camel === undefined) {
    camel = key.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    cache.set(key, camel);
  }
  return camel;
}

/** A copy of an object with its own keys in camelCase; nested objects are left as they are. */
export function camelKeys<Value extends object>(value: Value): CamelKeys<Value> {
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) copy[camelCase(key)] = field;
  return copy as CamelKeys<Value>;
}
