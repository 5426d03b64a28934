import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ruleBook } from '../library/src/analyze/rules/rule-book.ts';
import { strideGrid } from '../library/src/analyze/stride.ts';
import { check } from '../library/src/check.ts';
import { readModel } from '../library/src/model/files/read-model.ts';

async function gridOf(id: string) {
  const read = await readModel(fileURLToPath(new URL(id, import.meta.url)));
  const { model, analysis } = await check(read, { clock: '2026-11-22' });
  return { grid: strideGrid(model, analysis, ruleBook()), model, analysis };
}

describe('the STRIDE worksheet of each model', () => {
  it.each(['atlas', 'virtengine', 'bitcoin-commons'])('of %s has a place for everything', async (id) => {
    const { grid, model, analysis } = await gridOf(id);
    const cells = grid.rows.flatMap((row) => row.cells);
    expect(cells).toHaveLength(grid.rows.length * 6);

    const lettered = analysis.findings.filter(({ stride }) => stride !== undefined).map((finding) => finding.id);
    const shown = [...cells.flatMap(({ findings }) => findings), ...grid.elsewhere.findings];
    expect(shown.toSorted()).toEqual(lettered.toSorted());

    const placed = new Set([
      ...cells.flatMap(({ threats }) => threats),
      ...grid.elsewhere.threats,
      ...grid.withoutLetter,
    ]);
    expect([...model.threats.keys()].filter((threat) => !placed.has(threat))).toEqual([]);

    const asked = new Set(cells.flatMap(({ questions }) => questions));
    const byLetter = new Set(
      ruleBook()
        .filter(({ kind }) => kind === 'threat')
        .map((rule) => rule.id),
    );
    const rows = new Set<string>(grid.rows.map(({ element }) => element));
    const missing = analysis.questions.filter(
      ({ id: question, about, rules }) =>
        rows.has(about) && rules.some((rule) => byLetter.has(rule)) && !asked.has(question),
    );
    expect(missing.map((question) => question.id)).toEqual([]);
  });

  it('of Atlas knows the threats its document names', async () => {
    const { grid } = await gridOf('atlas');
    const drive = grid.rows.find(({ id }) => id === 'drive');
    expect(drive?.kind).toBe('store');
    expect(drive?.cells.find(({ letter }) => letter === 'information-disclosure')?.threats).toHaveLength(3);
    expect(grid.withoutLetter).toEqual([]);
  });
});
