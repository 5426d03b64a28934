/**
 * The attributes of a template: which types have them, and which are switches of the template instead of facts about a
 * system.
 * @module
 */
import type { KnowledgeBase } from './tmt-model.ts';
import type { TypeTree } from './type-tree.ts';

/** The attributes of a template by their names, or by their labels. */
export interface Attributes {
  readonly label: (property: string) => string;
  /** Whether an element of a type has it; of a generic type, whether one of the types below has. */
  readonly mayHave: (
    element: { readonly type: string | undefined; readonly generic: string },
    property: string,
  ) => boolean;
  /** What a switch such as "Show Boundary Threats" stands at when nobody has touched it. */
  readonly preset: (property: string) => string | undefined;
}

const SWITCH = /^show\b.*\bthreats?$/i;

/** Indexes the attributes of a template. */
export function attributesOf(knowledge: KnowledgeBase, types: TypeTree): Attributes {
  const labels = new Map<string, string>();
  const presets = new Map<string, string>();
  const owners = new Map<string, Set<string>>();
  for (const { id, attributes } of knowledge.elements) {
    for (const { name, label, values } of attributes) {
      if (!labels.has(name)) labels.set(name, label);
      const isSwitch = [name, label].some((text) => SWITCH.test(text.replace(/([a-z])([A-Z])/g, '$1 $2')));
      for (const key of [name, label]) {
        if (isSwitch && !presets.has(key)) presets.set(key, values[0] ?? '');
        const known = owners.get(key) ?? new Set<string>();
        owners.set(key, known);
        known.add(id);
      }
    }
  }
  const reach = new Map<string, ReadonlySet<string>>();
  // The types that have an attribute, with all that is above them: a generic element may still be one of them.
  const above = (property: string): ReadonlySet<string> => {
    const known = reach.get(property) ?? new Set([...(owners.get(property) ?? [])].flatMap(types.ancestors));
    reach.set(property, known);
    return known;
  };
  return {
    label: (property) => labels.get(property) ?? property,
    mayHave: ({ type, generic }, property) => {
      if (type === undefined) return above(property).has(generic);
      return [...types.ancestors(type), generic].some((id) => owners.get(property)?.has(id) === true);
    },
    preset: (property) => presets.get(property),
  };
}
