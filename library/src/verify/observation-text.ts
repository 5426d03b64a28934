/**
 * An observation as it is written down and hashed: what was seen and where, not when, so that seeing the same thing
 * twice is one file and two lines in the log.
 * @module
 */
import { canonicalJson } from '../kit/canonical-json.ts';
import type { RecordedObservation } from '../model/evidence.ts';

/** The canonical text of an observation without its time. */
export function observationText({ basis: { time: _time, ...basis }, ...seen }: RecordedObservation): string {
  return canonicalJson({ ...seen, basis });
}
