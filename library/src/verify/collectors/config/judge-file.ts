/**
 * Judges a file itself: whether it is there, who may read it, and what it is.
 * @module
 */
import type { Detail, Judgement } from '../../../model/evidence.ts';
import { byDetails, unknown } from '../../judgement.ts';
import type { Claim } from './claim.ts';
import { octal } from './key-files.ts';
import type { Observation } from './observation.ts';

/** Judges the files that a claim names. */
export function judgeFile(claim: Claim & { readonly file: string }, { facts, files, skipped }: Observation): Judgement {
  const isGone = claim.absent === true || claim.set === false;
  const reason = skipped[0]?.reason;
  if (reason !== undefined) return unknown({ because: reason, found: 'a file that nobody could look at' });
  if (files === 0) return unknown({ because: 'The source has no files', found: 'nothing' });
  const grounds = facts.map(({ file }) => ({ kind: 'configuration', file }) as const);
  if (isGone || facts.length === 0) {
    const details = (isGone ? facts.map(({ file }) => file) : [claim.file]).map(
      (file): Detail => ({
        check: isGone ? 'file-there' : 'file-missing',
        severity: 'high',
        message: isGone ? `"${file}" is there, expected no such file` : `There is no file "${file}"`,
        at: { file },
      }),
    );
    const found = facts.length === 0 ? 'no such file' : `${facts.length} files`;
    const count = Math.max(1, facts.length);
    return byDetails(
      details,
      { population: count, looked: count, failed: details.length },
      { ...claim, depth: 'active', found, said: { grounds } },
    );
  }
  const wanted = claim.mode === undefined ? undefined : Number.parseInt(claim.mode, 8);
  if (wanted !== undefined && (!/^[0-7]{3,5}$/.test(claim.mode ?? '') || wanted > 0o7777)) {
    return unknown({
      because: `"${claim.mode}" is no file mode such as "0600"`,
      found: `${facts.length} files`,
      grounds,
    });
  }
  const details: Detail[] = [];
  const failed = new Set<string>();
  const fail = (file: string, check: string, message: string): void => {
    failed.add(file);
    details.push({ check, severity: 'high', message: `"${file}" ${message}`, at: { file } });
  };
  for (const { file, mode, owner, link, digest } of facts) {
    if (wanted !== undefined && (mode & ~wanted) !== 0)
      fail(file, 'file-mode', `has mode ${octal(mode)}, expected at most ${octal(wanted)}`);
    if (wanted !== undefined && link !== undefined) fail(file, 'file-is-link', `is a link to "${link}"`);
    if (claim.owner !== undefined && owner !== claim.owner)
      fail(file, 'file-owner', `belongs to user ${owner}, expected ${claim.owner}`);
    const expected = claim.sha256?.toLowerCase().replace(/^sha256:/, '');
    if (expected !== undefined && digest !== expected)
      fail(file, 'file-digest', `has SHA-256 ${digest}, expected ${expected}`);
  }
  const scope = { population: facts.length, looked: facts.length, failed: failed.size };
  const found = facts
    .slice(0, 3)
    .map(({ file, mode, owner }) => `${file} ${octal(mode)} of user ${owner}`)
    .join(', ');
  return byDetails(details, scope, { ...claim, depth: 'active', found, said: { grounds } });
}
