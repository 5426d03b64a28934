/**
 * Reads the reports that a claim about tests names.
 * @module
 */
import { readFuzzLog } from '../../../inputs/coverage/read-fuzz-log.ts';
import { readMutants } from '../../../inputs/coverage/read-mutants.ts';
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { languageOf, purposeOf } from '../../lexing/index.ts';
import type { FileSource, Source } from '../../sources/source.ts';
import { asksForCoverage, asksForTests, type Claim } from './claim.ts';
import { lookAtCoverage } from './look-at-coverage.ts';
import { nothing, type Observation } from './observation.ts';
import { readReports, testsOf } from './read-reports.ts';
import { likeness, testDefinitionsIn } from './test-definitions.ts';
import { testsNamed } from './test-name.ts';
import { newestResults, summaryOf, wantedOf } from './wanted-tests.ts';

const MUTANTS = ['**/mutants.out/outcomes.json', '**/mutation*.json', '**/reports/mutation/**/*.json'];
const NOT_OURS = ['**/{vendor,third_party,third-party,target,dist,build,out,.next}/**'];
const MOST_SHOWN = 20;
/** A title with places for values that spells out less of a name than this may be that of another test. */
const LEAST_SPELLED = 0.5;

export const gather: Gather<Claim, Observation> = async (claim, given, look) => {
  const source = filesOf(given);
  const files = (await source.files()).length;
  return {
    ...nothing,
    files,
    ...(asksForTests(claim) && (await lookAtTests(claim, source, look.signal))),
    ...(asksForCoverage(claim) && { coverage: await lookAtCoverage(claim, source) }),
    ...(claim.mutationScore !== undefined && { mutants: await mutantsIn(source, claim.mutants) }),
    ...(claim.fuzzLog !== undefined && { fuzz: await fuzzRunsIn(source, claim.fuzzLog) }),
  };
};

function filesOf(source: Source): FileSource {
  if (source.kind === 'files') return source;
  throw new CouldNotLook(`Cannot look for test results in "${source.name}": expected files, found a ${source.kind}`);
}

async function lookAtTests(claim: Claim, source: FileSource, signal: AbortSignal): Promise<Partial<Observation>> {
  const { reports, unread } = await readReports(claim, source);
  signal.throwIfAborted();
  const wanted = newestResults(reports.map(({ file, report }) => ({ file, tests: wantedOf(claim, report.tests) })));
  const { name, seenFailing } = claim;
  const history = reports.some(({ report }) => report.commit !== undefined) ? await source.history() : undefined;
  return {
    reports: reports.map((read) => summaryOf(read)),
    unread: [...unread],
    wanted,
    ...(history !== undefined && 'head' in history && { head: history.head }),
    ...(name !== undefined && isEmpty(wanted) && { definitions: await definitionsOf(name, source, signal) }),
    ...(name !== undefined && seenFailing !== undefined && { red: await redRun(name, seenFailing, source) }),
  };
}

function isEmpty({ passed, failed, skipped }: NonNullable<Observation['wanted']>): boolean {
  return passed + failed + skipped === 0;
}

async function definitionsOf(
  name: string,
  source: FileSource,
  signal: AbortSignal,
): Promise<NonNullable<Observation['definitions']>> {
  const programs = (await source.find(['**'], NOT_OURS)).filter(({ path }) => {
    const language = languageOf(path);
    return language !== undefined && purposeOf(language) === 'program';
  });
  const { values } = await source.derive('test-definitions-1', programs, (text, { path }) => {
    if (signal.aborted) throw new CouldNotLook(`Cannot look in "${path}": the time is over`);
    return testDefinitionsIn(path, text);
  });
  const all = [...values].flatMap(([file, definitions]) => definitions.map((one) => ({ file, ...one })));
  return {
    population: programs.length,
    looked: values.size,
    tests: all.length,
    found: all
      .map((one) => ({ one, alike: likeness(one, name) }))
      .filter(({ alike }) => alike > 0)
      .toSorted((one, other) => other.alike - one.alike)
      .slice(0, MOST_SHOWN)
      .map(({ one, alike }) => ({ ...one, certain: alike >= LEAST_SPELLED })),
  };
}

/** How often the named test failed in a recorded run, or killed a mutant. */
async function redRun(name: string, path: string, source: FileSource): Promise<NonNullable<Observation['red']>> {
  const entry = await source.entry(path);
  const text = await source.text(path);
  const mutants = /\.json$/i.test(path) ? readMutants(text) : undefined;
  if (mutants !== undefined) {
    const killers = mutants.killers.map((killer) => ({ name: killer, className: '', suite: '' }));
    return { file: path, failed: testsNamed(killers, name).length, ...timeIn(mutants) };
  }
  const report = await testsOf(source, entry);
  if (typeof report === 'string') throw new CouldNotLook(report);
  const failed = testsNamed(report.tests, name).filter(({ status }) => status === 'failed');
  return { file: path, failed: failed.length, ...timeIn(report) };
}

function timeIn({ time }: { readonly time?: string }): { readonly time?: string } {
  return time === undefined ? {} : { time };
}

async function mutantsIn(source: FileSource, wanted: string | undefined): Promise<NonNullable<Observation['mutants']>> {
  const entries = await source.find(wanted === undefined ? MUTANTS : [wanted]);
  const { values, skipped } = await source.derive('mutants-1', entries, (text) => readMutants(text) ?? null);
  const read = [...values].flatMap(([file, value]) => (value === null ? [] : [{ file, ...value }]));
  const [first, ...others] = read;
  if (first === undefined) {
    const reason = [...skipped.values()][0] ?? `no file ${wanted ?? 'of a usual name'} holds any`;
    throw new CouldNotLook(`Cannot look at mutation results: ${reason}`);
  }
  if (others.length > 0) {
    throw new CouldNotLook(
      `Cannot look at mutation results: found ${read.length} of them (${read
        .map(({ file }) => file)
        .slice(0, 5)
        .join(', ')}), expected one: say mutants`,
    );
  }
  const { file, killed, survived } = first;
  return { file, killed, survived, ...timeIn(first) };
}

async function fuzzRunsIn(source: FileSource, wanted: string): Promise<NonNullable<Observation['fuzz']>> {
  const entries = await source.find([wanted]);
  if (entries.length === 0) throw new CouldNotLook(`Cannot find "${wanted}"`);
  const { values, skipped } = await source.derive('fuzz-log-1', entries, (text) => readFuzzLog(text) ?? null);
  const unreadable = [...skipped.values()][0];
  if (unreadable !== undefined) throw new CouldNotLook(unreadable);
  return [...values].slice(0, 200).map(([file, run]) => {
    if (run === null) throw new CouldNotLook(`Cannot read "${file}": expected the output of libFuzzer`);
    return { file, ...run };
  });
}
