/**
 * Builds the workbench: the pages the server serves, and the single file that a report is frozen into.
 * @module
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const ROOT = dirname(fileURLToPath(import.meta.url));

/** What only a machine with files and network can do is left out: gathering evidence is for the server. */
const withoutGathering = () => ({
  name: 'without-gathering',
  enforce: 'pre',
  resolveId: (source) => (/(^|\/)gather\.ts$/.test(source) ? '\0no-gathering' : null),
  load: (id) => (id === '\0no-gathering' ? 'export const gather = undefined;' : null),
});

/** What both builds have in common. */
const common = {
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  plugins: [react(), withoutGathering()],
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  // One file, so that nothing is left to fetch when the server is gone for a while.
  worker: {
    format: 'es',
    plugins: () => [withoutGathering()],
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

/** Builds both into a folder. */
export async function buildWorkbench(folder) {
  rmSync(folder, { recursive: true, force: true });
  await build({
    ...common,
    define: { VAUBAN_FROZEN: 'false' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  });
  const frozen = join(folder, '.frozen');
  await build({
    ...common,
    define: { VAUBAN_FROZEN: 'true' },
    build: {
      outDir: frozen,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const page = inlined(frozen);
  rmSync(frozen, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'frozen.html'), page);
}

/** The page with its script and its styles inside, and a place for what it is to show. */
function inlined(folder) {
  let page = readFileSync(join(folder, 'index.html'), 'utf8');
  const read = (path) => readFileSync(join(folder, path.replace(/^\.?\//, '')), 'utf8');
  const scripts = [];
  page = page.replace(/<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/g, (_, path) => {
    scripts.push(read(path));
    return '';
  });
  page = page.replace(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, (_, path) => `<style>${read(path)}</style>`);
  const data = '<script type="text/plain" id="vauban-frozen"></script>';
  const code = scripts.map((script) => `<script type="module">${script.replaceAll('</script', '<\\/script')}</script>`);
  return page.replace('</body>', () => `${data}\n${code.join('\n')}\n</body>`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildWorkbench(join(ROOT, '..', 'library', 'dist', 'workbench'));
}
