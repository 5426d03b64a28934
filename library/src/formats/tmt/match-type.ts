/**
 * Which type of a template an element of a model is, by what it is called.
 * @module
 */
import type { ElementType, KnowledgeBase } from './tmt-model.ts';
import type { TypeTree } from './type-tree.ts';

/** Finds types by name. */
export interface TypeFinder {
  /**
   * The one type below a generic type that fits: one that is called like a word, otherwise one whose name is a part of a
   * word. Undefined when none fits, or several.
   */
  readonly find: (generic: string, words: readonly string[]) => ElementType | undefined;
  /** All types below a generic type. */
  readonly below: (generic: string) => readonly ElementType[];
}

/** Indexes the names of a template. */
export function typeFinder(knowledge: KnowledgeBase, types: TypeTree): TypeFinder {
  const byGeneric = new Map<string, { readonly type: ElementType; readonly name: string }[]>();
  for (const type of knowledge.elements) {
    if (type.isGeneric) continue;
    for (const ancestor of types.ancestors(type.id)) {
      const known = byGeneric.get(ancestor) ?? [];
      byGeneric.set(ancestor, known);
      known.push({ type, name: wordsOf(type.name) });
    }
  }
  return {
    find: (generic, words) => {
      const candidates = byGeneric.get(generic) ?? [];
      const texts = words.map(wordsOf).filter((text) => text !== '');
      const same = candidates.filter(({ name }) => texts.includes(name));
      const found =
        same.length > 0 ? same : widest(candidates.filter(({ name }) => texts.some((text) => holds(text, name))));
      return found.length === 1 ? found[0]?.type : undefined;
    },
    below: (generic) => (byGeneric.get(generic) ?? []).map(({ type }) => type),
  };
}

/** Without those whose name is a part of another one's: "SQL Database" beside "Azure SQL Database". */
function widest<Named extends { readonly name: string }>(named: readonly Named[]): readonly Named[] {
  return named.filter(
    (one) => !named.some((other) => other !== one && other.name !== one.name && holds(other.name, one.name)),
  );
}

function holds(text: string, name: string): boolean {
  return name !== '' && ` ${text} `.includes(` ${name} `);
}

function wordsOf(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
