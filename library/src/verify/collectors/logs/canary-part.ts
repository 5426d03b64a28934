/**
 * A marker that went through the system and must stand in no log.
 * @module
 */
import type { Depth, Detail } from '../../../model/evidence.ts';
import { byDetails, unknown } from '../../judgement.ts';
import { SHORTEST_MARKER } from './canary.ts';
import { linesText, type Part, scopeOf } from './part.ts';

/** The marker stands nowhere, although it reached the system. */
export const canary: Part = (claim, observed) => {
  if (claim.canary === undefined) return undefined;
  const found = `the marker in ${linesText(observed)}`;
  if (claim.canary.length < SHORTEST_MARKER) {
    return unknown({
      because: `The marker is too short to be told from chance: expected ${SHORTEST_MARKER} characters`,
      found,
    });
  }
  const details = observed.files.flatMap(({ file, canary: places }) =>
    places.map(
      ({ line, column, spelling }): Detail => ({
        check: 'canary',
        severity: 'critical',
        message: `The marker stands here (${spelling})`,
        at: { file, line, column },
        hint: 'What the marker was put into is written to this file; take it out at the source',
      }),
    ),
  );
  const { control } = observed;
  if (details.length === 0 && control !== undefined && !control.seen) {
    return unknown({
      because: `The marker does not stand in "${control.file}" either: nobody knows whether it reached the system`,
      found,
    });
  }
  // Only a marker that went through the system and is nowhere shows that the system keeps it out.
  const depth: Depth = control?.seen === true && claim.injected !== undefined ? 'effective' : 'active';
  if (details.length === 0 && control === undefined) {
    return unknown({ because: 'Nothing shows that the marker reached the system: expected "seen-at"', found });
  }
  const failed = new Set(details.map(({ at }) => `${at?.file}:${at?.line}`)).size;
  return byDetails(details, scopeOf(observed, failed), {
    depth,
    found: `${details.length === 0 ? 'no trace of ' : ''}${found}`,
  });
};
