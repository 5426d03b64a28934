import { afterAll, describe, expect, it } from 'vitest';
import { auditedBy, closeTrees, judgedBy, openTree } from '../code/tree.fixture.ts';
import { collector } from './collector.ts';
import { readCsv } from './csv.ts';
import { gather } from './gather.ts';
import { isPlaceholder } from './lints.ts';
import { seriesName } from './series-of.ts';

afterAll(closeTrees);
const judged = judgedBy(collector, gather);

type Tree = Record<string, string>;

/** A run for each day in November 2026 up to the 21st, the newest last. */
function daily(count: number, run: (at: number) => object): Tree {
  const days = Array.from({ length: count }, (_, at) => `2026-11-${String(22 - count + at).padStart(2, '0')}`);
  return Object.fromEntries(
    days.map((day, at) => [
      `evidence/probe-${day}.json`,
      JSON.stringify({ timestamp: `${day}T02:00:00Z`, ...run(at) }, null, 1),
    ]),
  );
}

async function findings(tree: Tree, now?: string): Promise<readonly string[]> {
  const { details = [] } = await judged({ files: '**' }, await openTree(tree), now === undefined ? {} : { now });
  return details.map(({ check, severity }) => `${severity} ${check}`);
}

const one = (content: object): Tree => ({ 'evidence/a.json': JSON.stringify(content) });
const HEX = '0123456789abcdef'.repeat(8);

