/**
 * `vauban export`: a model in the format of another tool.
 * @module
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatOf, unknownFormat, writeForeign } from '../formats/index.ts';
import { readModel } from '../model/files/read-model.ts';
import { VaubanError } from '../model/problem.ts';
import { exportJson, exportPage, problemTexts } from '../report/index.ts';
import { clockOf } from './load.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface ExportFlags {
  readonly to: string;
  readonly part?: string;
  readonly format: 'text' | 'json';
  readonly clock?: string;
  readonly output?: string;
  readonly all?: boolean;
}

/** Writes a model in another format, and says what was lost. */
export async function exportModel(path: string, flags: ExportFlags): Promise<void> {
  const format = formatOf(flags.to);
  if (format === undefined) {
    throw new VaubanError('USAGE', `Cannot write the format "${flags.to}": there is none of that name`, {
      hint: unknownFormat(flags.to),
    });
  }
  const read = await readModel(path);
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const { text, lost } = await writeForeign(read, format, {
    clock: clockOf(flags.clock),
    part: flags.part,
    attachment: (name) => {
      const file = join(folder, basename(name));
      return existsSync(file) ? readFileSync(file) : undefined;
    },
  });
  const report = { path, format, lost, written: flags.output };
  if (flags.format === 'json') {
    if (flags.output !== undefined) emit(text, flags.output);
    emitJson({ ...exportJson(report), ...(flags.output === undefined && { text }) });
  } else if (flags.output === undefined) {
    emit(text);
    // What was asked for goes to standard output alone, so that it can be piped on.
    if (lost.length > 0)
      process.stderr.write(`${exportPage(report, { ...terminal(), color: false, all: flags.all ?? false })}\n`);
  } else {
    emit(text, flags.output);
    emit(exportPage(report, { ...terminal(), all: flags.all ?? false }));
  }
  if (read.problems.length > 0) {
    if (flags.format === 'text') process.stderr.write(problemTexts(read, { color: false }));
    process.exitCode = 2;
  }
}
