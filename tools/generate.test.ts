import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GENERATED, generate } from './generate.ts';

const FILE = { path: 'deep/made.txt', make: async () => 'fresh\n' };

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'generate-'));
}

describe('generate', () => {
  test('writes what is missing or stale, and nothing else', async () => {
    const root = folder();
    expect(await generate([FILE], root, { check: false })).toEqual(['deep/made.txt']);
    expect(readFileSync(join(root, 'deep/made.txt'), 'utf8')).toBe('fresh\n');
    expect(await generate([FILE], root, { check: false })).toEqual([]);
  });

  test('names what is stale without writing it when it only checks', async () => {
    const root = folder();
    await generate([FILE], root, { check: false });
    writeFileSync(join(root, 'deep/made.txt'), 'old\n');
    expect(await generate([FILE], root, { check: true })).toEqual(['deep/made.txt']);
    expect(readFileSync(join(root, 'deep/made.txt'), 'utf8')).toBe('old\n');
  });

  test('refuses to pass on nothing', async () => {
    await expect(generate([], folder(), { check: true })).rejects.toThrow(RangeError);
  });

  test('has the packed schemes among its files', () => {
    expect(GENERATED.map(({ path }) => path)).toContain('library/src/analyze/packed-schemes.ts');
  });
});
