/**
 * A bundle while it is written: objects in their order, each with the common properties of STIX.
 * @module
 */

import type { Json } from '../fields.ts';
import type { WrittenModel } from '../format.ts';
import type { Losses } from '../losses.ts';
import { originOf } from '../origin.ts';
import { filledMap, isJsonMap, type JsonMap, mapsOf, textOf } from './json.ts';
import { stixId } from './stix-id.ts';

/** The extension that defines the objects of Attack Flow 2. */
export const ATTACK_FLOW = 'extension-definition--fb9c968a-745b-4ade-9b25-c324172197f4';

/** The state of one writing. */
export interface Bundle {
  readonly source: WrittenModel;
  readonly lost: Losses;
  readonly time: string;
  /** What an importer kept of the bundle the model came from. */
  readonly kept: readonly JsonMap[];
  readonly objects: Map<string, JsonMap>;
  /** How an entry of the model is called in the bundle. */
  idOf(type: string, address: string): string;
  /** Adds an object and gives its identifier. */
  add(type: string, address: string, says: { readonly [key: string]: Json | undefined }): string;
  /** Adds a relation, unless the bundle has it. */
  relate(source: string, kind: string, target: string): void;
  /** Adds an object as it was. */
  keep(object: JsonMap): void;
}

/** Starts a bundle. */
export function newBundle(source: WrittenModel, lost: Losses, clock: string): Bundle {
  const time = `${clock.slice(0, 10)}T00:00:00.000Z`;
  const objects = new Map<string, JsonMap>();
  const root = originOf(source.model.system, 'stix').kept;
  const kept = mapsOf(root['objects']);
  const scope = source.model.system.title ?? 'system';
  const related = new Set(
    kept.filter(isRelation).map((one) => relation(one['source_ref'], one['relationship_type'], one['target_ref'])),
  );
  const originAt = (address: string): { readonly id: string | undefined; readonly object: JsonMap } => {
    const path = address.split('/');
    const origin = source.raw([...path, 'origin']);
    const { id, kept: own } = originOf({ origin }, 'stix');
    return { id, object: isJsonMap(own['object']) ? own['object'] : {} };
  };
  const idOf = (type: string, address: string): string => {
    const id = originAt(address).id;
    return id?.startsWith(`${type}--`) ? id : stixId(type, `${scope}/${address}`);
  };
  return {
    source,
    lost,
    time,
    kept,
    objects,
    idOf,
    add: (type, address, says) => {
      const id = idOf(type, address);
      const before = originAt(address).object;
      const isNew = Object.keys(before).length === 0;
      if (isNew && objects.has(id)) return id;
      objects.set(
        id,
        filledMap({
          type,
          spec_version: '2.1',
          id,
          ...(isNew && { created: time, modified: time }),
          ...before,
          ...Object.fromEntries(Object.entries(says).filter(([, value]) => value !== undefined)),
        }),
      );
      return id;
    },
    relate: (from, kind, to) => {
      if (related.has(relation(from, kind, to))) return;
      related.add(relation(from, kind, to));
      const id = stixId('relationship', `${scope}/${from} ${kind} ${to}`);
      objects.set(id, {
        type: 'relationship',
        spec_version: '2.1',
        id,
        created: time,
        modified: time,
        relationship_type: kind,
        source_ref: from,
        target_ref: to,
      });
    },
    keep: (object) => {
      const id = textOf(object['id']);
      if (id !== undefined) objects.set(id, object);
    },
  };
}

function isRelation(object: JsonMap): boolean {
  return object['type'] === 'relationship';
}

function relation(from: Json | undefined, kind: Json | undefined, to: Json | undefined): string {
  return `${String(from)} ${String(kind)} ${String(to)}`;
}

/** What an entry refers to. */
export interface References {
  readonly cwe?: readonly string[] | undefined;
  readonly capec?: readonly string[] | undefined;
  readonly attack?: readonly string[] | undefined;
  readonly see?: readonly string[] | undefined;
}

/** References to taxonomies, and the name that the entry has in the model. */
export function externalReferences(address: string, references: References = {}): readonly JsonMap[] {
  const numbers = (ids: readonly string[] | undefined): readonly string[] =>
    (ids ?? []).flatMap((id) => /\d+/.exec(id)?.[0] ?? []);
  return [
    { source_name: 'vauban', external_id: address },
    ...(references.attack ?? []).map((id) => ({ source_name: 'mitre-attack', external_id: id })),
    ...numbers(references.capec).map((id) => ({ source_name: 'capec', external_id: `CAPEC-${id}` })),
    ...numbers(references.cwe).map((id) => ({ source_name: 'cwe', external_id: `CWE-${id}` })),
    ...(references.see ?? [])
      .filter((url) => /^https?:\/\/\S+$/.test(url))
      .map((url) => ({ source_name: 'reference', url })),
  ];
}
