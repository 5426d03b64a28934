/**
 * Assumptions and controls as Threat Composer has them: a text with comments.
 * @module
 */
import type { Json } from '../fields.ts';
import { mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { metadataOf } from './metadata.ts';
import { isReasonOfState, NOT_ACTIONED, stateOf, statusOf, treatmentOf } from './words.ts';
import { keptWithout, mapsOf, some, textsOf, type Writing, within } from './writing.ts';

/** An assumption or a control. */
interface Measure {
  readonly id: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly origin?: unknown;
}

/** Writes the assumptions. */
export function writeAssumptions(writing: Writing): readonly Json[] {
  return [...writing.model.assumptions.values()].map((assumption) => writeMeasure(assumption, 'assumptions', writing));
}

/** Writes the controls. */
export function writeMitigations(writing: Writing): readonly Json[] {
  const { model, losses, source } = writing;
  return [...model.controls.values()].map((control) => {
    const came = originOf(control, 'threat-composer').kept['status'];
    const state = typeof came === 'string' ? came : undefined;
    const decision = model.threats.has(control.id) ? undefined : model.decisions.get(control.id);
    const isLeft = decision !== undefined && decision.treatment !== 'mitigate';
    const wanted = isLeft ? NOT_ACTIONED : control.status === undefined ? undefined : stateOf(control.status);
    if (control.status === 'retired') {
      losses.add(
        'controls: the status "retired" has no place in this format',
        source.locate(['controls', control.id, 'status'], 'key'),
      );
    }
    if (isLeft && (decision.treatment !== treatmentOf(NOT_ACTIONED) || control.status !== undefined)) {
      losses.add(
        'controls: one that is decided not to be done says only that here',
        source.locate(['decisions', control.id], 'key'),
      );
    }
    if (isLeft && decision.because !== undefined && !isReasonOfState(decision.because)) {
      losses.add(
        'decisions: "because" has no place in this format',
        source.locate(['decisions', control.id, 'because'], 'key'),
      );
    }
    const isSame = isLeft ? state === NOT_ACTIONED : state !== NOT_ACTIONED && statusOf(state) === control.status;
    return mergeKept(mapWithout(writeMeasure(control, 'controls', writing)), { status: isSame ? state : wanted });
  });
}

function mapWithout(json: Json) {
  const [map = {}] = mapsOf(json);
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== 'status'));
}

function writeMeasure(
  entry: Measure,
  collection: 'assumptions' | 'controls',
  { idOf, numberOf, losses, source }: Writing,
): Json {
  const kept = keptWithout(entry, 'metadata', 'linked');
  const at = source.locate([collection, entry.id], 'key');
  const comments = entry.title === undefined ? undefined : within(entry.description, { most: 1000, losses, at });
  const said = {
    key: 'Comments',
    value: comments,
    isSame: (came: Json) => entry.title === undefined || came === comments,
  };
  const came = originOf(entry, 'threat-composer').kept['metadata'];
  return mergeKept(kept, {
    id: idOf(collection, entry.id),
    numericId: numberOf(collection, entry.id),
    content: within(entry.title ?? entry.description ?? entry.id, { most: 1000, losses, at }),
    metadata: some(metadataOf(came, [said])) ?? (came === undefined ? undefined : []),
    tags: entry.tags?.map((tag) => within(tag, { most: 30, losses, at }) ?? tag),
  });
}

/** Writes the links of assumptions to what is still there. */
export function writeAssumptionLinks({ model, idOf }: Writing): readonly Json[] {
  const threats = new Set([...model.threats.keys()].map((id) => idOf('threats', id)));
  const controls = new Set([...model.controls.keys()].map((id) => idOf('controls', id)));
  const links = [...model.assumptions.values()].flatMap((assumption) =>
    textsOf(originOf(assumption, 'threat-composer').kept['linked']).flatMap((linkedId): readonly Json[] => {
      const type = threats.has(linkedId) ? 'Threat' : controls.has(linkedId) ? 'Mitigation' : undefined;
      return type === undefined ? [] : [{ type, assumptionId: idOf('assumptions', assumption.id), linkedId }];
    }),
  );
  return [...links, ...mapsOf(originOf(model.system, 'threat-composer').kept['assumptionLinks'])];
}
