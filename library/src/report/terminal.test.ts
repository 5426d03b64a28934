import { expect, test } from 'vitest';
import { brokenReport, smallReport } from './small-report.fixture.ts';
import { checkPage } from './terminal.ts';

test('checkPage prints one model in full', () => {
  expect(checkPage([smallReport()], { width: 100, color: false })).toMatchSnapshot();
});

test('checkPage prints several models in short', () => {
  expect(checkPage([smallReport(), brokenReport()], { width: 80, color: false })).toMatchSnapshot();
});

test('checkPage shows problems first, with a caret', () => {
  const page = checkPage([brokenReport()], { width: 80, color: false });
  expect(page.indexOf('Problems')).toBeLessThan(page.indexOf('Register'));
  expect(page).toContain('Did you mean "inside"?');
  expect(page).toMatch(/\n {4}│ +\^{5}\n/);
});

test('checkPage counts the findings it leaves out', () => {
  const report = smallReport();
  const [finding] = report.analysis.findings;
  if (finding === undefined) throw new TypeError('Cannot test: expected a finding');
  const findings = Array.from({ length: 14 }, (_, index) => ({ ...finding, id: `${finding.id}#${index}` }));
  const many = { ...report, analysis: { ...report.analysis, findings } };
  expect(checkPage([many], { width: 100, color: false })).toContain("4 more: vauban check 'models/my shop' --all");
  expect(checkPage([many], { width: 100, color: false, all: true })).not.toContain('more:');
});

test('checkPage lists the ids of a matrix below it when they do not fit into its cells', () => {
  const report = smallReport();
  const [matrix] = report.analysis.matrices;
  if (matrix === undefined) throw new TypeError('Cannot test: expected a matrix');
  const lines = matrix.lines.map((line) => ({
    ...line,
    cells: line.cells.map((cell) => ({ ...cell, threats: cell.threats.map((id) => `${id}-of-a-very-long-name`) })),
  }));
  const long = { ...report, analysis: { ...report.analysis, matrices: [{ ...matrix, lines }] } };
  const page = checkPage([long], { width: 80, color: false });
  expect(page).toContain('1 threat ');
  expect(page).toContain('4 x 5  critical  flood-of-a-very-long-name');
});
