/**
 * Environments: which threats apply, which nobody has assessed, and whether the gate is open.
 * @module
 */
import type { EnvironmentState } from '../model/analysis.ts';
import { inEnvironment } from '../model/environment.ts';
import type { Environment, Model } from '../model/model.ts';
import type { ProofsIn } from '../model/posture.ts';
import { type Judgment, progressOf } from './progress.ts';

/** The state of every environment, in written order. */
export function environmentStates(model: Model, proofsIn?: ProofsIn): readonly EnvironmentState[] {
  return [...model.environments.values()].map((environment) => {
    const requirements = gateOf(model, environment, proofsIn);
    const closed = requirements.some(({ met }) => !met);
    return {
      id: environment.id,
      ...assessmentOf(model, environment),
      gate: requirements.length === 0 ? 'none' : closed ? 'closed' : 'open',
      requirements: requirements.map(({ requirement, met, because }) => ({ requirement, met, because })),
    };
  });
}

/** A judged requirement of a gate, and its place in the list. */
export interface GateJudgment extends Judgment {
  readonly index: number;
}

/** Judges the gate of an environment by the statuses that hold there and, where somebody has looked, by the proofs. */
export function gateOf(model: Model, environment: Environment, proofsIn?: ProofsIn): readonly GateJudgment[] {
  const { gate = [] } = environment;
  if (gate.length === 0) return [];
  const { judge } = progressOf(inEnvironment(model, environment.id), proofsIn?.(environment.id));
  return gate.flatMap((requirement, index) => judge(requirement).map((judgment) => ({ index, ...judgment })));
}

type Assessment = Pick<EnvironmentState, 'applies' | 'excluded' | 'unassessed'>;

/**
 * Sorts the threats of a model by what an environment says of them. A part follows the nearest whole that is listed;
 * where nothing is listed at all, everything applies; a threat in both lists is excluded.
 */
export function assessmentOf(model: Model, environment: Environment): Assessment {
  const { applies, excludes } = environment;
  if (applies === undefined && excludes === undefined) {
    return { applies: [...model.threats.keys()], excluded: [], unassessed: [] };
  }
  const said = new Map<string, keyof Assessment>((applies ?? []).map((id) => [id, 'applies']));
  for (const id of excludes?.threats ?? []) said.set(id, 'excluded');
  const lists = { applies: [] as string[], excluded: [] as string[], unassessed: [] as string[] };
  for (const id of model.threats.keys()) lists[followed(model, said, id)].push(id);
  return lists;
}

/** What is said of a threat or of the nearest whole; remembers it for every part on the way. */
function followed(model: Model, said: Map<string, keyof Assessment>, threat: string): keyof Assessment {
  const trail = new Set<string>();
  let id: string | undefined = threat;
  while (id !== undefined && !said.has(id) && !trail.has(id)) {
    trail.add(id);
    id = model.threats.get(id)?.partOf;
  }
  const found = (id === undefined ? undefined : said.get(id)) ?? 'unassessed';
  for (const part of trail) said.set(part, found);
  return found;
}
