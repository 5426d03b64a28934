/**
 * Methods that code outside of the source may call although nothing in it does: through an interface, a base class or
 * a name the language itself uses.
 * @module
 */
import type { Definition } from '../../../inputs/syntax/index.ts';
import { namesFor } from './aliases.ts';
import { referencesTo } from './definitions.ts';
import type { Edge, Ground } from './edges.ts';
import { ancestorsOf, heirsOf } from './heirs.ts';
import { nodeAround, topOf } from './node-around.ts';
import { leadsTo, type Site, siteKey } from './values.ts';

/** Methods that JavaScript and its frameworks call by their names. */
const BY_NAME =
  /^(?:toString|toJSON|valueOf|then|next|return|render|apply|handle|handleEvent|connectedCallback|disconnectedCallback|attributeChangedCallback|componentDid\w+|componentWill\w+|shouldComponentUpdate|getDerivedState\w+|canActivate|intercept|transform|resolve|validate|ngOn\w+|onModuleInit|onApplication\w+|use|emit|_read|_write|_transform|_final|_destroy)$/;

/** Where the type of such a method is used, and why that may call it; undefined when nothing outside can. */
export function calledFromOutside(ground: Ground, site: Site, definition: Definition): Edge | undefined {
  if (definition.kind !== 'method') return undefined;
  const type = typeOf(ground, site, definition);
  const why = reason(ground, site, definition, type);
  if (why === undefined) return undefined;
  // A type of another package is used in places that cannot be seen.
  const { line, column } = definition;
  const use =
    type === undefined
      ? { file: site.file, line, column, from: topOf(ground.resolver.world, site.file) }
      : useOf(ground, type);
  return use === undefined ? undefined : { ...use, doubt: why };
}

function typeOf({ resolver }: Ground, site: Site, { owner, inside }: Definition): Site | undefined {
  if (owner === undefined) return inside === undefined ? undefined : { file: site.file, index: inside };
  const value = resolver.settle(owner, site.file, inside);
  return value.at === 'sites' ? value.sites[0] : undefined;
}

function reason(ground: Ground, site: Site, definition: Definition, type: Site | undefined): string | undefined {
  const { resolver } = ground;
  const { world } = resolver;
  const { name, bases = [], takes = [], exported, inside } = definition;
  const isOutside = (chain: string, file: string, at: number | undefined): boolean =>
    resolver.settle(chain, file, at).at !== 'sites';
  switch (world.languageOf(site.file)) {
    case 'rust':
      return bases.some((base) => isOutside(base, site.file, inside))
        ? 'it is written for a trait of another package, which may call it'
        : undefined;
    case 'go':
      // An interface of another package cannot name a type of this one.
      return exported === true && takes.every((chain) => isOutside(chain, site.file, inside))
        ? 'an interface of another package may call it'
        : undefined;
    case 'python':
    case 'javascript':
      return type === undefined ? undefined : reasonOfClass(ground, type, name);
  }
}

/** Why code outside may call a method of a class. */
function reasonOfClass(ground: Ground, type: Site, name: string): string | undefined {
  const { world } = ground.resolver;
  const { kind } = world.definition(type);
  // A member of an object may be taken out of it by a name that is made when the program runs.
  if (kind === 'value') return 'its object is used as a whole';
  if (kind !== 'type' && kind !== 'interface') return undefined;
  if (/^__\w+__$/.test(name) && name !== '__init__') return 'the language calls it by its name';
  if (world.languageOf(type.file) === 'javascript' && BY_NAME.test(name)) return 'frameworks call it by its name';
  const around = [type, ...ancestorsOf(ground, type), ...heirsOf(ground, type)];
  if (around.some((one) => extendsOutside(ground, one))) {
    return 'its class extends or implements something of another package, which may call it';
  }
  return isHandedOut(ground, type) ? 'a value of its class is handed to code that cannot be followed' : undefined;
}

/** Whether a class extends or implements something that is no class of the source. */
function extendsOutside({ resolver }: Ground, type: Site): boolean {
  const { world } = resolver;
  const { bases = [], implemented = [], inside } = world.definition(type);
  return [...bases, ...implemented].some((base) => {
    if (base === '#object') return false;
    const value = resolver.settle(base, type.file, inside);
    return (
      value.at !== 'sites' || !value.sites.every((site) => /^(?:type|interface)$/.test(world.definition(site).kind))
    );
  });
}

/** Whether a value of a class is handed to a function that is not of the source. */
function isHandedOut({ resolver }: Ground, type: Site): boolean {
  const { world } = resolver;
  return world.withWords(world.definition(type).name).some((file) =>
    world.facts(file).handings.some(({ chain, to, inside }) => {
      const value = resolver.settle(chain, file, inside);
      const isOne = value.at === 'instance' && value.of.some((site) => siteKey(site) === siteKey(type));
      return isOne && resolver.settle(to, file, inside).at !== 'sites';
    }),
  );
}

/** A place of the product that uses a type, outside of the type itself. */
function useOf({ resolver }: Ground, type: Site): Edge | undefined {
  const { world } = resolver;
  const isObject = world.definition(type).kind === 'value';
  for (const [file, names] of namesFor(resolver, type)) {
    const facts = world.facts(file);
    for (const { chain, kind, inside, line, column } of [...names].flatMap((name) => referencesTo(facts, name))) {
      if (isObject && kind !== 'value') continue;
      const value = resolver.settle(chain, file, inside);
      const isHere = kind === 'text' || leadsTo(value, type);
      if (isHere && !(file === type.file && isWithin(facts.definitions, inside, type.index))) {
        return { file, line, column, from: nodeAround(resolver, file, inside) };
      }
    }
  }
  return undefined;
}

function isWithin(definitions: readonly Definition[], inside: number | undefined, index: number): boolean {
  for (let at = inside; at !== undefined; at = definitions[at]?.inside) if (at === index) return true;
  return false;
}
