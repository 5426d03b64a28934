/**
 * Makes a clone ready to run: installs the dependencies when they are missing or older than the lockfile,
 * and builds the command line when its build is missing or older than its sources. Plain JavaScript without
 * dependencies, because it runs before anything is installed.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const WANTED = [20, 19];

/** @returns {boolean} whether every package of the lockfile is installed in the version it names */
function isInstalled() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      entry.link ||
      !path.includes('node_modules/') ||
      have[path]?.version === entry.version,
  );
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < WANTED[0] || (major === WANTED[0] && minor < WANTED[1])) {
  console.error(`Cannot run on Node ${process.versions.node}: expected Node ${WANTED.join('.')} or newer`);
  process.exit(2);
}
if (!isInstalled()) {
  console.error('Installing the dependencies (npm ci) ...');
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) process.exit(install.status ?? 3);
}
// Resolved only now: the launcher needs what was just installed.
const { ensureBuilt } = createRequire(import.meta.url)('../library/bin/ensure-built.cjs');
ensureBuilt();
