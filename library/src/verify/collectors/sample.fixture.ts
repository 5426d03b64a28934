/**
 * The samples of the collectors: a small tree in `<id>/samples/upheld` and `<id>/samples/broken`, or whatever
 * `<id>/sample.fixture.ts` opens (a server, a repository), and what was recorded of each.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Collector } from '../collector.ts';
import { openFiles } from '../sources/gather.ts';
import type { Source } from '../sources/source.ts';
import { COLLECTORS } from './registry.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** The time at which samples are judged. */
export const NOW = '2026-11-22T12:00:00Z';

export type Which = 'upheld' | 'broken';

/** An open sample. */
export interface Sample {
  readonly source: Source;
  readonly sources?: ReadonlyMap<string, Source>;
  readonly close: () => Promise<void>;
}

/** What was recorded of a sample: the claim as written, what was seen, and what follows. */
export interface Recorded {
  readonly claim: Readonly<Record<string, unknown>>;
  readonly observation: unknown;
  readonly verdict: 'upheld' | 'broken' | 'unknown';
}

/** Reads `<id>/<which>.json`. */
export function recorded(id: string, which: Which): Recorded {
  return JSON.parse(readFileSync(join(FOLDER, id, `${which}.json`), 'utf8')) as Recorded;
}

/** Opens the sample of a collector. */
export async function openSample(id: string, which: Which): Promise<Sample> {
  const own = join(FOLDER, id, 'sample.fixture.ts');
  if (existsSync(own)) {
    const { openSample: open } = (await import(own)) as { openSample: (which: Which) => Promise<Sample> };
    return open(which);
  }
  const tree = join(FOLDER, id, 'samples', which);
  const source = await openFiles('sample', existsSync(tree) ? tree : join(FOLDER, id));
  return { source, close: async () => undefined };
}

/** Looks at the sample again. */
export async function regather(id: string, collector: Collector, which: Which, sample: Sample): Promise<unknown> {
  const gather = await COLLECTORS[id]?.loadGather();
  if (gather === undefined) throw new RangeError(`Cannot gather "${id}": there is no such collector`);
  const observation = await gather(collector.claim.parse(recorded(id, which).claim), sample.source, {
    now: NOW,
    signal: AbortSignal.timeout(15_000),
    sources: sample.sources ?? new Map(),
  });
  // As it is written down: what JSON cannot hold was not observed.
  return JSON.parse(JSON.stringify(collector.observation.parse(observation))) as unknown;
}
