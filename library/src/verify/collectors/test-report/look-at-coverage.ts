/**
 * What the coverage reports of a source say of some lines, and of all.
 * @module
 */
import type { Coverage, CoveredFile } from '../../../inputs/coverage/coverage.ts';
import { readCoverage } from '../../../inputs/coverage/read-coverage.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource } from '../../sources/source.ts';
import type { Claim } from './claim.ts';
import type { Observation } from './observation.ts';
import { USUAL_NAMES } from './usual-names.ts';

type CoverageSeen = NonNullable<Observation['coverage']>;
const MOST_REPORTS = 200;
const MOST_MISSED = 50;

/** @throws {CouldNotLook} when there is no report, or one cannot be read */
export async function lookAtCoverage({ coverage, executes = [] }: Claim, source: FileSource): Promise<CoverageSeen> {
  const entries =
    coverage === undefined
      ? await source.find(USUAL_NAMES.coverage, USUAL_NAMES.notResults)
      : await source.find([coverage]);
  if (entries.length === 0) throw new CouldNotLook(`Cannot find a coverage report ${coverage ?? 'of a usual name'}`);
  if (entries.length > MOST_REPORTS)
    throw new CouldNotLook(`Cannot read ${entries.length} coverage reports: say coverage`);
  const { values, skipped } = await source.derive('coverage-1', entries, (text, { path }) => {
    const read = readCoverage({ name: path, text });
    return typeof read === 'string' ? { reason: read } : read;
  });
  const reports: (Coverage & { readonly path: string })[] = [];
  for (const [path, value] of values) {
    if (!('reason' in value)) reports.push({ path, ...value });
    else if (coverage !== undefined) throw new CouldNotLook(value.reason);
  }
  const unreadable = [...skipped.values()][0];
  if (unreadable !== undefined) throw new CouldNotLook(unreadable);
  if (reports.length === 0) throw new CouldNotLook('Cannot find a coverage report that can be read');
  const merged = mergedLines(reports.flatMap(({ files }) => files));
  const hits = [...merged.values()].flatMap((lines) => [...lines.values()]);
  return {
    reports: reports.map(({ path, format, time }) => ({ file: path, format, ...(time !== undefined && { time }) })),
    counted: hits.length,
    ran: hits.filter((each) => each > 0).length,
    executed: executes.map((wanted) => linesOf(wanted, merged)),
  };
}

type Lines = ReadonlyMap<number, number>;

function mergedLines(files: readonly CoveredFile[]): ReadonlyMap<string, Lines> {
  const merged = new Map<string, Map<number, number>>();
  for (const { file, lines } of files) {
    const path = file.replaceAll('\\', '/').replace(/^\.\//, '');
    const known = merged.get(path) ?? new Map<number, number>();
    for (const [line, hits] of lines) known.set(line, Math.max(known.get(line) ?? 0, hits));
    merged.set(path, known);
  }
  return merged;
}

interface WantedLines {
  readonly file: string;
  readonly lines?: readonly [number, number] | undefined;
}

function linesOf({ file, lines }: WantedLines, merged: ReadonlyMap<string, Lines>): CoverageSeen['executed'][number] {
  const base = { file, ...(lines !== undefined && { lines: [lines[0], lines[1]] as [number, number] }) };
  const found = fileNamed(file, merged);
  if (typeof found === 'string') return { ...base, counted: 0, missed: [], missedCount: 0, problem: found };
  const [first, last] = lines ?? [1, Number.POSITIVE_INFINITY];
  const counted = [...found].filter(([line]) => line >= first && line <= last);
  const missed = counted.filter(([, hits]) => hits === 0).map(([line]) => line);
  return { ...base, counted: counted.length, missed: missed.slice(0, MOST_MISSED), missedCount: missed.length };
}

/** Reports write paths from their own roots: the file whose path ends alike, when only one does. */
function fileNamed(file: string, merged: ReadonlyMap<string, Lines>): Lines | string {
  const wanted = file.replace(/^\.?\//, '');
  const exact = merged.get(wanted) ?? merged.get(file);
  if (exact !== undefined) return exact;
  const alike = [...merged].filter(([path]) => path.endsWith(`/${wanted}`) || `/${wanted}`.endsWith(`/${path}`));
  const [only] = alike;
  if (alike.length === 1 && only !== undefined) return only[1];
  return alike.length === 0
    ? `No coverage report counts lines of "${file}"`
    : `${alike.length} files of the coverage report may be "${file}"`;
}
