/**
 * What is written down of a look for secrets; never a secret itself.
 * @module
 */
import * as z from 'zod';

const finding = z.object({
  kind: z.string(),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  masked: z.string(),
  digest: z.string(),
  /** The commit it was seen in; absent for the work tree. */
  commit: z.string().optional(),
});
export type Finding = z.output<typeof finding>;

export const observation = z.object({
  /** How many files there are, and how many of those were looked at. */
  files: z.number(),
  looked: z.number(),
  skipped: z.array(z.object({ file: z.string(), reason: z.string() })),
  /** Contents of the history, when it was looked at. */
  history: z.object({ contents: z.number(), looked: z.number(), leftOut: z.array(z.string()) }).optional(),
  findings: z.array(finding),
  /** How many findings were left out, because there were too many. */
  more: z.number(),
});
export type Observation = z.output<typeof observation>;

/** Tells a finding from all others: `FILE:KIND:LINE`, with the commit before it for history. */
export function fingerprintOf({ commit, file, kind, line }: Finding): string {
  return [...(commit === undefined ? [] : [commit]), file, kind, line].join(':');
}
