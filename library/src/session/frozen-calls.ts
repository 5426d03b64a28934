/**
 * The calls whose answers a frozen report keeps: what its pages ask without anybody changing anything.
 * @module
 */
import { callKey } from './call-key.ts';
import { QUICK_CALLS, type QuickCalls } from './quick-calls.ts';
import type { Overview, Session } from './session.ts';
import { SLOW_CALLS } from './slow-calls.ts';

/** What a report holds. */
export interface Frozen {
  readonly overview: Overview;
  /** Answers of calls by their key. */
  readonly calls: ReadonlyMap<string, unknown>;
}

/** More elements than this are not each followed: the report would outgrow its reader. */
const MOST_FOLLOWED = 120;

/** Asks everything once. A call that fails is left out; its page says so. */
export async function frozenOf(session: Session): Promise<Frozen> {
  const overview = QUICK_CALLS.overview(session);
  const { model, analysis } = overview;
  const calls = new Map<string, unknown>();
  const keep = async (name: string, args: unknown, ask: () => unknown): Promise<void> => {
    try {
      calls.set(callKey(name, args), await ask());
    } catch (error) {
      // What is too large to draw, or cannot be computed, is missing from the page and nothing else.
      if (!(error instanceof Error)) throw error;
    }
  };
  const quick = <Name extends keyof QuickCalls>(name: Name, args: Parameters<QuickCalls[Name]>[1]): Promise<void> =>
    keep(name, args, () => (QUICK_CALLS[name] as (open: Session, given: unknown) => unknown)(session, args));
  await quick('scene', {});
  for (const diagram of model.diagrams.keys()) await quick('scene', { diagram });
  await quick('stride', {});
  await quick('surface', {});
  const origins = [
    ...[...model.actors.keys()].map((id) => `actors/${id}`),
    ...[...model.zones.keys()].map((id) => `zones/${id}`),
  ];
  for (const from of origins.slice(0, MOST_FOLLOWED)) await quick('surface', { from });
  for (const component of [...model.components.keys()].slice(0, MOST_FOLLOWED)) await quick('blast', { component });
  const spoken = [
    ...analysis.findings.map(({ id }) => id),
    ...analysis.absorbed.map(({ finding }) => finding),
    ...analysis.decided.map(({ finding }) => finding),
  ];
  for (const id of spoken.slice(0, 4 * MOST_FOLLOWED)) await quick('explain', { id });
  for (const id of [...model.controls.keys()].slice(0, 4 * MOST_FOLLOWED))
    await quick('explain', { id: `controls/${id}` });
  for (const id of model.trees.keys()) {
    for (const counters of [true, false]) await quick('tree', { id, counters });
  }
  // Null says that there are no figures; nothing would say that nobody asked.
  await keep('risk', {}, () => SLOW_CALLS.risk(session, {}) ?? null);
  await keep('budget', { goal: 'loss', limit: 0 }, () => SLOW_CALLS.budget(session, { goal: 'loss', limit: 0 }));
  return { overview, calls };
}
