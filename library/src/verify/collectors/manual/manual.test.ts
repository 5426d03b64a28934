import { expect, test } from 'vitest';
import { collector } from './collector.ts';

const NOW = '2026-11-22T12:00:00Z';
const said = { by: 'Sample Office', date: '2026-01-01', until: '2027-01-01' };

test.each([
  [said, 'upheld', 'Attested by Sample Office until 2027-01-01'],
  [{ ...said, until: '2026-11-22' }, 'unknown', 'The statement by Sample Office ended on 2026-11-22'],
  [{ ...said, until: '2026-11' }, 'unknown', 'The statement by Sample Office ended on 2026-11'],
  [{ ...said, date: '2026-12-01' }, 'unknown', 'The statement is dated 2026-12-01, which has not come yet'],
  [{ ...said, by: '<who signs>' }, 'unknown', 'Nobody has signed yet: "<who signs>" stands for a name'],
])('collector.judge takes %o as %s', (statement, verdict, because) => {
  const claim = collector.claim.parse(statement);
  expect(collector.judge(claim, statement, { now: NOW })).toMatchObject({ verdict, because });
});
