/**
 * A threat that comes before one of a higher level.
 * @module
 */
import type { Gap, RiskRow } from '../../../model/analysis.ts';
import type { Check, CheckContext } from '../check.ts';
import { compared } from '../levels.ts';

export const check: Check = {
  id: 'priority-inversion',
  title: 'A threat has priority over one of a higher level',
  why: 'The lesser risk is treated first; that may be meant, and then a decision should say so.',
  severity: 'low',
  *find(_model, context): Iterable<Gap> {
    const buckets = bucketsOf(context.risks);
    for (const lower of buckets) {
      for (const higher of buckets) {
        if (lower.scheme !== higher.scheme) continue;
        const difference = compared(context, lower.scheme, [lower.level, higher.level]);
        if (difference === undefined || difference >= 0) continue;
        for (const first of lower.rows) yield* invertedWith(first, lower, higher);
      }
    }
  },
};

interface Ranked {
  readonly threat: string;
  readonly title: string;
  readonly priority: number;
}
/** Threats of one level of one scheme, the last first. */
interface Bucket {
  readonly scheme: string;
  readonly level: string;
  readonly rows: readonly Ranked[];
}

function bucketsOf(risks: CheckContext['risks']): readonly Bucket[] {
  const buckets = new Map<string, Bucket & { readonly rows: Ranked[] }>();
  for (const { threat, title, scheme, priority, ...levels } of risks) {
    const level = levelOf(levels);
    if (priority === undefined || level === undefined) continue;
    const key = `${scheme} ${level}`;
    const bucket = buckets.get(key) ?? { scheme, level, rows: [] };
    bucket.rows.push({ threat, title, priority });
    buckets.set(key, bucket);
  }
  return [...buckets.values()].map((bucket) => ({
    ...bucket,
    rows: bucket.rows.toSorted((one, other) => other.priority - one.priority),
  }));
}

function levelOf({ computed, declared }: Pick<RiskRow, 'computed' | 'declared'>): string | undefined {
  return computed ?? declared;
}

/** One gap for each threat of the higher level that comes after the first; stops where none can follow. */
function* invertedWith(first: Ranked, lower: Bucket, higher: Bucket): Iterable<Gap> {
  for (const { threat, title, priority } of higher.rows) {
    if (priority <= first.priority) return;
    yield {
      about: `threats/${first.threat}`,
      which: threat,
      message: `"${first.title}" (${lower.level}) has priority ${first.priority}, before "${title}" (${higher.level}) with ${priority}`,
      path: ['threats', first.threat, 'priority'],
    };
  }
}
