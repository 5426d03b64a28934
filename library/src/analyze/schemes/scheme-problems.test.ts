import { describe, expect, test } from 'vitest';
import { Id } from '../../model/id.ts';
import type { Scheme } from '../../model/model.ts';
import { builtIn } from './built-in.fixture.ts';
import { schemeProblems } from './scheme-problems.ts';

const three = builtIn('three-by-three');
const product = builtIn('product');

function messages(scheme: Scheme): readonly string[] {
  return schemeProblems(scheme).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('schemeProblems', () => {
  test('finds an axis that is not there', () => {
    const cells = three.matrix?.cells ?? new Map();
    expect(messages({ ...three, matrix: { rows: 'probability', columns: 'impact', cells } })).toEqual([
      'matrix.rows: Expected an axis, found "probability"',
    ]);
  });

  test('finds a row that is missing and one that is too short', () => {
    const cells = new Map([
      ['low', ['note', 'low', 'medium']],
      ['medium', ['low', 'medium']],
    ]);
    expect(messages({ ...three, matrix: { rows: 'likelihood', columns: 'impact', cells } })).toEqual([
      'matrix.cells.medium: Expected 3 cells in the row "medium", found 2',
      'matrix.cells.high: Expected 3 cells in the row "high", found 0',
    ]);
  });

  test('finds a level that is not there', () => {
    const decisions = [{ ask: 'Is it bad?', level: 'bad', yes: 'Run' }];
    expect(messages({ ...three, decisions })).toEqual(['decisions.0.level: Expected a level of risk, found "bad"']);
  });

  test('finds bands that do not rise with the levels', () => {
    const bands = new Map([
      ['low', 1],
      ['moderate', 30],
      ['high', 15],
      ['critical', 45],
    ]);
    const score = { product: ['probability', 'impact', 'exposure'], bands };
    expect(messages({ ...product, score })).toEqual(['score.bands: Expected bands that rise with the levels']);
  });

  test('finds a level without the value that a product needs', () => {
    const levels = new Map([
      ['1', { value: 1 }],
      ['2', { title: 'Two' }],
    ]);
    const axes = new Map([...(product.axes ?? []), ['impact', { levels }]]);
    expect(messages({ ...product, axes })).toEqual([
      'axes.impact.levels.2: Expected a value of the level "2", found none',
    ]);
  });

  test('finds a word that names two levels', () => {
    const levels = [...(three.levels ?? []), { id: 'severe', aka: ['CRIT'] }];
    expect(messages({ ...three, levels })).toEqual([
      'levels.severe: Expected a word of its own, found "CRIT", which names "critical"',
    ]);
  });

  test('finds a default, a band and a factor that are not there', () => {
    const levels = new Map([['low', {}]]);
    const bands = new Map([['high', 6]]);
    const factors = new Map([['all', ['mood']]]);
    const axes = new Map([...(three.axes ?? []), ['cost', { levels, bands, factors, assumed: 'none' }]]);
    expect(messages({ ...three, axes })).toEqual([
      'axes.cost.assumed: Expected one of low, found "none"',
      'axes.cost.bands.high: Expected a level of the axis, found "high"',
      'axes.cost.factors.all: Expected a factor, found "mood"',
    ]);
  });

  test('finds a scheme that gives no level at all', () => {
    expect(messages({ id: Id('schemes', 'empty') })).toEqual([': Expected one of matrix, score and cvss, found none']);
  });
});
