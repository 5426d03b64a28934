/**
 * What a bill of materials says, whatever its format.
 * @module
 */

/** A digest of a component. */
export interface SbomHash {
  /** As written, such as `SHA-256` or `SHA256`. */
  readonly algorithm: string;
  readonly value: string;
}

/** A part of what the bill is about. */
export interface SbomComponent {
  readonly name: string;
  readonly version?: string;
  /** Its package URL. */
  readonly purl?: string;
  readonly supplier?: string;
  /** Whether it has another name by which it can be told from all others, such as a CPE. */
  readonly identified: boolean;
  readonly hashes: readonly SbomHash[];
  /** A file or an operating system rather than a package. */
  readonly kind?: string;
  readonly line: number;
}

/** What somebody decided about a published flaw (VEX). */
export interface SbomVulnerability {
  readonly id: string;
  /** Such as `not_affected` or `in_triage`; absent when nobody has said. */
  readonly state?: string;
  readonly justification?: string;
  readonly detail?: string;
  /** Since when it is in this state: the newest time it gives, ISO. */
  readonly since?: string;
  readonly line: number;
}

export interface Sbom {
  readonly format: 'cyclonedx' | 'spdx';
  readonly version: string;
  /** Every component below the subject, nested ones included. */
  readonly components: readonly SbomComponent[];
  /** What the bill is about. */
  readonly subjects: readonly SbomComponent[];
  readonly vulnerabilities: readonly SbomVulnerability[];
  /** Sizes of the lists at the top, as written. */
  readonly counts: {
    readonly components: number;
    readonly services: number;
    readonly dependencies: number;
    readonly vulnerabilities: number;
    readonly compositions: number;
  };
  /** Whether anything is said of what depends on what. */
  readonly hasRelationships: boolean;
  /** Who wrote the bill: persons, organizations or tools. */
  readonly authors: readonly string[];
  /** When, as written. */
  readonly timestamp?: string;
}

/** Something that is against the format, with its line. */
export interface SbomFault {
  readonly message: string;
  readonly line: number;
}

/** A bill that was read: what it says, and what is against its format. */
export interface ReadSbom {
  readonly sbom?: Sbom;
  readonly faults: readonly SbomFault[];
  /** Why it was not read at all, when that says nothing against it. */
  readonly unsupported?: string;
}

/** Letters and digits of the name of a hash function, in lower case: `SHA-256` and `sha256` are one. */
export function plainAlgorithm(algorithm: string): string {
  return algorithm.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** How many hexadecimal digits a digest has (FIPS 180-4, FIPS 202, RFC 1321, RFC 7693). */
const DIGITS: Readonly<Record<string, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
  sha3256: 64,
  sha3384: 96,
  sha3512: 128,
  blake2b256: 64,
  blake2b384: 96,
  blake2b512: 128,
  blake3: 64,
};

/** Whether a value cannot be a digest of its algorithm: another length, other digits, or the same digit all along. */
export function isNoDigest({ algorithm, value }: SbomHash): boolean {
  const digits = DIGITS[plainAlgorithm(algorithm)];
  if (!/^[0-9a-fA-F]+$/.test(value) || /^(.)\1+$/.test(value)) return true;
  return digits !== undefined && value.length !== digits;
}
