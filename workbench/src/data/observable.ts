/**
 * A state that listeners hear of.
 * @module
 */
import type { Notice, State } from './types.ts';

export interface Observable {
  get(): State;
  set(change: Partial<State>): void;
  subscribe(listener: () => void): () => void;
  notify(tone: Notice['tone'], text: string, hint?: string): void;
  dismiss(id: number): void;
}

/** How long a notice stays, in milliseconds; bad news stays until it is dismissed. */
const STAYS = 6000;

export function observable(start: State): Observable {
  let state = start;
  let notices = 0;
  const listeners = new Set<() => void>();
  const set = (change: Partial<State>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const dismiss = (id: number): void => set({ notices: state.notices.filter((notice) => notice.id !== id) });
  return {
    get: () => state,
    set,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dismiss,
    notify: (tone, text, hint) => {
      notices += 1;
      const id = notices;
      set({ notices: [...state.notices, { id, tone, text, hint }] });
      if (tone !== 'bad') setTimeout(() => dismiss(id), STAYS);
    },
  };
}

/** The state before anything is known. */
export const EMPTY_STATE: State = {
  frozen: false,
  phase: 'loading',
  models: [],
  model: '',
  overview: undefined,
  revision: 0,
  unsaved: new Set(),
  saving: false,
  conflicts: [],
  canUndo: undefined,
  canRedo: undefined,
  online: true,
  jobs: [],
  notices: [],
  took: 0,
};
