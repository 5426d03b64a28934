/**
 * The register as rows: every declared threat with what a table shows of it.
 * @module
 */
import { type ControlState, nameOf, type Overview, type RiskRow, relationsOf, type Threat } from 'vauban/browser';
import { levelRank } from '../../parts/levels.ts';
import { statesOfThreat, worstState } from '../../parts/states-of-threat.ts';
import { type Standing, standingOf } from './standing.ts';

export interface RegisterRow {
  readonly id: string;
  readonly title: string;
  readonly threat: Threat;
  readonly letters: readonly string[];
  /** Addresses of what it hits. */
  readonly targets: readonly string[];
  readonly actors: readonly string[];
  readonly risk: RiskRow | undefined;
  /** Whether it is only as low as claimed because somebody says so. */
  readonly lags: boolean;
  readonly priority: number | undefined;
  readonly controls: number;
  /** How many of them are said to be there. */
  readonly inPlace: number;
  readonly worst: ControlState | undefined;
  readonly decision: Standing | undefined;
  /** What is searched, in small letters. */
  readonly text: string;
}

/** The declared threats in written order. */
export function registerRows(overview: Overview): readonly RegisterRow[] {
  const { model, analysis, clock } = overview;
  const { targetsOfThreat } = relationsOf(model);
  const risks = new Map(analysis.risks.map((risk) => [risk.threat, risk]));
  return [...model.threats.values()].map((threat): RegisterRow => {
    const { id } = threat;
    const risk = risks.get(id);
    const states = statesOfThreat(overview, id);
    const targets = targetsOfThreat.get(id) ?? [];
    return {
      id,
      title: nameOf(threat),
      threat,
      letters: threat.stride ?? [],
      targets,
      actors: threat.actors ?? [],
      risk,
      lags: levelRank(risk?.proven) > levelRank(risk?.claimed),
      priority: risk?.priority ?? threat.priority,
      controls: states.length,
      inPlace: states.filter(({ state }) => state !== 'none').length,
      worst: worstState(states.map(({ state }) => state)),
      decision: standingOf(model.decisions.get(id), clock),
      text: [id, nameOf(threat), threat.description, ...(threat.aka ?? []), ...targets].join(' ').toLowerCase(),
    };
  });
}
