/**
 * `npm run bench:evidence`: how long a verification of a repository of 7,000 files takes, cold and warm, and how fast
 * its history is scanned. The repository is generated; prints a table for docs/benchmarks.md.
 * @module
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VAUBAN = fileURLToPath(new URL('../library/bin/vauban.mjs', import.meta.url));
const FILES = 7000;
const COMMITS = 200;

/** Writes a work tree of TypeScript, Rust, Go, Python and configuration, with a few thousand lines that matter. */
function writeRepository(root: string): void {
  for (let number = 0; number < FILES; number += 1) {
    const folder = join(root, `part-${number % 70}`, `sub-${number % 7}`);
    mkdirSync(folder, { recursive: true });
    const [name, text] = fileOf(number);
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(root, 'package.json'), '{ "name": "sample", "main": "part-0/sub-0/f0.ts" }\n');
}

function fileOf(number: number): readonly [name: string, text: string] {
  const filler = Array.from({ length: 40 }, (_, line) => line);
  switch (number % 5) {
    case 0:
      return [
        `f${number}.ts`,
        `${filler.map((line) => `export function f${number}x${line}(a: number): number { return a + ${line}; }`).join('\n')}\n`,
      ];
    case 1:
      return [
        `f${number}.rs`,
        `${filler.map((line) => `pub fn f${number}x${line}(a: u64) -> u64 { assert!(a > ${line}); a }`).join('\n')}\n`,
      ];
    case 2:
      return [
        `f${number}.go`,
        `package part\n\n${filler.map((line) => `func F${number}x${line}(a int) int { return a + ${line} }`).join('\n')}\n`,
      ];
    case 3:
      return [
        `f${number}.py`,
        `${filler.map((line) => `def f${number}x${line}(a):\n    return a + ${line}\n`).join('\n')}\n`,
      ];
    default:
      return [
        `f${number}.md`,
        `${filler.map((line) => `Line ${line} of document ${number}, which says nothing of use.`).join('\n')}\n`,
      ];
  }
}

function git(root: string, ...args: readonly string[]): void {
  execFileSync('git', [
    '-C',
    root,
    '-c',
    'user.name=Sample',
    '-c',
    'user.email=sample@example.org',
    '-c',
    'gc.auto=0',
    ...args,
  ]);
}

const MODEL = `system: { title: Sample }
components: { all: { kind: process } }
sources: { repo: { git: repo } }
controls:
  symbol: { status: done, guards: [all], evidence: [{ check: code, source: repo, symbol: f5x1 }] }
  called: { status: done, guards: [all], evidence: [{ check: reached, source: repo, symbol: f5x1 }] }
  counted: { status: done, guards: [all], evidence: [{ check: count, source: repo, of: assertions, minimum: 1000 }] }
  clean: { status: done, guards: [all], evidence: [{ check: secrets, source: repo, found: none, history: no }] }
`;

function run(label: string, args: readonly string[], cwd: string): number {
  const started = process.hrtime.bigint();
  const child = spawnSync(process.execPath, [VAUBAN, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (child.status !== 0) throw new Error(`${label} ended with ${child.status}: ${child.stderr}\n${child.stdout}`);
  return seconds;
}

const folder = mkdtempSync(join(tmpdir(), 'vauban-bench-evidence-'));
try {
  const repo = join(folder, 'repo');
  writeRepository(repo);
  git(repo, 'init', '--quiet', '--initial-branch=main');
  git(repo, 'add', '.');
  git(repo, 'commit', '--quiet', '-m', 'All');
  for (let commit = 0; commit < COMMITS; commit += 1) {
    writeFileSync(join(repo, 'part-0', 'sub-0', 'changing.ts'), `export const n = ${commit};\n`.repeat(100));
    git(repo, 'add', 'part-0/sub-0/changing.ts');
    git(repo, 'commit', '--quiet', '-m', `Change ${commit}`);
  }
  writeFileSync(join(folder, 'model.yaml'), MODEL);
  console.log(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}; ${FILES} files\n`);
  console.log('| run | time | goal |\n|---|---|---|');
  const row = (name: string, seconds: number, goal: string): void => {
    console.log(`| ${name} | ${seconds.toFixed(2)} s | ${goal} |`);
  };
  row('vauban verify, cold', run('cold', ['verify', 'model.yaml'], folder), '10 s');
  const warm = [1, 2, 3].map(() => run('warm', ['verify', 'model.yaml'], folder)).sort((one, other) => one - other);
  row('vauban verify, warm (median of 3)', warm[1] ?? Number.NaN, '1 s');
  for (const control of ['symbol', 'called', 'counted', 'clean']) {
    row(`only "${control}", warm`, run(control, ['verify', 'model.yaml', '--control', control], folder), '');
  }
  writeFileSync(join(folder, 'history.yaml'), MODEL.replace('history: no', 'history: yes'));
  const history = run('history', ['verify', 'history.yaml', '--control', 'clean', '--no-record'], folder);
  row(`secrets in ${COMMITS + 1} commits, ${FILES + COMMITS} contents, cold`, history, '');
} finally {
  rmSync(folder, { recursive: true });
}
