/**
 * Ids and addresses. An id is unique in its collection; an address is `collection/id` and unique in the model.
 * @module
 */
import type { CollectionName } from './collection-name.ts';

declare const brand: unique symbol;

/** The id of an entry of one collection. */
export type Id<Collection extends CollectionName = CollectionName> = string & { readonly [brand]: Collection };

/** The address of an entry anywhere in the model: `collection/id`. */
export type Address<Collection extends CollectionName = CollectionName> = string & {
  readonly [brand]: readonly ['address', Collection];
};

/** What an id looks like (LANGUAGE section 1). */
export const ID = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Names an id of a collection. */
export function Id<Collection extends CollectionName>(_collection: Collection, id: string): Id<Collection> {
  return id as Id<Collection>;
}

/** Makes the address of an entry. */
export function Address<Collection extends CollectionName>(collection: Collection, id: string): Address<Collection> {
  return `${collection}/${id}` as Address<Collection>;
}

/** Takes an address apart. */
export function partsOf<Collection extends CollectionName>(
  address: Address<Collection>,
): { readonly collection: Collection; readonly id: string } {
  const slash = address.indexOf('/');
  return { collection: address.slice(0, slash) as Collection, id: address.slice(slash + 1) };
}
