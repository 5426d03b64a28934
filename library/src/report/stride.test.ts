import { expect, test } from 'vitest';
import { STRIDE, type StrideCell, type StrideGrid, type StrideState } from '../model/stride-grid.ts';
import { smallReport } from './small-report.fixture.ts';
import { strideJson, strideMarkdown, stridePage } from './stride.ts';

function cell(letter: StrideCell['letter'], state: StrideState, more: Partial<StrideCell> = {}): StrideCell {
  return { letter, state, findings: [], questions: [], waiting: [], threats: [], decided: [], ...more };
}

const [spoofing, tampering, repudiation, disclosure, denial, elevation] = STRIDE;
const GRID: StrideGrid = {
  rows: [
    {
      element: 'components/store' as StrideGrid['rows'][number]['element'],
      id: 'store',
      kind: 'store',
      cells: [
        cell(spoofing, 'not-applicable'),
        cell(tampering, 'finding', { findings: ['open-store@store'], threats: ['theft'] }),
        cell(repudiation, 'question', { questions: ['logged@store', 'audit-log@store'] }),
        cell(disclosure, 'covered', { threats: ['theft'] }),
        cell(denial, 'unseen'),
        cell(elevation, 'clear'),
      ],
    },
  ],
  states: { finding: 1, question: 1, unknown: 0, covered: 1, decided: 0, clear: 1, unseen: 1, 'not-applicable': 1 },
  kinds: [
    { kind: 'store', letter: spoofing, rules: [], notApplicable: 'A store acts for nobody' },
    { kind: 'store', letter: tampering, rules: ['open-store'] },
  ],
  elsewhere: { findings: ['edge@door'], threats: ['flood'] },
  withoutLetter: ['vague'],
};

test('stridePage shows how far each cell has come, in 60 columns too', () => {
  for (const width of [60, 100]) {
    const page = stridePage(smallReport(), GRID, { width, color: false });
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(page).toContain('Not expected: spoofing. A store acts for nobody.');
    for (const word of ['found', 'asked', 'covered', 'unseen', 'clear', 'edge@door', 'flood', 'vague']) {
      expect(page).toContain(word);
    }
  }
  expect(stridePage(smallReport(), GRID, { width: 100, color: false })).toMatch(
    /store +- +1 found +2 asked +1 covered +unseen +clear/,
  );
});

test('stridePage ends with the command that explains the first finding, or asks, or checks', () => {
  const last = (grid: StrideGrid) =>
    stridePage(smallReport(), grid, { width: 100, color: false }).trimEnd().split('\n').at(-1);
  expect(last(GRID)).toBe("Next: vauban explain 'models/my shop' open-store@store");
  expect(last({ ...GRID, rows: [] })).toBe("Next: vauban ask 'models/my shop'");
  expect(last({ ...GRID, rows: [], states: { ...GRID.states, question: 0 } })).toBe(
    "Next: vauban check 'models/my shop'",
  );
});

test('strideMarkdown names every id', () => {
  const text = strideMarkdown(smallReport(), GRID);
  for (const id of ['open-store@store', 'logged@store', 'audit-log@store', 'theft'])
    expect(text).toContain(`\`${id}\``);
});

test('strideJson is the grid with the name of the system', () => {
  expect(strideJson(smallReport(), GRID)).toEqual({ system: 'Shop TEXT', ...GRID });
});
