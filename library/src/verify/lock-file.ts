/**
 * `evidence.lock.yaml` as text: read with positions, written in a fixed order so that a difference shows what changed.
 * @module
 */
import { canonicalJson } from '../kit/canonical-json.ts';
import { type EvidenceLock, evidenceLock, NO_LOCK } from '../model/evidence-lock.ts';
import type { Problem } from '../model/problem.ts';
import type { Raw } from '../model/raw.ts';
import { complaintsOf } from '../model/read/problems-of.ts';
import { sourceTree } from '../model/source/tree.ts';

/** The name of the file, beside the model. */
export const LOCK_FILE = 'evidence.lock.yaml';

/** Reads the text of a lock; a lock that cannot be read approves nothing. */
export function readLock(
  name: string,
  text: string,
): { readonly lock: EvidenceLock; readonly problems: readonly Problem[] } {
  const tree = sourceTree({ name, text });
  if (tree.problems.length > 0) return { lock: NO_LOCK, problems: tree.problems };
  const read = evidenceLock.safeParse(tree.raw ?? { version: '1' });
  if (read.success) return { lock: read.data as EvidenceLock, problems: [] };
  const problems = complaintsOf(evidenceLock, tree.raw as Raw, [], read.error.issues).map(
    ({ path, key, ...complaint }): Problem => ({ ...complaint, at: tree.locate(path, key ? 'key' : 'value') }),
  );
  return { lock: NO_LOCK, problems };
}

/** The text of a lock: approvals by the id of the claim, proofs by control. */
export function lockText({ approved, proven }: EvidenceLock): string {
  const lines = [
    '# What was approved and proven, and when. Written by "vauban approve"; commit it with the model.',
    'version: 1',
    'approved:',
    ...Object.entries(approved)
      .toSorted(([, one], [, other]) => order(one.claim, other.claim))
      .map(([key, approval]) => `  "${key}": ${canonicalJson(approval)}`),
    'proven:',
    ...Object.entries(proven)
      .toSorted(([one], [other]) => order(one, other))
      .map(([control, proofs]) => `  "${control}": ${canonicalJson(proofs)}`),
  ];
  return `${lines
    .map((line, index) => (line.endsWith(':') && !lines[index + 1]?.startsWith('  ') ? `${line} {}` : line))
    .join('\n')}\n`;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
