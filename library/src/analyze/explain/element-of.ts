/**
 * The element that the id of a finding names.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import { VaubanError } from '../../model/problem.ts';
import type { Path } from '../../model/raw.ts';
import { COLLECTION_OF, type Element } from '../facts/element.ts';
import { NAMED } from '../finding-order.ts';
import type { Rule } from '../rules/rule-book.ts';
import type { Context } from './context.ts';

/**
 * The element a rule would speak at; its id alone is enough, because a rule looks at one kind.
 *
 * @throws {VaubanError} NO_SUCH_ID when the model has no such element, or leaves it out
 */
export function elementOf(rule: Rule, where: string, { claimed, model }: Context): Element {
  const collection = rule.each === 'model' ? 'system' : COLLECTION_OF[rule.each];
  const id = where.startsWith(`${collection}/`) ? where.slice(collection.length + 1) : where;
  const element = claimed.element(rule.each, id);
  if (element !== undefined) return element;
  const entry = rule.each === 'model' ? undefined : model[COLLECTION_OF[rule.each]].get(id);
  if (entry?.outOfScope !== undefined) {
    throw new VaubanError('NO_SUCH_ID', `Cannot explain "${rule.id}@${where}": "${id}" is out of scope`, {
      hint: `No rule looks at it, because: ${entry.outOfScope}`,
    });
  }
  const meant = didYouMean(
    id,
    claimed.elements(rule.each).map((one) => one.id),
  );
  const wanted = rule.each === 'model' ? '"system"' : `the id of one of the ${collection}`;
  throw new VaubanError('NO_SUCH_ID', `Cannot explain "${rule.id}@${where}": expected ${wanted}, found "${where}"`, {
    hint: meant === undefined ? undefined : `Did you mean "${rule.id}@${meant}"?`,
  });
}

/**
 * The address of an entry that a finding is about, or `system`.
 *
 * @throws {VaubanError} NO_SUCH_ID when the model has no such entry
 */
export function addressOf(where: string, { model }: Context): string {
  if (where === 'system') return where;
  const home = NAMED.find((collection) =>
    where.startsWith(`${collection}/`)
      ? model[collection].has(where.slice(collection.length + 1))
      : model[collection].has(where),
  );
  if (home === undefined) throw new VaubanError('NO_SUCH_ID', `Cannot find "${where}" in the model`);
  return where.startsWith(`${home}/`) ? where : `${home}/${where}`;
}

/** Where an address stands in the model. */
export function pathOf(address: string): Path {
  return address === 'system' ? ['system'] : address.split('/');
}
