/**
 * Where something was found, as editors and terminals recognize it.
 * @module
 */
import { joinPath } from '../../kit/join-path.ts';
import type { Basis, Spot } from '../../model/evidence.ts';

/** The file of a spot from where the command runs; a URL or a host stays as it is. */
export function fileOf(spot: Spot, basis: Basis | undefined): string {
  const isPlace = basis === undefined || /^[a-z]+:\/\//.test(basis.place) || /^[a-z]+:\/\//.test(spot.file);
  return isPlace || spot.file === basis.place ? spot.file : joinPath(basis.place, spot.file);
}

/** `file:line:column`, as far as these are known. */
export function whereText(spot: Spot, basis: Basis | undefined): string {
  return [fileOf(spot, basis), spot.line, spot.column].filter((part) => part !== undefined).join(':');
}
