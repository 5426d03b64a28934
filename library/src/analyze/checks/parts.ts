/**
 * What is true of a whole and of its parts: ids closed upward over what they are a part of, or downward over their
 * parts. Linear, and a part of its own part ends the walk.
 * @module
 */

type Entries = ReadonlyMap<string, { readonly partOf?: string | undefined }>;

/** The ids and everything they are a part of. */
export function withWholes(entries: Entries, ids: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const start of ids) {
    let id: string | undefined = start;
    while (id !== undefined && !all.has(id)) {
      all.add(id);
      id = entries.get(id)?.partOf;
    }
  }
  return all;
}

/** The ids and everything that is a part of them. */
export function withParts(entries: Entries, ids: Iterable<string>): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  for (const id of ids) known.set(id, true);
  for (const start of entries.keys()) {
    const trail: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && !known.has(id)) {
      trail.push(id);
      known.set(id, false);
      id = entries.get(id)?.partOf;
    }
    const belongs = id !== undefined && known.get(id) === true;
    for (const part of trail) known.set(part, belongs);
  }
  return new Set([...known].filter(([, belongs]) => belongs).map(([id]) => id));
}

/** Everything an entry is a part of, nearest first, without itself. */
export function wholesAbove(entries: Entries, id: string): readonly string[] {
  const wholes = new Set<string>();
  for (let next = entries.get(id)?.partOf; next !== undefined && !wholes.has(next); next = entries.get(next)?.partOf) {
    wholes.add(next);
  }
  return [...wholes];
}
