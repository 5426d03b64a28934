/**
 * A document before the schema has read it: every scalar is its source text, an empty value is null.
 * @module
 */

/** What a YAML file says, before anything is known about its meaning. */
export type Raw = string | null | readonly Raw[] | RawMap;

/** A mapping as written; has no prototype, so that no key can reach one. */
export interface RawMap {
  readonly [key: string]: Raw;
}

/** Keys and list indexes from the top of a document down to a value. */
export type Path = readonly (string | number)[];

export function isRawMap(raw: Raw | undefined): raw is RawMap {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** The value at a path, or undefined. */
export function rawAt(raw: Raw | undefined, path: Path): Raw | undefined {
  let value = raw;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isRawMap(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
