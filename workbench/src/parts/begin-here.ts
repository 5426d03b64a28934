/**
 * Where a dialog begins: without it the focus goes to its first button, which closes it.
 * @module
 */

/** Marks a field as the first of a dialog; given to it as its ref. */
export function beginHere(field: HTMLElement | null): void {
  field?.setAttribute('autofocus', '');
}
