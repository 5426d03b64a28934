/**
 * Which layers of defense stand before each threat, and how deep.
 * @module
 */
import type { LayerRow } from '../model/analysis.ts';
import type { Model } from '../model/model.ts';
import { relationsOf } from '../model/relations.ts';

/** One row for each threat that is not a part of another; retired controls do not count. */
export function layerRows(model: Model): readonly LayerRow[] {
  const { controlsOfThreat } = relationsOf(model);
  return [...model.threats.values()]
    .filter((threat) => threat.partOf === undefined)
    .map((threat) => {
      const layers: Record<string, string[]> = {};
      const none: string[] = [];
      for (const id of controlsOfThreat.get(threat.id) ?? []) {
        const control = model.controls.get(id);
        if (control === undefined || control.status === 'retired') continue;
        if (control.layer === undefined) none.push(id);
        else layers[control.layer] = [...(layers[control.layer] ?? []), id];
      }
      return { threat: threat.id, layers, none, depth: Object.keys(layers).length };
    });
}
