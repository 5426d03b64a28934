/**
 * Judges what was measured of tests: lines that ran, mutants that were noticed, inputs that a fuzzer tried.
 * @module
 */
import type { Detail, Judgement } from '../../../model/evidence.ts';
import { broken, byDetails, unknown, upheld } from '../../judgement.ts';
import type { Claim } from './claim.ts';
import type { Observation } from './observation.ts';

type Covered = NonNullable<Observation['coverage']>;

/** Judges each measure that a claim asks for. */
export function judgeMeasures(claim: Claim, { coverage, mutants, fuzz }: Observation): readonly Judgement[] {
  const { executes, minimumCoverage, mutationScore, fuzzLog } = claim;
  return [
    ...(executes === undefined ? [] : [judgeLines(coverage?.executed ?? [])]),
    ...(minimumCoverage === undefined
      ? []
      : [
          judgeShare(coverage?.ran ?? 0, coverage?.counted ?? 0, {
            least: minimumCoverage,
            what: 'lines ran',
            file: coverage?.reports[0]?.file,
          }),
        ]),
    ...(mutationScore === undefined
      ? []
      : [
          judgeShare(mutants?.killed ?? 0, (mutants?.killed ?? 0) + (mutants?.survived ?? 0), {
            least: mutationScore,
            what: 'mutants made a test fail',
            file: mutants?.file,
          }),
        ]),
    ...(fuzzLog === undefined ? [] : [judgeFuzzing(claim, fuzz ?? [])]),
  ];
}

function judgeLines(executed: Covered['executed']): Judgement {
  const [silent] = executed.filter(({ counted }) => counted === 0);
  const counted = executed.reduce((sum, each) => sum + each.counted, 0);
  const missed = executed.reduce((sum, each) => sum + each.missedCount, 0);
  if (missed === 0 && (silent !== undefined || counted === 0)) {
    const range = silent?.lines === undefined ? '' : `:${silent.lines.join('-')}`;
    return unknown({
      because: silent?.problem ?? `The coverage report counts no line of ${silent?.file ?? 'the source'}${range}`,
      found: 'nothing that says whether the lines ran',
    });
  }
  const details = executed.flatMap(({ file, missed: lines }) =>
    lines.map(
      (line): Detail => ({
        check: 'line-not-run',
        severity: 'medium',
        message: `No test runs ${file}:${line}`,
        at: { file, line },
        hint: 'Write a test that reaches it',
      }),
    ),
  );
  const scope = { population: counted, looked: counted, failed: missed };
  return byDetails(details, scope, { depth: 'active', found: `${counted - missed} of ${counted} lines ran` });
}

interface Share {
  readonly least: number;
  readonly what: string;
  readonly file: string | undefined;
}

function judgeShare(reached: number, all: number, { least, what, file }: Share): Judgement {
  if (all === 0) return unknown({ because: 'There was nothing to measure', found: 'nothing' });
  const share = (reached / all) * 100;
  const said = {
    because: `${reached} of ${all} ${what}, ${share.toFixed(1)} %, expected at least ${least} %`,
    found: `${share.toFixed(1)} %`,
    ...(file !== undefined && { at: { file } }),
  };
  if (share < least) return broken({ ...said, scope: { population: all, looked: all, failed: all - reached } });
  // What may be missed by the claim has not failed it.
  return upheld('active', { ...said, scope: { population: all, looked: all, failed: 0 } });
}

function judgeFuzzing({ minimumRuns = 1 }: Claim, runs: NonNullable<Observation['fuzz']>): Judgement {
  const details = runs.flatMap(({ file, runs: tried, crash }): readonly Detail[] => {
    if (crash !== undefined) {
      return [{ check: 'fuzzer-crash', severity: 'high', message: `The fuzzer found: ${crash}`, at: { file } }];
    }
    if (tried >= minimumRuns) return [];
    const message = `The fuzzer tried ${tried} inputs, expected at least ${minimumRuns}`;
    return [{ check: 'too-few-runs', severity: 'medium', message, at: { file } }];
  });
  const total = runs.reduce((sum, run) => sum + run.runs, 0);
  return byDetails(
    details,
    { population: runs.length, looked: runs.length, failed: details.length },
    { depth: 'active', found: `${total} inputs in ${runs.length} runs` },
  );
}
