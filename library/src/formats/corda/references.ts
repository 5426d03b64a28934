/**
 * References between the entries of a tree, and what each of them means there.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import type { Sheet } from './open-tree.ts';

/** The ids a list refers to: maps with a REFID, with an ID as older files have it, or plain texts. */
export function referencesOf(fields: Fields, key: string): readonly string[] {
  return itemsOf(fields.node(key)).flatMap((item) => {
    if (item.kind === 'scalar') return item.value === null ? [] : [String(item.value)];
    const reference = fieldsOf(item, '');
    return reference.text('REFID') ?? reference.text('ID') ?? [];
  });
}

/** The items of a list; one thing is a list of one. */
export function itemsOf(node: SettingsNode | undefined): readonly SettingsNode[] {
  if (node === undefined) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** What ids mean, by the file they stand in. */
export interface Meanings {
  /** Remembers what an id of a file means; the first one stays. */
  learn(sheet: Sheet, id: string | undefined, meaning: string): void;
  /** What an id means in a file: there, in the files above it, or anywhere in the tree. */
  find(sheet: Sheet, id: string): string | undefined;
}

/** Starts with nothing known. */
export function meanings(): Meanings {
  const bySheet = new Map<Sheet, Map<string, string>>();
  const anywhere = new Map<string, string>();
  return {
    learn: (sheet, id, meaning) => {
      if (id === undefined) return;
      const here = bySheet.get(sheet) ?? new Map<string, string>();
      bySheet.set(sheet, here);
      if (!here.has(id)) here.set(id, meaning);
      if (!anywhere.has(id)) anywhere.set(id, meaning);
    },
    find: (sheet, id) => {
      for (let at: Sheet | undefined = sheet; at !== undefined; at = at.parent) {
        const meaning = bySheet.get(at)?.get(id);
        if (meaning !== undefined) return meaning;
      }
      return anywhere.get(id);
    },
  };
}
