/**
 * Judges a bill of materials: its format, what it names, what it is about, its age and its open flaws.
 * @module
 */
import { plainAlgorithm } from '../../../inputs/sbom/sbom.ts';
import { addDuration } from '../../../kit/duration.ts';
import type { Severity } from '../../../model/analysis.ts';
import type { Detail } from '../../../model/evidence.ts';
import type { Claim } from './claim.ts';
import type { Bill } from './observation.ts';
import { type Part, single, some, unclear } from './part.ts';

/** Each thing the claim asks of the bill, as a part. */
export function judgeBill(claim: Claim, bill: Bill, now: string): readonly Part[] {
  const files = [bill.file];
  if (bill.unsupported !== undefined) return [unclear(bill.unsupported, { found: 'a bill that is not read', files })];
  return [
    valid(claim, bill),
    ...(claim.equals === undefined ? [] : equal(bill)),
    ...(claim.elements === undefined ? [] : [elements(bill)]),
    ...(claim.maxAge === undefined ? [] : [age(bill, claim.maxAge, now)]),
    ...(claim.vex === undefined ? [] : [decided(bill, claim.vexWithin ?? '30d', now)]),
    ...bill.artifacts.map((artifact) => digest(bill, artifact)),
  ];
}

function fault(
  bill: Bill,
  check: string,
  said: { message: string; severity?: Severity; line?: number; hint: string },
): Detail {
  const { message, severity = 'high', line = 1, hint } = said;
  return { check, severity, message, at: { file: bill.file, line }, hint };
}

/** A bill against its own format tells nothing that can be relied on; one that names nothing tells nothing at all. */
function valid({ format }: Claim, bill: Bill): Part {
  const name = `${bill.format === 'spdx' ? 'SPDX' : 'CycloneDX'} ${bill.version}`;
  const details = [
    ...bill.faults.map(({ message, line }) =>
      fault(bill, 'sbom-invalid', {
        message: `The bill is against its format: ${message}`,
        line,
        hint: 'Write it with a tool that keeps to the schema',
      }),
    ),
    ...(bill.faults.length === 0 && bill.components === 0
      ? [
          fault(bill, 'sbom-empty', {
            message: 'The bill names no component',
            hint: 'Write it after the dependencies are installed',
          }),
        ]
      : []),
    ...(format !== undefined && bill.format !== '' && bill.format !== format
      ? [
          fault(bill, 'sbom-format', {
            message: `The bill is ${name}, expected ${format}`,
            hint: 'Write it in the other format',
          }),
        ]
      : []),
    ...bill.wrongDigests.slice(0, 20).map(({ name: component, line }) =>
      fault(bill, 'sbom-digest-wrong', {
        message: `A digest of "${component}" is none: its length or its digits do not fit its algorithm`,
        line,
        hint: 'Write the digest of the content',
      }),
    ),
  ];
  return single(details, { found: `${name} with ${bill.components} components`, depth: 'present', files: [bill.file] });
}

function equal(bill: Bill): readonly Part[] {
  if (bill.noLockfile !== undefined) return [unclear(bill.noLockfile, { found: 'no lockfile', files: [] })];
  return bill.lockfiles.map(({ file, missing, extra, same }) => {
    const population = missing.length + extra.length + same;
    const details = [
      ...(missing.length === 0
        ? []
        : [
            fault(bill, 'sbom-blind', {
              message: `${missing.length} packages of "${file}" are not in the bill: ${some(missing)}`,
              hint: 'Write the bill again from the lockfile',
            }),
          ]),
      ...(extra.length === 0
        ? []
        : [
            fault(bill, 'sbom-stale', {
              message: `${extra.length} packages of the bill are not in "${file}": ${some(extra)}`,
              severity: 'medium',
              hint: 'Write the bill again from the lockfile',
            }),
          ]),
    ];
    return {
      population,
      looked: population,
      failed: missing.length + extra.length,
      details,
      found: `${same} packages as in "${file}"`,
      depth: 'present' as const,
      files: [bill.file, file],
    };
  });
}

