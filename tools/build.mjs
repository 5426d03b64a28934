/**
 * Builds the command line, one esbuild bundle with a chunk for each lazily loaded command, and beside it the workbench
 * that it serves. `node tools/build.mjs [folder]`; the folder is library/dist unless another is named.
 * @module
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const LIBRARY = join(ROOT, 'library');
const folder = resolve(process.argv[2] ?? join(LIBRARY, 'dist'));
const outdir = join(folder, 'cli');
const { version } = JSON.parse(readFileSync(join(LIBRARY, 'package.json'), 'utf8'));

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: {
    main: join(LIBRARY, 'src', 'cli', 'main.ts'),
    // The server starts it in a thread of its own.
    worker: join(LIBRARY, 'src', 'server', 'worker.ts'),
  },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['source'],
  // It finds its WebAssembly beside itself.
  external: ['highs'],
  define: { VAUBAN_VERSION: JSON.stringify(version) },
  banner: {
    js: "import { createRequire as vaubanRequire } from 'node:module'; const require = vaubanRequire(import.meta.url);",
  },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
});

const { buildWorkbench } = await import('../workbench/build.mjs');
await buildWorkbench(join(folder, 'workbench'));
