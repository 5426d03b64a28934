/**
 * Fields of a raw document as typed values. What has another shape than the field wants is absent, as it is for the
 * program that reads the file.
 * @module
 */
import { isRawMap, type Path, type Raw, type RawMap, rawAt } from '../../model/raw.ts';

/** The text at a path; numbers and yes/no as they are written. */
export function textAt(raw: Raw | undefined, ...path: Path): string | undefined {
  const value = rawAt(raw, path);
  return typeof value === 'string' ? value : undefined;
}

/** YAML 1.1 words for yes and no: Kubernetes and Compose read them, too. */
const YES = /^(?:y|yes|true|on)$/i;
const NO = /^(?:n|no|false|off)$/i;

/** The truth value at a path. */
export function flagAt(raw: Raw | undefined, ...path: Path): boolean | undefined {
  const value = textAt(raw, ...path);
  if (value === undefined) return undefined;
  return YES.test(value) ? true : NO.test(value) ? false : undefined;
}

/** The whole number at a path, decimal, octal or hexadecimal. */
export function integerAt(raw: Raw | undefined, ...path: Path): number | undefined {
  const value = textAt(raw, ...path)?.replaceAll('_', '');
  if (value === undefined) return undefined;
  if (/^[-+]?(?:\d+|0x[0-9a-f]+|0o[0-7]+)$/i.test(value)) {
    // A leading zero means octal in YAML 1.1.
    return /^0[0-7]+$/.test(value) ? Number.parseInt(value, 8) : Number(value);
  }
  return undefined;
}

/** The mapping at a path; an empty one when there is none. */
export function mapAt(raw: Raw | undefined, ...path: Path): RawMap {
  const value = rawAt(raw, path);
  return isRawMap(value) ? value : {};
}

/** The list at a path; an empty one when there is none. */
export function listAt(raw: Raw | undefined, ...path: Path): readonly Raw[] {
  const value = rawAt(raw, path);
  return Array.isArray(value) ? value : [];
}

/** The texts in the list at a path. */
export function textsAt(raw: Raw | undefined, ...path: Path): readonly string[] {
  return listAt(raw, ...path).filter((item) => typeof item === 'string');
}

/** The mapping at a path as names and texts; entries that are no texts are left out. */
export function textMapAt(raw: Raw | undefined, ...path: Path): Readonly<Record<string, string>> {
  const entries = Object.entries(mapAt(raw, ...path));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Whether a path is written at all, with whatever value. */
export function isWritten(raw: Raw | undefined, ...path: Path): boolean {
  return rawAt(raw, path) !== undefined;
}
