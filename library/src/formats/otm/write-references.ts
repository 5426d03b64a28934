/**
 * What each component and flow says of threats and mitigations in Open Threat Model.
 * @module
 */
import type { Control } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { leastOf } from './read-threats.ts';
import { isReasonOfState, stateOf, stateOfTreatment, treatmentOf } from './words.ts';
import { idIn, inOrder, mapsOf, textsOf, type Writing } from './writing.ts';

/** What components and flows say of threats. */
export interface References {
  /** The references of one of them; `came` is what it said when it came. */
  of(address: string, came: Json | undefined): readonly Json[];
}

/** Prepares what components and flows say, and reports what none of them can say. */
export function referencesOf(writing: Writing): References {
  const { model, losses, source } = writing;
  const controls = controlsByThreat(writing);
  const targets = new Map([...model.threats.keys()].map((threat) => [threat, targetsOf(threat, writing)]));
  const came = cameBefore(writing);
  const byElement = new Map<string, string[]>();
  for (const [threat, addresses] of targets) {
    for (const address of addresses) push(byElement, address, threat);
    if (addresses.size === 0 && (controls.get(threat) ?? []).length > 0) {
      losses.add(
        'threats: one that hits no component or flow is written without its controls',
        source.locate(['threats', threat], 'key'),
      );
    }
    if (addresses.size === 0 && model.decisions.has(threat)) {
      losses.add(
        'threats: one that hits no component or flow is written without what was decided',
        source.locate(['threats', threat], 'key'),
      );
    }
  }
  reportDecisions(writing);
  const used = new Set(
    [...targets].flatMap(([threat, addresses]) => (addresses.size > 0 ? (controls.get(threat) ?? []) : [])),
  );
  for (const control of model.controls.values()) {
    if (!used.has(control.id) && control.status !== undefined) {
      losses.add(
        'controls: one against no threat of a component or flow is written without its status',
        source.locate(['controls', control.id], 'key'),
      );
    }
  }
  return {
    of: (address, list) => {
      const kept = mapsOf(list).flatMap((reference): readonly Json[] => {
        const threat = writing.entryOf('threats', idIn(reference['threat']));
        if (threat === undefined) return came.missing.has(idIn(reference['threat'])) ? [reference] : [];
        if (targets.get(threat)?.has(address) !== true) return [];
        return [keptReference(reference, { threat, address, controls: controls.get(threat) ?? [], came, writing })];
      });
      const said = new Set(mapsOf(list).map((reference) => writing.entryOf('threats', idIn(reference['threat']))));
      const added = (byElement.get(address) ?? [])
        .filter((threat) => !said.has(threat))
        .map((threat) => newReference(threat, { address, controls: controls.get(threat) ?? [], writing }));
      return [...kept, ...added];
    },
  };
}

/** What all components and flows together said when they came. */
interface Came {
  readonly statesOfThreat: ReadonlyMap<string, readonly string[]>;
  readonly statesOfControl: ReadonlyMap<string, readonly string[]>;
  /** The controls that were named with a threat. */
  readonly controlsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of threats and mitigations that were not in the file. */
  readonly missing: ReadonlySet<string>;
}

function cameBefore({ model, entryOf }: Writing): Came {
  const statesOfThreat = new Map<string, string[]>();
  const statesOfControl = new Map<string, string[]>();
  const controlsOf = new Map<string, Set<string>>();
  for (const entry of [...model.components.values(), ...model.flows.values()]) {
    for (const reference of mapsOf(originOf(entry, 'otm').kept['threats'])) {
      const threat = entryOf('threats', idIn(reference['threat']));
      if (threat === undefined) continue;
      push(statesOfThreat, threat, textOf(reference['state']));
      const controls = controlsOf.get(threat) ?? new Set();
      controlsOf.set(threat, controls);
      for (const mitigation of mapsOf(reference['mitigations'])) {
        const control = entryOf('controls', idIn(mitigation['mitigation']));
        if (control === undefined) continue;
        controls.add(control);
        push(statesOfControl, control, textOf(mitigation['state']));
      }
    }
  }
  const missing = new Set(['', ...textsOf(originOf(model.system, 'otm').kept['missing'])]);
  return { statesOfThreat, statesOfControl, controlsOf, missing };
}

