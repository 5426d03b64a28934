/**
 * Finds what a person means by a symbol such as `seal`, `crypto::seal` or `Sealer.seal`.
 * @module
 */
import type { CodeLanguage } from '../../../inputs/syntax/index.ts';
import { definitionsNamed } from './definitions.ts';
import { isProductCode } from './product-code.ts';
import type { Resolver } from './resolve.ts';
import { type Site, siteKey } from './values.ts';

/** What is looked for. */
export interface Wanted {
  readonly symbol: string;
  /** The file it is defined in, or the end of its path. */
  readonly file?: string | undefined;
  readonly language?: CodeLanguage | undefined;
}

const DEFINED = /^(?:function|method|type|interface|value)$/;

/** The definitions that a symbol may mean, those of one name in one place together. */
export function findSymbol(resolver: Resolver, wanted: Wanted): readonly (readonly Site[])[] {
  const { world } = resolver;
  const parts = partsOf(wanted.symbol);
  const name = parts.at(-1) ?? '';
  const qualifiers = parts.slice(0, -1);
  const groups = new Map<string, Site[]>();
  for (const file of world.withWords(name)) {
    if (wanted.file !== undefined && file !== wanted.file && !file.endsWith(`/${wanted.file}`)) continue;
    if (wanted.language !== undefined && world.languageOf(file) !== wanted.language) continue;
    if (!isProductCode(file)) continue;
    for (const index of definitionsNamed(world.facts(file), name)) {
      const site = { file, index };
      const { kind, test, abstract } = world.definition(site);
      if (!DEFINED.test(kind) || test === true || abstract === true) continue;
      const own = ownerOf(resolver, site);
      const modules = modulesOf(resolver, site);
      const isMeant = endsWith([...modules, ...own], qualifiers) || (own.length > 0 && endsWith(modules, qualifiers));
      if (!isMeant) continue;
      const isGo = world.languageOf(file) === 'go';
      const place = isGo ? file.slice(0, file.lastIndexOf('/') + 1) : file;
      const key = [
        place,
        ...own,
        world.definition(site).inside === undefined || isGo ? '' : scopeKey(resolver, site),
      ].join(' ');
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [site]);
      else known.push(site);
    }
  }
  // What a function keeps to itself is meant only when nothing else has the name.
  const isInner = ([site]: readonly Site[]): boolean => site !== undefined && isInFunction(resolver, site);
  const outer = [...groups.values()].filter((group) => !isInner(group));
  return outer.length > 0 ? outer : [...groups.values()];
}

function isInFunction({ world }: Resolver, site: Site): boolean {
  const { definitions } = world.facts(site.file);
  for (let at = definitions[site.index]?.inside; at !== undefined; at = definitions[at]?.inside) {
    if (/^(?:function|method|closure)$/.test(definitions[at]?.kind ?? '')) return true;
  }
  return false;
}

function partsOf(symbol: string): readonly string[] {
  return symbol
    .replace(/\(\)$/, '')
    .split(/::|[./#]/)
    .filter((part) => part !== '' && part !== 'crate' && part !== 'self');
}

/** The name itself, without what tells which one it is. */
export function lastNameOf(symbol: string): string {
  return partsOf(symbol).at(-1) ?? '';
}

/** What is inside of what: names that are the same in different functions are different things. */
function scopeKey({ world }: Resolver, site: Site): string {
  const { inside, kind } = world.definition(site);
  return kind === 'method' || inside === undefined ? '' : siteKey({ file: site.file, index: inside });
}

/** The type a method belongs to, by name; a path of names for nested ones. */
function ownerOf(resolver: Resolver, site: Site): readonly string[] {
  const { world } = resolver;
  const { owner, inside } = world.definition(site);
  const named = owner === undefined ? undefined : /([^.#&{}()]+)\}?$/.exec(owner)?.[1];
  if (named !== undefined && /^\d+$/.test(named))
    return [world.definition({ file: site.file, index: Number(named) }).name];
  if (named !== undefined) return [named];
  if (inside === undefined) return [];
  const around = world.definition({ file: site.file, index: inside });
  if (around.kind === 'module') return [];
  return [...ownerOf(resolver, { file: site.file, index: inside }), around.name].filter((one) => one !== '');
}

/** The names of the modules around a definition. */
function modulesOf({ world, names }: Resolver, site: Site): readonly string[] {
  const { definitions, package: own } = world.facts(site.file);
  const path = site.file.replace(/\.[^./]+$/, '').split('/');
  const isGo = world.languageOf(site.file) === 'go';
  const files = (isGo ? path.slice(0, -1) : path).filter((part) => !/^(?:src|lib|main|mod|index|__init__)$/.test(part));
  const inner: string[] = [];
  for (let at: number | undefined = site.index; at !== undefined; at = definitions[at]?.inside) {
    if (at !== site.index && definitions[at]?.kind === 'module') inner.unshift(definitions[at]?.name ?? '');
  }
  const named = isGo && own !== undefined && files.at(-1) !== own ? [own] : [];
  const crate = world.languageOf(site.file) === 'rust' ? names.rust.crateOf(site.file) : undefined;
  return [...(crate === undefined ? [] : [crate.name]), ...files, ...named, ...inner];
}

/** Whether a path ends with the last of some names and has the others before it, in their order. */
function endsWith(path: readonly string[], wanted: readonly string[]): boolean {
  const plain = (part: string | undefined): string => part?.replaceAll('-', '_') ?? '';
  if (plain(path.at(-1)) !== plain(wanted.at(-1))) return wanted.length === 0;
  let at = path.length - 1;
  return wanted.toReversed().every((part) => {
    while (at >= 0 && plain(path[at]) !== plain(part)) at -= 1;
    at -= 1;
    return at >= -1;
  });
}
