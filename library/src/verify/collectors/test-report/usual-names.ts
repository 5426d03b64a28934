/**
 * The names under which tools leave their results.
 * @module
 */

/** Patterns of file names. */
export const USUAL_NAMES = {
  junit: ['**/*{junit,JUnit}*.xml', '**/TEST-*.xml', '**/report.xml'],
  coverage: [
    '**/*lcov*.info',
    '**/*.lcov',
    '**/cobertura*.xml',
    '**/coverage*.xml',
    '**/coverage*.json',
    '**/{cover,coverage,c}.out',
    '**/*.coverprofile',
  ],
  /** Folders whose reports are samples that a program reads, not results of its own tests. */
  notResults: ['**/{testdata,test-data,fixtures,__fixtures__,samples,examples,resources,corpus,vendor}/**'],
} as const;
