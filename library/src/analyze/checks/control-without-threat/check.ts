/**
 * A control that works against nothing: no threat, no vector, no step of an attack tree.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Model } from '../../../model/model.ts';
import { nameOf, relationsOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { withParts, withWholes } from '../parts.ts';

export const check: Check = {
  id: 'control-without-threat',
  title: 'A control works against no threat and no vector',
  why: 'Either it is not needed, or the threat it is for is missing.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    const used = usedIn(model);
    const needed = new Set([...withWholes(model.controls, used), ...withParts(model.controls, used)]);
    for (const control of model.controls.values()) {
      if (control.status === 'retired' || needed.has(control.id)) continue;
      yield {
        about: `controls/${control.id}`,
        message: `"${nameOf(control)}" works against no threat and no vector`,
        path: ['controls', control.id],
      };
    }
  },
};

function usedIn(model: Model): ReadonlySet<string> {
  const used = new Set<string>(relationsOf(model).threatsOfControl.keys());
  for (const { id, against = [] } of model.controls.values()) if (against.length > 0) used.add(id);
  for (const tree of model.trees.values()) {
    for (const node of [tree, ...(tree.nodes?.values() ?? [])]) {
      for (const { control } of node.counteredBy ?? []) used.add(control);
    }
  }
  return used;
}
