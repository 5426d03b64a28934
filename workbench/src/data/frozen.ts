/**
 * A frozen report: the same pages over answers that were given when it was made. Nothing can be changed.
 * @module
 */
import { callKey, decodePlain, type Overview } from 'vauban/browser';
import { EMPTY_STATE, observable } from './observable.ts';
import type { Workbench } from './types.ts';

/** What a report holds. */
export interface Frozen {
  readonly overview: Overview;
  /** Answers of calls by their key. */
  readonly calls: ReadonlyMap<string, unknown>;
}

/** Opens what stands in the page. */
export async function openFrozen(): Promise<Workbench> {
  const text = await unpacked(document.getElementById('vauban-frozen')?.textContent ?? '');
  const store = observable({ ...EMPTY_STATE, frozen: true, phase: 'failed', failure: 'This report is empty' });
  let calls: ReadonlyMap<string, unknown> = new Map();
  if (text !== '') {
    const { overview, calls: answers } = decodePlain(text) as Frozen;
    calls = answers;
    store.set({
      phase: 'ready',
      overview,
      model: overview.path,
      models: [{ id: overview.path, path: overview.path }],
      revision: 1,
    });
  }
  const answer = (name: string, args: unknown): never => {
    const found = calls.get(callKey(name, args));
    if (found === undefined) throw new Error('This was not asked when the report was made: open the model to see it');
    return found as never;
  };
  const refuse = async (): Promise<never> => {
    store.notify('plain', 'A report cannot be changed', 'Open the model with "vauban open"');
    return undefined as never;
  };
  return {
    getState: store.get,
    subscribe: store.subscribe,
    call: async (name, args) => answer(name, args),
    run: async (name, args) => answer(name, args),
    verify: refuse,
    cancel: refuse,
    edit: async () => {
      await refuse();
      return false;
    },
    setText: () => {},
    save: async () => false,
    revert: refuse,
    resolve: refuse,
    undo: refuse,
    redo: refuse,
    setEnvironment: refuse,
    openModel: refuse,
    revisions: async () => [],
    textsAt: async () => [],
    notify: store.notify,
    dismiss: store.dismiss,
  };
}

/** The text that was packed into the page; empty when there is none. */
async function unpacked(packed: string): Promise<string> {
  if (packed === '') return '';
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
}
