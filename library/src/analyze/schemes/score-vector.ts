/**
 * The score of a CVSS vector, by the calculator of ae-cvss-calculator. The calculator overlooks a metric that is
 * missing or stands twice, so the vector is checked first.
 *
 * @see https://www.first.org/cvss/v3.1/specification-document#Vector-String
 * @see https://www.first.org/cvss/v4.0/specification-document#Vector-String
 * @module
 */
import calculator from 'ae-cvss-calculator';
import type { VectorScore } from './rating.ts';

const CALCULATORS = { '3.1': calculator.Cvss3P1, '4.0': calculator.Cvss4P0 } as const;

interface Metric {
  readonly name: string;
  readonly values: readonly string[];
  /** Whether a vector must state it. */
  readonly base: boolean;
}

/**
 * Scores a CVSS 3.1 or 4.0 vector, with the temporal, threat and environmental metrics it states.
 *
 * @returns the version and the overall score from 0 to 10, or what is wrong with the vector
 */
export function scoreVector(vector: string): VectorScore {
  const [prefix = '', ...parts] = vector.trim().split('/');
  const version = prefix.replace('CVSS:', '');
  if (prefix === version || !(version === '3.1' || version === '4.0')) {
    return wrong(['CVSS:3.1/', 'CVSS:4.0/'], `"${prefix}"`);
  }
  const problem = problemOf(parts, metricsOf(version));
  if (problem !== undefined) return problem;
  return { version, score: new CALCULATORS[version](vector.trim()).calculateScores().overall };
}

function metricsOf(version: keyof typeof CALCULATORS): readonly Metric[] {
  return [...new CALCULATORS[version]().getRegisteredComponents()].flatMap(([category, components]) =>
    components.map(({ shortName, values }) => ({
      name: shortName,
      values: values.filter(({ hide }) => hide !== true).map((value) => value.shortName),
      base: category.name === 'base',
    })),
  );
}

/** The first thing that is wrong with the metrics of a vector. */
function problemOf(parts: readonly string[], metrics: readonly Metric[]): VectorScore | undefined {
  const stated = new Map<string, string>();
  for (const part of parts) {
    const [name = '', value = '', ...more] = part.split(':');
    const metric = metrics.find((one) => one.name === name);
    if (metric === undefined) return wrong(metricNames(metrics), `"${part}"`);
    if (more.length > 0 || !metric.values.includes(value)) {
      return wrong(
        metric.values.map((one) => `${name}:${one}`),
        `"${part}"`,
      );
    }
    if (stated.has(name)) return wrong([`${name} once`], 'it twice');
    stated.set(name, value);
  }
  const missing = metrics.filter(({ name, base }) => base && (stated.get(name) ?? 'X') === 'X');
  return missing.length === 0 ? undefined : wrong(metricNames(missing), 'no value');
}

function metricNames(metrics: readonly Metric[]): readonly string[] {
  return metrics.map(({ name }) => name);
}

function wrong(wanted: readonly string[], found: string): VectorScore {
  return { problem: `expected ${wanted.join(', ')}, found ${found}`, wanted };
}
