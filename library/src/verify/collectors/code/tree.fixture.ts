/**
 * Small trees of files for the tests of collectors, with a history when one is wanted, and a claim looked at and
 * judged in one step.
 * @module
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Anchor, Judgement } from '../../../model/evidence.ts';
import type { Collector, Gather, Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { notLooked } from '../../judgement.ts';
import { openFiles } from '../../sources/gather.ts';
import type { FileSource } from '../../sources/source.ts';

export const NOW = '2026-11-22T12:00:00Z';

/** Texts by path. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

const FOLDERS: string[] = [];

/** Removes every tree that was opened. */
export function closeTrees(): void {
  for (const folder of FOLDERS.splice(0)) rmSync(folder, { recursive: true, force: true });
}

function write(folder: string, tree: Tree): void {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Writes a tree into a new folder and opens it; `name` is the name of the source and of the folder. */
export async function openTree(tree: Tree, name = 'sample'): Promise<FileSource> {
  const folder = join(mkdtempSync(join(tmpdir(), 'vauban-tree-')), name);
  FOLDERS.push(dirname(folder));
  mkdirSync(folder);
  write(folder, tree);
  return openFiles(basename(folder), folder);
}

/** Commits one tree after the other over what was there; a path whose text is empty is removed. */
export async function openHistory(trees: readonly Tree[]): Promise<FileSource> {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-tree-'));
  FOLDERS.push(folder);
  const git = (...args: readonly string[]): void => {
    const who = ['-c', 'user.name=Sample', '-c', 'user.email=sample@example.org'];
    execFileSync('git', ['-C', folder, ...who, ...args], { stdio: 'ignore' });
  };
  git('init', '--quiet', '--initial-branch=main');
  for (const tree of trees) {
    write(folder, tree);
    for (const [path, text] of Object.entries(tree)) if (text === '') rmSync(join(folder, path));
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '-m', 'Step');
  }
  return openFiles('sample', folder);
}

/** What a look may know beside the claim. */
export interface JudgedOptions {
  readonly approved?: Anchor | undefined;
  readonly sources?: ReadonlyMap<string, FileSource>;
  readonly now?: string;
  readonly signal?: AbortSignal;
}

/** Reads a claim as it is written, looks, writes down, reads again, and judges. */
export function judgedBy<Claim, Observation>(
  collector: Collector<Claim, Observation>,
  gather: Gather<Claim, Observation>,
) {
  return async (
    written: Readonly<Record<string, unknown>>,
    source: FileSource,
    { approved, now = NOW, sources = new Map(), signal = AbortSignal.timeout(20_000) }: JudgedOptions = {},
  ): Promise<Judgement> => {
    const claim = collector.claim.parse(written);
    const look: Look = { now, signal, sources, ...(approved !== undefined && { approved }) };
    try {
      const seen: unknown = JSON.parse(JSON.stringify(await gather(claim, source, look)));
      return collector.judge(claim, collector.observation.parse(seen), {
        now,
        ...(approved !== undefined && { approved }),
      });
    } catch (error) {
      if (error instanceof CouldNotLook) return notLooked(error.message);
      throw error;
    }
  };
}

/** Looks at everything the collector can say of a tree without a model. */
export async function auditedBy<Claim, Observation>(
  collector: Collector<Claim, Observation>,
  gather: Gather<Claim, Observation>,
  source: FileSource,
): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  for (const claim of collector.audit?.(await source.files(), {}) ?? []) {
    const seen = await gather(claim, source, { now: NOW, signal: AbortSignal.timeout(20_000), sources: new Map() });
    judgements.push(
      collector.judge(claim, collector.observation.parse(JSON.parse(JSON.stringify(seen))), { now: NOW }),
    );
  }
  return judgements;
}
