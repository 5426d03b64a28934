import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collectorsRegistry } from '../../../../tools/generate-collectors.ts';
import type { Collector } from '../collector.ts';
import { COLLECTORS } from './registry.ts';
import { NOW, openSample, recorded, regather } from './sample.fixture.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const FOLDERS = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const ASKED = process.env['COLLECTOR'];
const LOADED: readonly (readonly [string, Collector])[] = await Promise.all(
  Object.entries(COLLECTORS)
    .filter(([id]) => ASKED === undefined || id === ASKED)
    .map(async ([id, entry]) => [id, await entry.load()] as const),
);

describe('the registry of collectors', () => {
  it('names every folder, and there are some', async () => {
    expect(FOLDERS.length).toBeGreaterThan(0);
    expect(Object.keys(COLLECTORS)).toEqual(FOLDERS);
    expect(readFileSync(join(FOLDER, 'registry.ts'), 'utf8')).toBe(await collectorsRegistry());
  });
});

describe.each(LOADED)('%s', (id, collector) => {
  it('has its four files and its own name', () => {
    for (const file of ['collector.ts', 'gather.ts', 'upheld.json', 'broken.json']) {
      expect(existsSync(join(FOLDER, id, file)), file).toBe(true);
    }
    expect(collector.id).toBe(id);
  });

  it('says in a sentence each what it proves and what it does not', () => {
    expect(collector.title).toMatch(/^[A-Z][^.!?]*[^.!?\s]$/);
    expect(collector.proves).toMatch(/^[A-Z].*\.$/);
    expect(collector.doesNotProve).toMatch(/^[A-Z].*\.$/);
  });

  it('upholds no observation of nothing', () => {
    for (const which of ['upheld', 'broken'] as const) {
      const { claim } = recorded(id, which);
      const read = collector.claim.parse(claim);
      const nothing = collector.observation.parse(collector.nothing);
      expect(collector.judge(read, nothing, { now: NOW }).verdict).not.toBe('upheld');
    }
  });

  it.each(['upheld', 'broken'] as const)('judges what %s.json recorded as it says there', (which) => {
    const { claim, observation, verdict } = recorded(id, which);
    const judgement = collector.judge(collector.claim.parse(claim), collector.observation.parse(observation), {
      now: NOW,
    });
    expect(judgement.verdict, judgement.because).toBe(verdict);
    expect(which === 'upheld' ? verdict === 'upheld' : verdict !== 'upheld').toBe(true);
    expect(judgement.because).toMatch(/^\S.*[^.\s]$/s);
    if (verdict === 'upheld') {
      expect(judgement.depth).toBeDefined();
      expect(judgement.scope.looked).toBeGreaterThan(0);
      expect(judgement.scope.failed === 0 || judgement.scope.failed < judgement.scope.looked).toBe(true);
    }
    expect(collector.describe(collector.claim.parse(claim))).toMatch(/\S/);
  });

  it.each(['upheld', 'broken'] as const)('gathers from its sample what %s.json recorded', async (which) => {
    const sample = await openSample(id, which);
    try {
      expect(await regather(id, collector, which, sample)).toEqual(recorded(id, which).observation);
    } finally {
      await sample.close();
    }
  });
});
