/**
 * Builds the command line: one esbuild bundle with a chunk for each lazily loaded command.
 * `node tools/build.mjs [folder]`; the folder is library/dist unless another is named.
 * @module
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const LIBRARY = join(dirname(fileURLToPath(import.meta.url)), '..', 'library');
const outdir = join(process.argv[2] ?? join(LIBRARY, 'dist'), 'cli');
const { version } = JSON.parse(readFileSync(join(LIBRARY, 'package.json'), 'utf8'));

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: [join(LIBRARY, 'src', 'cli', 'main.ts')],
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
