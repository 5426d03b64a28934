/**
 * Bands: named half-open stretches of a score, each given by where it starts.
 * @module
 */

/**
 * The band that a score falls into: the one that starts highest without lying above the score.
 *
 * @returns the name of the band, or undefined when the score is below all of them
 */
export function bandOf(bands: ReadonlyMap<string, number>, score: number): string | undefined {
  let best: string | undefined;
  let start = Number.NEGATIVE_INFINITY;
  for (const [name, from] of bands) {
    if (from > score || from <= start) continue;
    best = name;
    start = from;
  }
  return best;
}
