/**
 * The supply chain: whether dependencies are fixed, what a bill of materials says, who signed what was built, and whether
 * the workflows that build it are safe.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';
import type { Depth, Judgement } from '../../../model/evidence.ts';
import type { Collector } from '../../collector.ts';
import { byDetails, unknown } from '../../judgement.ts';
import type { FileEntry } from '../../sources/source.ts';
import { PIN_KINDS } from './checks.ts';
import { type Claim, claim, isSigned } from './claim.ts';
import { isManifest, kindsOfFile } from './file-kinds.ts';
import { judgeBill } from './judge-bill.ts';
import { judgePins } from './judge-pins.ts';
import { judgeSignatures } from './judge-signatures.ts';
import { type Observation, observation } from './observation.ts';
import { type Part, unclear } from './part.ts';

export const collector: Collector<Claim, Observation> = {
  id: 'supply-chain',
  title: 'Dependencies, bills of materials, signatures and workflows',
  proves:
    'Each dependency is fixed to one content, the bill of materials names what the lockfile names, the artifact is signed by whom the claim names, or the workflows have none of the known dangers.',
  doesNotProve:
    'That the fixed versions are free of flaws (no feed of advisories is asked), that whoever installs verifies the signature, or that the build used the files that were looked at.',
  looksIn: ['files'],
  claim,
  observation,
  nothing: {},
  describe,
  judge,
  audit,
};

function judge(said: Claim, seen: Observation, { now }: { readonly now: string }): Judgement {
  const parts = partsOf(said, seen, now);
  const files = [...new Set(parts.flatMap((part) => part.files))];
  const isArtifact = seen.signatures !== undefined || seen.bill !== undefined;
  const grounds = files
    .slice(0, 100)
    .map((file) => ({ kind: isArtifact ? ('artifact' as const) : ('configuration' as const), file }));
  if (parts.length === 0) {
    return unknown({ because: 'The claim does not say what must hold', found: 'nothing that was asked for', grounds });
  }
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const doubt = parts.find((part) => part.unknown !== undefined)?.unknown;
  // A part that had nothing to look at holds the others back: nothing of it was shown.
  const empty = parts.find((part) => part.looked === 0 && part.failed === 0);
  const isWhole =
    doubt === undefined && empty === undefined && parts.every(({ population }) => population !== undefined);
  const details = parts.flatMap((part) => part.details).toSorted((one, other) => rank(one) - rank(other));
  const judged = byDetails(
    details,
    {
      ...(isWhole && { population: sum(({ population = 0 }) => population) }),
      looked: sum(({ looked }) => looked),
      failed: sum(({ failed }) => failed),
    },
    {
      atLeast: said.atLeast,
      ...(isWhole && { sample: said.sample }),
      depth: parts.reduce<Depth>((least, { depth }) => (depth === 'present' ? depth : least), 'active'),
      found: parts.map(({ found }) => found).join('; '),
      said: { grounds, ...untilOf(parts) },
    },
  );
  if (judged.verdict !== 'unknown') return judged;
  return { ...judged, because: doubt ?? (empty === undefined ? judged.because : 'There was nothing to look at') };
}

function partsOf(said: Claim, { pins, bill, signatures }: Observation, now: string): readonly Part[] {
  return [
    ...(said.vulnerable === undefined
      ? []
      : [
          unclear('Whether a version has published flaws takes a feed of advisories, which is not asked', {
            found: 'no feed',
            files: [],
          }),
        ]),
    ...(pins === undefined ? [] : judgePins(said, pins)),
    ...(bill === undefined ? [] : judgeBill(said, bill, now)),
    ...(signatures === undefined ? [] : [judgeSignatures(said, signatures)]),
  ];
}

const ORDER: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

function rank({ severity }: { readonly severity: Severity }): number {
  return ORDER.indexOf(severity);
}

function untilOf(parts: readonly Part[]): { readonly until?: string } {
  const [until] = parts.flatMap((part) => part.until ?? []).toSorted();
  return until === undefined ? {} : { until };
}

function describe(said: Claim): string {
  const { pins = [], of, exact, packages, tables, lockfile, workflows, rule, sbom, artifact, vulnerable } = said;
  const kinds = [...pins, ...(of === undefined ? [] : [of])];
  const where = said.files === undefined ? '' : ` in ${said.files.join(', ')}`;
  const parts = [
    ...(exact === true
      ? [
          `${packages?.join(', ') ?? 'every requirement'}${kinds.length === 0 ? '' : ` of ${kinds.join(', ')}`}${tables === undefined ? '' : ` (${tables.join(', ')})`} names one version${where}`,
        ]
      : kinds.length === 0
        ? []
        : [`everything of ${kinds.join(', ')} is fixed${where}`]),
    ...(lockfile !== undefined && sbom === undefined ? [`${lockfile} fixes each package by a hash`] : []),
    ...(workflows === undefined ? [] : [`the workflows are safe${where}`]),
    ...(rule === undefined ? [] : [`${rule}${where}`]),
    ...(vulnerable === undefined ? [] : ['no version has a published flaw']),
    ...(sbom === undefined ? [] : [billText(said, sbom)]),
    ...(isSigned(said)
      ? [
          `${artifact ?? 'the artifact'} is signed by ${said.identity ?? (said.key === undefined ? 'somebody' : 'the key')}${said.provenance === undefined ? '' : ' with a provenance'}`,
        ]
      : []),
  ];
  return parts.join(', ') || 'the supply chain';
}

function billText({ equals, lockfile, elements, artifact, maxAge, vex }: Claim, sbom: string): string {
  const more = [
    ...(equals === undefined ? [] : [`equal to ${lockfile ?? 'the lockfile'}`]),
    ...(elements === undefined ? [] : ['with the minimum elements']),
    ...(artifact === undefined ? [] : [`for ${artifact}`]),
    ...(maxAge === undefined ? [] : [`at most ${maxAge} old`]),
    ...(vex === undefined ? [] : ['with each flaw decided']),
  ];
  return `${sbom} is a bill of materials${more.length === 0 ? '' : ` ${more.join(', ')}`}`;
}

const IS_BILL = /(?:^|\/)(?:bom|sbom)\.json$|\.(?:cdx|cyclonedx|spdx)\.json$/;
const OF_TESTS = /(?:^|\/)(?:tests?|testdata|fixtures?|samples?|examples?|vendor|third_party)\//;
/** What sound projects do otherwise for good reasons: a library pins no versions, and few write hashes for pip. */
const LEFT_OUT = ['pip-hash-missing', 'pip-not-exact', 'cargo-not-registry'];

/** Lockfiles that lack or lag, workflows with a danger, bills that are none. */
function audit(files: readonly FileEntry[]): readonly Claim[] {
  const paths = files.map(({ path }) => path).filter((path) => !OF_TESTS.test(path));
  const manifests = new Set(paths.filter(isManifest).flatMap(kindsOfFile));
  const pins = PIN_KINDS.filter((kind) => kind !== 'docker' && kind !== 'actions' && manifests.has(kind));
  return [
    ...(pins.length === 0 ? [] : [{ pins, except: LEFT_OUT }]),
    ...(paths.some((path) => kindsOfFile(path).includes('workflow')) ? [{ workflows: 'safe' as const }] : []),
    ...paths
      .filter((path) => IS_BILL.test(path))
      .slice(0, 20)
      .map((sbom) => ({ sbom })),
  ];
}
