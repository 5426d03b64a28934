/**
 * Rated threats that something should cover and nothing does.
 * @module
 */
import type { Model, Threat } from '../../model/model.ts';
import { wholesAbove } from './parts.ts';

/** The rated threats outside a set; a part is left out when its whole is among them. */
export function ratedThreatsOutside(model: Model, covered: ReadonlySet<string>): readonly Threat[] {
  const open = new Set<string>();
  for (const { id, risk } of model.threats.values()) if (risk !== undefined && !covered.has(id)) open.add(id);
  return [...model.threats.values()].filter(
    ({ id }) => open.has(id) && !wholesAbove(model.threats, id).some((whole) => open.has(whole)),
  );
}
