/**
 * What a collector is: one way of looking, split so that what was seen can be written down and judged again, later,
 * by another version, by somebody else. `gather.ts` beside it is the only part that touches the world.
 * @module
 */
import type * as z from 'zod';
import type { Judgement } from '../model/evidence.ts';
import type { Control, Model } from '../model/model.ts';
import type { FileEntry, Source } from './sources/source.ts';

/** What a judge may know beside the claim and the observation. */
export interface JudgeContext {
  /** The time of the judgement, an ISO date and time in UTC. */
  readonly now: string;
  /** The model in its environment; absent in an audit. */
  readonly model?: Model;
  /** The control whose claim it is. */
  readonly control?: Control;
  /** What somebody approved for this claim, from `evidence.lock.yaml`. */
  readonly approved?: import('../model/evidence.ts').Anchor;
}

/** What `gather` may use. */
export interface Look {
  /** The time of the look, an ISO date and time in UTC. */
  readonly now: string;
  /** Ends when the time for the look is over. */
  readonly signal: AbortSignal;
  /** The other sources of the run by name, for claims that compare several. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The model in its environment; absent in an audit. */
  readonly model?: Model;
  /** What somebody approved for this claim. */
  readonly approved?: JudgeContext['approved'];
}

/** Looks; never decides. @throws {CouldNotLook} with the reason */
export type Gather<Claim, Observation> = (claim: Claim, source: Source, look: Look) => Promise<Observation>;

/** One way of looking. */
export interface Collector<Claim = unknown, Observation = unknown> {
  /** Equals the name of its folder, and the `check:` of a claim. */
  readonly id: string;
  readonly title: string;
  /** What an upheld claim shows, in one sentence. */
  readonly proves: string;
  /** What it does not show, in one sentence. */
  readonly doesNotProve: string;
  /** Which kinds of source it looks in; none for a claim that needs no source. */
  readonly looksIn: readonly Source['kind'][];
  /** The keys of a claim beside those every claim has; built with the fields of the language. */
  readonly claim: z.ZodType<Claim>;
  /** The shape of an observation: plain JSON. */
  readonly observation: z.ZodType<Observation>;
  /** How long an observation holds, such as `30d`; absent when it holds until what was looked at changes. */
  readonly freshFor?: string;
  /** Whether it shows something that runs, and so counts only in the environment of its source. */
  readonly running?: boolean | ((claim: Claim) => boolean);
  /** An observation of nothing: no judge may uphold it. */
  readonly nothing: Observation;
  /** The claim in words, such as `p2p.pex = false in config/config.toml`. */
  describe(claim: Claim): string;
  judge(claim: Claim, observation: Observation, context: JudgeContext): Judgement;
  /** The claims that any folder can be held to without a model; absent when there are none. */
  readonly audit?: (files: readonly FileEntry[], options: { readonly role?: string }) => readonly Claim[];
}

/** The keys that the claims of every collector have. */
export interface ClaimCommon {
  /** The share of looked-at things that must hold, 0 to 1; 1 when absent. */
  readonly atLeast?: number | undefined;
  /** How many of the things may be looked at instead of all. */
  readonly sample?: number | undefined;
}
