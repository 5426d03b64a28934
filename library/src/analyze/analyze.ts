/**
 * The analysis of a model: what is wrong with it, how bad its threats are, and what stands against them.
 * @module
 */
import type { Analysis } from '../model/analysis.ts';
import type { Model } from '../model/model.ts';
import type { ProofsIn } from '../model/posture.ts';
import type { Place } from '../model/problem.ts';
import type { Path } from '../model/raw.ts';
import { runChecks } from './checks/run-checks.ts';
import { environmentStates } from './environments.ts';
import { claimFigures, controlStates, counts, courseFigures, detectionFigures } from './figures.ts';
import { bySeverity } from './finding-order.ts';
import { flowFacts } from './flow-facts.ts';
import { layerRows } from './layers.ts';
import { phaseStates } from './phases.ts';
import { matrices } from './register/matrices.ts';
import { type RatingComplaint, ratingProblems } from './register/rating-problems.ts';
import { DEFAULT_SCHEME, register, weighed } from './register/register.ts';
import { roadmapEffects } from './register/roadmap-effect.ts';
import { contradictions } from './rules/contradictions.ts';
import { settled } from './rules/decided.ts';
import { decisionProblems } from './rules/decision-problems.ts';
import { policyStates } from './rules/policies.ts';
import { type Rule, ruleBook } from './rules/rule-book.ts';
import { runRules } from './rules/run-rules.ts';
import { compareLevels, schemeOf, type VectorScorer, vectorScorer } from './schemes/index.ts';

export interface AnalyzeOptions {
  /** The day of the analysis, ISO; decides what is overdue or expired. */
  readonly clock: string;
  /** Where a path of the model stands. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Place;
  /** Whether a relative link leads to something; without it nobody looks. */
  readonly linkExists?: ((link: string) => boolean) | undefined;
  /** What scores CVSS vectors; needed only when a threat has one. */
  readonly scoreVector?: VectorScorer | undefined;
  /** Rules of the team's own, beside those Vauban ships. */
  readonly rules?: readonly Rule[] | undefined;
  /** Whether every unknown protective fact counts as its worst value. */
  readonly worst?: boolean | undefined;
  /** What the evidence says of the controls in an environment; without it nothing is proven. */
  readonly proofsIn?: ProofsIn | undefined;
}

/** An analysis with the mistakes that only show when ratings are weighed. */
export interface Analyzed {
  readonly analysis: Analysis;
  readonly problems: readonly RatingComplaint[];
}

/** Analyzes a model, in the environment that was applied to it. Pure: the same input gives the same output. */
export function analyze(model: Model, options: AnalyzeOptions): Analyzed {
  const threats = weighed(model, options.scoreVector);
  const { proofsIn } = options;
  const proofs = proofsIn?.(model.environment);
  const risks = register(model, threats, proofs);
  const course = courseFigures(model);
  const effects = roadmapEffects(model, threats);
  const checked = runChecks(
    model,
    {
      clock: options.clock,
      risks,
      compareLevels: (scheme, one, other) => {
        const known = schemeOf(scheme, model.schemes);
        return known === undefined ? 0 : compareLevels(known, one, other);
      },
      linkExists: options.linkExists,
      proofsIn,
    },
    options.locate,
  );
  const gaps = settled(model, checked, options.clock);
  const book = [...ruleBook(), ...(options.rules ?? [])];
  const rules = runRules(model, book, {
    clock: options.clock,
    locate: options.locate,
    ...(options.worst !== undefined && { worst: options.worst }),
    ...(proofs !== undefined && { stateOf: (control) => proofs.get(control)?.state }),
  });
  const policies = policyStates(model, { clock: options.clock, risks });
  const analysis: Analysis = {
    stage: 'analysis',
    ...(model.environment !== undefined && { environment: model.environment }),
    clock: options.clock,
    counts: counts(model),
    findings: [...gaps.findings, ...rules.findings].sort(bySeverity),
    questions: rules.questions,
    waiting: rules.waiting,
    absorbed: rules.absorbed,
    decided: [...gaps.decided, ...rules.decided],
    policies: policies.states,
    risks,
    levels: levelCounts(model, risks),
    matrices: matrices(threats),
    layers: layerRows(model),
    phases: phaseStates(model).map((phase) => ({ ...phase, removes: effects.get(phase.id) ?? [] })),
    environments: environmentStates(model, proofsIn),
    flows: flowFacts(model),
    detections: detectionFigures(model),
    claims: claimFigures(model),
    ...(course !== undefined && { course }),
    controls: controlStates(model, proofs),
  };
  return {
    analysis,
    problems: [
      ...ratingProblems(model, threats),
      ...contradictions(model),
      ...policies.problems,
      ...decisionProblems(model, book),
    ],
  };
}

/** Loads the scorer when a threat has a CVSS vector, because it takes time to load. */
export async function scorerFor(model: Model): Promise<VectorScorer | undefined> {
  const needed = [...model.threats.values()].some((threat) => threat.risk?.vector !== undefined);
  return needed ? await vectorScorer() : undefined;
}

/** How many threats of the governing scheme have each of its levels, lowest first. */
function levelCounts(model: Model, risks: Analysis['risks']): Readonly<Record<string, number>> {
  const id = model.system.scheme ?? DEFAULT_SCHEME;
  const rows = risks.filter((row) => row.scheme === id);
  if (rows.length === 0) return {};
  const levels = schemeOf(id, model.schemes)?.levels ?? [];
  return Object.fromEntries(levels.map((level) => [level.id, rows.filter((row) => row.computed === level.id).length]));
}
