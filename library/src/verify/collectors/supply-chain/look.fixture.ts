/**
 * Looks at files that a test writes into a folder of its own.
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Judgement } from '../../../model/evidence.ts';
import { openFiles } from '../../sources/gather.ts';
import type { Source } from '../../sources/source.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';

export const NOW = '2026-11-22T12:00:00Z';

/** Files by their path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const FOLDERS: string[] = [];

/** Takes every folder away again. */
export function removeFolders(): void {
  for (const folder of FOLDERS.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Writes files into a new folder. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-supply-chain-'));
  FOLDERS.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Gathers and judges a claim, written as in a model, over files; other sources by their names. */
export async function judged(
  files: Files,
  written: Readonly<Record<string, unknown>>,
  others: Readonly<Record<string, Files>> = {},
): Promise<Judgement> {
  const claim = collector.claim.parse(written);
  const source = await openFiles('own', folderOf(files));
  const sources = new Map<string, Source>([['own', source]]);
  for (const [name, other] of Object.entries(others)) sources.set(name, await openFiles(name, folderOf(other)));
  const signal = AbortSignal.timeout(20_000);
  const seen = await gather(claim, source, { now: NOW, signal, sources });
  const plain = collector.observation.parse(JSON.parse(JSON.stringify(seen)));
  return collector.judge(claim, plain, { now: NOW });
}

/** The checks that failed, with the lines they stand at. */
export function failures({ details = [] }: Judgement): readonly string[] {
  return details.map(({ check, at }) => `${check}:${at?.line}`);
}
