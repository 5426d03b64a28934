/**
 * The names a definition goes by, file by file: its own, those it is imported by, and other names it is given.
 * @module
 */
import type { Import } from '../../../inputs/syntax/index.ts';
import { aliasesOf, importsOf } from './definitions.ts';
import { candidateImporters } from './importers.ts';
import { topOf } from './node-around.ts';
import type { Resolver } from './resolve.ts';
import { leadsTo, type Site } from './values.ts';

/** What else counts as a name. */
export interface AliasOptions {
  /** Whether the constructor of the type is meant, which is called by the name of the type and by `super`. */
  readonly isMaker?: boolean;
  /** Whether subclasses without a constructor of their own count as other names of a type. */
  readonly withHeirs?: boolean;
  /** Whether only files count that import the definition: others can name it, but not for certain. */
  readonly certain?: boolean;
}

/** A name, and the file that gives it. */
interface Name {
  readonly name: string;
  readonly from: string;
}

/** More names than this are no other names of one thing. */
const MOST = 200;
const MAKERS = ['super', 'constructor', '__init__', '__new__'];

/** The names by which each file may mean a definition. Files that are not in the map do not name it. */
export function namesFor(
  resolver: Resolver,
  site: Site,
  { isMaker = false, withHeirs = false, certain = false }: AliasOptions = {},
): ReadonlyMap<string, ReadonlySet<string>> {
  const { world } = resolver;
  const found = new Map<string, Set<string>>();
  const done = new Set<string>();
  const add = (file: string, name: string): void => {
    found.set(file, (found.get(file) ?? new Set()).add(name));
  };
  const queue: Name[] = [{ name: world.definition(site).name, from: site.file }];
  for (let next = queue.shift(); next !== undefined && done.size < MOST; next = queue.shift()) {
    // A default is imported under any name, so whoever imports its module may name it.
    const isDefault = next.name === 'default' && world.languageOf(next.from) === 'javascript';
    const key = isDefault || certain ? `${next.name} ${next.from}` : next.name;
    if (done.has(key)) continue;
    done.add(key);
    for (const file of filesNaming(resolver, site, { next, isDefault, certain })) {
      const facts = world.facts(file);
      if (!isDefault) add(file, next.name);
      if (isMaker) for (const maker of MAKERS) add(file, maker);
      for (const one of [...importsOf(facts, next.name), ...(isDefault ? importsOf(facts, '') : [])]) {
        if (!brings(resolver, file, { one, site, isDefault })) continue;
        add(file, one.local);
        if (one.exported === true && (certain || one.local !== next.name)) queue.push({ name: one.local, from: file });
      }
      for (const star of certain ? importsOf(facts, '*') : []) {
        const runs = resolver.names[facts.language].mayRun(file, star.from);
        if (runs.includes(next.from)) queue.push({ name: next.name, from: file });
      }
      const local = file === site.file ? aliasesOf(facts, String(site.index)) : [];
      for (const { name, gives = '', inside } of [...aliasesOf(facts, next.name), ...local]) {
        if (leadsTo(resolver.settle(gives, file, inside), site)) queue.push({ name, from: file });
      }
      if (withHeirs) for (const name of heirsIn(resolver, file, site)) queue.push({ name, from: file });
    }
  }
  return found;
}

/** The files that may mean a definition by one of its names. */
function filesNaming(
  resolver: Resolver,
  site: Site,
  { next, isDefault, certain }: { readonly next: Name; readonly isDefault: boolean; readonly certain: boolean },
): readonly string[] {
  const { world } = resolver;
  const { name, from } = next;
  if (isDefault) return [...candidateImporters(resolver, from), from];
  const files = world.withWords(name);
  const { kind, owner, inside } = world.definition(site);
  const isMember = kind === 'method' || kind === 'field' || owner !== undefined || inside !== undefined;
  // Methods need no import, and what a Rust file imports cannot be told at a quick look.
  if (!certain || isMember || world.languageOf(from) === 'rust') return files;
  const top = topOf(world, from).file;
  const importers = new Set(candidateImporters(resolver, top));
  return files.filter((file) => importers.has(file) || topOf(world, file).file === top);
}

/** Whether an import brings a definition in; of a default also the module that holds it. */
function brings(
  resolver: Resolver,
  file: string,
  { one, site, isDefault }: { readonly one: Import; readonly site: Site; readonly isDefault: boolean },
): boolean {
  if (one.local === '' || one.local === '*') return false;
  const value = resolver.names[resolver.world.facts(file).language].brought(file, one);
  if (value.at === 'module') return isDefault;
  const [reached] = value.at === 'sites' ? value.sites : [];
  if (reached === undefined) return false;
  return leadsTo(value, site) || leadsTo(resolver.settle(`&${reached.index}`, reached.file, undefined), site);
}

/** The names of classes of a file that extend a type and have no constructor of their own. */
function heirsIn(resolver: Resolver, file: string, base: Site): readonly string[] {
  const { definitions } = resolver.world.facts(file);
  return definitions.flatMap(({ kind, bases = [], inside, name }, index) => {
    const isHeir = kind === 'type' && bases.some((chain) => leadsTo(resolver.settle(chain, file, inside), base));
    const hasOwn = definitions.some((one) => one.inside === index && MAKERS.includes(one.name));
    return isHeir && !hasOwn ? [name] : [];
  });
}
