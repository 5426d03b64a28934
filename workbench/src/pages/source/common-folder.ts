/**
 * The folder that some files share.
 * @module
 */

/** The longest folder that every name begins with, with its slash; empty when there is none. */
export function commonFolder(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (folder !== '' && !others.every((name) => name.startsWith(folder)))
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return folder;
}
