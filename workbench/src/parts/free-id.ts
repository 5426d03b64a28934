/**
 * A new id out of a name.
 * @module
 */

/** The name as an id that no entry has yet; undefined when nothing of the name is left. */
export function freeId(name: string, taken: ReadonlyMap<string, unknown>): string | undefined {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  if (plain === '') return undefined;
  const known = new Set([...taken.keys()].map((id) => id.toLowerCase()));
  let id = plain;
  for (let number = 2; known.has(id); number += 1) id = `${plain}-${number}`;
  return id;
}
