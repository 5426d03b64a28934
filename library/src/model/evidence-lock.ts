/**
 * `evidence.lock.yaml`: what the team has approved and what was proven when, committed beside the model.
 * @module
 */
import * as z from 'zod';
import type { Anchor } from './evidence.ts';

const anchor = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  symbol: z.string().optional(),
  file: z.string(),
  lines: z.tuple([z.coerce.number().int().positive(), z.coerce.number().int().positive()]),
});
const approval = z.object({
  claim: z.string(),
  by: z.string(),
  date: z.string(),
  commit: z.string().optional(),
  anchor: anchor.optional(),
});
const proof = z.object({
  depth: z.enum(['present', 'active', 'effective', 'attested']),
  date: z.string(),
  commit: z.string().optional(),
});

/** The shape of the file: approvals by the key of the claim, proofs by control and environment. */
export const evidenceLock = z.object({
  version: z.coerce.number().int().max(1, 'expected version 1; this lock was written by a newer Vauban'),
  approved: z.record(z.string(), approval).default({}),
  proven: z.record(z.string(), z.record(z.string(), proof)).default({}),
});

/** A piece of evidence that somebody approved. */
export interface Approval {
  /** The id of the claim, for people; the key of the map is what counts. */
  readonly claim: string;
  readonly by: string;
  readonly date: string;
  readonly commit?: string | undefined;
  readonly anchor?: Anchor | undefined;
}

/** That a control was PROVEN. */
export interface Proof {
  readonly depth: 'present' | 'active' | 'effective' | 'attested';
  readonly date: string;
  readonly commit?: string | undefined;
}

export interface EvidenceLock {
  readonly version: number;
  /** By the key of the claim. */
  readonly approved: Readonly<Record<string, Approval>>;
  /** By control, then by environment; `as-is` stands for no environment. */
  readonly proven: Readonly<Record<string, Readonly<Record<string, Proof>>>>;
}

/** The name under which a proof without an environment is kept. */
export const AS_IS = 'as-is';

export const NO_LOCK: EvidenceLock = { version: 1, approved: {}, proven: {} };
