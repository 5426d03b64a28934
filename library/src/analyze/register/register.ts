/**
 * The risk register: every rated threat under its scheme, with what the level asks for, how the decision tree answers,
 * and the risk three times: without controls, with the claimed ones, with the proven ones (LANGUAGE section 3).
 * @module
 */
import type { RiskRow } from '../../model/analysis.ts';
import type { Model, Risk, Scheme, Threat } from '../../model/model.ts';
import type { Proofs } from '../../model/posture.ts';
import { nameOf } from '../../model/relations.ts';
import { decide, levelOf, type Rating, rate, riskLevel, schemeOf, type VectorScorer } from '../schemes/index.ts';
import { mitigationCost } from './mitigation-cost.ts';
import { residuals } from './residuals.ts';

/** The scheme of a model that names none. */
export const DEFAULT_SCHEME = 'five-by-five';

/** One rated threat with everything that was worked out for it. */
export interface Weighed {
  readonly threat: Threat;
  readonly risk: Risk;
  readonly schemeId: string;
  /** Undefined when no scheme has that id. */
  readonly scheme: Scheme | undefined;
  readonly rating: Rating | undefined;
}

/** Weighs every rated threat of a model, in written order. */
export function weighed(model: Model, scoreVector?: VectorScorer): readonly Weighed[] {
  return [...model.threats.values()].flatMap((threat) => {
    const { risk } = threat;
    if (risk === undefined) return [];
    const schemeId = risk.scheme ?? model.system.scheme ?? DEFAULT_SCHEME;
    const scheme = schemeOf(schemeId, model.schemes);
    const rating = scheme === undefined ? undefined : rate(scheme, risk.axes, { vector: risk.vector, scoreVector });
    return [{ threat, risk, schemeId, scheme, rating }];
  });
}

/** The rows of the register. */
export function register(model: Model, threats: readonly Weighed[], proofs?: Proofs): readonly RiskRow[] {
  return threats.map((one) => row(model, one, proofs));
}

function row(model: Model, weighed: Weighed, proofs: Proofs | undefined): RiskRow {
  const { threat, risk, schemeId, scheme, rating } = weighed;
  const base = {
    threat: threat.id,
    title: nameOf(threat),
    scheme: schemeId,
    ...(threat.priority !== undefined && { priority: threat.priority }),
  };
  const declared = threat.level === undefined ? undefined : ((scheme && levelOf(scheme, threat.level)) ?? threat.level);
  if (scheme === undefined || rating === undefined) {
    return { ...base, axes: Object.fromEntries(risk.axes), ...(declared !== undefined && { declared }) };
  }
  const { level, score } = rating;
  const action = level === undefined ? undefined : riskLevel(scheme, level)?.action;
  const decision = decide(scheme, rating, { cost: mitigationCost(model, threat) });
  return {
    ...base,
    axes: Object.fromEntries(rating.axes),
    ...(declared !== undefined && { declared }),
    ...(level !== undefined && { computed: level }),
    ...(action !== undefined && { action }),
    ...(score !== undefined && { score }),
    ...beside(model, scheme, risk),
    ...(decision !== undefined && {
      decision: {
        outcome: decision.advice,
        steps: decision.steps.map(({ ask, answer, because }) => ({ ask, answer, because })),
      },
    }),
    ...residuals(model, { threat, risk, scheme, rating }, proofs),
  };
}

function beside(model: Model, scheme: Scheme, risk: Risk): Pick<RiskRow, 'beside'> {
  const other = scheme.beside === undefined ? undefined : schemeOf(scheme.beside, model.schemes);
  if (other === undefined) return {};
  const { level, score, assumed } = rate(other, risk.axes);
  return {
    beside: {
      scheme: other.id,
      ...(score !== undefined && { score }),
      ...(level !== undefined && { level }),
      assumed,
    },
  };
}
