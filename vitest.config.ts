import { defineConfig } from 'vitest/config';
import { ClosingLine } from './tools/closing-line.ts';

/** A run of everything leaves a report, which our own threat model takes as evidence; a run of a part must not. */
const isWhole = !process.argv.slice(2).some((word) => word !== 'run' && !word.startsWith('-'));

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node', 'module-sync'] } },
  define: { VAUBAN_VERSION: JSON.stringify('test') },
  test: {
    include: [
      'library/src/**/*.test.ts',
      'models/**/*.test.ts',
      'tools/**/*.test.ts',
      'action/**/*.test.ts',
      'workbench/**/*.test.ts',
    ],
    reporters: [
      'default',
      ...(isWhole
        ? [['junit', { outputFile: 'library/dist/tests/report.xml' }] as ['junit', { outputFile: string }]]
        : []),
      new ClosingLine(),
    ],
    globalSetup: ['tools/build-once.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
