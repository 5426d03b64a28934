/**
 * What one file says about pins: counted things, marks, and what other files have to be compared with.
 * @module
 */
import { type ImageReference, imageReference } from '../../../inputs/dockerfile/image-reference.ts';
import { readDockerfile } from '../../../inputs/dockerfile/read-dockerfile.ts';
import { readCargoManifest } from '../../../inputs/lockfile/cargo-manifest.ts';
import { readGoMod, sumsOf } from '../../../inputs/lockfile/go-modules.ts';
import type { Lockfile } from '../../../inputs/lockfile/locked-package.ts';
import { readNpmManifest } from '../../../inputs/lockfile/npm-manifest.ts';
import { readLockfile } from '../../../inputs/lockfile/read-lockfile.ts';
import { readWorkflow } from '../../../inputs/workflow/read-workflow.ts';
import type { PinKind, ThingKind } from './checks.ts';
import { isDockerfile, isRequirements, isWorkflow, lockKind } from './file-kinds.ts';
import { lockMarks } from './lock-marks.ts';
import type { Requirement } from './observation.ts';
import { cargoRequirements, npmRequirements, pipFacts } from './requirement-facts.ts';
import { countReferences, type Found, installs, workflowMarks } from './workflow-marks.ts';

/** What a manifest asks for by name, with its line. */
export interface Asked {
  readonly name: string;
  readonly line: number;
}

export interface FileFacts {
  readonly things: readonly { readonly kind: ThingKind; readonly count: number }[];
  readonly marks: readonly Found[];
  readonly more: readonly { readonly check: string; readonly count: number }[];
  readonly requirements: readonly Omit<Requirement, 'file'>[];
  /** Of a manifest: what a lockfile must have. */
  readonly asks?: readonly Asked[];
  /** Of a lockfile: what it has. */
  readonly has?: readonly string[];
  readonly isWorkspace?: boolean;
  /** Of an .npmrc: the scopes with a registry of their own, and whether scripts are off. */
  readonly npmrc?: { readonly scopes: readonly string[]; readonly ignoresScripts: boolean };
  readonly problem?: string;
}

const NOTHING: FileFacts = { things: [], marks: [], more: [], requirements: [] };

/** A workflow that is larger is none that anybody wrote. */
const LARGEST_WORKFLOW = 1024 * 1024;

/** Reads what a file says; never throws on bad input. */
export function factsOf(text: string, path: string): FileFacts {
  const name = path.split('/').at(-1) ?? '';
  const lock = readLockfile(text, path);
  if (lock !== undefined) return lockFacts(lock, text, lockKind(path) ?? 'npm');
  if (name === 'package.json') return npmFacts(text);
  if (name === '.npmrc') return { ...NOTHING, npmrc: npmrcOf(text) };
  if (name === 'Cargo.toml') return cargoFacts(text);
  if (name === 'go.mod') return goFacts(text);
  if (isRequirements(path)) return { ...NOTHING, ...pipFacts(text) };
  if (isDockerfile(path)) return dockerFacts(text, path);
  return isWorkflow(path) ? workflowFacts(text) : NOTHING;
}

function lockFacts(lock: Lockfile, text: string, kind: PinKind): FileFacts {
  const foreign = lock.packages.filter(({ from }) => from !== 'own');
  const [problem] = lock.problems;
  return {
    ...NOTHING,
    things: [{ kind, count: foreign.length }],
    ...bounded(lockMarks(lock)),
    has: kind === 'go' ? [...sumsOf(text)] : [...new Set(lock.packages.map((one) => one.name))],
    ...(problem !== undefined && { problem }),
  };
}

function npmFacts(text: string): FileFacts {
  const { dependencies, isWorkspace, problem } = readNpmManifest(text);
  const foreign = dependencies.filter(({ range }) => !/^(?:file|link|portal|workspace):/.test(range));
  return {
    ...NOTHING,
    requirements: npmRequirements(foreign),
    asks: foreign.map(({ name, line }) => ({ name, line })),
    isWorkspace,
    ...(problem !== undefined && { problem }),
  };
}

