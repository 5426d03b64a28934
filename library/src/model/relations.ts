/**
 * Relations of a model that may be written at either end, as one index: the union counts, nobody writes it twice
 * (LANGUAGE section 1).
 * @module
 */
import { type Address, partsOf } from './id.ts';
import type { Control, Model } from './model.ts';

/** Who is related to whom, by id, in written order. */
export interface Relations {
  /** Threats a control works against: named at either end, or through a vector both name. */
  readonly threatsOfControl: ReadonlyMap<string, readonly string[]>;
  /** Controls that work against a threat, and those against one of its parts. */
  readonly controlsOfThreat: ReadonlyMap<string, readonly string[]>;
  /** Controls against a vector, directly or through a threat that uses it. */
  readonly controlsOfVector: ReadonlyMap<string, readonly string[]>;
  /** Addresses of what a threat hits: its targets, and the entries and elements that name it. */
  readonly targetsOfThreat: ReadonlyMap<string, readonly Address[]>;
  /** Controls that guard an element, by its address. */
  readonly guardsOf: ReadonlyMap<Address, readonly string[]>;
  /** Phases and their items that put a control in place. */
  readonly itemsOfControl: ReadonlyMap<string, readonly PhaseItem[]>;
  /** Detections that would notice a threat. */
  readonly detectionsOfThreat: ReadonlyMap<string, readonly string[]>;
}

/** An item of a phase of the roadmap. */
export interface PhaseItem {
  readonly phase: string;
  readonly item: string;
}

const computed = new WeakMap<Model, Relations>();

/** The relations of a model, computed once. */
export function relationsOf(model: Model): Relations {
  let relations = computed.get(model);
  if (relations === undefined) {
    relations = relate(model);
    computed.set(model, relations);
  }
  return relations;
}

function relate(model: Model): Relations {
  const threatsOfControl = new Map<string, string[]>();
  const controlsOfThreat = new Map<string, string[]>();
  const controlsOfVector = new Map<string, string[]>();
  const targetsOfThreat = new Map<string, Address[]>();
  const guardsOf = new Map<Address, string[]>();
  const itemsOfControl = new Map<string, PhaseItem[]>();
  const detectionsOfThreat = new Map<string, string[]>();

  function against(control: string, threat: string): void {
    add(threatsOfControl, control, threat);
    add(controlsOfThreat, threat, control);
  }

  for (const threat of model.threats.values()) {
    for (const use of threat.controls ?? []) against(use.control, threat.id);
    for (const target of threat.targets ?? []) add(targetsOfThreat, threat.id, target);
  }
  for (const control of model.controls.values()) {
    for (const { collection, id } of (control.against ?? []).map(partsOf)) {
      if (collection === 'threats') against(control.id, id);
      else add(controlsOfVector, id, control.id);
    }
    for (const element of control.guards ?? []) add(guardsOf, element, control.id);
  }
  for (const entry of model.entries.values()) {
    for (const { collection, id } of (entry.vectors ?? []).map(partsOf)) {
      if (collection === 'threats') add(targetsOfThreat, id, `entries/${entry.id}` as Address);
    }
  }
  for (const asset of model.assets.values()) {
    for (const control of asset.protection ?? []) add(guardsOf, `assets/${asset.id}` as Address, control);
  }
  for (const boundary of model.boundaries.values()) {
    for (const control of boundary.enforcedBy ?? []) add(guardsOf, `boundaries/${boundary.id}` as Address, control);
  }
  shareVectors(model, { controlsOfThreat, controlsOfVector, against });
  for (const threat of model.threats.values()) {
    const whole = threat.partOf;
    if (whole === undefined) continue;
    for (const control of controlsOfThreat.get(threat.id) ?? []) add(controlsOfThreat, whole, control);
  }
  for (const phase of model.phases.values()) {
    for (const [item, { controls }] of phase.items ?? []) {
      for (const control of controls ?? []) add(itemsOfControl, control, { phase: phase.id, item });
    }
  }
  for (const detection of model.detections.values()) {
    for (const threat of detection.threats ?? []) add(detectionsOfThreat, threat, detection.id);
  }
  return {
    threatsOfControl,
    controlsOfThreat,
    controlsOfVector,
    targetsOfThreat,
    guardsOf,
    itemsOfControl,
    detectionsOfThreat,
  };
}

interface Shared {
  readonly controlsOfThreat: Map<string, string[]>;
  readonly controlsOfVector: Map<string, string[]>;
  readonly against: (control: string, threat: string) => void;
}

/** A control against a vector works against the threats that use it; a threat's controls stand before its vectors. */
function shareVectors(model: Model, { controlsOfThreat, controlsOfVector, against }: Shared): void {
  const direct = new Map([...controlsOfVector].map(([vector, controls]) => [vector, [...controls]]));
  for (const threat of model.threats.values()) {
    const own = [...(controlsOfThreat.get(threat.id) ?? [])];
    for (const vector of threat.vectors ?? []) {
      for (const control of own) add(controlsOfVector, vector, control);
      for (const control of direct.get(vector) ?? []) against(control, threat.id);
    }
  }
}

/** Adds a value to the list of a key, once. */
function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/** Whether something is claimed of a control; a planned or retired one claims nothing. */
export function isClaimed(control: Control): boolean {
  return control.status !== 'planned' && control.status !== 'retired';
}

/** The title of an entry, or its id. */
export function nameOf(entry: { readonly id: string; readonly title?: string | undefined }): string {
  return entry.title ?? entry.id;
}
