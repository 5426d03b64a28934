import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program and gives what it printed; fails with its own words. */
function run(cwd: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

const USE = `
import { check, readModel, readTexts, type Analysis, type Problem } from 'vauban';

const read = await readModel(process.argv[2] ?? '');
const { analysis, problems } = await check(read, { clock: '2026-11-22' });
const figures: Analysis['counts'] = analysis.counts;
const none: readonly Problem[] = problems;
// @ts-expect-error a count is a number
const wrong: string = figures['threats'];
console.log(JSON.stringify({ figures, problems: none.length, wrong, other: readTexts([]).problems.length }));
`;

describe('the packed library', () => {
  const project = mkdtempSync(join(tmpdir(), 'vauban-pack-'));
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  beforeAll(async () => {
    const folder = join(project, 'package');
    run(ROOT, process.execPath, 'tools/package.mjs', folder);
    const { messages } = await publint({ pkgDir: folder, level: 'warning' });
    expect(messages).toEqual([]);
    const packed = JSON.parse(run(project, 'npm', 'pack', folder, '--json')) as [{ filename: string; size: number }];
    expect(packed[0].size).toBeLessThan(8_000_000);
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const own = {
      name: 'empty',
      private: true,
      type: 'module',
      dependencies: { vauban: `file:./${packed[0].filename}` },
      devDependencies: { typescript: devDependencies.typescript, '@types/node': devDependencies['@types/node'] },
    };
    writeFileSync(join(project, 'package.json'), JSON.stringify(own));
    writeFileSync(join(project, 'use.ts'), USE);
    run(project, 'npm', 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
  }, 300_000);

  it('type-checks and runs in an empty project', () => {
    const tsc = [
      '--target',
      'es2023',
      '--module',
      'nodenext',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--types',
      'node',
      'use.ts',
    ];
    expect(run(project, 'npx', 'tsc', ...tsc)).toBe('');
    const printed = run(project, process.execPath, 'use.js', join(ROOT, 'models', 'atlas'));
    expect(JSON.parse(printed)).toMatchObject({ figures: { threats: 10, actors: 8 }, problems: 0 });
  }, 120_000);

  it('brings the command line and the schema', () => {
    const checked = run(project, 'npx', 'vauban', 'check', join(ROOT, 'models', 'atlas'), '--format', 'json');
    expect(JSON.parse(checked).system.title).toBe('Atlas');
    run(project, 'npx', 'vauban', 'init', 'mine', '--title', 'Mine', '--yes');
    run(project, 'npx', 'vauban', 'check', 'mine');
    expect(readFileSync(join(project, 'node_modules/vauban/schema/model.schema.json'), 'utf8')).toContain('"$defs"');
  }, 120_000);
});
