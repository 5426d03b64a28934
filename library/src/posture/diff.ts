/**
 * What changed between two models: entries added, removed, renamed and changed, and what that does to the risks and
 * findings.
 * @module
 */
import type { Analysis } from '../model/analysis.ts';
import { COLLECTIONS } from '../model/collection-name.ts';
import type { EntryChange, FieldChange, LevelChange, ModelDiff } from '../model/model-diff.ts';
import { isRawMap, type Raw, type RawMap } from '../model/raw.ts';
import type { ReadResult } from '../model/read/read-texts.ts';
import type { EntryCollection } from '../model/schema/collection.ts';

/** One side of a comparison. */
export interface Side {
  readonly read: ReadResult;
  readonly analysis: Analysis;
}

/** Compares two models as they are written. */
export function diff(before: Side, after: Side): ModelDiff {
  const entries = [
    ...COLLECTIONS.flatMap((collection) => entryChanges(collection, before.read, after.read)),
    ...wholeChanges(before.read, after.read),
  ];
  const old = new Set(before.analysis.findings.map(({ id }) => id));
  const now = new Set(after.analysis.findings.map(({ id }) => id));
  return {
    entries,
    levels: levelChanges(before.analysis, after.analysis),
    findings: { added: [...now].filter((id) => !old.has(id)), gone: [...old].filter((id) => !now.has(id)) },
  };
}

function entryChanges(collection: EntryCollection, before: ReadResult, after: ReadResult): readonly EntryChange[] {
  const old = mapAt(before, collection);
  const now = mapAt(after, collection);
  const renamed = new Map<string, string>();
  for (const [id, entry] of Object.entries(now)) {
    const formerly = isRawMap(entry) ? entry['formerly'] : undefined;
    const was = Array.isArray(formerly)
      ? formerly.find((name) => typeof name === 'string' && name in old && !(name in now))
      : undefined;
    if (!(id in old) && typeof was === 'string') renamed.set(id, was);
  }
  const gone = new Set(renamed.values());
  const changes: EntryChange[] = [];
  for (const [id, entry] of Object.entries(now)) {
    const was = renamed.get(id);
    const previous = old[was ?? id];
    const fields = previous === undefined ? [] : fieldChanges(previous, entry, was === undefined ? [] : ['formerly']);
    const base = { collection, id, fields, ...titleOf(entry) };
    if (previous === undefined) changes.push({ kind: 'added', ...base });
    else if (was !== undefined) changes.push({ kind: 'renamed', was, ...base });
    else if (fields.length > 0) changes.push({ kind: 'changed', ...base });
  }
  for (const [id, entry] of Object.entries(old)) {
    if (!(id in now) && !gone.has(id)) changes.push({ kind: 'removed', collection, id, fields: [], ...titleOf(entry) });
  }
  return changes;
}

/** The parts a model has once: compared field by field as if they were one entry. */
function wholeChanges(before: ReadResult, after: ReadResult): readonly EntryChange[] {
  return (['system', 'trust-levels', 'layers', 'course', 'layout'] as const).flatMap((name) => {
    const old = before.raw([name]);
    const now = after.raw([name]);
    const fields = fieldChanges(old ?? null, now ?? null, []);
    return fields.length === 0 ? [] : [{ kind: 'changed', collection: name, id: name, fields } as const];
  });
}

function mapAt(read: ReadResult, collection: string): RawMap {
  const raw = read.raw([collection]);
  return isRawMap(raw) ? raw : {};
}

function titleOf(entry: Raw): { readonly title?: string } {
  const title = isRawMap(entry) ? entry['title'] : undefined;
  return typeof title === 'string' ? { title } : {};
}

function fieldChanges(before: Raw, after: Raw, ignored: readonly string[]): readonly FieldChange[] {
  if (!isRawMap(before) || !isRawMap(after)) return sameRaw(before, after) ? [] : [{ field: '', before, after }];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !ignored.includes(field),
  );
  return fields.flatMap((field) => {
    const old = before[field];
    const now = after[field];
    if (old !== undefined && now !== undefined && sameRaw(old, now)) return [];
    return [{ field, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
  });
}

function sameRaw(one: Raw, other: Raw): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The same value with the keys of its mappings in alphabetical order: their order says nothing. */
function sorted(raw: Raw): Raw {
  if (Array.isArray(raw)) return raw.map(sorted);
  if (!isRawMap(raw)) return raw;
  return Object.fromEntries(
    Object.keys(raw)
      .toSorted()
      .map((key) => [key, sorted(raw[key] ?? null)]),
  );
}

function levelChanges(before: Analysis, after: Analysis): readonly LevelChange[] {
  const old = new Map(before.risks.map((row) => [row.threat, row]));
  const now = new Map(after.risks.map((row) => [row.threat, row]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((threat) => {
    const was = old.get(threat);
    const is = now.get(threat);
    if (was?.computed === is?.computed) return [];
    return [
      {
        threat,
        title: (is ?? was)?.title ?? threat,
        ...(was?.computed !== undefined && { before: was.computed }),
        ...(is?.computed !== undefined && { after: is.computed }),
      },
    ];
  });
}
