/**
 * Decisions about threats, and the state of their controls, as risk tracking.
 * @module
 */
import { nameOf, relationsOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { mapOf, type Writing } from './writing.ts';

const STATUS: Readonly<Record<string, { readonly status: string; readonly isExact: boolean }>> = {
  accept: { status: 'accepted', isExact: true },
  transfer: { status: 'accepted', isExact: false },
  avoid: { status: 'mitigated', isExact: false },
  'not-applicable': { status: 'false-positive', isExact: false },
  'false-positive': { status: 'false-positive', isExact: true },
};

/** The tracking of the threats of a model, and of the risks that only Threagile finds. */
export function writeTracking(syntheticIds: ReadonlyMap<string, string>, writing: Writing): JsonMap {
  const { model, source, losses } = writing;
  for (const id of model.decisions.keys()) {
    if (!syntheticIds.has(id))
      losses.add(
        'decisions: only those about threats have a place in this format',
        source.locate(['decisions', id], 'key'),
      );
  }
  const tracked = new Map<string, Json>();
  for (const [threat, syntheticId] of syntheticIds) {
    const entry = trackingOf(threat, writing);
    if (entry === undefined) continue;
    const pattern = originOf(model.decisions.get(threat), 'threagile').id ?? syntheticId;
    const before = tracked.get(pattern);
    const isSame = before === undefined || JSON.stringify(before) === JSON.stringify(entry);
    tracked.set(isSame ? pattern : syntheticId, entry);
  }
  for (const [id, entry] of Object.entries(mapOf(originOf(model.system, 'threagile').kept['risk_tracking']))) {
    if (!tracked.has(id)) tracked.set(id, entry);
  }
  return Object.fromEntries(tracked);
}

function trackingOf(threat: string, { model, source, losses }: Writing): JsonMap | undefined {
  const decision = model.decisions.get(threat);
  const controls = (relationsOf(model).controlsOfThreat.get(threat) ?? []).flatMap(
    (id) => model.controls.get(id) ?? [],
  );
  const isDone = controls.length > 0 && controls.every(({ status }) => status === 'done');
  const isBegun = controls.some(({ status }) => status === 'done' || status === 'in-progress');
  if (decision === undefined) {
    // The state of advice for a whole category is no word about each of its risks.
    const isAdvised = originOf(model.threats.get(threat), 'threagile').id !== undefined;
    if (!isBegun || (isAdvised && !isDone)) return undefined;
    const justification = controls
      .map((control) => `${nameOf(control)}: ${control.status ?? 'of unknown status'}`)
      .join('\n');
    return { status: isDone ? 'mitigated' : 'in-progress', justification, ticket: '', date: null, checked_by: '' };
  }
  const { kept } = originOf(decision, 'threagile');
  const { status: before, ...rest } = kept;
  const known = STATUS[decision.treatment];
  if (known?.isExact === false) {
    losses.add(
      `decisions: "${decision.treatment}" is written as "${known.status}"`,
      source.locate(['decisions', threat, 'treatment'], 'key'),
    );
  }
  const isKept = decision.treatment === 'mitigate' && typeof before === 'string';
  const because = decision.because ?? '';
  return {
    status: known?.status ?? (isKept ? before : isDone ? 'mitigated' : 'in-progress'),
    justification: because.startsWith('Threagile says "') ? '' : because,
    ticket: decision.ticket ?? '',
    date: decision.date ?? null,
    checked_by: decision.by ?? '',
    ...rest,
  };
}
