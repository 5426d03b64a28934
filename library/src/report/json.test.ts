import { expect, test } from 'vitest';
import { checkJson } from './json.ts';
import { brokenReport, smallReport } from './small-report.fixture.ts';

test('checkJson prints one model as an object with the promised keys', () => {
  const json = checkJson([smallReport()]) as Record<string, unknown>;
  expect(Object.keys(json)).toEqual([
    'system',
    'path',
    'environment',
    'clock',
    'counts',
    'problems',
    'findings',
    'questions',
    'absorbed',
    'decided',
    'policies',
    'risks',
    'levels',
    'posture',
    'matrices',
    'layers',
    'phases',
    'environments',
    'flows',
    'detections',
    'claims',
    'course',
  ]);
  expect(Object.keys(json['counts'] as object).length).toBeGreaterThan(0);
  expect(json['posture']).toEqual({ controls: { PROVEN: 0, STALE: 0, CLAIMED: 1, REFUTED: 0, none: 1 } });
  expect(json['risks']).toMatchObject([
    { threat: 'theft', declared: 'high' },
    { threat: 'flood', claimed: null },
  ]);
});

test('checkJson prints several models as a list', () => {
  expect(checkJson([smallReport(), smallReport()])).toMatchObject({ models: [{ path: 'models/my shop' }, {}] });
  expect(checkJson([])).toEqual({ models: [] });
});

test('checkJson gives a problem a hint or null', () => {
  const { problems } = checkJson([brokenReport()]) as { problems: readonly object[] };
  expect(problems).toHaveLength(2);
  for (const problem of problems) expect(Object.keys(problem)).toEqual(['code', 'message', 'hint', 'at']);
});

test('checkJson has nothing that JSON cannot hold', () => {
  const json = checkJson([smallReport()]);
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});
