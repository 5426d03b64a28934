/**
 * Threats for which the team has decided that no control is wanted.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { isPast } from './last-day.ts';
import { withParts } from './parts.ts';

/** The threats, and their parts, with a decision in force to do something other than mitigate. */
export function decidedThreats(model: Model, clock: string): ReadonlySet<string> {
  const decided: string[] = [];
  for (const { id, treatment, until } of model.decisions.values()) {
    if (treatment === 'mitigate' || (until !== undefined && isPast(until, clock))) continue;
    const threat = id.startsWith('threats/') ? id.slice('threats/'.length) : id;
    if (model.threats.has(threat)) decided.push(threat);
  }
  return withParts(model.threats, decided);
}
