/**
 * The types of a knowledge base by id: what each one is, and which values it fixes whatever a drawing says.
 * @module
 */
import type { ElementType, KnowledgeBase } from './tmt-model.ts';

/** The types of a knowledge base. */
export interface TypeTree {
  readonly find: (id: string) => ElementType | undefined;
  /** The ids that a type is: its own and those above it, without the root. */
  readonly ancestors: (id: string) => readonly string[];
  /** The value of a property that a type fixes, by the name or the label of the property. */
  readonly fixed: (type: string, property: string) => string | undefined;
}

const ROOT = 'ROOT';

/** Indexes the types of a knowledge base; without one there are none. */
export function typeTree(knowledge: KnowledgeBase | undefined): TypeTree {
  const byId = new Map<string, ElementType>();
  for (const type of knowledge?.elements ?? []) if (!byId.has(type.id)) byId.set(type.id, type);
  const chains = new Map<string, readonly string[]>();
  const values = new Map<string, ReadonlyMap<string, string>>();
  const ancestors = (id: string): readonly string[] => {
    const known = chains.get(id);
    if (known !== undefined) return known;
    const chain = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && at !== ROOT && at !== '' && !chain.has(at); ) {
      chain.add(at);
      at = byId.get(at)?.parent;
    }
    const found = [...chain];
    chains.set(id, found);
    return found;
  };
  const fixedBy = (id: string): ReadonlyMap<string, string> => {
    const known = values.get(id);
    if (known !== undefined) return known;
    const found = new Map<string, string>();
    for (const type of ancestors(id).flatMap((ancestor) => byId.get(ancestor) ?? [])) {
      if (type.isGeneric) continue;
      for (const { name, label, isStatic, values: allowed } of type.attributes) {
        const [only] = allowed;
        if (only === undefined || (allowed.length > 1 && !isStatic)) continue;
        for (const key of [name, label]) if (key !== '' && !found.has(key)) found.set(key, only);
      }
    }
    values.set(id, found);
    return found;
  };
  return { find: (id) => byId.get(id), ancestors, fixed: (type, property) => fixedBy(type).get(property) };
}
