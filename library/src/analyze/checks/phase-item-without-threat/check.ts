/**
 * An item of the roadmap that treats no threat.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { partsOf } from '../../../model/id.ts';
import type { Model } from '../../../model/model.ts';
import { nameOf, relationsOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { listed, quoted } from '../names.ts';

export const check: Check = {
  id: 'phase-item-without-threat',
  title: 'An item of the roadmap treats no threat',
  why: 'Work that answers no threat is either not needed or answers one that is missing.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    const { threatsOfControl } = relationsOf(model);
    for (const phase of model.phases.values()) {
      for (const [id, item] of phase.items ?? []) {
        const controls = item.controls ?? [];
        const treats = controls.some((control) => threatsOfControl.has(control)) || (item.threats ?? []).length > 0;
        if (treats || item.when !== undefined || item.status === 'retired') continue;
        yield {
          about: `phases/${phase.id}`,
          which: id,
          message: `"${item.title ?? id}" in "${nameOf(phase)}" treats no threat`,
          reasons: controls.map((control) => reasonOf(model, control)),
          path: ['phases', phase.id, 'items', id],
        };
      }
    }
  },
};

function reasonOf(model: Model, control: string): string {
  const name = quoted(model.controls, control);
  const vectors = (model.controls.get(control)?.against ?? []).map((against) =>
    quoted(model.vectors, partsOf(against).id),
  );
  if (vectors.length === 0) return `${name} works against no threat`;
  return `${name} works against ${listed(vectors)}, which no threat uses`;
}
