/**
 * The answers of this sitting with what each moved, the last one first. They stay while other pages are open.
 * @module
 */
import { useSyncExternalStore } from 'react';
import type { Question } from 'vauban/browser';
import type { Moved } from './moved.ts';

export interface Answered {
  /** The model it was given in. */
  readonly model: string;
  readonly question: Question;
  readonly answer: string;
  /** The label of the change, by which it can be undone while it is the last one. */
  readonly label: string;
  readonly moved: Moved;
}

let log: readonly Answered[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Answered[]): void {
  log = next;
  for (const listener of listeners) listener();
}

/** Remembers an answer; an older one to the same question is forgotten. */
export function remember(answered: Answered): void {
  set([answered, ...without(answered)]);
}

/** Forgets an answer that was taken back. */
export function forget(answered: Answered): void {
  set(without(answered));
}

function without({ model, question }: Answered): readonly Answered[] {
  return log.filter((one) => one.model !== model || one.question.id !== question.id);
}

/** The answers given in a model. */
export function useAnswerLog(model: string): readonly Answered[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => log,
  );
  return all.filter((one) => one.model === model);
}
