/**
 * Where an entry stands in the files.
 * @module
 */
import type { Overview, Place } from 'vauban/browser';
import { pathOfLine } from './spot.ts';
import { indentOf } from './yaml-line.ts';

/** The place of an entry or of a whole collection; undefined when it stands nowhere. */
export function placeOf({ places, files }: Pick<Overview, 'places' | 'files'>, address: string): Place | undefined {
  const known = places.get(address);
  if (known !== undefined) return known;
  const slash = address.indexOf('/');
  const wanted = slash === -1 ? [address] : [address.slice(0, slash), address.slice(slash + 1)];
  const name = wanted.at(-1) ?? '';
  for (const { name: file, text, within = [] } of files) {
    if (within.join('/') === address) return { file, line: 1, column: 1 };
    if (!text.includes(name)) continue;
    const all = text.split(/\r?\n/);
    const lines = { count: all.length, line: (index: number) => all[index] ?? '' };
    for (const [index, line] of all.entries()) {
      const indent = line.includes(name) ? indentOf(line) : undefined;
      if (indent === undefined) continue;
      if ([...within, ...pathOfLine(lines, index)].join('/') === wanted.join('/'))
        return { file, line: index + 1, column: indent + 1 };
    }
  }
  return undefined;
}
