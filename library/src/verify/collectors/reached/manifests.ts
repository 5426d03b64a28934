/**
 * The files that tell how a source is laid out and where its programs start.
 * @module
 */

/** Their names, as patterns. */
export const MANIFESTS = [
  '**/package.json',
  '**/tsconfig*.json',
  '**/jsconfig.json',
  '**/go.mod',
  '**/Cargo.toml',
  '**/pyproject.toml',
  '**/setup.py',
  '**/setup.cfg',
  '**/Dockerfile*',
  '**/Procfile',
  '**/*.service',
  '**/*compose*.y*ml',
  '**/*.config.{js,ts,mjs,cjs,mts}',
  '**/*.html',
];
