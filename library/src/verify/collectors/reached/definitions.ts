/**
 * Finding what a file says of a name without going through all of it.
 * @module
 */
import {
  type Definition,
  type FileFacts,
  type Import,
  lastName,
  type Reference,
} from '../../../inputs/syntax/index.ts';

interface Index {
  readonly definitions: ReadonlyMap<string, readonly number[]>;
  readonly references: ReadonlyMap<string, readonly Reference[]>;
  /** Imports by what they bring in; those of a whole module by the empty name. */
  readonly imports: ReadonlyMap<string, readonly Import[]>;
  /** Other names by the last name of what they stand for. */
  readonly aliases: ReadonlyMap<string, readonly Definition[]>;
}

const indexed = new WeakMap<FileFacts, Index>();

function indexOf(facts: FileFacts): Index {
  let index = indexed.get(facts);
  if (index === undefined) {
    const isAlias = ({ kind }: Definition): boolean => kind === 'alias' || kind === 'export';
    index = {
      definitions: group([...facts.definitions.keys()], (number) => facts.definitions[number]?.name ?? ''),
      references: group(facts.references, ({ chain }) => lastName(chain)),
      imports: group(facts.imports, ({ name }) => name ?? ''),
      aliases: group(facts.definitions.filter(isAlias), ({ gives }) => lastName(gives ?? '')),
    };
    indexed.set(facts, index);
  }
  return index;
}

function group<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(key(item));
    if (known === undefined) groups.set(key(item), [item]);
    else known.push(item);
  }
  return groups;
}

/** The numbers of the definitions of a file that have a name. */
export function definitionsNamed(facts: FileFacts, name: string): readonly number[] {
  return indexOf(facts).definitions.get(name) ?? [];
}

/** The references of a file whose chains end with a name; a local definition is named by its number. */
export function referencesTo(facts: FileFacts, name: string): readonly Reference[] {
  return indexOf(facts).references.get(name) ?? [];
}

/** The imports of a file that bring in a name; the empty name stands for whole modules. */
export function importsOf(facts: FileFacts, name: string): readonly Import[] {
  return indexOf(facts).imports.get(name) ?? [];
}

/** The other names that a file gives to what is called so; a local definition is named by its number. */
export function aliasesOf(facts: FileFacts, name: string): readonly Definition[] {
  return indexOf(facts).aliases.get(name) ?? [];
}

/** Definitions that are members of a type or of an implementation: no names of the module they stand in. */
const MEMBERS = new Set(['method', 'field', 'closure', 'implementation']);

/**
 * The definitions of a name that belong to a module itself.
 *
 * @param inner the definition of a module inside of the file; undefined for the file
 */
export function namesOfModule(facts: FileFacts, name: string, inner: number | undefined): readonly number[] {
  return definitionsNamed(facts, name).filter((number) => {
    const definition = facts.definitions[number];
    return definition !== undefined && definition.inside === inner && !MEMBERS.has(definition.kind);
  });
}

/** The module inside of a file that a definition stands in; undefined at the top. */
export function moduleAround(facts: FileFacts, inside: number | undefined): number | undefined {
  for (let at = inside; at !== undefined; at = facts.definitions[at]?.inside) {
    if (facts.definitions[at]?.kind === 'module') return at;
  }
  return undefined;
}
