/**
 * Arrow keys along the rows of a list.
 * @module
 */
import type { KeyboardEvent } from 'react';

/**
 * Moves the focus along the elements with `data-step` inside; home and end go to the ends.
 *
 * @returns what has the focus now, when it has moved
 */
export function stepRows(event: KeyboardEvent<HTMLElement>): HTMLElement | undefined {
  if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key) || event.altKey || event.ctrlKey) return undefined;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-step]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
  if (at === -1) return undefined;
  event.preventDefault();
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key] ?? at;
  const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
  row?.focus();
  return row;
}
