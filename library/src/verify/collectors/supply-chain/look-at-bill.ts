/**
 * Looks at a bill of materials, the lockfile it must equal and the artifact it is about.
 * @module
 */
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readGoMod } from '../../../inputs/lockfile/go-modules.ts';
import type { Ecosystem, LockedPackage } from '../../../inputs/lockfile/locked-package.ts';
import { LOCKFILE_NAMES, readLockfile } from '../../../inputs/lockfile/read-lockfile.ts';
import { packageKey, readPurl } from '../../../inputs/sbom/purl.ts';
import { readSbom } from '../../../inputs/sbom/read-sbom.ts';
import { isNoDigest, type Sbom, type SbomComponent } from '../../../inputs/sbom/sbom.ts';
import type { Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource } from '../../sources/source.ts';
import type { Claim } from './claim.ts';
import type { Bill } from './observation.ts';
import { type Place, placeOf, placesOf } from './place.ts';

/** How many names of packages that differ are written down. */
const MOST_NAMES = 200;

/** Looks. @throws {CouldNotLook} when the bill is not there */
export async function lookAtBill(claim: Claim, own: FileSource, look: Look): Promise<Bill> {
  const places = await placesOf(claim.sbom ?? '', own, look);
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new CouldNotLook(`Cannot look at "${claim.sbom}": ${places.length} files match, expected one`);
  }
  const { sbom, faults, unsupported } = readSbom(await place.source.text(place.path));
  const lockfiles = claim.equals === undefined ? [] : await lockfilesFor(claim, own, look);
  const compared = sbom === undefined ? [] : lockfiles.map((lock) => compare(sbom, lock, claim.dev === true));
  const artifacts = claim.artifact === undefined ? [] : await artifactsOf(claim.artifact, own, look);
  return {
    file: place.written,
    format: sbom?.format ?? '',
    version: sbom?.version ?? '',
    faults: faults.slice(0, 20).map(({ message, line }) => ({ message, line })),
    ...(unsupported !== undefined && { unsupported }),
    components: sbom?.components.length ?? 0,
    lacking: sbom === undefined ? [] : lackingIn(sbom),
    wrongDigests: (sbom?.components ?? [])
      .filter(({ hashes }) => hashes.some(isNoDigest))
      .slice(0, MOST_NAMES)
      .map(({ name, line }) => ({ name, line })),
    ...(sbom?.timestamp !== undefined && { timestamp: sbom.timestamp }),
    vulnerabilities: (sbom?.vulnerabilities ?? [])
      .slice(0, 5000)
      .map(({ id, state, justification, detail, since, line }) => ({
        id,
        ...(state !== undefined && { state }),
        isReasoned: (justification ?? detail ?? '').trim() !== '',
        ...(since !== undefined && { since }),
        line,
      })),
    lockfiles: compared,
    ...(claim.equals !== undefined &&
      lockfiles.length === 0 && { noLockfile: 'There is no lockfile to compare it with' }),
    artifacts: artifacts.map((one) => ({ ...one })),
    digests: artifacts.length === 0 || sbom === undefined ? [] : digestsOf(sbom),
  };
}

/** The minimum elements that components or the bill itself lack (NTIA, 2021, table 1). */
function lackingIn(sbom: Sbom): Bill['lacking'] {
  const { components, authors, timestamp, hasRelationships } = sbom;
  const of = (element: string, lacks: (one: SbomComponent) => boolean): Bill['lacking'] => {
    const found = components.filter(lacks);
    const [first] = found;
    return first === undefined ? [] : [{ element, count: found.length, first: first.name, line: first.line }];
  };
  const whole = (element: string, isThere: boolean): Bill['lacking'] =>
    isThere ? [] : [{ element, count: 1, first: 'The bill', line: 1 }];
  return [
    ...of('supplier', ({ supplier }) => supplier === undefined),
    ...of('name', ({ name }) => name === ''),
    ...of('version', ({ version = '' }) => version === ''),
    ...of('identifier', ({ identified }) => !identified),
    ...whole('relationships', hasRelationships),
    ...whole('author', authors.length > 0),
    ...whole('time', timestamp !== undefined),
  ];
}

interface Lock {
  readonly file: string;
  readonly ecosystem: Ecosystem;
  readonly packages: readonly LockedPackage[];
}

