/**
 * What lockfiles of all package managers have in common: packages with a version, a place they come from and a hash.
 * @module
 */

/** Whose packages they are, in the words of package URLs (https://github.com/package-url/purl-spec). */
export type Ecosystem = 'npm' | 'cargo' | 'golang' | 'pypi';

/** A package as a lockfile fixes it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** `own`: a part of the project itself; `address`: an archive that is no package of a registry. */
  readonly from: 'registry' | 'git' | 'address' | 'own';
  /** What its content must hash to, as `sha512-...` or `sha256:...`; absent when the lockfile does not say. */
  readonly hash?: string;
  /** Where it is downloaded from, as far as the lockfile says. */
  readonly address?: string;
  /** Needed only to build or test. */
  readonly dev?: boolean;
  /** Left out where it does not fit the machine, or comes inside another package. */
  readonly optional?: boolean;
  /** Its content is part of another package, which has the hash. */
  readonly bundled?: boolean;
  /** It brings programs that run when it is installed. */
  readonly scripts?: boolean;
  readonly line: number;
}

/** A lockfile that was read. */
export interface Lockfile {
  readonly ecosystem: Ecosystem;
  /** What wrote it. */
  readonly manager: string;
  /** The version of the format, as far as it says. */
  readonly format?: number;
  readonly packages: readonly LockedPackage[];
  /** What could not be read, in words. */
  readonly problems: readonly string[];
}

/** The name of the hash function of a hash, such as `sha512`. */
export function hashFunction(hash: string): string {
  return /^[A-Za-z0-9]+/.exec(hash)?.[0]?.toLowerCase() ?? '';
}

/** A package with those of the fields that are known. */
export function locked(
  base: Pick<LockedPackage, 'name' | 'version' | 'from' | 'line'>,
  more: {
    readonly [Key in Exclude<keyof LockedPackage, 'name' | 'version' | 'from' | 'line'>]?:
      | LockedPackage[Key]
      | undefined;
  },
): LockedPackage {
  const known = Object.entries(more).filter(([, value]) => value !== undefined && value !== false && value !== '');
  return { ...base, ...Object.fromEntries(known) };
}

/** The lines of a text without their ends. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
}
