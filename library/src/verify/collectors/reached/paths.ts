/**
 * Paths of a source: forward slashes, no leading dot.
 * @module
 */

/** The folder of a path; empty at the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** A path from a folder; undefined when it leads out of the source. */
export function resolvePath(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A path without its ending. */
export function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}
