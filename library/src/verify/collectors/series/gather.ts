/**
 * Reads dated results and what they have in common.
 * @module
 */
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { isTestPath } from '../../lexing/index.ts';
import type { FileEntry, FileSource } from '../../sources/source.ts';
import type { Claim } from './claim.ts';
import type { Observation, SeriesSeen } from './observation.ts';
import { type ReadResults, readResults } from './read-results.ts';
import { type Run, seriesName, seriesOf } from './series-of.ts';

/** Where results lie when nobody says where. */
const RESULTS = [
  '**/{evidence,reports,report,results,scans,scan,audits,audit,attestations,metrics,probes,probe,monitoring,sbom,sboms,compliance,checks,history,status}/**/*.{json,jsonl,ndjson,csv}',
  '**/*{sbom,bom,cdx,spdx,scan,audit,attestation,provenance,evidence,probe,result,report,metric,status,health,kpi}*.{json,jsonl,ndjson,csv}',
  '**/*20[0-9][0-9][-_]*[0-9][0-9]*.{json,jsonl,ndjson,csv}',
  '**/*20[0-9][0-9][01][0-9][0-3][0-9]*.{json,jsonl,ndjson,csv}',
];
const NOT_RESULTS = [
  '**/{package,package-lock,tsconfig,composer,deno}*.json',
  '**/{vendor,third_party,schemas,schema,corpus}/**',
  '**/*.schema.json',
];
const LARGEST = 4_000_000;
const MOST_FILES = 5000;
const MOST_SERIES = 200;
const MOST_FACTS = 300;

export const gather: Gather<Claim, Observation> = async (claim, source, { signal }) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot look for results in "${source.name}": expected files`);
  const read = await readAll(claim.files, claim.exclude, { source, signal });
  const against = claim.contradictedBy;
  const others = against === undefined ? undefined : await readAll(against.files, claim.exclude, { source, signal });
  return {
    population: read.population,
    unread: [...read.unread, ...(others?.unread ?? [])].slice(0, 50),
    series: read.series,
    digests: read.results.flatMap(({ digests }) => digests).slice(0, MOST_FACTS),
    computed: read.results.flatMap(({ computed }) => computed).slice(0, MOST_FACTS),
    inventories: read.results.flatMap(({ inventories }) => inventories).slice(0, MOST_FACTS),
    scanned: read.results.flatMap(({ scanned }) => scanned).slice(0, MOST_FACTS),
    against: others?.series ?? [],
  };
};

interface Reading {
  readonly source: FileSource;
  readonly signal: AbortSignal;
}

async function readAll(
  files: readonly string[] | undefined,
  exclude: readonly string[] = [],
  { source, signal }: Reading,
) {
  const found = files === undefined ? await candidates(source, exclude) : await source.find(files, exclude);
  if (found.length > MOST_FILES)
    throw new CouldNotLook(`Cannot read ${found.length} results: expected at most ${MOST_FILES}`);
  const { values, skipped } = await source.derive('series-1', found, (text, { path }) => {
    if (signal.aborted) throw new CouldNotLook(`Cannot read "${path}": the time is over`);
    return readResults(text, path);
  });
  return {
    population: found.length,
    unread: [...skipped.values()],
    results: [...values.values()],
    series: seriesIn(values),
  };
}

async function candidates(source: FileSource, exclude: readonly string[]): Promise<readonly FileEntry[]> {
  const found = await source.find(RESULTS, [...exclude, ...NOT_RESULTS]);
  return found.filter(({ path, size }) => size <= LARGEST && !isTestPath(path)).slice(0, MOST_FILES);
}

function seriesIn(values: ReadonlyMap<string, ReadResults>): readonly SeriesSeen[] {
  const groups = new Map<string, Run[]>();
  for (const [file, { records }] of values) {
    const name = seriesName(file);
    const group = groups.get(name) ?? [];
    for (const record of records) group.push({ ...record, file });
    groups.set(name, group);
  }
  return [...groups].flatMap(([name, runs]) => seriesOf(name, runs) ?? []).slice(0, MOST_SERIES);
}
