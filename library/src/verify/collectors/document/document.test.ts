import { afterAll, describe, expect, it } from 'vitest';
import { auditedBy, closeTrees, judgedBy, openTree } from '../code/tree.fixture.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';

afterAll(closeTrees);
const judged = judgedBy(collector, gather);

type Tree = Readonly<Record<string, string>>;

/** The findings of a tree, each as `file:line check`; one text alone is `a.md`. */
async function findings(tree: Tree | string, about?: string): Promise<readonly string[]> {
  const source = await openTree(typeof tree === 'string' ? { 'a.md': tree } : tree);
  const { details = [] } = await judged(about === undefined ? {} : { about }, source);
  return details.map(({ check, at }) => `${at?.file}:${at?.line} ${check}`);
}

describe('reviews', () => {
  it.each([
    '**Next Review:** 2024-07  ',
    'Next review: 2024-07-01',
    '- Next security review date: July 2024',
    'Review due: 1 July 2024',
    'Next review — Q3 2024',
    '_Next audit_: 07/31/2024',
    'Next review: 05/06/2024 (annual)',
    'Version: 1.0 | Next review: 2024',
    '---\nnextReview: 2024-07-01\n---\n',
    '---\nvalid-until: 2024-07-01\n---\n',
    '| Next review | 2024-07-01 |\n|---|---|\n| Owner | Team |\n',
    '| Document | Next review |\n|---|---|\n| Policy | 2024-07-01 |\n| Plan | 2028-07-01 |\n',
    'Last reviewed: 2024-01-10\nReview cycle: annual\n',
    'Last review: January 2025\nReview frequency: every 6 months\n',
  ])('are overdue in %j', async (text) => {
    const found = await findings(text);
    expect(found).toEqual([expect.stringMatching(/^a.md:\d review-overdue$/)]);
  });

  it.each([
    'Next review: 2026-11',
    'Next review: 2026',
    'Next review: December 2026',
    'Next review: TBD',
    'Next review: YYYY-MM-DD',
    'Last reviewed: 2020-01-01',
    'Last reviewed: 2026-01-10\nReview cycle: annual\n',
    'Last reviewed: 2024-01-10\nNext review: 2027-01\nReview cycle: annual\n',
    'Expires: Wed, 21 Oct 2015 07:28:00 GMT',
    '```\nNext review: 2024-07\n```',
    'We review next what was due 2024-07.',
    '| Release | Date |\n|---|---|\n| 1.0 | 2024-07-01 |\n',
  ])('are not overdue in %j', async (text) => {
    expect(await findings(text)).toEqual([]);
  });
});

describe('links', () => {
  const tree = { 'b.md': '# One & Two\n\n<a id="own"></a>\n', 'docs/c.md': 'x', 'img/d.png': 'x' };

  it.each([
    ['[x](gone.md)', 'broken-link'],
    ['[x](docs/gone.md#y)', 'broken-link'],
    ['![x](img/gone.png)', 'broken-link'],
    ['[x][y]\n\n[y]: gone.md', 'broken-link'],
    ['[x](b.md#three)', 'broken-anchor'],
    ['[x](#nowhere)', 'broken-anchor'],
  ])('%j is broken', async (text, check) => {
    expect(await findings({ ...tree, 'a.md': text })).toEqual([`a.md:1 ${check}`]);
  });

  it.each([
    '[x](b.md#one--two) [x](b.md#own) [x](docs/c.md) [x](docs/) [x](./docs/c) ![x](img/d.png)',
    '# Here\n\n[x](#here) [x](#Here) [x](b.html)',
    '[x](https://example.org/gone) [x](mailto:a@example.org) [x](/absolute) [x](//host/x)',
    '[x](../above.md) [x]({{ template }}) [x](...)',
    '`[x](gone.md)`',
    '[x](img/d.png#L12) [x](b.md?plain=1)',
    '[x](b.md#user-content-own)',
    'a[^1]\n\n[^1]: Note',
  ])('%j are right', async (text) => {
    expect(await findings({ ...tree, 'a.md': text })).toEqual([]);
  });
});

