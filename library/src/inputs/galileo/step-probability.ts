/**
 * The probability that a basic element of a Galileo file has failed by a time.
 * @module
 */

/** What an element says of itself, such as `lambda=0.5 dorm=1`. */
export type Attributes = ReadonlyMap<string, number>;

/** Attributes that are read; dormancy matters only to spares, which are refused. */
export const ATTRIBUTES = ['prob', 'lambda', 'phases', 'rate', 'shape', 'dorm'] as const;

/** The probability by a time; undefined when the attributes give none. */
export function stepProbability(attributes: Attributes, time: number): number | undefined {
  const probability = attributes.get('prob');
  if (probability !== undefined) return probability;
  const lambda = attributes.get('lambda');
  if (lambda !== undefined) return erlang(lambda * time, attributes.get('phases') ?? 1);
  const rate = attributes.get('rate');
  const shape = attributes.get('shape');
  return rate === undefined || shape === undefined ? undefined : -Math.expm1(-((rate * time) ** shape));
}

/** Several exponential phases in a row: 1 - e^-x Σ x^k / k!, from the far end so that nothing cancels. */
function erlang(x: number, phases: number): number {
  if (phases === 1) return -Math.expm1(-x);
  let term = Math.exp(-x);
  let left = term;
  for (let phase = 1; phase < phases; phase += 1) {
    term *= x / phase;
    left += term;
  }
  return Math.max(0, 1 - left);
}
