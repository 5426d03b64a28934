import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checksRegistry } from '../../../../tools/generate-checks.ts';
import { rawAt } from '../../model/raw.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { KEY_PATTERNS } from '../../model/schema/collection.ts';
import { CHECKS } from './registry.ts';
import { runChecks } from './run-checks.ts';
import { contextOf, sampleOf } from './sample.fixture.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const FOLDERS = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

function textOf(id: string, sample: string): string {
  return readFileSync(join(FOLDER, id, sample), 'utf8');
}

function findingsOf(text: string) {
  const { model, locate } = sampleOf(text);
  return runChecks(model, contextOf(model), locate);
}

describe('the registry of checks', () => {
  it('names every folder, and there are some', () => {
    expect(FOLDERS.length).toBeGreaterThan(20);
    expect(CHECKS.map(({ id }) => id)).toEqual(FOLDERS);
  });

  it('is what the generator writes', async () => {
    expect(readFileSync(join(FOLDER, 'registry.ts'), 'utf8')).toBe(await checksRegistry());
  });
});

describe.each(CHECKS.map((check) => [check.id, check] as const))('%s', (id, check) => {
  it('has its three files', () => {
    for (const file of ['check.ts', 'speaks.yaml', 'silent.yaml'])
      expect(existsSync(join(FOLDER, id, file))).toBe(true);
  });

  it('says what it reports and why in one sentence each', () => {
    expect(check.title).toMatch(/^[A-Z][^.!?:]*[^.!?:\s]$/);
    expect(check.why).toMatch(/^[A-Z][^.!?]*\.$/);
  });

  it.each(['speaks.yaml', 'silent.yaml'])('has a %s that reads without problems', (sample) => {
    expect(readTexts([{ name: sample, text: textOf(id, sample) }]).problems).toEqual([]);
  });

  it('speaks on the one and is silent on the other', () => {
    const spoken = findingsOf(textOf(id, 'speaks.yaml')).filter(({ rule }) => rule === id);
    expect(spoken.length).toBeGreaterThan(0);
    expect(findingsOf(textOf(id, 'silent.yaml')).filter(({ rule }) => rule === id)).toEqual([]);
  });

  it('gives each gap an id that a decision can name, a plain sentence and a place', () => {
    const text = textOf(id, 'speaks.yaml');
    const { model, raw } = sampleOf(text);
    for (const gap of check.find(model, contextOf(model))) {
      expect(`${id}@${gap.about}#${gap.which ?? 'one'}`).toMatch(KEY_PATTERNS.decisions?.pattern ?? /^$/);
      expect(gap.message).toMatch(/^["A-Z].*[^.\s]$/);
      expect(gap.message).not.toMatch(/undefined|null|\[object/);
      for (const reason of gap.reasons ?? []) expect(reason).toMatch(/^["A-Za-z].*[^.\s]$/);
      expect(raw(gap.path) ?? rawAt(raw(gap.path.slice(0, -1)), []), gap.path.join('.')).toBeDefined();
    }
    const ids = findingsOf(text).map((finding) => finding.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('finds the same again', () => {
    const text = textOf(id, 'speaks.yaml');
    expect(findingsOf(text)).toEqual(findingsOf(text));
  });
});
