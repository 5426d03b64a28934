/**
 * The places that name a definition, and whether naming it there runs it.
 * @module
 */
import { type CodeLanguage, type Definition, lastName, type Reference } from '../../../inputs/syntax/index.ts';
import { namesFor } from './aliases.ts';
import { referencesTo } from './definitions.ts';
import type { Edge, Ground, Node } from './edges.ts';
import { ancestorsOf, basesOf, MAKER, makerOf } from './heirs.ts';
import { nodeAround } from './node-around.ts';
import { type Site, siteKey, type Value } from './values.ts';

/** What is looked for in the references of a file. */
interface Wanted {
  readonly node: Node;
  readonly definition: Definition;
  readonly language: CodeLanguage;
  /** The type that is looked for, or whose constructor is. */
  readonly type: Site | undefined;
  readonly isMaker: boolean;
}

/** The places that name a definition. */
export function referencesIn(ground: Ground, node: Node, definition: Definition): readonly Edge[] {
  const { resolver } = ground;
  const { world } = resolver;
  const isMaker = definition.kind === 'method' && MAKER.test(definition.name);
  const owner = isMaker && definition.inside !== undefined ? { file: node.file, index: definition.inside } : undefined;
  const type = owner ?? (definition.kind === 'type' ? node : undefined);
  const { language } = world.facts(node.file);
  const wanted: Wanted = { node, definition, language, type, isMaker: owner !== undefined };
  const options = { isMaker: wanted.isMaker, withHeirs: type !== undefined, certain: ground.certain };
  const edges: Edge[] = [];
  for (const [file, names] of namesFor(resolver, owner ?? node, options)) {
    const facts = world.facts(file);
    const local = file === node.file ? [String(node.index)] : [];
    for (const reference of [...names, ...local].flatMap((name) => referencesTo(facts, name))) {
      const { chain, inside, line, column } = reference;
      const value = resolver.settle(chain, file, inside, reference.kind === 'call');
      const use = useOf(ground, { wanted, reference, value, names, isSameLanguage: facts.language === language });
      if (use !== undefined) edges.push({ from: nodeAround(resolver, file, inside), file, line, column, ...use });
    }
  }
  return edges;
}

interface Use {
  readonly wanted: Wanted;
  readonly reference: Reference;
  readonly value: Value;
  /** The names by which the file may mean what is wanted. */
  readonly names: ReadonlySet<string>;
  readonly isSameLanguage: boolean;
}

/** How a reference uses what is wanted: for certain, with a doubt, or not at all. */
function useOf(ground: Ground, use: Use): { readonly doubt?: string } | undefined {
  const { wanted, reference, value } = use;
  const { node, definition, type } = wanted;
  const { name } = definition;
  switch (value.at) {
    case 'sites': {
      if (wanted.isMaker && reference.kind === 'type') return undefined;
      const made = type !== undefined && reference.kind === 'call' ? makingOf(ground, value.sites, type) : undefined;
      if (made !== undefined) return made === '' ? {} : { doubt: made };
      const isMeant = value.sites.some((site) => [siteKey(node), type && siteKey(type)].includes(siteKey(site)));
      const doubt = isMeant ? doubtOfUse(wanted, reference) : undefined;
      return isMeant ? { ...(doubt !== undefined && { doubt }) } : undefined;
    }
    case 'super':
      return wanted.isMaker && value.of.some((site) => isBase(ground, site, type ?? node)) ? {} : undefined;
    case 'outside':
      return reference.chain === `#${name}` && isScript(ground, node.file)
        ? { doubt: `"${name}" is named there, and scripts of one page share their names` }
        : undefined;
    case 'unknown':
      return use.isSameLanguage && isPlausible(use)
        ? { doubt: `"${lastName(reference.chain)}" is named there, and what it belongs to is not known` }
        : undefined;
    default:
      return undefined;
  }
}

/** What calling a type does for another one: makes it, for certain when empty, or not at all when undefined. */
function makingOf(ground: Ground, made: readonly Site[], type: Site): string | undefined {
  for (const site of made) {
    const maker = makerOf(ground, site);
    if (maker !== undefined && siteKey(maker) === siteKey(type)) return '';
    if (ancestorsOf(ground, site).some((one) => siteKey(one) === siteKey(type))) {
      return 'a subclass with several bases, or with a constructor of its own, is made there';
    }
  }
  return undefined;
}

/** Whether a type is a direct base of another one. */
function isBase(ground: Ground, site: Site, base: Site): boolean {
  return basesOf(ground, site).some((found) => siteKey(found) === siteKey(base));
}

/** Why naming something does not run it; undefined when it does. */
function doubtOfUse({ definition, isMaker }: Wanted, { kind, handed }: Reference): string | undefined {
  if (kind === 'call') return undefined;
  const isCode = (definition.kind === 'function' || definition.kind === 'method') && definition.getter !== true;
  if ((kind === 'value' || kind === 'through') && !isCode && !isMaker) return undefined;
  if (kind === 'type') return `"${definition.name}" is only named as a type there`;
  return handed === undefined ? `"${definition.name}" is only named there` : `it is handed to "${handed}" there`;
}

/** Whether a name that may belong to anything may be what is wanted. */
function isPlausible({ wanted, reference, names }: Use): boolean {
  const { definition, type, language } = wanted;
  const name = lastName(reference.chain);
  // A type, and so its constructor, may be looked up by its name, or by that of a subclass.
  if (name !== definition.name && (type === undefined || !names.has(name))) return false;
  if (reference.kind === 'text') return true;
  const isType = definition.kind === 'type' || definition.kind === 'interface';
  if (reference.kind === 'type') return isType;
  // In Go and Rust a function of a module is never named as the member of a value.
  const isMember = definition.kind === 'method' || definition.kind === 'field';
  return isMember || language === 'javascript' || language === 'python';
}

/** Whether a script without imports and exports may have its names used by other scripts of the same page. */
function isScript({ resolver }: Ground, file: string): boolean {
  const { language, imports, definitions } = resolver.world.facts(file);
  const isOffered = (one: Definition): boolean =>
    one.inside === undefined && (one.exported === true || one.kind === 'export');
  return language === 'javascript' && imports.length === 0 && !definitions.some(isOffered);
}
