/**
 * The sections of a model, gathered from all of its files: an entry that several of them describe is one.
 * @module
 */
import type { ListNode, MapNode, SettingsNode } from '../../inputs/settings/node.ts';
import type { Place } from '../../model/problem.ts';
import { type Fields, fieldsOf, type Json, jsonOf } from '../fields.ts';
import type { ModelFile } from './open-files.ts';

/** An entry of a section, by its title. */
export type Titled = readonly [title: string, fields: Fields];

/** The sections of all files. */
export interface Sections {
  /** The entries of a section, in the order of the files; counts the section as read. */
  entries(section: string): readonly Titled[];
  /** The titles and texts of a section, such as questions and their answers; counts it as read. */
  texts(section: string): readonly (readonly [title: string, text: string])[];
  /** What stands at the top of the files but is no section, the first file that says it wins. */
  readonly top: Fields;
  /** Where a key stands at the top of the first file that has it. */
  place(key: string): Place;
  /** What of the sections is neither an entry nor a text, with its section and place. */
  odd(): readonly { readonly section: string; readonly title: string; readonly value: Json }[];
}

/** Gathers the sections of the files of a model. */
export function sectionsOf(files: readonly ModelFile[]): Sections {
  const odd: { section: string; title: string; value: Json }[] = [];
  const found = (section: string): readonly (Item & { readonly file: string })[] =>
    files.flatMap(({ name, root }) => itemsOf(root.entries.get(section)).map((item) => ({ ...item, file: name })));
  const first = files[0];
  const top = new Map<string, SettingsNode>();
  for (const { root } of files) {
    for (const [key, node] of root.entries) {
      const before = top.get(key);
      if (before === undefined || (before.kind === 'scalar' && before.value === null)) top.set(key, node);
      else if (before.kind === 'list' && node.kind === 'list') top.set(key, union(before, node));
    }
  }
  const fields = fieldsOf({ kind: 'map', entries: top, line: 1, column: 1 }, first?.name ?? '');
  return {
    top: fields,
    place: (key) => {
      const file = files.find(({ root }) => root.entries.has(key)) ?? first;
      return fieldsOf(file?.root, file?.name ?? '').place(key);
    },
    entries: (section) => {
      fields.skip(section);
      const merged = new Map<string, { readonly title: string; readonly node: MapNode; readonly file: string }>();
      for (const { key, title, node, file } of found(section)) {
        const before = merged.get(key);
        if (node.kind === 'map') {
          merged.set(
            key,
            before === undefined ? { title, node, file } : { ...before, node: joined(before.node, node) },
          );
        } else if (!isEmpty(node)) odd.push({ section, title: key, value: jsonOf(node) });
      }
      return [...merged.values()].map(({ title, node, file }) => [title, fieldsOf(node, file)] as const);
    },
    texts: (section) => {
      fields.skip(section);
      return found(section).flatMap(({ key, node }) => {
        if (node.kind === 'scalar') return [[key, node.value === null ? '' : String(node.value)] as const];
        odd.push({ section, title: key, value: jsonOf(node) });
        return [];
      });
    },
    odd: () => odd,
  };
}

/** An entry as it stands in a map by title, or in a list of maps that hold their title. */
export interface Item {
  /** Its title, and a number where the same title stands in a list again. */
  readonly key: string;
  readonly title: string;
  readonly node: SettingsNode;
}

/** The entries of a section. */
export function itemsOf(node: SettingsNode | undefined): readonly Item[] {
  if (node?.kind === 'map') return [...node.entries].map(([key, below]) => ({ key, title: key, node: below }));
  if (node?.kind !== 'list') return node === undefined || isEmpty(node) ? [] : [{ key: '', title: '', node }];
  const seen = new Map<string, number>();
  return node.items.map((item, index): Item => {
    const fields = fieldsOf(item, '');
    const written = fields.text('title');
    const title = written ?? fields.text('name') ?? fields.text('id') ?? String(index + 1);
    const times = (seen.get(title) ?? 0) + 1;
    seen.set(title, times);
    const key = times === 1 ? title : `${title} (${times})`;
    if (item.kind !== 'map' || written === undefined) return { key, title, node: item };
    return { key, title, node: { ...item, entries: new Map([...item.entries].filter(([name]) => name !== 'title')) } };
  });
}

/** Two descriptions of one entry: the first wins, maps and lists are joined. */
function joined(one: MapNode, other: MapNode): MapNode {
  const entries = new Map(one.entries);
  for (const [key, node] of other.entries) {
    const before = entries.get(key);
    if (before === undefined || isEmpty(before)) entries.set(key, node);
    else if (before.kind === 'map' && node.kind === 'map') entries.set(key, joined(before, node));
    else if (before.kind === 'list' && node.kind === 'list') entries.set(key, union(before, node));
  }
  return { ...one, entries };
}

/** Two lists as one, each item once. */
function union(one: ListNode, other: ListNode): ListNode {
  const seen = new Set(one.items.map((item) => JSON.stringify(jsonOf(item))));
  return { ...one, items: [...one.items, ...other.items.filter((item) => !seen.has(JSON.stringify(jsonOf(item))))] };
}

function isEmpty(node: SettingsNode): boolean {
  return node.kind === 'scalar' && (node.value === null || node.value === '');
}
