/**
 * Reads manifests, Compose files and Dockerfiles; each file once until it changes.
 * @module
 */
import { posix } from 'node:path';
import { patchFilesOf } from '../../../inputs/kubernetes/cluster.ts';
import type { Resource } from '../../../inputs/kubernetes/resource.ts';
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { Claim } from './claim.ts';
import type { Observation } from './observation.ts';
import { type FileFacts, observeFile } from './observe.ts';

const DEFAULT_FILES = [
  '**/*.{yaml,yml,json}',
  '**/{Dockerfile,Containerfile}{,.*}',
  '**/*.{dockerfile,Dockerfile,containerfile}',
];
/** More than any team writes by hand; a dump of a large cluster has as many. */
const MOST_RESOURCES = 20_000;

export const gather: Gather<Claim, Observation> = async ({ files, ignore }, source, look) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot read manifests in "${source.name}": expected files`);
  const found = await source.find(files ?? DEFAULT_FILES, ignore);
  if (found.length === 0)
    throw new CouldNotLook(`Cannot find a file that matches ${(files ?? DEFAULT_FILES).join(', ')}`);
  const { values, skipped } = await source.derive<FileFacts>('kubernetes-1', found, (text, { path }) => {
    if (look.signal.aborted) throw new CouldNotLook('There was no time to read all files');
    return observeFile(text, path);
  });
  const resources: Resource[] = [];
  const dockerfiles: Observation['dockerfiles'] = [];
  const unread: Observation['unread'] = [...skipped].map(([file, reason]) => ({ file, reason }));
  for (const [file, facts] of values) {
    resources.push(...facts.resources);
    if (facts.instructions.length > 0) dockerfiles.push({ file, instructions: [...facts.instructions] });
    unread.push(...facts.unread.map((reason) => ({ file, reason })));
  }
  if (resources.length > MOST_RESOURCES) {
    throw new CouldNotLook(`Cannot look at ${resources.length} resources: expected at most ${MOST_RESOURCES}`);
  }
  const patches = new Set(
    resources.flatMap((resource) =>
      patchFilesOf(resource).map((file) => posix.join(posix.dirname(resource.file), file)),
    ),
  );
  return { resources: resources.filter(({ file }) => !patches.has(file)), dockerfiles, unread, patches: [...patches] };
};
