/**
 * Data of the model as plain JSON data: maps become objects.
 * @module
 */

/** A copy without maps; what is undefined is left out. */
export function plainData(value: unknown): unknown {
  if (value instanceof Map) return plainObject(value.entries());
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value === 'object' && value !== null) return plainObject(Object.entries(value));
  return value;
}

function plainObject(entries: Iterable<readonly [unknown, unknown]>): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [key, value] of entries) if (value !== undefined) kept.push([String(key), plainData(value)]);
  return Object.fromEntries(kept);
}
