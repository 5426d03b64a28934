/**
 * The built workbench: a page and its scripts, styles and fonts.
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenAPIHono } from '@hono/zod-openapi';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Where the build puts the workbench, seen from the bundle of the command line. */
export const WORKBENCH = fileURLToPath(new URL('../workbench/', import.meta.url));

/** Serves the files of the build; only names that were there at the start, so that no path leads elsewhere. */
export function addAssets(app: OpenAPIHono, folder = WORKBENCH): void {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    : [];
  const known = new Set(names);
  app.get('*', (context) => {
    const path = decodeURIComponent(context.req.path).slice(1);
    const name = path === '' ? 'index.html' : path;
    const type = TYPES[extname(name)];
    if (!known.has(name) || type === undefined) {
      const error = known.size === 0 ? 'The workbench is not built: run "npm run build"' : 'There is no such page';
      return context.text(error, 404);
    }
    const isHashed = name.startsWith('assets/');
    return context.body(new Uint8Array(readFileSync(join(folder, name))), 200, {
      'Content-Type': type,
      'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-store',
    });
  });
}
