/**
 * What the entries of a lockfile give cause for.
 * @module
 */
import { hashFunction, type LockedPackage, type Lockfile } from '../../../inputs/lockfile/locked-package.ts';
import type { CheckId } from './checks.ts';
import type { Found } from './workflow-marks.ts';

/** Everything about the entries; parts of the project itself are passed over. */
export function lockMarks(lock: Lockfile): readonly Found[] {
  const foreign = lock.packages.filter(({ from }) => from !== 'own');
  const entries = foreign.flatMap((one) =>
    marksOf(one, lock).map((check): Found => ({ check, line: one.line, name: named(one) })),
  );
  const isOld = lock.manager === 'npm' && lock.format === 1 && foreign.length > 0;
  return isOld ? [{ check: 'npm-lockfile-old', line: 1, name: 'The file' }, ...entries] : entries;
}

function named({ name, version }: LockedPackage): string {
  return `"${name}${version === '' ? '' : ` ${version}`}"`.slice(0, 200);
}

function marksOf(one: LockedPackage, { ecosystem, manager }: Lockfile): readonly CheckId[] {
  if (ecosystem === 'npm') return npmMarks(one, manager);
  if (ecosystem === 'cargo') {
    if (one.from === 'registry') return one.hash === undefined ? ['cargo-hash-missing'] : [];
    return ['cargo-not-registry'];
  }
  if (ecosystem === 'pypi') {
    // These lockfiles fix what comes from a repository to its commit.
    return one.from !== 'git' && one.hash === undefined ? ['pip-hash-missing'] : [];
  }
  return [];
}

function npmMarks(one: LockedPackage, manager: string): readonly CheckId[] {
  const isForeign = one.from === 'git' || one.from === 'address';
  // An entry without an address was left out by npm itself where it did not fit the machine.
  const isHashed = one.hash !== undefined || one.bundled === true || isForeign;
  const isUnknown = manager === 'npm' && one.address === undefined && one.optional === true;
  return [
    ...(isForeign ? (['npm-not-registry'] as const) : []),
    ...(isHashed || isUnknown ? [] : (['npm-hash-missing'] as const)),
    ...(hashFunction(one.hash ?? '') === 'sha1' || hashFunction(one.hash ?? '') === 'md5'
      ? (['npm-hash-weak'] as const)
      : []),
    ...(/^(?:git\+)?http:/.test(one.address ?? '') ? (['npm-plain-http'] as const) : []),
    ...(one.scripts === true ? (['npm-install-scripts'] as const) : []),
  ];
}
