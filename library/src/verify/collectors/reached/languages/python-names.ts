/**
 * What names mean in Python: the names of modules and packages.
 * @module
 */
import type { Import } from '../../../../inputs/syntax/index.ts';
import { combine, type Module, OUTSIDE, UNKNOWN, type Value } from '../values.ts';
import type { World } from '../world.ts';
import { definedIn, type Names } from './names.ts';
import type { PythonLayout } from './python-layout.ts';

/** The names of Python. */
export function pythonNames(world: World, layout: PythonLayout): Names {
  const valueIn = (module: Module, name: string, seen: ReadonlySet<string>): Value | undefined => {
    const key = `${module.file} ${module.folder ?? ''} ${name}`;
    if (seen.has(key)) return undefined;
    const further = new Set([...seen, key]);
    const own = module.file === '' ? undefined : namesIn(module.file, name, further);
    if (own !== undefined) return own;
    const inner = module.folder === undefined ? undefined : layout.inside(module.folder, name);
    return inner === undefined ? undefined : { at: 'module', module: inner };
  };
  /** A name at the top of a file. */
  const namesIn = (file: string, name: string, seen: ReadonlySet<string>): Value | undefined => {
    const own = definedIn(world, file, { name });
    const { imports } = world.facts(file);
    const brought = imports.filter(({ local }) => local === name).map((one) => follow(file, one, seen));
    const found = [...(own === undefined ? [] : [own]), ...brought];
    if (found.length > 0) return combine(found);
    const stars = imports.filter(({ local }) => local === '*').map((one) => moduleOf(file, one.from));
    for (const star of stars) {
      if (star.at !== 'module') return star.at === 'outside' ? UNKNOWN : star;
      const value = valueIn(star.module, name, seen);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const moduleOf = (file: string, from: string): Value => {
    const modules = layout.modulesOf(file, from);
    if (modules === 'outside') return OUTSIDE;
    const last = modules?.at(-1);
    return last === undefined ? UNKNOWN : { at: 'module', module: last };
  };
  const follow = (file: string, one: Import, seen: ReadonlySet<string>): Value => {
    const module = moduleOf(file, one.from);
    if (module.at !== 'module' || one.name === undefined) return module;
    return valueIn(module.module, one.name, seen) ?? UNKNOWN;
  };
  const modulesOf = (file: string, from: string): readonly Module[] => {
    const modules = layout.modulesOf(file, from);
    return modules === undefined || modules === 'outside' ? [] : modules;
  };
  return {
    runs(file, one) {
      const modules = modulesOf(file, one.from);
      const value = one.name === undefined || one.name === '*' ? undefined : follow(file, one, new Set());
      const inner = value?.at === 'module' ? [value.module] : [];
      return [...modules, ...inner].map((module) => module.file).filter((path) => path !== '');
    },
    mayRun(file, from) {
      const modules = modulesOf(file, from);
      const folder = modules.at(-1)?.folder;
      return [...modules.map((module) => module.file), ...(folder === undefined ? [] : [`${folder}/`])];
    },
    member: (module, name) => valueIn(module, name, new Set()),
    brought: (file, one) => follow(file, one, new Set()),
    free: (name, file) => namesIn(file, name, new Set()) ?? OUTSIDE,
  };
}
