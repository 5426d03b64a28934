/**
 * `vauban drift`: where what runs and what a model says part ways.
 * @module
 */
import { compareWithModel, type FoundDraft } from '../formats/drift/drift.ts';
import { readModel } from '../model/files/read-model.ts';
import type { Model } from '../model/model.ts';
import { VaubanError } from '../model/problem.ts';
import { driftJson, driftPage, problemTexts } from '../report/index.ts';
import { namedFiles } from './foreign-files.ts';
import { readNamed } from './read-named.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface DriftFlags {
  readonly source: readonly string[];
  readonly format: 'text' | 'json';
  readonly failOn?: 'undeclared' | 'any';
  readonly output?: string;
}

/** Compares a model with what lies in files. */
export async function drift(path: string, flags: DriftFlags): Promise<void> {
  const read = await readModel(path);
  const found = (await Promise.all(flags.source.map((source) => foundAt(source, read.model)))).flat();
  const { model, locate, problems } = read;
  const drifted = compareWithModel({ model, locate }, found);
  const report = { path, sources: found.map(({ name, format }) => ({ name, format })), drift: drifted };
  if (flags.format === 'json') emitJson(driftJson(report), flags.output);
  else emit(driftPage(report, terminal()), flags.output);
  if (problems.length > 0) {
    process.stderr.write(problemTexts(read, terminal()));
    process.exitCode = 2;
    return;
  }
  const many = drifted.undeclared.length + (flags.failOn === 'any' ? drifted.gone.length + drifted.changed.length : 0);
  if (flags.failOn === undefined || many === 0) return;
  process.stderr.write(`The gate is not met: ${many} ${many === 1 ? 'difference' : 'differences'}\n`);
  process.exitCode = 1;
}

/** Reads `NAME=PATH` or `PATH`; a name that is a component or a zone of the model says what the files are to hold. */
async function foundAt(source: string, model: Model): Promise<readonly FoundDraft[]> {
  const [, name, place = source] = /^([A-Za-z][A-Za-z0-9-]*)=(.+)$/.exec(source) ?? [];
  const covers = name !== undefined && (model.components.has(name) || model.zones.has(name)) ? [name] : [];
  const read = await readNamed(namedFiles([place]), undefined);
  const found = read.flatMap(({ path, model: foreign }): readonly FoundDraft[] => {
    const { draft, format, places } = foreign;
    if (draft === undefined || format === undefined) return [];
    return [{ name: path, format: format.id, draft, covers, ...(places !== undefined && { places }) }];
  });
  if (found.length > 0) return found;
  const [problem] = read.flatMap(({ model: foreign }) => foreign.problems);
  throw new VaubanError(
    'USAGE',
    problem?.message ?? `Cannot compare with "${place}": found no file of a known format`,
    {
      hint: problem?.hint ?? 'Compose files, Kubernetes manifests, Terraform, OpenAPI and CometBFT homes are read',
    },
  );
}
