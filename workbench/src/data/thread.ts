/**
 * The worker that holds the open model, as promises.
 * @module
 */
import type { Overview, QuickCalls, SessionSources } from 'vauban/browser';
import type { Answer, Ask } from './worker.ts';

/** A call that failed, with what to do about it. */
export class CallFailed extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint: string | undefined) {
    super(message);
    this.hint = hint;
  }
}

export interface Thread {
  /** Opens a model; undefined when a later one was asked for meanwhile. */
  open(sources: SessionSources): Promise<Overview | undefined>;
  call(name: keyof QuickCalls, args: unknown): Promise<unknown>;
}

export function startThread(): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<
    number,
    { readonly done: (result: unknown) => void; readonly failed: (error: Error) => void }
  >();
  let asked = 0;
  let opened = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const promise = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'result') promise?.done(data.result);
    else promise?.failed(new CallFailed(data.message, data.hint));
  });
  worker.addEventListener('error', (event) => {
    for (const { failed } of waiting.values())
      failed(new CallFailed(event.message || 'The analysis stopped', undefined));
    waiting.clear();
  });
  const ask = (message: Ask): Promise<unknown> =>
    new Promise((done, failed) => {
      waiting.set(message.id, { done, failed });
      worker.postMessage(message);
    });
  const nextId = (): number => {
    asked += 1;
    return asked;
  };
  return {
    open: async (sources) => {
      const id = nextId();
      opened = id;
      const overview = await ask({ id, kind: 'open', sources });
      return opened === id ? (overview as Overview) : undefined;
    },
    call: (name, args) => ask({ id: nextId(), kind: 'call', name, args }),
  };
}
