/**
 * Expressions of the Open-PSA Model Exchange Format 2.0d, section IV, as one number; a distribution counts as its mean.
 * @module
 */
import type { Element } from '../xml/read-xml.ts';

/** Thrown where an expression has no number, with the element that is to blame. */
export class NotComputed extends Error {
  override readonly name = 'NotComputed';
  readonly element: Element;
  constructor(reason: string, element: Element) {
    super(reason);
    this.element = element;
  }
}

/** What an expression may refer to. */
export interface Surroundings {
  /** In hours. */
  readonly missionTime: number;
  /** The expression of a parameter. */
  readonly parameter: (name: string) => Element | undefined;
}

/** Parameters may refer to parameters, but not so deep. */
const DEEPEST = 200;

type Compute = (values: readonly number[]) => number;
const sum: Compute = (values) => values.reduce((total, value) => total + value, 0);
const at = (values: readonly number[], place: number): number => values[place] ?? Number.NaN;

/** Functions by the number of their arguments; `any` takes one or more. */
const FUNCTIONS: Readonly<Record<string, { readonly takes: readonly number[] | 'any'; readonly compute: Compute }>> = {
  neg: { takes: [1], compute: (v) => -at(v, 0) },
  add: { takes: 'any', compute: sum },
  sub: { takes: 'any', compute: (v) => at(v, 0) - sum(v.slice(1)) },
  mul: { takes: 'any', compute: (v) => v.reduce((product, value) => product * value, 1) },
  div: { takes: 'any', compute: (v) => v.slice(1).reduce((rest, value) => rest / value, at(v, 0)) },
  pow: { takes: [2], compute: (v) => at(v, 0) ** at(v, 1) },
  abs: { takes: [1], compute: (v) => Math.abs(at(v, 0)) },
  exp: { takes: [1], compute: (v) => Math.exp(at(v, 0)) },
  log: { takes: [1], compute: (v) => Math.log(at(v, 0)) },
  log10: { takes: [1], compute: (v) => Math.log10(at(v, 0)) },
  sqrt: { takes: [1], compute: (v) => Math.sqrt(at(v, 0)) },
  min: { takes: 'any', compute: (v) => Math.min(...v) },
  max: { takes: 'any', compute: (v) => Math.max(...v) },
  mean: { takes: 'any', compute: (v) => sum(v) / v.length },
  exponential: { takes: [2], compute: (v) => -Math.expm1(-at(v, 0) * at(v, 1)) },
  GLM: { takes: [4], compute: ([gamma = 0, lambda = 0, mu = 0, time = 0]) => glm({ gamma, lambda, mu, time }) },
  Weibull: {
    takes: [4],
    compute: ([scale = 0, shape = 0, start = 0, time = 0]) => weibull({ scale, shape, start, time }),
  },
  'periodic-test': {
    takes: [4],
    compute: ([lambda = 0, every = 0, first = 0, time = 0]) => periodicTest({ lambda, every, first, time }),
  },
  'uniform-deviate': { takes: [2], compute: (v) => sum(v) / 2 },
  'normal-deviate': { takes: [2], compute: (v) => at(v, 0) },
  // Two arguments are those of the logarithm; three are the mean, the error factor and its confidence.
  'lognormal-deviate': {
    takes: [2, 3],
    compute: (v) => (v.length === 3 ? at(v, 0) : Math.exp(at(v, 0) + at(v, 1) ** 2 / 2)),
  },
  'gamma-deviate': { takes: [2], compute: (v) => at(v, 0) * at(v, 1) },
  'beta-deviate': { takes: [2], compute: (v) => at(v, 0) / sum(v) },
};

/**
 * Computes an expression.
 *
 * @throws {NotComputed} when it is not a number or not known here
 */
export function compute(element: Element, surroundings: Surroundings, depth = 0): number {
  if (depth > DEEPEST) throw new NotComputed('expected fewer parameters that refer to each other', element);
  const { name, attributes, children } = element;
  if (name === 'float' || name === 'int') {
    const written = attributes.get('value') ?? '';
    const value = written.trim() === '' ? Number.NaN : Number(written);
    if (!Number.isFinite(value)) throw new NotComputed(`expected a number, found "${written}"`, element);
    return value;
  }
  if (name === 'pi') return Math.PI;
  if (name === 'system-mission-time') return surroundings.missionTime;
  if (name === 'parameter') {
    const wanted = attributes.get('name') ?? '';
    const found = surroundings.parameter(wanted);
    if (found === undefined)
      throw new NotComputed(`expected a parameter, found "${wanted}" that is defined nowhere`, element);
    return compute(found, surroundings, depth + 1);
  }
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined)
    throw new NotComputed(`expected an expression, found "${name}" that is not computed here`, element);
  const fits = known.takes === 'any' ? children.length > 0 : known.takes.includes(children.length);
  if (!fits)
    throw new NotComputed(
      `expected ${known.takes === 'any' ? 'arguments' : `${known.takes.join(' or ')} arguments`} of "${name}", found ${children.length}`,
      element,
    );
  const value = known.compute(children.map((child) => compute(child, surroundings, depth + 1)));
  if (!Number.isFinite(value)) throw new NotComputed(`expected a number from "${name}", found ${value}`, element);
  return value;
}

/** Failure on demand or in operation, with repair. */
function glm({ gamma, lambda, mu, time }: Readonly<Record<'gamma' | 'lambda' | 'mu' | 'time', number>>): number {
  const rate = lambda + mu;
  return rate === 0 ? gamma : (lambda - (lambda - gamma * rate) * Math.exp(-rate * time)) / rate;
}

function weibull({
  scale,
  shape,
  start,
  time,
}: Readonly<Record<'scale' | 'shape' | 'start' | 'time', number>>): number {
  return time <= start ? 0 : -Math.expm1(-(((time - start) / scale) ** shape));
}

/** Failure since the last of the tests, which find and repair at once. */
function periodicTest({
  lambda,
  every,
  first,
  time,
}: Readonly<Record<'lambda' | 'every' | 'first' | 'time', number>>): number {
  const since = time <= first ? time : (time - first) % every || every;
  return -Math.expm1(-lambda * since);
}
