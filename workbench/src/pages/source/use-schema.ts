/**
 * The schema of the language, fetched when somebody opens the editor.
 * @module
 */
import { useEffect, useState } from 'react';
import { isSchema, type JsonSchema } from './json-schema.ts';

/** The schema; undefined until it is there, and in a report, where nothing is written. */
export function useSchema(): JsonSchema | undefined {
  const [schema, setSchema] = useState<JsonSchema>();
  useEffect(() => {
    if (VAUBAN_FROZEN) return;
    let current = true;
    const arrived = (data: unknown): void => {
      if (current && isSchema(data)) setSchema(data);
    };
    void import('vauban/schema').then((module: { readonly default: unknown }) => arrived(module.default));
    return () => {
      current = false;
    };
  }, []);
  return schema;
}
