/**
 * Whether code starts at a place.
 * @module
 */
import { namesFor } from './aliases.ts';
import type { Node } from './edges.ts';
import { mayBeEntry, maySeek } from './entries.ts';
import type { OpenGround } from './ground.ts';
import { folderOf } from './paths.ts';
import type { Start } from './search.ts';
import { leadsTo, type Site, siteKey } from './values.ts';

/** What a claim counts as a start. */
export interface Asked {
  readonly entry?: string | undefined;
  /** The definitions it names as the start, by their keys, or the file. */
  readonly from: ReadonlySet<string>;
  readonly fromFile?: string | undefined;
  /** Whether a place belongs to what is looked for: there the way that is asked for cannot start. */
  readonly isOwn: (node: Node) => boolean;
  /** Whether it is a module: then no way counts that starts inside of it. */
  readonly isModule?: boolean;
}

/** What starts at a place, and what may start there. */
export function startsAt(
  ground: OpenGround,
  node: Node,
  asked: Asked,
): readonly (Start | { readonly doubt: string })[] {
  const starts: (Start | { readonly doubt: string })[] = [];
  const isFrom = asked.from.has(siteKey(node)) || node.file === asked.fromFile;
  if (isFrom && !asked.isOwn(node)) starts.push('from');
  if (asked.isModule === true && asked.isOwn(node)) return starts;
  if (node.index < 0) return [...starts, ...topStarts(ground, node)];
  if (isMain(ground, node)) starts.push('program');
  if (isOffered(ground, node, asked)) starts.push('library');
  if (asked.entry === 'route' && answersRoute(ground, node)) starts.push('route');
  if (maySeekNode(ground, node)) starts.push({ doubt: 'a framework may find it by the name of its file' });
  return starts;
}

/** Whether a framework may look for a definition by its name, or as the default of its file. */
function maySeekNode({ resolver, entries }: OpenGround, node: Node): boolean {
  const { name, inside } = resolver.world.definition(node);
  if (inside !== undefined) return false;
  const value = resolver.names.javascript.member({ language: 'javascript', file: node.file }, 'default');
  const [given] = value?.at === 'sites' ? value.sites : [];
  const isDefault = given !== undefined && leadsTo(resolver.settle(`&${given.index}`, given.file, undefined), node);
  return maySeek(entries, node.file, isDefault ? 'default' : name);
}

/** Whether any program of the source starts somewhere. */
export function hasProgram({ resolver, entries }: OpenGround): boolean {
  return (
    entries.programs.size > 0 ||
    entries.commands.length > 0 ||
    resolver.names.rust.crates.some(({ kind, root }) => kind === 'program' && mayBeEntry(root)) ||
    [...resolver.world.mains].some((file) => file.endsWith('.go') && mayBeEntry(file))
  );
}

function topStarts({ resolver, entries }: OpenGround, { file }: Node): readonly (Start | { readonly doubt: string })[] {
  if (resolver.world.languageOf(file) === 'go') {
    const mains = [...resolver.world.mains].filter((one) => `${folderOf(one)}/` === file);
    return mains.some((one) => one.endsWith('.go') && mayBeEntry(one)) ? ['program'] : [];
  }
  return [
    ...(entries.programs.has(file) ? (['program'] as const) : []),
    ...(entries.libraries.has(file) ? (['library'] as const) : []),
    ...(entries.conventions.has(file) ? [{ doubt: 'a framework may run it by the name of its file' }] : []),
  ];
}

function isMain({ resolver, entries }: OpenGround, node: Node): boolean {
  const { world, names } = resolver;
  const { name, kind, inside, handed } = world.definition(node);
  if (kind !== 'function' || inside !== undefined) return false;
  switch (world.languageOf(node.file)) {
    case 'go':
      return name === 'main' && world.facts(node.file).package === 'main' && mayBeEntry(node.file);
    case 'rust': {
      const programs = names.rust.crates.filter((crate) => crate.kind === 'program');
      return name === 'main' && programs.some(({ root }) => root === node.file) && mayBeEntry(node.file);
    }
    case 'python':
      if (name === '__main__' && handed === '__main__') return mayBeEntry(node.file);
      return entries.commands.some((command) => {
        if (command.name !== name) return false;
        const at = { local: '', from: command.module, name, line: 0, column: 0 };
        const value = names.python.brought(command.manifest, at);
        return leadsTo(value, node);
      });
    case 'javascript':
      return false;
  }
}

/**
 * Whether a definition is what a library offers. In Go and Python nearly everything can be named from outside, so that
 * in a source with a program this says little.
 */
function isOffered(ground: OpenGround, node: Node, { entry }: Asked): boolean {
  const language = ground.resolver.world.languageOf(node.file);
  const isExplicit = language === 'rust' || language === 'javascript';
  return (isExplicit || entry === 'library' || !hasProgram(ground)) && isPublic(ground, node);
}

/** Whether users of a library can name a definition. */
function isPublic(ground: OpenGround, site: Site): boolean {
  const { resolver, entries } = ground;
  const { world, names } = resolver;
  const { name, exported, inside, owner, bases, kind } = world.definition(site);
  const { language, package: goPackage } = world.facts(site.file);
  const outer = typeAround(ground, site);
  if (owner !== undefined || kind === 'method') {
    const isOpen = exported === true || (language === 'rust' && bases !== undefined);
    return isOpen && outer !== undefined && siteKey(outer) !== siteKey(site) && isPublic(ground, outer);
  }
  switch (language) {
    case 'go':
      return exported === true && goPackage !== 'main' && !/(?:^|\/)internal\//.test(site.file);
    case 'python':
      return exported === true && inside === undefined && !/(?:^|\/)_[^_]/.test(site.file);
    case 'rust': {
      const crate = names.rust.crateOf(site.file);
      if (exported !== true || crate?.kind !== 'library') return false;
      if (names.rust.chainOf(site.file)?.every((one) => one.exported === true) === true) return true;
      const value = names.rust.member({ language: 'rust', file: crate.root }, name);
      return value !== undefined && leadsTo(value, site);
    }
    case 'javascript':
      return [...entries.libraries].some((file) => {
        const value = names.javascript.member({ language: 'javascript', file }, name);
        const [first] = value?.at === 'sites' ? value.sites : [];
        if (first === undefined) return false;
        const settled = resolver.settle(`&${first.index}`, first.file, undefined);
        return leadsTo(settled, site);
      });
  }
}

function typeAround({ resolver }: OpenGround, site: Site): Site | undefined {
  const { owner, inside } = resolver.world.definition(site);
  if (owner === undefined) return inside === undefined ? undefined : { file: site.file, index: inside };
  const value = resolver.settle(owner, site.file, inside);
  return value.at === 'sites' ? value.sites[0] : undefined;
}

/** Whether a place answers an HTTP request. */
function answersRoute({ resolver }: OpenGround, node: Node): boolean {
  const { world } = resolver;
  const files = new Set([node.file, ...namesFor(resolver, node).keys()]);
  return [...files].some((file) =>
    world.facts(file).routes.some(({ chain, inside }) => {
      return leadsTo(resolver.settle(chain, file, inside), node);
    }),
  );
}
