import { defineConfig } from 'vitest/config';
import { ClosingLine } from './tools/closing-line.ts';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node', 'module-sync'] } },
  define: { VAUBAN_VERSION: JSON.stringify('test') },
  test: {
    include: ['library/src/**/*.test.ts', 'models/**/*.test.ts', 'tools/**/*.test.ts', 'action/**/*.test.ts'],
    reporters: ['default', new ClosingLine()],
    globalSetup: ['tools/build-once.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
