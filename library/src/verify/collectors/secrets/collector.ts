/**
 * Secrets in the files of a source and in its history.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';
import type { Detail, Judgement } from '../../../model/evidence.ts';
import type { Collector } from '../../collector.ts';
import { byDetails } from '../../judgement.ts';
import { isAllowed } from './allow.ts';
import { type Claim, claim } from './claim.ts';
import { KINDS, type KindId } from './kinds.ts';
import { type Finding, fingerprintOf, type Observation, observation } from './observation.ts';

export const collector: Collector<Claim, Observation> = {
  id: 'secrets',
  title: 'Secrets in files and history',
  proves:
    'No file, and with "history" no content that a commit before the current one ever had, has anything that is known to have the form of a secret.',
  doesNotProve:
    'That there is no secret of another form, in another branch, in an image or in a log, or that a secret that was once there is no longer valid.',
  looksIn: ['files'],
  claim,
  observation,
  nothing: { files: 0, looked: 0, skipped: [], findings: [], more: 0 },
  describe({ history = 'no', files, kinds }) {
    const what = kinds === undefined ? 'no secret' : `no ${kinds.join(', ')}`;
    const where = history === 'only' ? 'the history' : history === 'yes' ? 'the files and the history' : 'the files';
    return `${what} in ${where}${files === undefined ? '' : ` (${files.join(', ')})`}`;
  },
  judge,
  audit: () => [{ found: 'none' }, { found: 'none', history: 'only' }],
};

/** Files whose keys are mostly made up. */
const OF_TESTS =
  /(?:^|\/)(?:tests?|testing|testdata|test-data|fixtures?|__tests__|__fixtures__|__mocks__|mocks?|specs?|examples?|samples?|e2e|cypress|benches|benchmarks?)\/|[._-](?:test|spec|fixture|mock)s?\.\w+$|_test\.go$|(?:^|\/)test_[^/]+\.py$|\.(?:md|rst|adoc)$/i;

/**
 * Judges what was found. A key whose form leaves a doubt, in a file of a test, an example or a manual, is most likely made
 * up for it: the claim is then neither upheld nor broken, until somebody says which.
 *
 * A look at the work tree alone shows what is present; one that has the history as well is active, because what was ever
 * committed is in force for whoever has a copy.
 */
function judge(said: Claim, seen: Observation): Judgement {
  const kinds = new Set<string>(said.kinds ?? []);
  const asked = seen.findings.filter(
    (one) => (kinds.size === 0 || kinds.has(one.kind)) && !isAllowed(one, said.allow ?? []),
  );
  const made = asked.filter(isMadeUp);
  const real = asked.filter((one) => !isMadeUp(one));
  const { history } = seen;
  const leftOut = [
    ...seen.skipped.slice(0, 1).map(({ reason }) => reason),
    ...(history?.leftOut ?? []),
    ...(seen.more > 0 ? [`${seen.more} further findings`] : []),
  ];
  const [doubt] = made;
  const looked = seen.looked + (history?.looked ?? 0);
  const isWhole = leftOut.length === 0 && doubt === undefined;
  const found = [
    ...(said.history === 'only' ? [] : [`${seen.looked} of ${seen.files} files`]),
    ...(history === undefined ? [] : [`${history.looked} of ${history.contents} contents of the history`]),
  ].join(' and ');
  const judged = byDetails(
    [...real, ...made].map(detailOf),
    {
      ...(isWhole && { population: seen.files + (history?.contents ?? 0) }),
      looked,
      failed: Math.min(looked, new Set(real.map(({ file, commit = '' }) => `${commit}:${file}`)).size),
    },
    {
      ...(isWhole && { sample: said.sample }),
      atLeast: said.atLeast,
      depth: history === undefined ? 'present' : 'active',
      found: `${asked.length === 0 ? 'nothing' : `${asked.length} found`} in ${found}`,
      said: { grounds: asked.slice(0, 20).map(({ file }) => ({ kind: 'code', file })) },
    },
  );
  if (judged.verdict !== 'unknown') return judged;
  const because =
    doubt === undefined
      ? leftOut.length === 0
        ? judged.because
        : `Left out: ${leftOut.join('; ')}`
      : `${titleOf(doubt)} at ${doubt.file}:${doubt.line} may be made up for a test: take it out, or allow it`;
  return { ...judged, because };
}

function isMadeUp({ kind, file }: Finding): boolean {
  return !(KINDS[kind as KindId]?.sure ?? false) && OF_TESTS.test(file);
}

function titleOf({ kind }: Finding): string {
  return KINDS[kind as KindId]?.title ?? kind;
}

function detailOf(one: Finding): Detail {
  const { file, line, column, masked, digest, commit } = one;
  const severity: Severity = isMadeUp(one) ? 'low' : (KINDS[one.kind as KindId]?.severity ?? 'medium');
  const where = commit === undefined ? '' : `, in commit ${commit.slice(0, 12)}`;
  return {
    check: one.kind,
    severity,
    message: `${titleOf(one)}: ${masked} (${digest})${where}`,
    at: { file, line, column },
    hint:
      commit === undefined
        ? `Take it out and replace it by a new one; if it is none, allow ${fingerprintOf(one)}`
        : `Replace it by a new one: whoever has a copy of the history has it; if it is none, allow ${fingerprintOf(one)}`,
  };
}
