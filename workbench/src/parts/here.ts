/**
 * Links that stay on the page.
 * @module
 */
import { href, type Where } from '../shell/where.ts';

/** The address of the same page with something else picked. */
export function here(where: Where, changes: Readonly<Record<string, string | undefined>>): string {
  return href(where.page, { ...Object.fromEntries(where.query), ...changes });
}

/** The id that is picked, from `collection/id` or the id alone. */
export function pickedId(where: Where, collection: string): string | undefined {
  const select = where.query.get('select');
  if (select === null || select === '') return undefined;
  return select.startsWith(`${collection}/`) ? select.slice(collection.length + 1) : select;
}