describe('statuses', () => {
  it.each<readonly [string, Tree]>([
    ['front matter and a line', { 'a.md': '---\nstatus: draft\n---\n# T\n\n**Status**: Approved\n' }],
    [
      'front matter and a decision record',
      { 'a.md': '---\nstatus: accepted\n---\n# Use HSM\n\n## Status\n\n*Proposed*\n\n## Context\n' },
    ],
    [
      'a table and a section',
      {
        'a.md':
          '# T\n\n| ID | Control | Status |\n|-|-|-|\n| C-1 | HSM for keys | Done |\n\n## C-1 HSM for keys\n\nStatus: planned\n',
      },
    ],
    [
      'a heading and a table',
      {
        'a.md':
          '# T\n\n## C-1 HSM for keys [In progress]\n\n| Control | Status |\n|-|-|\n| C-1 HSM for keys | ✅ Done |\n',
      },
    ],
    [
      'two documents',
      {
        'a.md': '| ID | Control | Status |\n|-|-|-|\n| SEC-1 | HSM for keys | Done |\n',
        'b.md': '# T\n\n## SEC-1: HSM for signing keys\n\n- **Status:** Not implemented\n',
      },
    ],
    [
      'a ticked box and a table',
      {
        'a.md': '# T\n- [x] Keys are kept in hardware\n',
        'b.md': '| Item | State |\n|-|-|\n| Keys are kept in hardware | Planned |\n',
      },
    ],
  ])('disagree between %s', async (_what, tree) => {
    expect(await findings(tree, 'statuses')).toEqual([expect.stringMatching(/status-disagrees$/)]);
  });

  it.each<readonly [string, Tree]>([
    [
      'that agree in other words',
      { 'a.md': '| ID | Status |\n|-|-|\n| C-1 | Done |\n\n## C-1 HSM\n\nStatus: implemented\n' },
    ],
    [
      'of other things with one number',
      {
        'a.md': '| ID | Control | Status |\n|-|-|-|\n| T1 | HSM for keys | Done |\n',
        'b.md': '| ID | Task | Status |\n|-|-|-|\n| T1 | Write the page | Planned |\n',
      },
    ],
    [
      'of environments',
      {
        'a.md':
          '## Staging\n\n| Control | Status |\n|-|-|\n| HSM for keys | Done |\n\n## Production\n\n| Control | Status |\n|-|-|\n| HSM for keys | Planned |\n',
      },
    ],
    [
      'of the past',
      {
        'a.md':
          '| Control | Status |\n|-|-|\n| HSM for keys | Done |\n\n## History\n\n| Control | Since | Status |\n|-|-|-|\n| HSM for keys | May | Planned |\n',
      },
    ],
    [
      'of dated reports',
      {
        'a.md': '| ID | Control | Status |\n|-|-|-|\n| SEC-1 | HSM for keys | Done |\n',
        'reports/2024-01-03.md': '| ID | Control | Status |\n|-|-|-|\n| SEC-1 | HSM for keys | Planned |\n',
      },
    ],
    ['that are words of a sentence', { 'a.md': '# Open source\n\nStatus: open source software\n\n# Pass the salt\n' }],
  ])('do not disagree %s', async (_what, tree) => {
    expect(await findings(tree, 'statuses')).toEqual([]);
  });
});

describe('checklists', () => {
  const text = 'Keys are rotated every month';

  it.each<readonly [string, Tree]>([
    ['two documents', { 'a.md': `- [x] ${text}\n`, 'b.md': `* [ ] **Keys** are rotated every month.\n` }],
    ['two sections', { 'a.md': `## Done\n- [x] ${text}\n\n## To do\n- [ ] ${text}\n` }],
    [
      'copies of one list',
      {
        'a.md': `## Plan\n- [x] one of them\n- [x] two of them\n- [x] ${text}\n`,
        'b.md': `## Plan\n- [x] one of them\n- [x] two of them\n- [ ] ${text}\n`,
      },
    ],
  ])('disagree between %s', async (_what, tree) => {
    expect(await findings(tree, 'checklists')).toEqual([expect.stringMatching(/ticked-and-open$/)]);
  });

  it.each<readonly [string, Tree]>([
    [
      'the same list for two things',
      {
        'a.md': `## Service A\n- [x] has tests now\n- [x] has docs now\n- [x] ${text}\n\n## Service B\n- [ ] has tests now\n- [ ] has docs now\n- [ ] ${text}\n`,
      },
    ],
    ['a template', { 'a.md': `- [x] ${text}\n`, 'templates/b.md': `- [ ] ${text}\n` }],
    ['short words', { 'a.md': '- [x] Tests\n', 'b.md': '- [ ] Tests\n' }],
    ['the same twice', { 'a.md': `- [x] ${text}\n`, 'b.md': `- [x] ${text}\n` }],
  ])('do not disagree in %s', async (_what, tree) => {
    expect(await findings(tree, 'checklists')).toEqual([]);
  });
});

