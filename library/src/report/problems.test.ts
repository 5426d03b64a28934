import { expect, test } from 'vitest';
import { problemText } from './problems.ts';

const at = { file: 'model.yaml', line: 2, column: 9 };
const problem = { code: 'wrong-value', message: 'Cannot read it', at, hint: 'Write it otherwise' } as const;

test('problemText points at the word that is meant', () => {
  expect(problemText(problem, 'a: 1\n  b: c, "d e" \n', { color: false })).toBe(
    `  model.yaml:2:9
  Cannot read it
  2 │   b: c, "d e"
    │         ^^^^^
  Hint: Write it otherwise
`,
  );
});

test('problemText points at the right column behind wide letters and tabs', () => {
  const text = problemText({ ...problem, at: { ...at, line: 1, column: 4 } }, '\t漢字x: y', { color: false });
  expect(text).toContain('1 │  漢字x: y\n    │      ^\n');
});

test('problemText cuts a long line on both sides of the place', () => {
  const line = `${'a'.repeat(300)} here ${'b'.repeat(300)}`;
  const text = problemText({ ...problem, at: { ...at, line: 1, column: 302 } }, line, { color: false, width: 60 });
  const [, , source = '', carets = ''] = text.split('\n');
  expect(source).toMatch(/^ {2}1 │ …a+ here b+…$/);
  expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('here');
});

test('problemText does without a picture when the text has no such line', () => {
  expect(problemText({ ...problem, at: { ...at, line: 9 } }, 'a: 1', { color: false })).not.toContain('│');
});
