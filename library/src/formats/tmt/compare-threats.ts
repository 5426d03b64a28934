/**
 * The threats that a file records, beside those that its own rules give.
 * @module
 */
import { type GeneratedThreat, generate, interactionsOf } from './generate.ts';
import type { RecordedThreat, TmtModel } from './tmt-model.ts';

/** How what is recorded and what is generated differ. */
export interface Comparison {
  /** Recorded, and what they were recorded for is still drawn. */
  readonly live: readonly RecordedThreat[];
  /** Recorded, but the flow is gone or has other ends. */
  readonly stale: readonly RecordedThreat[];
  readonly generated: readonly GeneratedThreat[];
  /** Live, but of no rule of the knowledge base: somebody has added them by hand. */
  readonly own: readonly RecordedThreat[];
  /** Live and of a rule, but the rule does not give them. */
  readonly missing: readonly RecordedThreat[];
  /** Given by a rule, but not recorded. */
  readonly extra: readonly GeneratedThreat[];
}

/** Parts what is recorded into what is still drawn and what is not. */
export function liveThreats(model: TmtModel): Pick<Comparison, 'live' | 'stale'> {
  const drawn = new Set(
    model.surfaces.flatMap((surface) =>
      interactionsOf(surface).map(({ source, flow, target }) => `${source.guid}:${flow.guid}:${target.guid}`),
    ),
  );
  const [live, stale]: [RecordedThreat[], RecordedThreat[]] = [[], []];
  for (const threat of model.threats) {
    (drawn.has(`${threat.source}:${threat.flow}:${threat.target}`) ? live : stale).push(threat);
  }
  return { live, stale };
}

/** Generates the threats of a model and compares them with the recorded ones. */
export function compareThreats(model: TmtModel): Comparison {
  const { live, stale } = liveThreats(model);
  const generated = generate(model);
  const recorded = new Set(live.map(({ type, source, flow, target }) => `${type}${source}${flow}${target}`));
  const given = new Set(generated.map(({ key }) => key));
  const rules = new Set(model.knowledge?.threats.map(({ id }) => id));
  return {
    live,
    stale,
    generated,
    own: live.filter(({ type }) => !rules.has(type)),
    missing: live.filter(
      ({ type, source, flow, target }) => rules.has(type) && !given.has(`${type}${source}${flow}${target}`),
    ),
    extra: generated.filter(({ key }) => !recorded.has(key)),
  };
}
