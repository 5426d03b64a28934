import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ruleBook } from '../library/src/analyze/rules/rule-book.ts';
import { runRules } from '../library/src/analyze/rules/run-rules.ts';
import { readModel } from '../library/src/model/files/read-model.ts';
import type { Model } from '../library/src/model/model.ts';

/** Threats of the documents that no rule over a data flow diagram could find, each with the reason. */
const NOT_FOR_RULES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  virtengine: {
    'side-channel': 'Timing and power are properties of an implementation, which a diagram does not show',
    'pipeline-compromise': 'The document draws no build, repository or registry',
    'supply-chain': 'The document draws no build, repository or registry',
    'network-exhaustion': "No element of the diagram is a tenant's network, and no measure names it",
  },
  atlas: {},
  'bitcoin-commons': {},
};

/** The model as if none of its controls were there: what rules would have said before anything was done. */
function bare(model: Model): Model {
  const controls = new Map(
    [...model.controls].map(([id, control]) => [id, { ...control, status: 'planned' as const }]),
  );
  return { ...model, controls };
}

describe('the rules find what the teams declared', async () => {
  const rows: { readonly model: string; readonly threat: string; readonly by: readonly string[] }[] = [];
  for (const id of Object.keys(NOT_FOR_RULES)) {
    const read = await readModel(fileURLToPath(new URL(id, import.meta.url)));
    const { absorbed } = runRules(bare(read.model), ruleBook(), { clock: '2026-11-22', locate: read.locate });
    for (const threat of read.model.threats.values()) {
      const by = absorbed
        .filter((one) => [one.by, ...(one.also ?? [])].includes(threat.id))
        .map(({ finding }) => finding);
      rows.push({ model: id, threat: threat.id, by });
    }
  }

  it('in at least 90 of 100 cases', () => {
    const missed = rows.filter(({ by }) => by.length === 0);
    const unexplained = missed.filter(({ model, threat }) => NOT_FOR_RULES[model]?.[threat] === undefined);
    const share = (rows.length - missed.length) / rows.length;
    console.log(
      `${rows.length - missed.length} of ${rows.length} declared threats are found (${Math.round(share * 100)} %)`,
    );
    expect(unexplained.map(({ model, threat }) => `${model} ${threat}`)).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.9);
  });

  it('and no reason is given for one that is found', () => {
    const needless = rows.filter(
      ({ model, threat, by }) => by.length > 0 && NOT_FOR_RULES[model]?.[threat] !== undefined,
    );
    expect(needless).toEqual([]);
  });
});
