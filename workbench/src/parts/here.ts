/**
 * Links that stay on the page, and keys that go along its rows.
 * @module
 */
import type { KeyboardEvent } from 'react';
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

/** Arrow keys, Home and End go along the links that are marked with `data-row`. */
export function rowKeys(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const active = document.activeElement;
  const at = active instanceof HTMLElement ? rows.indexOf(active) : -1;
  if (at === -1) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = next === undefined ? undefined : rows[next];
  if (row === undefined) return;
  event.preventDefault();
  row.focus();
}
