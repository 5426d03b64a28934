/**
 * Results of mutation testing: the outcomes.json of cargo-mutants, and the report that Stryker and its relatives share
 * (mutation-testing-report-schema 1 and 2).
 * @module
 */
import * as z from 'zod';

/** What became of the mutants of a run. */
export interface Mutants {
  /** Mutants that made a test fail, or ran out of time. */
  readonly killed: number;
  /** Mutants that no test noticed. */
  readonly survived: number;
  /** When the run began, ISO, where it says so. */
  readonly time?: string;
  /** The names of tests that are known to have failed over a mutant. */
  readonly killers: readonly string[];
}

const cargo = z.object({
  outcomes: z.array(z.object({ scenario: z.unknown(), summary: z.string() })),
  start_time: z.string().optional(),
});

const stryker = z.object({
  schemaVersion: z.string(),
  files: z.record(
    z.string(),
    z.object({ mutants: z.array(z.object({ status: z.string(), killedBy: z.array(z.string()).default([]) })) }),
  ),
  testFiles: z
    .record(z.string(), z.object({ tests: z.array(z.object({ id: z.string(), name: z.string() })) }))
    .default({}),
});

const MOST_KILLERS = 5000;

/** The results; undefined when the text holds none. */
export function readMutants(text: string): Mutants | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const ofCargo = cargo.safeParse(json);
  if (ofCargo.success) return tally(ofCargo.data.outcomes, ofCargo.data.start_time);
  const ofStryker = stryker.safeParse(json);
  if (!ofStryker.success) return undefined;
  const { files, testFiles } = ofStryker.data;
  const mutants = Object.values(files).flatMap((file) => file.mutants);
  const names = new Map(
    Object.values(testFiles).flatMap(({ tests }) => tests.map(({ id, name }) => [id, name] as const)),
  );
  const killers = new Set(mutants.filter(({ status }) => status === 'Killed').flatMap(({ killedBy }) => killedBy));
  return {
    killed: mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length,
    survived: mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length,
    killers: [...killers].flatMap((id) => names.get(id) ?? []).slice(0, MOST_KILLERS),
  };
}

function tally(outcomes: z.output<typeof cargo>['outcomes'], started: string | undefined): Mutants {
  const of = (...summaries: readonly string[]): number =>
    outcomes.filter(({ scenario, summary }) => scenario !== 'Baseline' && summaries.includes(summary)).length;
  const time = Date.parse(started ?? '');
  return {
    killed: of('CaughtMutant', 'Timeout'),
    survived: of('MissedMutant'),
    killers: [],
    ...(!Number.isNaN(time) && { time: new Date(time).toISOString() }),
  };
}
