/**
 * Where the imports of Python lead: dotted names below the places a project is imported from.
 * @module
 */

import { folderOf } from '../paths.ts';
import type { Module } from '../values.ts';

export interface PythonLayout {
  /** The modules a dotted name runs, outermost first; `outside` for another package, undefined when nobody can tell. */
  readonly modulesOf: (file: string, from: string) => readonly Module[] | 'outside' | undefined;
  /** A module inside of a package. */
  readonly inside: (folder: string, name: string) => Module | undefined;
}

/** Reads how the Python of a source is laid out. */
export function readPythonLayout(
  manifests: ReadonlyMap<string, string>,
  { isFile, folders }: { readonly isFile: (path: string) => boolean; readonly folders: ReadonlySet<string> },
): PythonLayout {
  const projects = [...manifests.keys()].filter((path) => /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(path));
  const roots = new Set([
    '',
    'src',
    'lib',
    ...projects.flatMap((path) => [folderOf(path), join(folderOf(path), 'src')]),
  ]);
  const inside = (folder: string, name: string): Module | undefined => {
    const path = join(folder, name);
    if (isFile(`${path}/__init__.py`)) return { language: 'python', file: `${path}/__init__.py`, folder: path };
    if (isFile(`${path}.py`)) return { language: 'python', file: `${path}.py` };
    return folders.has(path) ? { language: 'python', file: '', folder: path } : undefined;
  };
  const walk = (root: string, parts: readonly string[]): readonly Module[] | undefined => {
    const found: Module[] = [];
    let folder: string | undefined = root;
    for (const part of parts) {
      const module: Module | undefined = folder === undefined ? undefined : inside(folder, part);
      if (module === undefined) return undefined;
      found.push(module);
      folder = module.folder;
    }
    return found.at(-1)?.file === '' && parts.length === 0 ? undefined : found;
  };
  return {
    inside,
    modulesOf(file, from) {
      const dots = /^\.*/.exec(from)?.[0].length ?? 0;
      const parts = from
        .slice(dots)
        .split('.')
        .filter((part) => part !== '');
      if (dots > 0) {
        let folder = folderOf(file);
        for (let up = 1; up < dots; up += 1) {
          if (folder === '') return undefined;
          folder = folderOf(folder);
        }
        if (parts.length > 0) return walk(folder, parts);
        const init = join(folder, '__init__.py');
        return [{ language: 'python', file: isFile(init) ? init : '', folder }];
      }
      // A program finds the modules beside it first; a project is found from its root.
      const places = [...roots, ...(isFile(join(folderOf(file), '__init__.py')) ? [] : [folderOf(file)])];
      const found = places.map((root) => walk(root, parts)).filter((one) => one !== undefined);
      const withFile = found.filter((one) => one.at(-1)?.file !== '');
      const ends = new Set(withFile.map((one) => one.at(-1)?.file));
      if (ends.size > 1) return undefined;
      return withFile[0] ?? found[0] ?? 'outside';
    },
  };
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
