/**
 * Policies: conditions over the whole model that must never hold, in the language of rules, with exemptions that
 * expire.
 * @module
 */
import type { PolicyState, RiskRow } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import type { Raw } from '../../model/raw.ts';
import { relationsOf } from '../../model/relations.ts';
import { factTable, spelled } from '../facts/fact-table.ts';
import type { RatingComplaint } from '../register/rating-problems.ts';
import { compile } from './compile.ts';
import type { ConditionProblem } from './condition.ts';
import { decisionOn } from './decided.ts';
import { modelWorld } from './model-world.ts';
import { UNKNOWN, YES } from './truth.ts';

interface Context {
  readonly clock: string;
  readonly risks: readonly RiskRow[];
}

/** Judges every policy; one that cannot be read is a problem at its place. */
export function policyStates(
  model: Model,
  context: Context,
): { readonly states: readonly PolicyState[]; readonly problems: readonly RatingComplaint[] } {
  const states: PolicyState[] = [];
  const problems: RatingComplaint[] = [];
  if (model.policies.size === 0) return { states, problems };
  const facts = factTable();
  const threatFact = threatFacts(model, context);
  for (const policy of model.policies.values()) {
    const own: ConditionProblem[] = [];
    const condition = compile(policy.when as Raw, 'model', { facts, problems: own });
    for (const { path, message, hint } of own) {
      const at = ['policies', policy.id, 'when', ...path];
      problems.push({ code: 'wrong-value', message, path: at, ...(hint !== undefined && { hint }) });
    }
    const exempt = [...(policy.exempt ?? [])].filter(([, { until }]) => until === undefined || until >= context.clock);
    const hidden = new Set(exempt.map(([id]) => id));
    const world = modelWorld(model, { view: 'claimed', hidden, threatFact });
    const system = world.element('model', 'system');
    const truth = system === undefined || own.length > 0 ? UNKNOWN : condition.judge(world, system);
    states.push({
      id: policy.id,
      state: truth === YES ? 'broken' : truth === UNKNOWN ? 'unknown' : 'kept',
      message: policy.message ?? policy.title ?? policy.id,
      reasons: truth === YES && system !== undefined ? condition.reasons(world, system).map(({ text }) => text) : [],
      exempt: [...hidden],
    });
  }
  return { states, problems };
}

/** What the register says of each threat, in the words of the fact table. */
function threatFacts(model: Model, { clock, risks }: Context): (threat: string, fact: string) => string | undefined {
  const rows = new Map(risks.map((row) => [row.threat, row]));
  const { controlsOfThreat } = relationsOf(model);
  const facts = factTable();
  const word = (fact: string, level: string | undefined): string | undefined => {
    const known = facts.get(fact);
    return level === undefined || known === undefined ? undefined : spelled(known, level);
  };
  return (threat, fact) => {
    const row = rows.get(threat);
    switch (fact) {
      case 'rated':
        return row === undefined ? 'no' : 'yes';
      case 'controlled':
        return (controlsOfThreat.get(threat)?.length ?? 0) > 0 ? 'yes' : 'no';
      case 'treated':
        return decisionOn(model, threat, clock) === undefined ? 'no' : 'yes';
      case 'level':
        return word(fact, row?.computed);
      case 'residual':
        return word(fact, row?.claimed);
      default:
        return undefined;
    }
  };
}
