/**
 * Test results: tests that ran and passed, lines they ran, mutants they noticed, inputs a fuzzer tried.
 * @module
 */
import type { Collector } from '../../collector.ts';
import { type Claim, claim } from './claim.ts';
import { judge } from './judge.ts';
import { nothing, type Observation, observation } from './observation.ts';

/** Folders whose reports are samples that a program reads. */
const SAMPLES = /(?:^|\/)(?:testdata|test-data|fixtures|__fixtures__|samples|examples|resources|corpus|vendor)\//;
const REPORT = /(?:^|\/)(?:[^/]*junit[^/]*|TEST-[^/]*|report)\.xml$/i;
const LARGEST = 16 * 1024 * 1024;

export const collector: Collector<Claim, Observation> = {
  id: 'test-report',
  title: 'Test results',
  proves:
    'A report shows that the test ran, was not skipped and passed; that its lines ran, its mutants were noticed or its fuzzer tried so many inputs; and that the report is of today and of this commit where it says so.',
  doesNotProve:
    'That the test asks the right question: only a recorded run in which it failed without the control shows that it would notice; nor that the report was written by the run it tells of, nor, of lines that ran, that this very test ran them.',
  looksIn: ['files'],
  claim,
  observation,
  nothing,
  describe({
    name,
    suite,
    all,
    executes,
    minimumCoverage,
    mutationScore,
    fuzzLog,
    minimumRuns,
    file,
    files,
    seenFailing,
  }) {
    const where = file ?? files?.join(', ');
    const parts = [
      ...(name === undefined ? [] : [`the test "${name}" ran and passed`]),
      ...(suite === undefined
        ? []
        : [
            `${name === undefined ? 'every test ' : ''}of the suite ${suite}${name === undefined ? ' ran and passed' : ''}`,
          ]),
      ...(all !== undefined && name === undefined && suite === undefined ? ['every test ran and passed'] : []),
      ...(executes ?? []).map(
        (each) => `tests run ${each.file}${each.lines === undefined ? '' : `:${each.lines.join('-')}`}`,
      ),
      ...(minimumCoverage === undefined ? [] : [`tests run at least ${minimumCoverage} % of the lines`]),
      ...(mutationScore === undefined ? [] : [`tests notice at least ${mutationScore} % of the mutants`]),
      ...(fuzzLog === undefined ? [] : [`the fuzzer of ${fuzzLog} tried ${minimumRuns ?? 1} inputs without a crash`]),
      ...(seenFailing === undefined ? [] : [`it failed in ${seenFailing}`]),
    ];
    return `${parts.join(', ')}${where === undefined ? '' : ` in ${where}`}`;
  },
  judge,
  audit(files) {
    return files.some(({ path, size }) => REPORT.test(path) && !SAMPLES.test(path) && size <= LARGEST)
      ? [{ all: 'passed' }]
      : [];
  },
};
