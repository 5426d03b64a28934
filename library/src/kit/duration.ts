/**
 * Durations as the language writes them: a number and a unit, `30s`, `5m`, `4h`, `7d`.
 * @module
 */

/** What a duration looks like. */
export const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w|y)$/;

/** Milliseconds in each unit; a year is 365 days. */
const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/**
 * A duration in milliseconds.
 *
 * @throws {RangeError} when it is no duration
 */
export function milliseconds(duration: string): number {
  const [, amount, unit = ''] = DURATION.exec(duration) ?? [];
  const factor = UNITS[unit];
  if (amount === undefined || factor === undefined) {
    throw new RangeError(`Cannot read the duration "${duration}": expected one such as 30s, 5m, 4h or 7d`);
  }
  return Number(amount) * factor;
}

/** An ISO date and time so much later. */
export function addDuration(time: string, duration: string): string {
  return new Date(Date.parse(time) + milliseconds(duration)).toISOString();
}
