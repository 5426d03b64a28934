/**
 * Whether a relative link of a model leads to a file or a folder.
 * @module
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Makes a function that looks a relative link up from the folder of a model; what follows `#` or `?` is left out. */
export function linkExistsFrom(modelPath: string): (link: string) => boolean {
  const folder = statSync(modelPath).isDirectory() ? modelPath : dirname(modelPath);
  return (link) => existsSync(join(folder, decoded(link.replace(/[#?].*$/, ''))));
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
