/**
 * What names mean in Go: the package of a folder, and the imports of a file.
 * @module
 */

import { folderOf } from '../paths.ts';
import { combine, type Module, OUTSIDE, UNKNOWN, type Value } from '../values.ts';
import type { World } from '../world.ts';
import type { GoLayout } from './go-layout.ts';
import { definedIn, type Names } from './names.ts';

/** The names of Go. */
export function goNames(world: World, layout: GoLayout): Names {
  const packages = new Map<string, string[]>();
  for (const file of world.files.filter((one) => one.endsWith('.go'))) {
    const known = packages.get(folderOf(file));
    if (known === undefined) packages.set(folderOf(file), [file]);
    else known.push(file);
  }
  const packageAt = (folder: string): Module => ({ language: 'go', file: '', folder });
  const filesIn = ({ folder = '' }: Module): readonly string[] => packages.get(folder) ?? [];
  const member = (module: Module, name: string): Value | undefined => {
    const files = filesIn(module).filter((file) => world.hasWord(file, name));
    const found = files.map((file) => definedIn(world, file, { name })).filter((one) => one !== undefined);
    // Files of one package that define the same name are compiled on different systems.
    const sites = found.flatMap((one) => (one.at === 'sites' ? one.sites : []));
    return sites.length === 0 ? undefined : { at: 'sites', sites };
  };
  const brought = (from: string): Value => {
    const folder = layout.folderFor(from);
    return folder === undefined ? OUTSIDE : { at: 'module', module: packageAt(folder) };
  };
  const runs = (from: string): readonly string[] => {
    const folder = layout.folderFor(from);
    return folder === undefined ? [] : [`${folder}/`];
  };
  return {
    runs: (_file, one) => runs(one.from),
    mayRun: (_file, from) => runs(from),
    member,
    brought: (_file, one) => brought(one.from),
    free(name, file) {
      const own = member(packageAt(folderOf(file)), name);
      if (own !== undefined) return own;
      const { imports } = world.facts(file);
      const named = imports.filter((one) => {
        if (one.local === name) return true;
        const folder = layout.folderFor(one.from);
        const [first] = folder === undefined ? [] : filesIn(packageAt(folder));
        return first !== undefined && one.from.endsWith(one.local) && world.facts(first).package === name;
      });
      if (named.length > 0) return combine(named.map((one) => brought(one.from))) ?? UNKNOWN;
      for (const one of imports.filter(({ local }) => local === '*')) {
        const value = brought(one.from);
        if (value.at !== 'module') return UNKNOWN;
        const found = member(value.module, name);
        if (found !== undefined) return found;
      }
      return OUTSIDE;
    },
  };
}
