/**
 * Commands to paste into a shell.
 * @module
 */
import { neutralize } from '../../kit/neutralize.ts';

/** A word as a POSIX shell reads it back; a path must not be able to start a second command. */
function shellWord(word: string): string {
  const safe = neutralize(word);
  return /^[\w@%+=:,./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", String.raw`'\''`)}'`;
}

/** A call of our command line. */
export function command(...words: readonly string[]): string {
  return ['vauban', ...words].map(shellWord).join(' ');
}
