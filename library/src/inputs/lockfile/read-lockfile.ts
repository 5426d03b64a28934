/**
 * Reads a lockfile by its name.
 * @module
 */
import { readCargoLock } from './cargo-lock.ts';
import { readGoSum } from './go-modules.ts';
import type { Lockfile } from './locked-package.ts';
import { readNpmLock } from './npm-lock.ts';
import { readPipfileLock, readPythonLock } from './python-lock.ts';
import { readPnpmLock, readYarnLock } from './yarn-lock.ts';

const READERS: Readonly<Record<string, (text: string) => Lockfile>> = {
  'package-lock.json': readNpmLock,
  'npm-shrinkwrap.json': readNpmLock,
  'yarn.lock': readYarnLock,
  'pnpm-lock.yaml': readPnpmLock,
  'Cargo.lock': readCargoLock,
  'go.sum': readGoSum,
  'poetry.lock': (text) => readPythonLock(text, 'poetry'),
  'uv.lock': (text) => readPythonLock(text, 'uv'),
  'pdm.lock': (text) => readPythonLock(text, 'pdm'),
  'Pipfile.lock': readPipfileLock,
};

/** The names of lockfiles that are read. */
export const LOCKFILE_NAMES: readonly string[] = Object.keys(READERS);

/** Reads a lockfile; undefined when its name is not known. Never throws on bad input. */
export function readLockfile(text: string, path: string): Lockfile | undefined {
  return READERS[path.split('/').at(-1) ?? '']?.(text);
}
