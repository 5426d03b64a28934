/**
 * Two moments of the model side by side.
 * @module
 */
import type { ModelDiff, SourceFile } from 'vauban/browser';
import type { Thread } from '../../data/thread.ts';
import type { Revision, Workbench } from '../../data/types.ts';

/** Stands for what is open, in the address too. */
export const OPEN = 'open';

export interface Comparison {
  readonly diff: ModelDiff;
  /** By the name inside of the model's folder. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** The worker for comparisons that what is open has no part in; made when the first one is asked for. */
let second: Promise<Thread> | undefined;

/** Compares two revisions, or one with what is open. */
export async function compare(workbench: Workbench, before: string, after: string): Promise<Comparison> {
  const { overview } = workbench.getState();
  const old = await textsAt(workbench, before);
  if (after === OPEN) {
    const diff = await workbench.call('diff', { before: old });
    return { diff, before: named(old), after: named(overview?.files ?? []) };
  }
  const now = await textsAt(workbench, after);
  second ??= import('../../data/thread.ts').then(({ startThread }) => startThread());
  const thread = await second;
  const sources = { path: overview?.path ?? '', files: now, rules: [], clock: overview?.clock ?? '' };
  if ((await thread.open(sources)) === undefined) throw new Error('Another comparison was asked for meanwhile');
  const diff = (await thread.call('diff', { before: old })) as ModelDiff;
  return { diff, before: named(old), after: named(now) };
}

async function textsAt(workbench: Workbench, revision: string): Promise<readonly SourceFile[]> {
  const files = await workbench.textsAt(revision);
  return files.map(({ name, text, within }) => ({ name, text, ...(within && { within: [within[0], within[1]] }) }));
}

/** Texts by the name inside of the folder; those of a commit carry its id in front. */
function named(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ name, text }) => [shortName(name), text]));
}

/** The name of a file of the model as it is the same in every revision. */
export function shortName(name: string): string {
  const path = name.slice(name.indexOf(':') + 1);
  return /(?:^|\/)((?:schemes\/)?[^/]+)$/.exec(path)?.[1] ?? path;
}

/** Files that differ, each with whether only one side has it. */
export function changedFiles({ before, after }: Pick<Comparison, 'before' | 'after'>): readonly ChangedFile[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({ name, kind: !before.has(name) ? 'added' : !after.has(name) ? 'removed' : 'changed' }));
}

export interface ChangedFile {
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
}

/** How a moment is called. */
export function momentWords(moment: string, revisions: readonly Revision[]): string {
  if (moment === OPEN) return 'what is open';
  const revision = revisions.find(({ id }) => id === moment);
  return revision === undefined ? moment : `${revision.id} of ${revision.date.slice(0, 10)}`;
}
