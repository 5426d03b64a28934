/**
 * Keys for the whole workbench.
 * @module
 */
import { useEffect } from 'react';
import type { Workbench } from '../data/types.ts';
import { PAGES } from './page.ts';
import { go } from './where.ts';

export interface KeyActions {
  readonly workbench: Workbench;
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}

/** How long after "g" the letter of a page counts, in milliseconds. */
const PATIENCE = 1200;

/** Listens to the keys. */
export function useKeys(actions: KeyActions): void {
  useEffect(() => {
    const actionOf = keyReader(actions);
    const pressed = (event: KeyboardEvent): void => {
      const action = actionOf(event);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [actions]);
}

/** Gives what a key asks for; remembers a "g" for a moment. */
function keyReader({
  workbench,
  openPalette,
  openHelp,
}: KeyActions): (event: KeyboardEvent) => (() => void) | undefined {
  const save = (): void => void workbench.save();
  const withCommand: Readonly<Record<string, () => void>> = { k: openPalette, s: save };
  const plain: Readonly<Record<string, () => void>> = {
    '?': openHelp,
    '/': openPalette,
    z: () => void workbench.undo(),
    y: () => void workbench.redo(),
  };
  let since = Number.NEGATIVE_INFINITY;
  return (event) => {
    if (event.ctrlKey || event.metaKey) return withCommand[event.key.toLowerCase()];
    if (isTyping(event.target) || event.altKey) return undefined;
    if (performance.now() - since < PATIENCE) {
      const page = PAGES.find((one) => one.key === event.key);
      since = Number.NEGATIVE_INFINITY;
      if (page !== undefined) return go.bind(undefined, page.id);
    }
    if (event.key === 'g') since = performance.now();
    return plain[event.key];
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
