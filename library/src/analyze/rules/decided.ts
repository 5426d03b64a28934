/**
 * Decisions that silence a finding, or a whole rule, until they expire.
 * @module
 */
import type { Decided } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';

/** The decision in force about a finding or a rule; one to mitigate silences nothing. */
export function decisionOn(model: Model, id: string, clock: string): Omit<Decided, 'finding'> | undefined {
  const decision = model.decisions.get(id);
  if (decision === undefined || decision.treatment === 'mitigate') return undefined;
  const { treatment, until, because } = decision;
  if (until !== undefined && until < clock) return undefined;
  return { treatment, ...(until !== undefined && { until }), ...(because !== undefined && { because }) };
}
