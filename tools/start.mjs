/**
 * `npm start`: prints the main page for the three worked models; on a terminal, or with `-- --open`, it then serves the
 * workbench on them.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = join(dirname(fileURLToPath(import.meta.url)), '..', 'library', 'bin', 'vauban.mjs');
const MODELS = ['models/virtengine', 'models/atlas', 'models/bitcoin-commons'];

const { status } = spawnSync(process.execPath, [BIN, 'check', ...MODELS], { stdio: 'inherit' });
const asked = process.argv.includes('--open');
if (status !== 0 || (!asked && process.stdout.isTTY !== true)) process.exit(status ?? 3);
process.stdout.write('\n');
process.argv.splice(2, process.argv.length, 'open', ...MODELS, ...(asked ? [] : ['--no-browser']));
await import('../library/bin/vauban.mjs');
