/**
 * The names a definition goes by, file by file: its own, those it is imported by, and other names it is given.
 * @module
 */
import { aliasesOf, importsOf } from './definitions.ts';
import { candidateImporters } from './importers.ts';
import { topOf } from './node-around.ts';
import type { Resolver } from './resolve.ts';
import { type Site, siteKey } from './values.ts';

/** What else counts as a name. */
export interface AliasOptions {
  /** Whether the constructor of the type is meant, which is called by the name of the type and by `super`. */
  readonly isMaker?: boolean;
  /** Whether subclasses without a constructor of their own count as other names of a type. */
  readonly withHeirs?: boolean;
  /** Whether only files count that import the definition: others can name it, but not for certain. */
  readonly certain?: boolean;
}

/** More names than this are no other names of one thing. */
const MOST = 30;

/**
 * The names by which each file may mean a definition. Files that are not in the map do not name it.
 */
export function namesFor(
  resolver: Resolver,
  site: Site,
  { isMaker = false, withHeirs = false, certain = false }: AliasOptions = {},
): ReadonlyMap<string, ReadonlySet<string>> {
  const { world } = resolver;
  const found = new Map<string, Set<string>>();
  const done = new Set<string>();
  const add = (file: string, name: string): void => {
    const names = found.get(file);
    if (names === undefined) found.set(file, new Set([name]));
    else names.add(name);
  };
  const leadsHere = (chain: string, file: string, inside: number | undefined): boolean => {
    const value = resolver.settle(chain, file, inside);
    return value.at === 'sites' && value.sites.some((one) => siteKey(one) === siteKey(site));
  };
  const { name } = world.definition(site);
  const queue: { readonly name: string; readonly from: string }[] = [{ name, from: site.file }];
  for (let next = queue.shift(); next !== undefined && done.size < MOST; next = queue.shift()) {
    const { name: word, from } = next;
    // A default is imported under any name, so who imports its module may name it.
    const isDefault = word === 'default' && world.languageOf(from) === 'javascript';
    const key = isDefault ? `default ${from}` : word;
    if (done.has(key)) continue;
    done.add(key);
    const files = isDefault
      ? [...candidateImporters(resolver, from), from]
      : world.withWords(word).filter(certain ? importing(resolver, site, from) : () => true);
    for (const file of files) {
      const facts = world.facts(file);
      if (!isDefault) add(file, word);
      if (isMaker) for (const maker of MAKERS) add(file, maker);
      for (const one of [...importsOf(facts, word), ...(isDefault ? importsOf(facts, '') : [])]) {
        if (one.local === '' || one.local === '*' || (one.local === word && one.exported !== true)) continue;
        const value = resolver.names[facts.language].brought(file, one);
        const isHere = value.at === 'sites' && value.sites.some((reached) => leads(resolver, reached, site));
        if (!isHere && !(isDefault && value.at === 'module')) continue;
        add(file, one.local);
        if (one.exported === true && one.local !== word) queue.push({ name: one.local, from: file });
      }
      const local = file === site.file ? aliasesOf(facts, String(site.index)) : [];
      for (const alias of [...aliasesOf(facts, word), ...local]) {
        if (!leadsHere(alias.gives ?? '', file, alias.inside)) continue;
        queue.push({ name: alias.name, from: file });
      }
      if (withHeirs) for (const sub of heirsIn(resolver, file, site)) queue.push({ name: sub, from: file });
    }
  }
  return found;
}

/** Whether a file can name a definition for certain: it stands beside it, or imports it. Methods need no import. */
function importing(resolver: Resolver, site: Site, from: string): (file: string) => boolean {
  const { world } = resolver;
  const { kind, owner, inside } = world.definition(site);
  const isMember = kind === 'method' || kind === 'field' || owner !== undefined || inside !== undefined;
  if (isMember || world.languageOf(from) === 'rust') return () => true;
  const top = topOf(world, from).file;
  const importers = new Set(candidateImporters(resolver, top));
  return (file) => importers.has(file) || topOf(world, file).file === top;
}

const MAKERS = ['super', 'constructor', '__init__', '__new__'];

function leads(resolver: Resolver, from: Site, to: Site): boolean {
  const value = resolver.settle(`&${from.index}`, from.file, undefined);
  return value.at === 'sites' && value.sites.some((one) => siteKey(one) === siteKey(to));
}

/** The names of classes of a file that extend a type and have no constructor of their own. */
function heirsIn(resolver: Resolver, file: string, base: Site): readonly string[] {
  const { definitions } = resolver.world.facts(file);
  return definitions.flatMap(({ kind, bases = [], inside, name }, index) => {
    const isHeir =
      kind === 'type' &&
      bases.some((chain) => {
        const value = resolver.settle(chain, file, inside);
        return value.at === 'sites' && value.sites.some((one) => siteKey(one) === siteKey(base));
      });
    const hasOwn = definitions.some((one) => one.inside === index && MAKERS.includes(one.name));
    return isHeir && !hasOwn ? [name] : [];
  });
}