interface Referred {
  readonly address: string;
  readonly controls: readonly string[];
  readonly writing: Writing;
}

function keptReference(
  reference: JsonMap,
  { threat, came, ...referred }: Referred & { readonly threat: string; readonly came: Came },
): Json {
  const { model, entryOf } = referred.writing;
  const treatment = model.decisions.get(threat)?.treatment;
  const states = came.statesOfThreat.get(threat) ?? [];
  const before = new Set(states.map(treatmentOf));
  const isSame = before.size === 1 ? before.has(treatment) : treatment === undefined;
  const mitigations = mapsOf(reference['mitigations']).flatMap((mitigation): readonly Json[] => {
    const control = entryOf('controls', idIn(mitigation['mitigation']));
    if (control === undefined) return came.missing.has(idIn(mitigation['mitigation'])) ? [mitigation] : [];
    if (!referred.controls.includes(control)) return [];
    const status = model.controls.get(control)?.status;
    const hasSameStatus = leastOf(came.statesOfControl.get(control) ?? []) === status;
    return [hasSameStatus ? mitigation : { ...mitigation, state: stateOf(status) }];
  });
  const known = came.controlsOf.get(threat) ?? new Set();
  const added = mitigationsAt({ ...referred, controls: referred.controls.filter((control) => !known.has(control)) });
  return {
    ...reference,
    ...(!isSame && { state: stateOfTreatment(treatment) }),
    ...((mitigations.length > 0 || added.length > 0 || reference['mitigations'] !== undefined) && {
      mitigations: [...mitigations, ...added],
    }),
  };
}

function newReference(threat: string, referred: Referred): Json {
  const { model, idOf } = referred.writing;
  const mitigations = mitigationsAt(referred);
  const state = stateOfTreatment(model.decisions.get(threat)?.treatment);
  return { threat: idOf('threats', threat), state, ...(mitigations.length > 0 && { mitigations }) };
}

/** The controls that guard an element, and those that guard no component or flow in particular. */
function mitigationsAt({ address, controls, writing: { model, idOf } }: Referred): readonly Json[] {
  return controls.flatMap((id) => {
    const control = model.controls.get(id);
    const guarded = control === undefined ? [] : guardedBy(control);
    if (control === undefined || (guarded.length > 0 && !guarded.includes(address))) return [];
    return [{ mitigation: idOf('controls', id), state: stateOf(control.status) }];
  });
}

function guardedBy({ guards }: Control): readonly string[] {
  return (guards ?? []).filter((address) => address.startsWith('components/') || address.startsWith('flows/'));
}

/** The controls against each threat, those that the threat names first. */
function controlsByThreat({ model }: Writing): ReadonlyMap<string, readonly string[]> {
  const against = new Map<string, string[]>();
  for (const [control, threats] of relationsOf(model).threatsOfControl) {
    for (const threat of threats) push(against, threat, control);
  }
  return new Map(
    [...model.threats.values()].map(({ id, controls }) => [
      id,
      inOrder(
        against.get(id) ?? [],
        (controls ?? []).map(({ control }) => control),
      ),
    ]),
  );
}

/** The components and flows a threat hits. */
function targetsOf(threat: string, { model, losses, source }: Writing): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const address of relationsOf(model).targetsOfThreat.get(threat) ?? []) {
    const [collection = '', id = ''] = address.split('/');
    const entry = collection === 'entries' ? model.entries.get(id) : undefined;
    if (collection === 'components' || collection === 'flows') targets.add(address);
    else if (entry !== undefined) targets.add(`components/${entry.at}`);
    else
      losses.add(
        `threats: a target among the ${collection} has no place in this format`,
        source.locate(['threats', threat], 'key'),
      );
  }
  return targets;
}

function reportDecisions({ model, losses, source }: Writing): void {
  for (const { id, because } of model.decisions.values()) {
    if (!model.threats.has(id)) {
      losses.add('decisions: one about no threat has no place in this format', source.locate(['decisions', id], 'key'));
    } else if (because !== undefined && !isReasonOfState(because)) {
      losses.add(
        'decisions: "because" has no place in this format',
        source.locate(['decisions', id, 'because'], 'key'),
      );
    }
  }
}

function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : 'unknown';
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
