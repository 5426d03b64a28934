/**
 * Profiles of `go test -coverprofile`: `import/path/file.go:3.14,5.2 2 1` is a block from line 3 to 5 that ran once.
 * @module
 */
import { type Coverage, LineTally } from './coverage.ts';

/** A block longer than this was made by a tool. */
const LONGEST_BLOCK = 100_000;

/** Reads a profile. */
export function readGoProfile(text: string): Coverage {
  const tally = new LineTally();
  for (const line of text.split('\n')) {
    const parts = /^(\S[^:]*):(\d+)\.\d+,(\d+)\.\d+ \d+ (\d+)\s*$/.exec(line);
    if (parts === null) continue;
    const [, file = '', first, last, hits] = parts;
    if (Number(last) - Number(first) > LONGEST_BLOCK) continue;
    for (let at = Number(first); at <= Number(last); at += 1) tally.add(file, at, Number(hits));
  }
  return { format: 'go', files: tally.files() };
}