describe('the lints of results', () => {
  it.each<readonly [string, Tree, string]>([
    ['a digest that is too short', one({ sha256: HEX.slice(0, 40) }), 'high digest-length'],
    ['a digest under another algorithm', one({ digest: `sha512:${HEX.slice(0, 64)}` }), 'high digest-length'],
    ['a digest of CycloneDX', one({ hashes: [{ alg: 'SHA-1', content: HEX.slice(0, 64) }] }), 'high digest-length'],
    ['a digest that is none', one({ sha256: 'not-a-digest-x' }), 'high digest-length'],
    ['a cut-off digest', one({ sha256: 'a1b2c3...' }), 'high placeholder'],
    ['a placeholder', one({ signature: 'placeholder-signature' }), 'high placeholder'],
    ['zeros', one({ commit: '0'.repeat(40) }), 'high placeholder'],
    ['an empty CycloneDX inventory', one({ bomFormat: 'CycloneDX', components: [] }), 'high empty-sbom'],
    ['an empty SPDX inventory', one({ spdxVersion: 'SPDX-2.3', packages: [] }), 'high empty-sbom'],
    ['a scan of nothing', one({ vulnerabilities: 0, metadata: { totalDependencies: 0 } }), 'high nothing-scanned'],
    [
      'runs that differ in their dates alone',
      daily(6, () => ({ status: 'PASS', requests: 41_207 })),
      'medium identical-runs',
    ],
    [
      'runs that differ in their dates and numbers',
      daily(6, (at) => ({ run: at, status: 'PASS', requests: 41_207 })),
      'medium identical-runs',
    ],
    [
      'a measurement that never changes',
      daily(6, (at) => ({ latencyMs: 12.4, requests: 100 + at })),
      'high constant-metric',
    ],
    [
      'a status that never changed',
      daily(12, (at) => ({ status: 'PASS', requests: 100 + at })),
      'info status-never-changed',
    ],
    ['a run of tomorrow', one({ date: '2027-01-01', x: 1 }), 'medium from-the-future'],
    ['a result that ended', one({ date: '2025-01-01', validUntil: '2026-01-01' }), 'medium expired'],
    [
      'a pass that a newer probe denies',
      {
        'evidence/report.json': JSON.stringify({
          date: '2026-01-01',
          checks: [{ name: 'Encryption at rest', status: 'PASS' }],
        }),
        'evidence/probe.json': JSON.stringify({ date: '2026-02-01', check: 'encryption-at-rest', result: 'fail' }),
      },
      'high contradicted-pass',
    ],
    [
      'rows of a table',
      {
        'evidence/a.csv': `date,requests,latency_ms\n${[1, 2, 3, 4, 5, 6].map((day) => `2026-11-0${day},${100 + day},12.4`).join('\n')}\n`,
      },
      'high constant-metric',
    ],
    [
      'lines of JSON',
      {
        'evidence/a.jsonl': [1, 2, 3, 4, 5]
          .map((day) => `{"time":"2026-11-0${day}T00:00:00Z","ok":true,"seen":7}`)
          .join('\n'),
      },
      'medium identical-runs',
    ],
    [
      'a list in one file',
      one({ runs: [1, 2, 3, 4, 5].map((day) => ({ date: `2026-11-0${day}`, seen: 7 })) }),
      'medium identical-runs',
    ],
  ])('find %s', async (_what, tree, expected) => {
    expect(await findings(tree)).toContain(expected);
  });

  it.each<readonly [string, Tree]>([
    [
      'digests of the right length',
      one({
        a: { sha256: HEX.slice(0, 64) },
        sha1: HEX.slice(0, 40),
        digest: `sha256:${HEX.slice(0, 64)}`,
        md5: HEX.slice(0, 32),
      }),
    ],
    ['base64 digests', one({ integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' })],
    ['hashes of no named algorithm', one({ hash: 'abcdef0', checksum: '12af' })],
    ['an inventory with parts', one({ bomFormat: 'CycloneDX', components: [{ name: 'a' }] })],
    ['a statement about parts listed elsewhere', one({ bomFormat: 'CycloneDX', vulnerabilities: [] })],
    ['runs that vary', daily(8, (at) => ({ status: at === 3 ? 'FAIL' : 'PASS', latencyMs: 12 + at }))],
    ['few runs', daily(3, () => ({ status: 'PASS' }))],
    ['limits that never change', daily(6, (at) => ({ limit: 100, requests: 100 + at }))],
    [
      'a pass that is newer than a failure',
      {
        'evidence/a.json': JSON.stringify({ date: '2026-03-01', check: 'x y', status: 'PASS' }),
        'evidence/b.json': JSON.stringify({ date: '2026-02-01', check: 'x y', status: 'FAIL' }),
      },
    ],
    [
      'a failure that came after a pass in the same series',
      daily(2, (at) => ({ check: 'x y', status: at === 0 ? 'PASS' : 'FAIL' })),
    ],
    ['no results', { 'evidence/a.json': '[]' }],
  ])('are silent about %s', async (_what, tree) => {
    expect(await findings(tree)).toEqual([]);
  });

  it('find runs that stopped, and gaps', async () => {
    const tree = daily(8, (at) => ({ latencyMs: 12 + at }));
    expect(await findings(tree, '2027-03-01T00:00:00Z')).toContain('medium older-than-its-period');
    const { 'evidence/probe-2026-11-14.json': first, ...rest } = tree;
    expect(first).toBeDefined();
    const early = JSON.stringify({ timestamp: '2026-10-01T02:00:00Z', latencyMs: 3 });
    expect(await findings({ ...rest, 'evidence/probe-2026-10-01.json': early })).toContain('low gap');
  });

  it('say the same of many runs once', async () => {
    const { details } = await judged({ files: '**' }, await openTree(daily(6, () => ({ sha256: 'abc123' }))));
    expect(details?.filter(({ check }) => check === 'placeholder').map(({ message }) => message)).toEqual([
      '"abc123" under "sha256" is a placeholder and was never computed (and 5 more like it)',
    ]);
  });
});

describe('a claim about results', () => {
  const varied = daily(6, (at) => ({ result: { status: 'PASS' }, latencyMs: 12 + at }));
  const same = daily(6, () => ({ result: { status: 'PASS' } }));

  it.each<readonly [object, Tree, string]>([
    [{ passes: { 'result.status': 'pass' } }, varied, 'upheld'],
    [{ passes: { 'result.status': 'FAIL' } }, varied, 'broken'],
    [{ passes: { 'result.none': 'PASS' } }, varied, 'broken'],
    [{ passes: { 'result.status': 'PASS' } }, same, 'unknown'],
    [{ metric: 'latencyMs' }, varied, 'upheld'],
    [{ metric: 'none' }, varied, 'unknown'],
    [{ metric: 'limit' }, daily(6, (at) => ({ limit: 5, seen: at })), 'unknown'],
    [{ period: '2d' }, varied, 'upheld'],
    [{ period: '1h' }, varied, 'broken'],
    [{ period: '2d' }, { 'evidence/a.json': '{"date":"2026-01-01"}' }, 'unknown'],
    [{ period: '2d' }, { 'evidence/a.json': '{"date":"2027-01-01"}' }, 'unknown'],
    [{ passes: { ok: 'true' } }, { 'evidence/a.json': '{"ok":true}' }, 'unknown'],
    [{ passes: { ok: 'true' } }, { 'evidence/a.json': '{' }, 'unknown'],
    [{}, varied, 'upheld'],
    [{}, same, 'broken'],
  ])('%j is judged by what is there (%#)', async (claim, tree, verdict) => {
    const judgement = await judged({ files: 'evidence/**', ...claim }, await openTree(tree));
    expect(judgement.verdict, judgement.because).toBe(verdict);
    if (verdict === 'upheld') expect(judgement.depth).toBe('present');
  });

  it('is circular when the runs all say the same', async () => {
    const judgement = await judged({ files: '**', passes: { 'result.status': 'PASS' } }, await openTree(same));
    expect(judgement.circular).toContain('All 6 runs of evidence/probe-#.json say the same');
  });

  it('is broken when a newer look denies it, and only then', async () => {
    const claim = {
      files: 'evidence/**',
      passes: { 'result.status': 'PASS' },
      'contradicted-by': { files: 'live/*.json', passes: { up: 'yes' } },
    };
    const live = (date: string, up: string): Tree => ({ ...varied, 'live/a.json': JSON.stringify({ date, up }) });
    expect((await judged(claim, await openTree(live('2026-11-22', 'no')))).verdict).toBe('broken');
    expect((await judged(claim, await openTree(live('2026-11-01', 'no')))).verdict).toBe('upheld');
    expect((await judged(claim, await openTree(live('2026-11-22', 'yes')))).verdict).toBe('upheld');
  });

  it('says until when it holds', async () => {
    expect((await judged({ files: '**', period: '7d' }, await openTree(varied))).until).toBe('2026-11-28');
  });

  it('is unknown about what cannot be read, and never upheld', async () => {
    for (const bad of [
      new Uint8Array([0]),
      '{"a":'.repeat(10_000),
      '[[[['.repeat(50_000),
      '',
      'not json',
      '{"a":1}{"b":2}',
    ]) {
      const source = await openTree({ 'evidence/a.json': bad });
      expect((await judged({ files: '**' }, source)).verdict).not.toBe('upheld');
    }
    expect((await judged({ files: '**' }, await openTree(varied), { signal: AbortSignal.abort() })).verdict).toBe(
      'unknown',
    );
  });
});

describe('the audit', () => {
  it('looks where results lie, and not at other data or at tests', async () => {
    const bad = JSON.stringify({ sha256: 'abc123' });
    const source = await openTree({
      'evidence/a.json': bad,
      'src/b.json': bad,
      'tests/evidence/c.json': bad,
      'package.json': bad,
    });
    const [judgement] = await auditedBy(collector, gather, source);
    expect(judgement?.details?.map(({ at }) => at?.file)).toEqual(['evidence/a.json']);
    expect(await auditedBy(collector, gather, await openTree({ 'a.md': 'x' }))).toEqual([]);
  });
});

describe('seriesName', () => {
  it.each([
    ['evidence/scan-2026-11-01.json', 'evidence/scan-#.json'],
    ['evidence/20261101T020000Z-scan.json', 'evidence/#-scan.json'],
    ['runs/2026-11-01/scan.json', 'runs/#-#-#/scan.json'],
    ['evidence/v2/scan.json', 'evidence/v2/scan.json'],
  ])('%s belongs to %s', (file, name) => {
    expect(seriesName(file)).toBe(name);
  });
});

describe('readCsv', () => {
  it('reads quotes, doubled quotes, line breaks in cells and other marks', () => {
    expect(readCsv('a,b\n"x, ""y""","1\n2"\r\nz,\n').map(({ cells, line }) => [...cells, line])).toEqual([
      ['a', 'b', 1],
      ['x, "y"', '1\n2', 2],
      ['z', '', 4],
    ]);
    expect(readCsv('a;b\n1;2').map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(readCsv('"never closed')).toHaveLength(1);
  });
});

describe('isPlaceholder', () => {
  it.each([
    ['abc123', true],
    ['sha256:abc123', true],
    ['deadbeefdeadbeef', true],
    ['sha256:9f86d081884c...', true],
    ['0000000000000000', true],
    ['<digest>', true],
    ['TODO', true],
    ['9f86d081884c7d65', false],
    ['f00dface', false],
    ['a1b2c3d', false],
    ['none', false],
  ])('%s: %s', (value, expected) => {
    expect(isPlaceholder(value)).toBe(expected);
  });
});
