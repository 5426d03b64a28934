/**
 * Word of what happens, to every page that listens.
 * @module
 */

/** What happened. */
export type ServerEvent =
  | { readonly kind: 'files'; readonly model: string }
  | { readonly kind: 'look'; readonly model: string }
  | { readonly kind: 'job'; readonly job: JobState };

/** A job and how far it is. */
export interface JobState {
  readonly id: string;
  readonly model: string;
  readonly call: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** 0 to 1, when it is known. */
  readonly done?: number | undefined;
  /** What it does now, or why it failed. */
  readonly says?: string | undefined;
}

/** Listeners and their events. */
export interface EventHub {
  emit(event: ServerEvent): void;
  /** Listens until the returned function is called. */
  listen(listener: (event: ServerEvent) => void): () => void;
}

export function eventHub(): EventHub {
  const listeners = new Set<(event: ServerEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
