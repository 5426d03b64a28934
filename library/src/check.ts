/**
 * The front door: a model that has been read, checked and analyzed, with every problem in one list.
 * @module
 */
import { analyze, scorerFor } from './analyze/analyze.ts';
import { ownRules } from './analyze/rules/own-rules.ts';
import type { Analysis } from './model/analysis.ts';
import { claimSites } from './model/claims.ts';
import { inEnvironment } from './model/environment.ts';
import type { Model } from './model/model.ts';
import type { ProofsIn } from './model/posture.ts';
import type { Problem } from './model/problem.ts';
import { inOrder, type ReadResult } from './model/read/read-texts.ts';

export interface CheckOptions {
  /** The environment whose overlay is applied. */
  readonly environment?: string | undefined;
  /** The day of the check, an ISO date; decides what is overdue. */
  readonly clock: string;
  /** Whether a relative link in the model leads to something; without it links are not followed. */
  readonly linkExists?: ((link: string) => boolean) | undefined;
  /** Whether every unknown protective fact counts as its worst value. */
  readonly unknownWorst?: boolean | undefined;
  /** What the evidence says of the controls in an environment; without it nothing is proven. */
  readonly proofsIn?: ProofsIn | undefined;
}

/** A checked model. */
export interface Checked {
  /** The model in the environment that was asked for. */
  readonly model: Model;
  readonly analysis: Analysis;
  /** Every mistake in the files; while there is one the analysis is of what could be read. */
  readonly problems: readonly Problem[];
}

/**
 * Checks and analyzes a model.
 *
 * @throws {VaubanError} NO_SUCH_ENVIRONMENT
 */
export async function check(read: ReadResult, options: CheckOptions): Promise<Checked> {
  const model = options.environment === undefined ? read.model : inEnvironment(read.model, options.environment);
  const { clock, linkExists } = options;
  const scoreVector = await scorerFor(model);
  const own = ownRules(read.ruleFiles);
  const { analysis, problems } = analyze(model, {
    clock,
    linkExists,
    scoreVector,
    locate: read.locate,
    rules: own.rules,
    worst: options.unknownWorst,
    proofsIn: options.proofsIn,
  });
  const claims = await claimProblems(model, read);
  const weighing = problems.map(({ path, ...problem }): Problem => ({ ...problem, at: read.locate(path) }));
  return { model, analysis, problems: inOrder([...read.problems, ...own.problems, ...weighing, ...claims]) };
}

/** Mistakes in the claims, which only their collectors can read; nothing is loaded where nothing is claimed. */
async function claimProblems(model: Model, { locate }: ReadResult): Promise<readonly Problem[]> {
  if (claimSites(model).length === 0) return [];
  const { readClaims } = await import('./verify/read-claims.ts');
  const { complaints } = await readClaims(model);
  return complaints.map(({ path, key, ...complaint }) => ({ ...complaint, at: locate(path, key ? 'key' : 'value') }));
}
