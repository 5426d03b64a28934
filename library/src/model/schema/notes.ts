/**
 * Notes about a schema that Zod has no place for. They hang on the definition, which a copy made by
 * `.describe()` shares with its original.
 * @module
 */
import type * as z from 'zod';

export interface Notes<Value> {
  get(schema: z.core.$ZodType): Value | undefined;
  set(schema: z.core.$ZodType, value: Value): void;
}

/** Makes an empty set of notes. */
export function notes<Value>(): Notes<Value> {
  const values = new WeakMap<object, Value>();
  return {
    get: (schema) => values.get(schema._zod.def),
    set: (schema, value) => {
      values.set(schema._zod.def, value);
    },
  };
}
