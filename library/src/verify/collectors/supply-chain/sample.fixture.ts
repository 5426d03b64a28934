/**
 * The samples, copied out of this repository: whether a lockfile is committed must not depend on where the sample lies.
 * @module
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFiles } from '../../sources/gather.ts';
import type { Sample, Which } from '../sample.fixture.ts';

const SAMPLES = join(dirname(fileURLToPath(import.meta.url)), 'samples');

/** Opens a copy of a sample. */
export async function openSample(which: Which): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-supply-chain-'));
  cpSync(join(SAMPLES, which), folder, { recursive: true });
  return {
    source: await openFiles('sample', folder),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
