/**
 * The stage: claims and sources in, evidence out. Looks at several claims at once, and says how far it is.
 * @module
 */
import type { Evidence, RecordedObservation } from '../model/evidence.ts';
import { type EvidenceLock, NO_LOCK } from '../model/evidence-lock.ts';
import type { Model } from '../model/model.ts';
import type { Place, Problem } from '../model/problem.ts';
import type { Path } from '../model/raw.ts';
import { look } from './look.ts';
import { type ReadClaim, readClaims } from './read-claims.ts';
import { type OpenSourcesOptions, openSources } from './sources/open-sources.ts';

export interface VerifyOptions extends OpenSourcesOptions {
  /** The time of the look, an ISO date and time in UTC. */
  readonly now: string;
  /** Where a path of the model stands. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Place;
  readonly lock?: EvidenceLock;
  /** Only the claims of this entry, by address or id. */
  readonly only?: string | undefined;
  /** How many claims are looked at at once; 4 when absent. */
  readonly concurrency?: number;
  /** How long one look may take, in milliseconds; two minutes when absent. */
  readonly timeLimit?: number;
  /** What was written down before: judged instead of looking. */
  readonly recorded?: ((key: string) => RecordedObservation | undefined) | undefined;
  /** Writes an observation down and gives its hash. */
  readonly record?: ((observation: RecordedObservation) => string) | undefined;
  readonly onProgress?: (done: number, of: number, claim: string) => void;
}

export interface Verified {
  readonly evidence: Evidence;
  /** Claims that cannot be read. */
  readonly problems: readonly Problem[];
}

/** Looks at the claims of a model, in the environment that was applied to it. */
export async function verify(model: Model, options: VerifyOptions): Promise<Verified> {
  const read = await readClaims(model);
  const problems = read.complaints.map(
    ({ path, key, ...complaint }): Problem => ({ ...complaint, at: options.locate(path, key ? 'key' : 'value') }),
  );
  const { only } = options;
  const claims = read.claims.filter(
    ({ site }) => only === undefined || site.about === only || site.about.endsWith(`/${only}`),
  );
  const sources =
    options.recorded === undefined ? await openSources(model, sourceNames(model, claims), options) : new Map();
  const { recorded, record } = options;
  const lookOptions = {
    now: options.now,
    model,
    sources,
    place: ({ site }: ReadClaim) => options.locate(site.path),
    approved: (options.lock ?? NO_LOCK).approved,
    timeLimit: options.timeLimit ?? 120_000,
    ...(recorded !== undefined && { recorded: ({ key }: ReadClaim) => recorded(key) }),
    ...(record !== undefined && { record }),
  };
  let done = 0;
  const items = await inTurns(claims, options.concurrency ?? 4, async (claim) => {
    const item = await look(claim, lookOptions);
    done += 1;
    options.onProgress?.(done, claims.length, claim.site.id);
    return item;
  });
  return {
    evidence: {
      stage: 'evidence',
      clock: options.now,
      ...(model.environment !== undefined && { environment: model.environment }),
      items,
    },
    problems,
  };
}

/** The sources that claims name, and all others of the model: a claim may compare several. */
function sourceNames(model: Model, claims: readonly ReadClaim[]): readonly string[] {
  if (claims.length === 0) return [];
  const named = claims.flatMap(({ source }) => (source === undefined ? [] : [source]));
  return [...new Set([...named, ...model.sources.keys()])];
}

/** Does the work for each in order, so many at once; the results keep the order. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