describe('totals', () => {
  const boxes = '- [x] one\n- [x] two\n- [ ] three\n';

  it.each<readonly [string, string]>([
    ['a heading', `## Phase 1 (3/3)\n${boxes}`],
    ['a line', `# T\nProgress: 3/3\n\n${boxes}`],
    ['words', `# T\n2 of 4 items are complete.\n\n${boxes}`],
    ['what is left', `# T\n2 of 3 tasks open\n\n${boxes}`],
    ['a sum', '| Status | Count |\n|-|-|\n| Done | 4 |\n| Open | 3 |\n| Total | 8 |\n'],
    [
      'statuses',
      '| Status | Count |\n|-|-|\n| Done | 2 |\n| Planned | 1 |\n\n| Control | Status |\n|-|-|\n| A | Done |\n| B | Planned |\n| C | Planned |\n',
    ],
  ])('disagree with the items: %s', async (_what, text) => {
    expect(await findings(text, 'totals')).toContainEqual(expect.stringMatching(/wrong-total$/));
  });

  it.each<readonly [string, string]>([
    ['a heading', `## Phase 1 (2/3)\n${boxes}`],
    ['words', `# T\n1 of 3 items open\n\n${boxes}`],
    ['a sum', '| Status | Count |\n|-|-|\n| Done | 4 |\n| Open | 3 |\n| Total | 7 |\n'],
    [
      'a date, a version and a share of something else',
      `# T\nSince 3/4 we use 1/2 of it, see 24/7 and 2024/11.\n\n${boxes}`,
    ],
    ['numbers without items', '# T\n5/7 done\n'],
    ['a table of other numbers', '| Name | Count |\n|-|-|\n| Alice | 4 |\n| Bob | 3 |\n'],
  ])('agree with the items: %s', async (_what, text) => {
    expect(await findings(text, 'totals')).toEqual([]);
  });

  it.each([
    [{ total: 3, passed: 2, failed: 1, results: [{ status: 'pass' }, { status: 'PASS' }, { status: 'fail' }] }, 0],
    [{ summary: { total: 4, passed: 2 }, results: [{ status: 'pass' }, { status: 'pass' }, { status: 'fail' }] }, 1],
    [
      {
        implemented: 2,
        controls: [
          { id: 'a', status: 'implemented' },
          { id: 'b', status: 'planned' },
        ],
      },
      1,
    ],
    [{ total: 9, results: [{ name: 'no status' }] }, 0],
    [{ total: 9, results: [{ status: 'pass' }], other: [{ status: 'pass' }] }, 0],
  ])('of a status file %j: %i are wrong', async (content, wrong) => {
    expect(await findings({ 'a.md': 'x', 'status.json': JSON.stringify(content) }, 'totals')).toHaveLength(wrong);
  });
});

describe('verdicts', () => {
  it.each([
    '# T\n\nOverall verdict: PASS\n\n## Conclusion\n\nThe verdict: FAIL\n\nFinal assessment: not compliant\n',
    '# T\n\n**Result:** ✅ passed\n\n## Summary\n\n**Conclusion:** Not ready for release\n',
    '# T\n\n## Audit\n\nVerdict: secure\n\nVerdict: insecure\n',
    '---\nverdict: pass\n---\n# T\n\nOverall status: failed\n',
  ])('contradict each other in %j', async (text) => {
    expect(await findings(text, 'verdicts')).toEqual([expect.stringMatching(/opposed-verdicts$/)]);
  });

  it.each([
    '# T\n\n## Test 1\n\nResult: PASS\n\n## Test 2\n\nResult: FAIL\n',
    '# T\n\nOverall verdict: PASS\n\n## Test 2\n\nResult: FAIL\n',
    '# T\n\nVerdict: PASS\n\n## Summary\n\nConclusion: passed with notes\n',
    '# T\n\nDecision: we go to the fair\n\nVerdict: fail\n',
  ])('do not contradict each other in %j', async (text) => {
    expect(await findings(text, 'verdicts')).toEqual([]);
  });
});

