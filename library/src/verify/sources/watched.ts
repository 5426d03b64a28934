/**
 * A source that remembers which files were read, so that an observation can say whether they differ from the commit.
 * @module
 */
import type { Source } from './source.ts';

/** The source to hand on, and the files that were read through it so far. */
export interface WatchedSource {
  readonly source: Source;
  readonly read: () => ReadonlySet<string>;
}

/** Wraps a source. */
export function watched(source: Source): WatchedSource {
  const read = new Set<string>();
  if (source.kind !== 'files') return { source, read: () => read };
  return {
    read: () => read,
    source: {
      ...source,
      text(path) {
        read.add(path);
        return source.text(path);
      },
      bytes(path) {
        read.add(path);
        return source.bytes(path);
      },
      derive(kind, files, compute) {
        for (const { path } of files) read.add(path);
        return source.derive(kind, files, compute);
      },
    },
  };
}
