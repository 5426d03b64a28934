/**
 * The same count at every commit of the main line, to see whether it ever fell.
 * @module
 */
import type { History, HistoryCommit } from '../../sources/source.ts';
import type { FileCount } from './count-file.ts';
import type { HistorySeen } from './observation.ts';

/** How a commit is counted. */
export interface Counting {
  readonly commits: number;
  readonly signal: AbortSignal;
  /** Whether a path is in the scope of the count. */
  readonly isWanted: (path: string) => boolean;
  /** Counts one content; undefined when it cannot be read. */
  readonly count: (path: string, content: Uint8Array) => FileCount | undefined;
  readonly addUp: (files: ReadonlyMap<string, FileCount>) => number;
}

const LARGEST = 16 * 1024 * 1024;
const MOST_FALLS = 20;
const BATCH = 200;

/** Counts from the head backwards. */
export async function countHistory(history: History, counting: Counting): Promise<HistorySeen> {
  const line = await history.mainline(counting.commits);
  const oldest = line.at(-1);
  const known = new Map<string, FileCount>();
  const totals: { readonly commit: HistoryCommit; readonly total: number }[] = [];
  let problem = history.shallow ? 'The clone is shallow: older commits are not there' : undefined;
  for (const commit of line) {
    counting.signal.throwIfAborted();
    try {
      totals.push({ commit, total: await totalAt(history, commit.id, { counting, known }) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problem ??= error.message;
      break;
    }
  }
  const steps = totals.flatMap(({ commit, total: to }, at) => {
    const before = totals[at + 1];
    return before === undefined || before.total === to ? [] : [{ commit, from: before.total, to }];
  });
  const first = totals.at(-1)?.commit;
  return {
    ...(problem !== undefined && { problem }),
    commits: totals.length,
    whole: oldest !== undefined && oldest.parents.length === 0 && totals.length === line.length,
    ...(first !== undefined && { first: first.id }),
    head: history.head,
    changes: steps.length,
    falls: steps
      .filter(({ from, to }) => to < from)
      .slice(0, MOST_FALLS)
      .map(({ commit, from, to }) => ({
        commit: commit.id,
        day: new Date(commit.time * 1000).toISOString().slice(0, 10),
        subject: commit.subject.slice(0, 120),
        from,
        to,
      })),
  };
}

/** @throws {RangeError} when a tree or content is missing or cannot be read */
async function totalAt(
  history: History,
  commit: string,
  { counting, known }: { readonly counting: Counting; readonly known: Map<string, FileCount> },
): Promise<number> {
  const wanted = (await history.filesAt(commit)).filter(({ path }) => counting.isWanted(path));
  const fresh = wanted.filter(({ path, blob }) => !known.has(`${blob} ${path}`));
  for (let at = 0; at < fresh.length; at += BATCH) {
    counting.signal.throwIfAborted();
    const batch = fresh.slice(at, at + BATCH);
    const contents = await history.blobs(
      batch.map(({ blob }) => blob),
      { largest: LARGEST },
    );
    for (const [index, { path, blob }] of batch.entries()) {
      const content = contents[index];
      const count = content === undefined ? undefined : counting.count(path, content);
      if (count === undefined) throw new RangeError(`Cannot read "${path}" at commit ${commit.slice(0, 12)}`);
      known.set(`${blob} ${path}`, count);
    }
  }
  return counting.addUp(new Map(wanted.map(({ path, blob }) => [path, known.get(`${blob} ${path}`) ?? { kinds: {} }])));
}
