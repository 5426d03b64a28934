/**
 * The elements rules look at: entries of a model, and assets as a flow carries them.
 * @module
 */
import type { Control, Model } from '../../model/model.ts';
import { nameOf } from '../../model/relations.ts';
import type { ElementKind } from './fact-schema.ts';

/** How an asset travels. */
export interface Carried {
  readonly sealed: boolean;
  readonly signed: boolean;
}

/** The fields of an entry, as facts are looked up in them. */
export type Stated = Readonly<Record<string, unknown>> & {
  readonly facts?: ReadonlyMap<string, string | readonly string[]> | undefined;
};

/** One element; the same object for the same entry, so that what is known of it can be kept by it. */
export interface Element {
  readonly kind: ElementKind;
  readonly id: string;
  /** Its place among the elements of the model; below zero for an asset on a flow. */
  readonly index: number;
  /** Its address, or `system` for the model as a whole. */
  readonly address: string;
  readonly name: string;
  /** What the model says of it. */
  readonly entry: Stated | undefined;
  /** Set when the asset is looked at on a flow. */
  readonly carried: Carried | undefined;
  /** Its structure facts, once somebody has asked for one. */
  shape?: Shape | undefined;
  /** The controls that guard it, once somebody has asked. */
  guards?: readonly Control[] | undefined;
  /** The members of its sets by name, as far as somebody has asked; a set of which the model says nothing has none. */
  sets?: Record<string, readonly Element[] | undefined> | undefined;
  /** What is at stake there, once somebody has asked. */
  stake?: Weight | undefined;
}

/** Likelihood and impact, each 1 to 5. */
export interface Weight {
  readonly likelihood: number;
  readonly impact: number;
}

/** The structure facts of an element, by name. */
export type Shape = Readonly<Record<string, string | undefined>>;

/** The collection in which the elements of a kind stand. */
export const COLLECTION_OF = {
  flow: 'flows',
  component: 'components',
  entry: 'entries',
  asset: 'assets',
  zone: 'zones',
  boundary: 'boundaries',
  control: 'controls',
  threat: 'threats',
} as const satisfies Record<Exclude<ElementKind, 'model'>, string>;

/** Elements by kind and id. */
export type Elements = ReadonlyMap<ElementKind, ReadonlyMap<string, Element>>;

/** Makes the elements of a model; what is out of scope, or hidden by its id or address, is none. */
export function elementsOf(model: Model, hidden: ReadonlySet<string> = new Set()): Elements {
  const elements = new Map<ElementKind, ReadonlyMap<string, Element>>();
  let count = 0;
  for (const [kind, collection] of Object.entries(COLLECTION_OF) as [Exclude<ElementKind, 'model'>, 'flows'][]) {
    const own = new Map<string, Element>();
    for (const entry of model[collection].values()) {
      const { id } = entry;
      const address = `${collection}/${id}`;
      if (entry.outOfScope !== undefined || hidden.has(id) || hidden.has(address)) continue;
      own.set(id, elementOf({ kind, id, index: count, address, name: nameOf(entry), entry: entry as Stated }));
      count += 1;
    }
    elements.set(kind, own);
  }
  const id = 'system';
  const name = model.system.title ?? 'The system';
  const system = elementOf({ kind: 'model', id, index: count, address: id, name, entry: model.system as Stated });
  return elements.set('model', new Map([[id, system]]));
}

/** Every element has the same fields from the start: rules look at some hundred thousand, and those of one form fastest. */
function elementOf(said: Pick<Element, 'kind' | 'id' | 'index' | 'address' | 'name' | 'entry'>): Element {
  const { kind, id, index, address, name, entry } = said;
  return {
    kind,
    id,
    index,
    address,
    name,
    entry,
    carried: undefined,
    shape: undefined,
    guards: undefined,
    sets: undefined,
    stake: undefined,
  };
}