async function lockfilesFor(claim: Claim, own: FileSource, look: Look): Promise<readonly Lock[]> {
  if (claim.lockfile !== undefined) {
    const places = await placesOf(claim.lockfile, own, look);
    return Promise.all(places.map(lockAt));
  }
  const depth = (path: string): number => path.split('/').length;
  const found = await own.find(LOCKFILE_NAMES.map((name) => `**/${name}`));
  const top = Math.min(...found.map(({ path }) => depth(path)));
  // Those nearest to the root are the project's; the others belong to examples and parts.
  const nearest = found.filter(({ path }) => depth(path) === top);
  return Promise.all(nearest.map(({ path }) => lockAt(placeOf(path, own, look))));
}

async function lockAt({ source, path, written }: Place): Promise<Lock> {
  if (path.endsWith('go.sum')) {
    // The sums name more modules than are built; go.mod names exactly those.
    const text = await source.text(path.replace(/go\.sum$/, 'go.mod'));
    const packages = readGoMod(text).requires.map(({ path: name, version, line }) => ({
      name,
      version,
      line,
      from: 'registry' as const,
    }));
    return { file: written, ecosystem: 'golang', packages };
  }
  const lock = readLockfile(await source.text(path), path);
  if (lock === undefined) throw new CouldNotLook(`Cannot read "${written}" as a lockfile: its name is not known`);
  const [problem] = lock.problems;
  if (problem !== undefined) throw new CouldNotLook(`Cannot read "${written}": ${problem}`);
  return { file: written, ecosystem: lock.ecosystem, packages: lock.packages };
}

/** What is no package: files of packages, machines, data. */
const NO_PACKAGES = new Set([
  'file',
  'operating-system',
  'device',
  'device-driver',
  'data',
  'firmware',
  'platform',
  'container',
  'machine-learning-model',
  'cryptographic-asset',
]);

function compare(sbom: Sbom, { file, ecosystem, packages }: Lock, withDev: boolean): Bill['lockfiles'][number] {
  const key = (name: string, version: string): string => packageKey({ type: ecosystem, name, version });
  const billed = new Set(
    sbom.components.flatMap(({ name, version = '', purl, kind = '' }) => {
      if (NO_PACKAGES.has(kind)) return [];
      const parts = purl === undefined ? undefined : readPurl(purl);
      if (parts !== undefined) return parts.type === ecosystem ? [packageKey(parts)] : [];
      return purl === undefined ? [key(name, version)] : [];
    }),
  );
  const own = new Set(packages.filter(({ from }) => from === 'own').map(({ name, version }) => key(name, version)));
  const foreign = packages.filter(({ from }) => from !== 'own');
  const locked = new Set(foreign.map(({ name, version }) => key(name, version)));
  const needed = foreign.filter((one) => one.optional !== true && (withDev || one.dev !== true));
  const missing = [...new Set(needed.map(({ name, version }) => key(name, version)))].filter((one) => !billed.has(one));
  const extra = [...billed].filter((one) => !locked.has(one) && !own.has(one));
  const same = [...locked].filter((one) => billed.has(one)).length;
  return { file, missing: missing.sort().slice(0, MOST_NAMES), extra: extra.sort().slice(0, MOST_NAMES), same };
}

/** The digests of artifacts, which may be many. @throws {CouldNotLook} as `placesOf` */
export async function artifactsOf(
  written: string,
  own: FileSource,
  look: Look,
): Promise<readonly { readonly file: string; readonly sha256: string; readonly sha512: string }[]> {
  const places = await placesOf(written, own, look);
  return Promise.all(
    places.map(async ({ source, path, written: file }) => {
      const bytes = await source.bytes(path);
      return { file, sha256: bytesToHex(sha256(bytes)), sha512: bytesToHex(sha512(bytes)) };
    }),
  );
}

function digestsOf(sbom: Sbom): Bill['digests'] {
  const of = (components: readonly SbomComponent[], isSubject: boolean): Bill['digests'] =>
    components.flatMap(({ hashes }) => hashes.map(({ algorithm, value }) => ({ algorithm, value, isSubject })));
  return [...of(sbom.subjects, true), ...of(sbom.components, false)].slice(0, 20_000);
}
