/**
 * What was looked at, what was seen, and what follows for a claim (DESIGN section 7). Plain readonly data, ready for
 * JSON; the evidence stage gives it, the posture stage reads it.
 * @module
 */
import type { Severity } from './analysis.ts';
import type { Place } from './problem.ts';

/** What an observation says of a claim; unknown whenever nobody can know. */
export type Verdict = 'upheld' | 'broken' | 'unknown';

/**
 * How deep a proof reaches. present: it is there; active: it is on the live path; effective: it was seen to stop or
 * to detect; attested: somebody signed for it until a date.
 */
export type Depth = 'present' | 'active' | 'effective' | 'attested';

/** How many things the claim is about, how many were looked at, and how many of those failed. */
export interface Scope {
  /** Undefined when nobody knows how many there are. */
  readonly population?: number;
  readonly looked: number;
  readonly failed: number;
}

/** A place in what was looked at, such as a line of a file of the source; lines and columns count from 1. */
export interface Spot {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that is not as it should be. */
export interface Detail {
  /** Which of the checks of a collector failed, such as `privileged`; unique within the collector. */
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at?: Spot;
  readonly hint?: string;
}

/** What a piece of evidence rests on; prose and the claim itself prove nothing. */
export interface Ground {
  readonly kind: 'code' | 'configuration' | 'artifact' | 'running' | 'report' | 'statement' | 'prose';
  /** The file, from the root of its source. */
  readonly file: string;
  /** The files and addresses it cites itself, as far as the collector sees them. */
  readonly cites?: readonly string[];
}

/** What a judge says of one observation. */
export interface Judgement {
  readonly verdict: Verdict;
  /** How deep it reaches; only of an upheld claim. */
  readonly depth?: Depth;
  readonly scope: Scope;
  /** One sentence that gives the reason. */
  readonly because: string;
  /** What was found, in the words of the claim. */
  readonly found: string;
  readonly at?: Spot;
  /** Each thing that failed, worst first. */
  readonly details?: readonly Detail[];
  /** Why it counts for nothing although it was found, such as a reference into a comment. */
  readonly circular?: string;
  readonly grounds?: readonly Ground[];
  /** The day from which it no longer holds, when what was looked at says so itself. */
  readonly until?: string;
  /** What to write instead, when what was looked at has only moved: the keys of the claim that change. */
  readonly edit?: Readonly<Record<string, unknown>>;
  /** What a person has to approve before it counts, such as the hash of a piece of code. */
  readonly anchor?: Anchor;
}

/** What is remembered of a piece of code when somebody approves it. */
export interface Anchor {
  /** SHA-256 of the text with its white space normalized, hexadecimal. */
  readonly hash: string;
  /** The innermost function, type or section around it. */
  readonly symbol?: string;
  readonly file: string;
  readonly lines: readonly [first: number, last: number];
}

/** Where and when somebody looked. */
export interface Basis {
  /** The name of the source in the model; empty when the claim needs none. */
  readonly source: string;
  /** What tells which one it was: a path from the model's folder, or a URL. */
  readonly place: string;
  /** The commit that was looked at, hexadecimal. */
  readonly commit?: string;
  /** Whether the files looked at differ from that commit. */
  readonly dirty?: boolean;
  readonly environment?: string;
  /** When it was looked at: an ISO date and time in UTC. */
  readonly time: string;
}

/** One claim of the model with what was found. */
export interface EvidenceItem {
  /** `<entry>/<number>`, counted from 1 in written order; the name a person calls the claim by. */
  readonly id: string;
  /** Stays the same while the claim does: SHA-256 over what it says. */
  readonly key: string;
  /** The address of the entry that makes the claim. */
  readonly about: string;
  readonly check: string;
  readonly source: string;
  /** The claim in words. */
  readonly claimed: string;
  /** Where the claim stands in the model. */
  readonly at: Place;
  readonly judgement: Judgement;
  /** Absent when nobody could look. */
  readonly basis?: Basis;
  /** The hash of the observation it was judged by. */
  readonly observation?: string;
  /** Whether it shows something that runs, and so counts only in the environment of its source. */
  readonly running: boolean;
  /** The day from which the observation is too old to count, ISO; absent when it holds until what was seen changes. */
  readonly freshUntil?: string;
  /** Claims of one alternative have the same number; one upheld is enough. */
  readonly alternative?: number;
  /** The elements it covers, when the claim names them; all that the control guards otherwise. */
  readonly covers?: readonly string[];
}

/** Everything that was found out about the claims of a model. */
export interface Evidence {
  readonly stage: 'evidence';
  readonly clock: string;
  readonly environment?: string;
  readonly items: readonly EvidenceItem[];
}

/** One observation as it is written down. */
export interface RecordedObservation {
  readonly collector: string;
  /** The key of the claim it was made for. */
  readonly claim: string;
  readonly basis: Basis;
  readonly observation: unknown;
}
