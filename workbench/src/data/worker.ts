/**
 * The open model, in a thread of its own: typing never waits for an analysis.
 * @module
 */
import { openSession, QUICK_CALLS, type Session, type SessionSources } from 'vauban/browser';

/** What the page asks. */
export type Ask =
  | { readonly id: number; readonly kind: 'open'; readonly sources: SessionSources }
  | { readonly id: number; readonly kind: 'call'; readonly name: keyof typeof QUICK_CALLS; readonly args: unknown };

/** What it is answered. */
export type Answer =
  | { readonly id: number; readonly kind: 'result'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'error'; readonly message: string; readonly hint?: string | undefined };

let session: Promise<Session> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  void answer(data).then((said) => self.postMessage(said));
});

async function answer(ask: Ask): Promise<Answer> {
  const { id } = ask;
  try {
    if (ask.kind === 'open') {
      session = openSession(ask.sources);
      return { id, kind: 'result', result: QUICK_CALLS.overview(await session) };
    }
    if (session === undefined) throw new Error('No model is open');
    const call = QUICK_CALLS[ask.name] as (open: Session, args: unknown) => unknown;
    return { id, kind: 'result', result: await call(await session, ask.args) };
  } catch (error) {
    const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
    return { id, kind: 'error', message: error instanceof Error ? error.message : String(error), hint };
  }
}