describe('a claim about documents', () => {
  const tree = {
    'a.md':
      '# T\n\nLast reviewed: 2026-09-01\n\n- [x] Keys are rotated\n- [ ] Backups are tested\n\nWe never store\n**card numbers**.\n',
    'b.md': '# T\n\nNext review: 2024-07\n',
  };

  it.each([
    [{ file: 'a.md', 'review-within': '180d' }, 'upheld'],
    [{ file: 'a.md', 'review-within': '30d' }, 'broken'],
    [{ file: 'b.md', 'review-within': '180d' }, 'broken'],
    [{ 'review-within': '180d' }, 'broken'],
    [{ file: 'a.md', ticked: 'Keys are rotated' }, 'upheld'],
    [{ file: 'a.md', ticked: ['Keys are rotated', 'backups are TESTED'] }, 'broken'],
    [{ file: 'a.md', ticked: 'Not an item' }, 'broken'],
    [{ says: 'never store card numbers' }, 'upheld'],
    [{ says: 'store passwords' }, 'broken'],
    [{ file: 'a.md' }, 'upheld'],
    [{ about: 'links' }, 'upheld'],
    [{ about: ['links', 'reviews'] }, 'broken'],
    [{ file: 'gone.md' }, 'unknown'],
    [{ files: 'none/*.md' }, 'unknown'],
  ])('%j is %s', async (claim, verdict) => {
    const judgement = await judged(claim, await openTree(tree));
    expect(judgement.verdict, judgement.because).toBe(verdict);
    if (verdict === 'upheld') expect(judgement.depth).toBe('present');
  });

  it('without any date is unknown', async () => {
    const judgement = await judged({ 'review-within': '1y' }, await openTree({ 'a.md': '# T\n' }));
    expect(judgement).toMatchObject({ verdict: 'unknown', because: 'No review date in a.md' });
  });

  it('rests on prose, with what the prose cites', async () => {
    const { grounds } = await judged({ file: 'a.md' }, await openTree({ 'a.md': '[x](b.md) [y](a.md)', 'b.md': 'x' }));
    expect(grounds).toEqual([{ kind: 'prose', file: 'a.md', cites: ['b.md'] }]);
  });

  it('is unknown about what cannot be read, and never upheld', async () => {
    const bad = { 'a.md': new Uint8Array([0]), 'b.md': '# fine\n' };
    expect((await judged({}, await openTree(bad))).verdict).toBe('unknown');
    expect((await judged({ file: 'a.md' }, await openTree(bad))).verdict).toBe('unknown');
    expect((await judged({}, await openTree({ 'a.md': 'x'.repeat(5_000_000) }))).verdict).toBe('unknown');
    expect((await judged({}, await openTree({ 'a.md': 'x' }), { signal: AbortSignal.abort() })).verdict).toBe(
      'unknown',
    );
    expect((await judged({}, await openTree({ 'status.json': '{'.repeat(100_000) }))).verdict).toBe('unknown');
  });

  it('takes time that grows with the text alone', async () => {
    for (const piece of [
      '## A (1/2)\n- [ ] b\n',
      '| a | status |\n|-|-|\n| b c | done |\n',
      'Status: done\n',
      '- [x] the same item\n- [ ] the same item\n',
    ]) {
      const started = performance.now();
      await judged({}, await openTree({ 'a.md': piece.repeat(30_000) }));
      expect(performance.now() - started, piece).toBeLessThan(10_000);
    }
  });
});

describe('the audit', () => {
  it('looks at documents, but not at those of tests and of others', async () => {
    expect(await auditedBy(collector, gather, await openTree({ 'a.rs': 'x' }))).toEqual([]);
    const broken = '[x](gone.md)';
    const source = await openTree({
      'a.md': broken,
      'vendor/b.md': broken,
      'CHANGELOG.md': broken,
      'tests/c.md': broken,
    });
    const [judgement] = await auditedBy(collector, gather, source);
    expect(judgement?.details?.map(({ at }) => at?.file)).toEqual(['a.md']);
  });
});
