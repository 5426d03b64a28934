/**
 * Finds the entry of a model that a word of the command line means.
 * @module
 */
import { didYouMean } from '../kit/did-you-mean.ts';
import type { CollectionName } from '../model/collection-name.ts';
import { Address } from '../model/id.ts';
import type { Model } from '../model/model.ts';
import { VaubanError } from '../model/problem.ts';
import type { EntryCollection } from '../model/schema/collection.ts';

/**
 * Finds it by its id, or by `collection/id` where several collections have it.
 *
 * @param wanted what is looked for, in words, such as `an actor or a zone`
 * @throws {VaubanError} NO_SUCH_ID when there is none, or more than one
 */
export function findEntry<Collection extends EntryCollection & CollectionName>(
  model: Model,
  collections: readonly Collection[],
  { id, wanted }: { readonly id: string; readonly wanted: string },
): Address<Collection> {
  const named = collections.find((collection) => id.startsWith(`${collection}/`));
  const bare = named === undefined ? id : id.slice(named.length + 1);
  const found = (named === undefined ? collections : [named]).filter((collection) => model[collection].has(bare));
  const [only] = found;
  if (only !== undefined && found.length === 1) return Address(only, bare);
  if (found.length > 1) {
    const choices = found.map((collection) => `${collection}/${bare}`).join(' or ');
    throw new VaubanError('NO_SUCH_ID', `Cannot tell which "${id}" is meant: expected ${choices}`);
  }
  const meant = didYouMean(
    bare,
    collections.flatMap((collection) => [...model[collection].keys()]),
  );
  throw new VaubanError('NO_SUCH_ID', `Cannot find "${id}": expected ${wanted}`, {
    hint: meant === undefined ? 'Run "vauban show MODEL" to list what there is' : `Did you mean "${meant}"?`,
  });
}
