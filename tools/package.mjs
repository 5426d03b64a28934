/**
 * Makes the folder that is published: command line, library with its types, schema, licence.
 * `node tools/package.mjs FOLDER`, then `npm publish FOLDER`.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const LIBRARY = join(ROOT, 'library');
const [, , name] = process.argv;
if (name === undefined) {
  console.error('Cannot package: expected the folder to write to');
  process.exit(2);
}
const folder = resolve(name);

/** Runs a program of ours and stops when it fails. */
function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}

mkdirSync(folder, { recursive: true });
run(join(ROOT, 'tools', 'build.mjs'), join(folder, 'dist'));
const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
const { bin } = JSON.parse(readFileSync(typescript, 'utf8'));
run(join(dirname(typescript), bin.tsc), '-p', join(LIBRARY, 'tsconfig.build.json'), '--outDir', join(folder, 'dist'));
for (const part of ['bin', 'schema']) cpSync(join(LIBRARY, part), join(folder, part), { recursive: true });
for (const page of ['README.md', 'CHANGELOG.md', 'LICENSE']) copyFileSync(join(ROOT, page), join(folder, page));

const { scripts: _, ...manifest } = JSON.parse(readFileSync(join(LIBRARY, 'package.json'), 'utf8'));
// The private condition leads to the sources, which are not published.
const exports = Object.fromEntries(
  Object.entries(manifest.exports).map(([path, target]) => {
    if (typeof target === 'string') return [path, target];
    const { source: __, ...published } = target;
    return [path, published];
  }),
);
writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, exports }, null, 2)}\n`);
