/**
 * What names mean in Rust: the tree of modules below each crate, and what use declarations bring in
 * (The Rust Reference: Modules, Paths, Use declarations).
 * @module
 */
import type { Definition, Import } from '../../../../inputs/syntax/index.ts';
import { moduleAround, namesOfModule } from '../definitions.ts';
import { folderOf, resolvePath, withoutEnding } from '../paths.ts';
import { combine, type Module, OUTSIDE, UNKNOWN, type Value } from '../values.ts';
import type { World } from '../world.ts';
import type { RustNames } from './names.ts';
import type { Crate } from './rust-layout.ts';

interface Position {
  readonly crate: Crate;
  readonly parent: Module | undefined;
  readonly chain: readonly Definition[];
}

/** The names of Rust. */
export function rustNames(world: World, crates: readonly Crate[]): RustNames {
  const roots = new Set(crates.map(({ root }) => root));
  const moduleAt = (file: string, inner?: number): Module => ({
    language: 'rust',
    file,
    ...(inner !== undefined && { inner }),
  });

  /** The module that a declaration in another module opens. */
  const opened = ({ file, inner }: Module, index: number): Module | undefined => {
    const { definitions } = world.facts(file);
    const declared = definitions[index];
    if (declared?.abstract !== true) return moduleAt(file, index);
    if (declared.path !== undefined) {
      const path = resolvePath(folderOf(file), declared.path);
      return path !== undefined && world.isFile(path) ? moduleAt(path) : undefined;
    }
    const isFolder = roots.has(file) || /(?:^|\/)mod\.rs$/.test(file);
    const around: string[] = [];
    for (let at = inner; at !== undefined; at = definitions[at]?.inside) around.unshift(definitions[at]?.name ?? '');
    const folder = [isFolder ? folderOf(file) : withoutEnding(file), ...around].filter((one) => one !== '').join('/');
    const base = folder === '' ? declared.name : `${folder}/${declared.name}`;
    const path = [`${base}.rs`, `${base}/mod.rs`].find(world.isFile);
    return path === undefined ? undefined : moduleAt(path);
  };

  const positions = new Map<string, Position | undefined>();
  /** Walks down from the root of a crate to a file, by the path of the file. */
  const positionIn = (crate: Crate, file: string): Position | undefined => {
    if (crate.root === file) return { crate, parent: undefined, chain: [] };
    const folder = folderOf(crate.root);
    if (folder !== '' && !file.startsWith(`${folder}/`)) return undefined;
    const inner = withoutEnding(file.slice(folder === '' ? 0 : folder.length + 1)).replace(/\/mod$/, '');
    let parent: Module | undefined;
    let at: Module | undefined = moduleAt(crate.root);
    const chain: Definition[] = [];
    for (const part of inner.split('/')) {
      if (at === undefined) return undefined;
      const facts = world.facts(at.file);
      const index = namesOfModule(facts, part, at.inner).find((one) => facts.definitions[one]?.kind === 'module');
      const declared = index === undefined ? undefined : facts.definitions[index];
      if (index === undefined || declared === undefined) return undefined;
      chain.push(declared);
      parent = at;
      at = opened(at, index);
    }
    return at?.file === file ? { crate, parent, chain } : undefined;
  };
  const positionOf = (file: string): Position | undefined => {
    if (positions.has(file)) return positions.get(file);
    const found = crates.map((crate) => positionIn(crate, file)).find((one) => one !== undefined);
    positions.set(file, found);
    return found;
  };

  const parentOf = ({ file, inner }: Module): Module | undefined => {
    if (inner === undefined) return positionOf(file)?.parent;
    return moduleAt(file, moduleAround(world.facts(file), world.facts(file).definitions[inner]?.inside));
  };
  const crateNamed = (file: string, name: string): Module | undefined => {
    const own = positionOf(file)?.crate;
    const real = own?.renamed.get(name) ?? name;
    const found = crates.find((crate) => crate.kind === 'library' && crate.name === real);
    return found === undefined ? undefined : moduleAt(found.root);
  };
  const asValue = (module: Module | undefined): Value => (module === undefined ? UNKNOWN : { at: 'module', module });

  const nameIn = (module: Module, name: string, seen: ReadonlySet<string>): Value | undefined => {
    const { file, inner } = module;
    if (name === 'super') return asValue(parentOf(module));
    const key = `${file} ${inner ?? ''} ${name}`;
    if (seen.has(key)) return undefined;
    const further = new Set([...seen, key]);
    const facts = world.facts(file);
    const own = namesOfModule(facts, name, inner);
    const modules = own.filter((index) => facts.definitions[index]?.kind === 'module');
    const others = own.filter((index) => !modules.includes(index));
    const imports = facts.imports.filter((one) => moduleAround(facts, one.inside) === inner);
    const found: Value[] = [
      ...modules.map((index) => asValue(opened(module, index))),
      ...(others.length === 0 ? [] : [{ at: 'sites' as const, sites: others.map((index) => ({ file, index })) }]),
      ...imports.filter(({ local }) => local === name).flatMap((one) => follow(module, one, further) ?? []),
    ];
    if (found.length > 0) return together(found);
    const stars = imports.filter(({ local }) => local === '*');
    const viaStars = stars.flatMap((one) => {
      const value = pathIn(module, one.from.split('::'), further);
      const inner = value?.at === 'module' || value?.at === 'sites' ? value.module : undefined;
      return inner === undefined ? [] : (nameIn(inner, name, further) ?? []);
    });
    return together(viaStars);
  };

  const moduleIn = (module: Module, name: string): Module | undefined => {
    const facts = world.facts(module.file);
    const index = namesOfModule(facts, name, module.inner).find((one) => facts.definitions[one]?.kind === 'module');
    return index === undefined ? undefined : opened(module, index);
  };

  /** Modules and functions have names of their own: of one name both are meant, until a member is asked for. */
  const together = (values: readonly Value[]): Value | undefined => {
    const module = combine(values.filter(({ at }) => at === 'module'));
    const other = combine(values.filter(({ at }) => at !== 'module'));
    return module?.at === 'module' && other?.at === 'sites' ? { ...other, module: module.module } : combine(values);
  };

  const follow = (module: Module, one: Import, seen: ReadonlySet<string>): Value | undefined =>
    pathIn(
      module,
      [...one.from.split('::'), one.name ?? ''].filter((part) => part !== ''),
      seen,
    );

  /** What a path means in a module. */
  const pathIn = (module: Module, path: readonly string[], seen: ReadonlySet<string>): Value | undefined => {
    const [head = '', ...rest] = path;
    // Where a path goes on stands a module: "use parse::parse" means the module first.
    const first = rest.length === 0 ? undefined : moduleIn(module, head);
    let value = first === undefined ? headIn(module, head, seen) : asValue(first);
    for (const [index, part] of rest.entries()) {
      if (value === undefined || value.at === 'outside') return value;
      const around: Module | undefined = value.at === 'module' || value.at === 'sites' ? value.module : undefined;
      if (around === undefined) return UNKNOWN;
      const inner: Module | undefined = index === rest.length - 1 ? undefined : moduleIn(around, part);
      value = inner === undefined ? nameIn(around, part, seen) : asValue(inner);
    }
    return value;
  };

  const headIn = (module: Module, name: string, seen: ReadonlySet<string>): Value | undefined => {
    if (name === 'self') return asValue(module);
    if (name === 'crate') {
      const crate = positionOf(module.file)?.crate;
      return asValue(crate === undefined ? undefined : moduleAt(crate.root));
    }
    const found = nameIn(module, name, seen);
    if (found !== undefined) return found;
    const crate = crateNamed(module.file, name);
    return crate === undefined ? OUTSIDE : { at: 'module', module: crate };
  };

  return {
    crates,
    chainOf: (file) => positionOf(file)?.chain,
    crateOf: (file) => positionOf(file)?.crate,
    // A Rust module has no top that runs.
    runs: () => [],
    mayRun: () => [],
    member: (module, name) => nameIn(module, name, new Set()),
    brought: (file, one) =>
      follow(moduleAt(file, moduleAround(world.facts(file), one.inside)), one, new Set()) ?? UNKNOWN,
    free: (name, file, inside) =>
      headIn(moduleAt(file, moduleAround(world.facts(file), inside)), name, new Set()) ?? OUTSIDE,
  };
}
