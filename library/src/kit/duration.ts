/**
 * Durations as the language writes them: a number and a unit, `30s`, `5m`, `4h`, `7d`.
 * @module
 */

/** What a duration looks like. */
export const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w|y)$/;
