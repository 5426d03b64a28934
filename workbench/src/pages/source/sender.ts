/**
 * Hands what is typed to the workbench: the first letter at once, the next ones as soon as the analysis before them is
 * done, so that a large model never falls behind the typing.
 * @module
 */
import type { Workbench } from '../../data/types.ts';

export interface Sender {
  typed(file: string, text: string): void;
  /** Sends what waits, when the last analysis is done. */
  next(): void;
  /** Sends what waits, whatever is going on. */
  flush(): void;
  /** Whether the texts of the overview are older than what was typed. */
  isAhead(): boolean;
}

/** An analysis that failed gives no answer; after this many milliseconds the next text is sent anyway. */
const PATIENCE = 1500;

/** A sender for a workbench. */
export function sender({ getState, setText }: Pick<Workbench, 'getState' | 'setText'>): Sender {
  let waits: { readonly file: string; readonly text: string } | undefined;
  let sentAt = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOnItsWay = (): boolean => getState().revision === sentAt;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waits === undefined) return;
    const { file, text } = waits;
    waits = undefined;
    sentAt = getState().revision;
    setText(file, text);
  };
  const next = (): void => {
    if (!isOnItsWay()) flush();
  };
  return {
    typed: (file, text) => {
      if (waits !== undefined && waits.file !== file) flush();
      waits = { file, text };
      next();
      if (waits !== undefined) timer ??= setTimeout(flush, PATIENCE);
    },
    next,
    flush,
    isAhead: () => waits !== undefined || isOnItsWay(),
  };
}

const senders = new WeakMap<Workbench, Sender>();

/** The one sender of a workbench; it outlives the page. */
export function senderOf(workbench: Workbench): Sender {
  const known = senders.get(workbench) ?? sender(workbench);
  senders.set(workbench, known);
  return known;
}
