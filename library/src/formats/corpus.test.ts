/**
 * Conformance with the corpus: every third-party file is recognized by its structure and counted as its table says.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readForeign } from './read-foreign.ts';
import { CORPUS, contextIn, type Expected, expectedCounts, hasCorpus } from './try-format.fixture.ts';

/** Rows of one name in the table that we read as several formats. */
const READ_AS: Readonly<Record<string, RegExp>> = { 'attack-tree': /^(plantuml-tree|deciduous)$/ };

/** Figures in which we differ, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {};

async function read({ path }: Expected) {
  const file = join(CORPUS, path);
  return readForeign({ name: file, bytes: readFileSync(file) }, { context: contextIn(dirname(file)) });
}

describe.skipIf(!hasCorpus)('the corpus', () => {
  const rows = expectedCounts();

  it('is there', () => {
    expect(rows.length).toBeGreaterThan(100);
  });

  it.each(rows)('$path is read as what it is, or refused with one problem', async (row) => {
    const { format, text, problems } = await read(row);
    if (/must be refused/.test(row.other)) {
      expect(text).toBeUndefined();
      expect(problems.length).toBe(1);
      return;
    }
    expect(text).toBeDefined();
    expect(problems).toEqual([]);
    expect(format?.id).toMatch(READ_AS[row.format] ?? new RegExp(`^${row.format}$`));
  });

  it('is counted as the table says in at least 98 of 100 figures, and each difference is explained', async () => {
    const different: string[] = [];
    let figures = 0;
    for (const row of rows) {
      const { counts } = await read(row);
      for (const [name, number] of Object.entries(row.counts)) {
        figures += 1;
        if (counts[name] !== number) different.push(`${row.path} ${name}: ${counts[name]} instead of ${number}`);
      }
    }
    expect(different.filter((one) => DIFFERENT[one] === undefined)).toEqual([]);
    expect(figures).toBeGreaterThan(700);
    expect(1 - different.length / figures).toBeGreaterThanOrEqual(0.98);
  }, 60_000);
});