function elements(bill: Bill): Part {
  const details = bill.lacking.map(({ element, count, first, line }) =>
    fault(bill, `sbom-no-${element}`, {
      message: `${count === 1 ? `"${first}" has` : `${count} components, such as "${first}", have`} no ${element}`,
      severity: 'medium',
      line,
      hint: 'The minimum elements are supplier, name, version, identifier, relationships, author and time',
    }),
  );
  const population = 7;
  return {
    population,
    looked: population,
    failed: details.length,
    details,
    found: `${population - details.length} of 7 minimum elements`,
    depth: 'present',
    files: [bill.file],
  };
}

function age(bill: Bill, most: string, now: string): Part {
  const { timestamp } = bill;
  const files = [bill.file];
  if (timestamp === undefined || Number.isNaN(Date.parse(timestamp)))
    return unclear('The bill does not say when it was made', { found: 'no time', files });
  if (Date.parse(timestamp) > Date.parse(now))
    return unclear(`The bill is dated ${timestamp}, which has not come yet`, { found: timestamp, files });
  const end = addDuration(new Date(timestamp).toISOString(), most);
  const isOld = end <= now;
  const details = isOld
    ? [
        fault(bill, 'sbom-too-old', {
          message: `The bill is of ${timestamp}, expected at most ${most} old`,
          severity: 'medium',
          hint: 'Write it with each release',
        }),
      ]
    : [];
  return { ...single(details, { found: `made on ${timestamp.slice(0, 10)}`, depth: 'present', files }), until: end };
}

const OPEN = new Set(['exploitable', 'in_triage']);

function decided(bill: Bill, within: string, now: string): Part {
  const files = [bill.file];
  const { vulnerabilities } = bill;
  if (vulnerabilities.length === 0) {
    return unclear('The bill lists no flaw, and nothing shows that anybody looked for one', {
      found: 'no flaw',
      files,
    });
  }
  const details = vulnerabilities.flatMap(({ id, state, isReasoned, since, line }): Detail[] => {
    const hint = 'Write analysis.state, and for "not_affected" a justification';
    if (state === undefined)
      return [fault(bill, 'flaw-undecided', { message: `Nobody has decided about ${id}`, line, hint })];
    if (state === 'not_affected' && !isReasoned) {
      return [
        fault(bill, 'flaw-without-reason', {
          message: `${id} is said not to matter, without a reason`,
          severity: 'medium',
          line,
          hint,
        }),
      ];
    }
    if (!OPEN.has(state)) return [];
    const since_ = since === undefined || Number.isNaN(Date.parse(since)) ? undefined : new Date(since).toISOString();
    if (since_ !== undefined && addDuration(since_, within) > now) return [];
    const how = since === undefined ? 'nobody says since when' : `since ${since.slice(0, 10)}`;
    return [
      fault(bill, 'flaw-open', {
        message: `${id} is ${state.replace('_', ' ')}, ${how}, expected at most ${within}`,
        line,
        hint: 'Mend it or decide about it',
      }),
    ];
  });
  return {
    population: vulnerabilities.length,
    looked: vulnerabilities.length,
    failed: details.length,
    details,
    found: `${vulnerabilities.length - details.length} of ${vulnerabilities.length} flaws decided`,
    depth: 'present',
    files,
  };
}

/** What the bill is about must be the very file. */
function digest(bill: Bill, { file, sha256, sha512 }: Bill['artifacts'][number]): Part {
  const own: Readonly<Record<string, string>> = { sha256, sha512 };
  const known = bill.digests.filter(({ algorithm }) => own[plainAlgorithm(algorithm)] !== undefined);
  const files = [bill.file, file];
  if (known.length === 0)
    return unclear('The bill has no SHA-256 or SHA-512 to compare the artifact with', { found: 'no digest', files });
  const isSame = known.some(({ algorithm, value }) => own[plainAlgorithm(algorithm)] === value.toLowerCase());
  const details = isSame
    ? []
    : [
        fault(bill, 'sbom-digest-differs', {
          message: `No digest of the bill is that of "${file}", which is ${sha256}`,
          hint: 'Write the bill for this very file',
        }),
      ];
  return single(details, { found: isSame ? `the digest of "${file}"` : 'another digest', depth: 'present', files });
}
