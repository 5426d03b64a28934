/**
 * A value as the TypeScript that makes it: plain data and maps, which JSON cannot say.
 * @module
 */

/**
 * Writes a value as an expression; what is undefined is left out.
 *
 * @throws {TypeError} for anything but text, numbers, booleans, null, lists, plain objects and maps
 */
export function literal(value: unknown): string {
  if (value instanceof Map) return `new Map([${[...value].map((pair) => literal(pair)).join(', ')}])`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{ ${fields.map(([key, field]) => `${JSON.stringify(key)}: ${literal(field)}`).join(', ')} }`;
  }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  throw new TypeError(`Cannot write a ${typeof value} as TypeScript`);
}
