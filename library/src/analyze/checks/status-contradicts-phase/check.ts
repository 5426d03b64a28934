/**
 * A status of the roadmap that says something else than the controls or the condition it follows from.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Model, Phase } from '../../../model/model.ts';
import { nameOf, relationsOf } from '../../../model/relations.ts';
import { type Item, isUnfinished, type Progress, progressOf, statusesOf } from '../../progress.ts';
import type { Check } from '../check.ts';
import { listed, quoted } from '../names.ts';

export const check: Check = {
  id: 'status-contradicts-phase',
  title: 'The status of an item of the roadmap contradicts its controls or its condition',
  why: 'A tick in a list is a claim; when the controls say otherwise one of the two is wrong.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    const progress = progressOf(model);
    const reported = new Set<Item>();
    for (const phase of model.phases.values()) {
      for (const [id, item] of phase.items ?? []) {
        const contradiction = contradictionOf(model, progress, item);
        if (contradiction === undefined) continue;
        reported.add(item);
        yield {
          about: `phases/${phase.id}`,
          which: id,
          message: `"${item.title ?? id}" in "${nameOf(phase)}" is ${said(item.status)}, but ${contradiction}`,
          path: ['phases', phase.id, 'items', id, 'status'],
        };
      }
    }
    yield* doneAheadOf(model, reported);
  },
};

function contradictionOf(model: Model, { judge }: Progress, item: Item): string | undefined {
  const { status, when, controls = [] } = item;
  if (status === undefined || status === 'retired') return undefined;
  if (when !== undefined) {
    const unmet = judge(when).filter(({ met }) => !met);
    if ((status === 'done') === (unmet.length === 0)) return undefined;
    if (unmet.length === 0) return 'what it waits for holds';
    return `it waits for ${listed(unmet.map(({ requirement, because }) => `${requirement} and ${because}`))}`;
  }
  if (status === 'done') {
    const open = controls.filter((id) => isUnfinished(model.controls.get(id)?.status));
    if (open.length === 0) return undefined;
    return `${listed(open.map((id) => `${quoted(model.controls, id)} is ${said(model.controls.get(id)?.status)}`))}`;
  }
  const statuses = statusesOf(model, item);
  const isAhead = status === 'planned' && statuses.length > 0 && statuses.every((one) => one === 'done');
  return isAhead ? 'all its controls are done' : undefined;
}

/** Controls that are done while every item they stand in is planned, unless such an item is reported itself. */
function* doneAheadOf(model: Model, reported: ReadonlySet<Item>): Iterable<Gap> {
  for (const [id, places] of relationsOf(model).itemsOfControl) {
    const control = model.controls.get(id);
    if (control?.status !== 'done') continue;
    const items = places.map(({ phase, item }) => itemOf(model.phases.get(phase), item));
    if (!items.every((item) => item !== undefined && item.status === 'planned' && !reported.has(item))) continue;
    yield {
      about: `controls/${id}`,
      message: `"${nameOf(control)}" is done, but it stands only in items that are planned`,
      reasons: places.map(({ phase, item }) => {
        const title = itemOf(model.phases.get(phase), item)?.title ?? item;
        return `"${title}" in ${quoted(model.phases, phase)} is planned`;
      }),
      path: ['controls', id, 'status'],
      severity: 'low',
    };
  }
}

function itemOf(phase: Phase | undefined, item: string): Item | undefined {
  return phase?.items?.get(item);
}

function said(status: Item['status']): string {
  return status === 'in-progress' ? 'in progress' : (status ?? 'without a status');
}