function npmrcOf(text: string): NonNullable<FileFacts['npmrc']> {
  const scopes = [...text.matchAll(/^\s*(@[\w.-]+):registry\s*=/gm)].map((match) => match[1] ?? '');
  return { scopes, ignoresScripts: /^\s*ignore-scripts\s*=\s*true\b/m.test(text) };
}

function cargoFacts(text: string): FileFacts {
  const manifest = readCargoManifest(text);
  const foreign = manifest.dependencies.filter(({ from }) => from !== 'path');
  return {
    ...NOTHING,
    requirements: cargoRequirements(manifest),
    asks: foreign.map(({ name, line }) => ({ name, line })),
    isWorkspace: manifest.isWorkspace,
    ...(manifest.problem !== undefined && { problem: manifest.problem }),
  };
}

function goFacts(text: string): FileFacts {
  const { requires, replaces } = readGoMod(text);
  const local = new Set(replaces.filter(({ by }) => /^[./]/.test(by)).map(({ path }) => path));
  const other = new Map(replaces.filter(({ by }) => !/^[./]/.test(by)).map((one) => [one.path, one]));
  const asks = requires
    .filter(({ path }) => !local.has(path))
    .map(({ path, version, line }) => {
      const replaced = other.get(path);
      return { name: `${replaced?.by ?? path} ${replaced?.version ?? version}`, line };
    });
  return { ...NOTHING, asks };
}

function dockerFacts(text: string, path: string): FileFacts {
  const { stages, syntax } = readDockerfile(text, path);
  const bases = stages.flatMap(({ image, line }) => (image === undefined ? [] : [{ image, line }]));
  const images = bases.filter(({ image }) => image.written !== 'scratch');
  const marks = imageMarks(images);
  const scripts = stages.flatMap(({ runs }) =>
    runs.flatMap(({ text: said, line }) =>
      installs({ run: { text: said, lines: said.split('\n').map(() => line) }, env: {} }),
    ),
  );
  const frontend: Found[] =
    syntax === undefined || /@sha256:/.test(syntax)
      ? []
      : [{ check: 'image-not-pinned', line: 1, name: `"${syntax}"` }];
  const count = images.length + (syntax === undefined ? 0 : 1);
  return { ...NOTHING, things: [{ kind: 'docker', count }], marks: [...marks, ...scripts, ...frontend] };
}

function imageMarks(images: readonly { readonly image: ImageReference; readonly line: number }[]): readonly Found[] {
  return images.flatMap(({ image: { digest, isPartial, written }, line }): readonly Found[] => {
    if (digest !== undefined) return [];
    return [{ check: isPartial ? 'image-unclear' : 'image-not-pinned', line, name: `"${written}"` }];
  });
}

function workflowFacts(text: string): FileFacts {
  if (text.length > LARGEST_WORKFLOW) return { ...NOTHING, problem: 'It is too large for a workflow' };
  const workflow = readWorkflow(text);
  if (workflow === undefined) return NOTHING;
  const images = workflow.jobs
    .flatMap((job) => job.images)
    .map(({ text: name, line }) => ({ line, image: imageReference(name) }));
  return {
    ...NOTHING,
    things: [
      { kind: 'workflow', count: 1 },
      { kind: 'actions', count: countReferences(workflow) },
      { kind: 'docker', count: images.length },
    ],
    ...bounded([...workflowMarks(workflow), ...imageMarks(images)]),
  };
}

const MOST_MARKS = 100;

/** At most a hundred marks of a check; of the others only how many there are. */
function bounded(marks: readonly Found[]): Pick<FileFacts, 'marks' | 'more'> {
  const counts = new Map<string, number>();
  const kept = marks.filter(({ check }) => {
    const count = (counts.get(check) ?? 0) + 1;
    counts.set(check, count);
    return count <= MOST_MARKS;
  });
  const more = [...counts].filter(([, count]) => count > MOST_MARKS);
  return { marks: kept, more: more.map(([check, count]) => ({ check, count: count - MOST_MARKS })) };
}
