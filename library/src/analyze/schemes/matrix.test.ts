import { describe, expect, test } from 'vitest';
import { builtIn } from './built-in.fixture.ts';
import { matrixOf } from './matrix.ts';

/** The matrix as the training module prints it: probability 5 first, impact 1 to 5. */
const PRINTED = `
5 MOD HIGH CRIT CRIT CRIT
4 LOW MOD  HIGH CRIT CRIT
3 LOW MOD  MOD  HIGH CRIT
2 LOW LOW  MOD  MOD  HIGH
1 LOW LOW  LOW  MOD  MOD`;
const WORDS: Readonly<Record<string, string>> = { LOW: 'low', MOD: 'moderate', HIGH: 'high', CRIT: 'critical' };

describe('matrixOf', () => {
  const matrix = matrixOf(builtIn('five-by-five'));

  test('has all 25 cells as printed, highest row first', () => {
    const printed = PRINTED.trim()
      .split('\n')
      .flatMap((line) => {
        const [row, ...levels] = line.split(/\s+/);
        return levels.map((level, place) => ({ row, column: String(place + 1), level: WORDS[level] }));
      });
    expect(printed).toHaveLength(25);
    expect(matrix?.cells.flat()).toEqual(printed);
  });

  test('counts 7 low, 8 moderate, 4 high and 6 critical cells', () => {
    expect([...(matrix?.counts ?? [])]).toEqual([
      ['low', 7],
      ['moderate', 8],
      ['high', 4],
      ['critical', 6],
    ]);
  });

  test('names its axes and their levels', () => {
    expect(matrix?.rows).toEqual({ axis: 'probability', levels: ['5', '4', '3', '2', '1'] });
    expect(matrix?.columns).toEqual({ axis: 'impact', levels: ['1', '2', '3', '4', '5'] });
  });

  test('has the nine cells of the OWASP severity table', () => {
    for (const id of ['three-by-three', 'owasp']) {
      const cells = matrixOf(builtIn(id))
        ?.cells.flat()
        .map(({ row, column, level }) => `${row[0]}${column[0]} ${level}`);
      expect(cells, id).toEqual([
        'hl medium',
        'hm high',
        'hh critical',
        'ml low',
        'mm medium',
        'mh high',
        'll note',
        'lm low',
        'lh medium',
      ]);
    }
  });

  test('is not there where a scheme has none', () => {
    expect(matrixOf(builtIn('product'))).toBeUndefined();
    expect(matrixOf(builtIn('cvss'))).toBeUndefined();
  });
});
