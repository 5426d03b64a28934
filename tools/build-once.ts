/**
 * Before the tests: builds the command line once, so that no two tests do it at the same time.
 * @module
 */
import { createRequire } from 'node:module';

export function setup(): void {
  createRequire(import.meta.url)('../library/bin/ensure-built.cjs').ensureBuilt();
}
