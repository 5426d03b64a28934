import { describe, expect, it } from 'vitest';
import { readCoverage } from './read-coverage.ts';
import { readFuzzLog } from './read-fuzz-log.ts';
import { readMutants } from './read-mutants.ts';

const LLVM = {
  type: 'llvm.coverage.json.export',
  version: '2.0.1',
  data: [
    {
      files: [
        {
          filename: '/build/src/a.rs',
          // A function over lines 1 to 5 that ran 3 times; a branch over 2 to 3 that never ran; a gap after it.
          segments: [
            [1, 1, 3, true, true, false],
            [2, 10, 0, true, true, false],
            [3, 6, 3, true, false, false],
            [5, 2, 0, false, false, false],
          ],
        },
      ],
    },
  ],
};

describe('readCoverage', () => {
  it.each([
    [
      'lcov',
      'TN:\nSF:src/a.ts\nDA:1,2\nDA:2,0\nDA:2,3\nend_of_record\n',
      'src/a.ts',
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'go',
      'mode: set\nexample.org/a/b.go:3.2,4.5 1 1\nexample.org/a/b.go:4.5,5.2 1 0\n',
      'example.org/a/b.go',
      [
        [3, 1],
        [4, 1],
        [5, 0],
      ],
    ],
    [
      'cobertura',
      '<coverage timestamp="1763600000"><packages><package><classes><class filename="a/b.py"><methods><method><lines><line number="9" hits="9"/></lines></method></methods><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></class></classes></package></packages></coverage>',
      'a/b.py',
      [
        [1, 1],
        [2, 0],
      ],
    ],
    [
      'coverage.py',
      JSON.stringify({
        meta: { version: '7', timestamp: '2026-11-20T08:00:00' },
        files: { 'a.py': { executed_lines: [1], missing_lines: [2] } },
      }),
      'a.py',
      [
        [1, 1],
        [2, 0],
      ],
    ],
    [
      'llvm-cov',
      JSON.stringify(LLVM),
      '/build/src/a.rs',
      [
        [1, 3],
        [2, 3],
        [3, 0],
        [4, 3],
        [5, 3],
      ],
    ],
  ])('reads %s', (format, text, file, lines) => {
    const read = readCoverage({ name: 'report', text });
    expect(read).toMatchObject({ format, files: [{ file }] });
    if (typeof read !== 'string') expect(read.files[0]?.lines.toSorted(([one], [other]) => one - other)).toEqual(lines);
  });

  it('reads the time of those that say it', () => {
    expect(readCoverage({ name: 'c', text: '<coverage timestamp="1763600000000"/>' })).toMatchObject({
      time: '2025-11-20T00:53:20.000Z',
    });
  });

  it.each([
    '',
    '{',
    '{}',
    '[1]',
    'hello',
    '<html></html>',
    '{"type":"llvm.coverage.json.export","data":[{"files":[{"filename":"a","segments":[[1]]}]}]}',
  ])('refuses %s', (text) => {
    expect(readCoverage({ name: 'report', text })).toMatch(/Cannot read "report"/);
  });

  it('does not count up to a number that a hostile report says', () => {
    const far = {
      ...LLVM,
      data: [
        {
          files: [
            {
              filename: 'a',
              segments: [
                [1, 1, 1, true, true, false],
                [2 ** 50, 1, 0, true, false, false],
              ],
            },
          ],
        },
      ],
    };
    const read = readCoverage({ name: 'report', text: JSON.stringify(far) });
    expect(typeof read === 'string' ? 0 : read.files[0]?.lines.length).toBeLessThanOrEqual(100_000);
    expect(readCoverage({ name: 'c', text: 'mode: set\na.go:1.1,99999999999.1 1 1\n' })).toMatchObject({ files: [] });
  });
});

describe('readMutants', () => {
  it('counts the outcomes of cargo-mutants without its baseline', () => {
    const outcomes = [
      { scenario: 'Baseline', summary: 'Success' },
      { scenario: { Mutant: { file: 'a.rs' } }, summary: 'CaughtMutant' },
      { scenario: { Mutant: { file: 'a.rs' } }, summary: 'MissedMutant' },
      { scenario: { Mutant: { file: 'a.rs' } }, summary: 'Unviable' },
      { scenario: { Mutant: { file: 'a.rs' } }, summary: 'Timeout' },
    ];
    expect(readMutants(JSON.stringify({ outcomes, start_time: '2026-11-20T08:00:00Z' }))).toEqual({
      killed: 2,
      survived: 1,
      killers: [],
      time: '2026-11-20T08:00:00.000Z',
    });
  });

  it('counts the mutants of Stryker and names the tests that killed one', () => {
    const report = {
      schemaVersion: '2',
      files: {
        'a.ts': {
          mutants: [{ status: 'Killed', killedBy: ['7'] }, { status: 'NoCoverage' }, { status: 'CompileError' }],
        },
      },
      testFiles: {
        'a.test.ts': {
          tests: [
            { id: '7', name: 'a refuses' },
            { id: '8', name: 'b' },
          ],
        },
      },
    };
    expect(readMutants(JSON.stringify(report))).toEqual({ killed: 1, survived: 1, killers: ['a refuses'] });
  });

  it.each(['', '{}', '[]', '{"outcomes":[1]}'])('reads nothing from %s', (text) => {
    expect(readMutants(text)).toBeUndefined();
  });
});

describe('readFuzzLog', () => {
  it.each([
    [
      '#1\tINITED cov: 9 ft: 9 corp: 1/1b exec/s: 0 rss: 30Mb\n#400\tNEW    cov: 12 ft: 14\nDone 1000 runs in 2 second(s)\n',
      { runs: 1000, edges: 12 },
    ],
    ['stat::number_of_executed_units: 77\n', { runs: 77 }],
    [
      '#8\tpulse  cov: 3 ft: 3\n==7== ERROR: libFuzzer: deadly signal\n',
      { runs: 8, edges: 3, crash: '==7== ERROR: libFuzzer: deadly signal' },
    ],
    ['all good', undefined],
  ])('reads %j', (text, wanted) => {
    expect(readFuzzLog(text)).toEqual(wanted);
  });
});
