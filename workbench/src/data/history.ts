/**
 * What was changed in this session, so that it can be undone after it was saved.
 * @module
 */

/** One change: the texts of its files before and after. */
export interface Step {
  readonly label: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

export interface History {
  push(step: Step): void;
  /** The step that would be undone. */
  last(): Step | undefined;
  /** The step that would be done again. */
  next(): Step | undefined;
  back(): void;
  forth(): void;
}

/** So many steps are remembered. */
const MOST = 200;

export function history(): History {
  let steps: Step[] = [];
  let at = 0;
  return {
    push: (step) => {
      steps = [...steps.slice(0, at), step].slice(-MOST);
      at = steps.length;
    },
    last: () => steps[at - 1],
    next: () => steps[at],
    back: () => {
      at = Math.max(0, at - 1);
    },
    forth: () => {
      at = Math.min(steps.length, at + 1);
    },
  };
}
