/**
 * JSON with its keys in order, so that the same value always gives the same text (RFC 8785: keys sorted by UTF-16 code
 * units, no white space; numbers and strings as JSON.stringify writes them).
 * @module
 */

/** The canonical text of a JSON value; keys whose value is undefined are left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    if (inner instanceof Map) return Object.fromEntries([...inner].sort(([one], [other]) => (one < other ? -1 : 1)));
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
