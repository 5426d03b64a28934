/**
 * Names as ids.
 * @module
 */

/** The longest id that is made of a name; a longer one ends with its last whole word. */
const LONGEST = 48;

/**
 * A name as an id of the language: Latin letters without their marks, digits and hyphens, beginning with a letter.
 *
 * @returns undefined when nothing of the name is left
 */
export function slug(name: string | undefined): string | undefined {
  // The number of a register, such as T01 or S-VE-12, is known by how it is written.
  if (name !== undefined && /^(?:[A-Z]{1,5}-?)+\d{1,6}$/.test(name) && name.length <= LONGEST) return name;
  const plain = (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (!/[a-z0-9]/.test(plain)) return undefined;
  const id = /^[a-z]/.test(plain) ? plain : `n-${plain}`;
  // What is an id already stays as it is, so that it still names what it named.
  if (id.length <= LONGEST || id === name) return id;
  const end = id.lastIndexOf('-', LONGEST);
  return id.slice(0, end > LONGEST / 2 ? end : LONGEST).replace(/-+$/, '');
}
