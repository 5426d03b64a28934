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
  for (const [kind, collection] of Object.entries(COLLECTION_OF) as [Exclude<ElementKind, 'model'>, 'flows'][]) {
    const own = new Map<string, Element>();
    for (const entry of model[collection].values()) {
      const { id } = entry;
      if (entry.outOfScope !== undefined || hidden.has(id) || hidden.has(`${collection}/${id}`)) continue;
      own.set(id, {
        kind,
        id,
        address: `${collection}/${id}`,
        name: nameOf(entry),
        entry: entry as Stated,
        carried: undefined,
      });
    }
    elements.set(kind, own);
  }
  const name = model.system.title ?? 'The system';
  elements.set(
    'model',
    new Map([
      [
        'system',
        { kind: 'model', id: 'system', address: 'system', name, entry: model.system as Stated, carried: undefined },
      ],
    ]),
  );
  return elements;
}
