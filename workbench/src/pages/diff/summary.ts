/**
 * A comparison in one sentence, and values as they are shown.
 * @module
 */
import type { EntryChange, FieldChange, ModelDiff } from 'vauban/browser';

type Value = FieldChange['before'];

const ENTRY_WORDS = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['changed', 'changed'],
  ['renamed', 'renamed'],
] as const;

/** What differs, in a sentence. */
export function summaryOf({ entries, levels, findings }: ModelDiff, files: number): string {
  const kinds = ENTRY_WORDS.flatMap(([kind, word]) => {
    const many = entries.filter((entry) => entry.kind === kind).length;
    return many === 0 ? [] : [`${many} ${word}`];
  });
  const parts = [
    entries.length > 0 && `${plural(entries.length, 'entry differs', 'entries differ')}: ${kinds.join(', ')}`,
    levels.length > 0 && plural(levels.length, 'threat has another level', 'threats have another level'),
    findings.added.length > 0 && plural(findings.added.length, 'new finding', 'new findings'),
    findings.gone.length > 0 && plural(findings.gone.length, 'finding is gone', 'findings are gone'),
  ].filter((part) => part !== false);
  if (parts.length > 0) return `${parts.join('; ')}.`;
  return files === 0
    ? 'nothing differs.'
    : 'the texts differ only in comments, order or layout: the model says the same.';
}

function plural(many: number, one: string, more: string): string {
  return `${many} ${many === 1 ? one : more}`;
}

/** A value as it would be written in one line of YAML. */
export function valueWords(value: Value): string {
  if (value === undefined) return '';
  if (value === null) return 'empty';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map((item: Value) => valueWords(item)).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, held]: [string, Value]) => `${key}: ${valueWords(held)}`);
  return `{ ${pairs.join(', ')} }`;
}

/** The parts of two lists that only one has; undefined when they are no lists of words. */
export function listChange({
  before,
  after,
}: FieldChange): { readonly added: readonly string[]; readonly removed: readonly string[] } | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const old = before.map((item: Value) => valueWords(item));
  const now = after.map((item: Value) => valueWords(item));
  return { added: now.filter((item) => !old.includes(item)), removed: old.filter((item) => !now.includes(item)) };
}

/** The collections that entries changed in, with how many. */
export function collectionsOf(entries: readonly EntryChange[]): ReadonlyMap<string, number> {
  const many = new Map<string, number>();
  for (const { collection } of entries) many.set(collection, (many.get(collection) ?? 0) + 1);
  return many;
}
