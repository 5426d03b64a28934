/**
 * Builds the command line when the build is missing or older than the sources. In the published package
 * there are no sources and this does nothing.
 */
'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const LIBRARY = join(__dirname, '..');
const BUILT = join(LIBRARY, 'dist', 'cli', 'main.js');

/** The time of the newest file below a folder, tests left out. */
function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) time = Math.max(time, newest(path));
    else if (!entry.name.includes('.test.')) time = Math.max(time, statSync(path).mtimeMs);
  }
  return time;
}

exports.ensureBuilt = function ensureBuilt() {
  const sources = join(LIBRARY, 'src');
  if (!existsSync(sources)) return;
  const workbench = join(LIBRARY, '..', 'workbench', 'src');
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= Math.max(newest(sources), newest(workbench))) return;
  const build = spawnSync(process.execPath, [join(LIBRARY, '..', 'tools', 'build.mjs')], { stdio: ['ignore', 2, 2] });
  if (build.status !== 0) process.exit(3);
};
