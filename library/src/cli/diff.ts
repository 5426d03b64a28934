/**
 * `vauban diff`: what changed between two models, each a folder, a file or a git revision.
 * @module
 */
import { existsSync } from 'node:fs';
import { check } from '../check.ts';
import { readRevision } from '../model/files/git.ts';
import { readModel } from '../model/files/read-model.ts';
import { diff, type Side } from '../posture/diff.ts';
import { diffMarkdown, diffPage, problemTexts } from '../report/index.ts';
import { clockOf } from './load.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface DiffFlags {
  readonly format: 'text' | 'json' | 'markdown';
  readonly clock?: string;
  readonly output?: string;
}

/** Compares two models. */
export async function diffModels(before: string, after: string, flags: DiffFlags): Promise<void> {
  const one = await side(before, after, flags);
  const other = await side(after, before, flags);
  const broken = [one, other].filter(({ read }) => read.problems.length > 0);
  if (broken.length > 0) {
    for (const { read } of broken) process.stderr.write(problemTexts(read, terminal()));
    process.exitCode = 2;
    return;
  }
  const changes = diff(one, other);
  if (flags.format === 'json') emitJson(changes, flags.output);
  else if (flags.format === 'markdown') emit(diffMarkdown(changes, { before, after }), flags.output);
  else emit(diffPage(changes, { before, after }, terminal()), flags.output);
}

/** Reads one side: what is on disk, or else `revision:path`, or else a revision of the other side's path. */
async function side(name: string, other: string, flags: DiffFlags): Promise<Side> {
  const read = existsSync(name) ? await readModel(name) : await atRevision(name, other);
  const { analysis, problems } = await check(read, { clock: clockOf(flags.clock) });
  return { read: { ...read, problems }, analysis };
}

async function atRevision(name: string, other: string) {
  const colon = name.indexOf(':');
  if (colon > 0) return readRevision(name.slice(colon + 1) || '.', name.slice(0, colon));
  const otherColon = other.indexOf(':');
  const path = existsSync(other) ? other : otherColon > 0 ? other.slice(otherColon + 1) : '.';
  return readRevision(path, name);
}
