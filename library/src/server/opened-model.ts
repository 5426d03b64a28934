/**
 * A model on the disk while it is open: its texts with their versions, safe writes, and word of every change.
 * @module
 */
import { type FSWatcher, watch } from 'node:fs';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { sha256Hex } from '../kit/sha256-hex.ts';
import { readModel, readSource } from '../model/files/read-model.ts';
import { VaubanError } from '../model/problem.ts';
import type { SourceFile } from '../model/source/tree.ts';

/** A file of a model with what it says now. */
export interface OpenedFile extends SourceFile {
  /** Changes with every change of the text. */
  readonly version: string;
}

/** The files of a model. */
export interface OpenedFiles {
  readonly files: readonly OpenedFile[];
  readonly rules: readonly OpenedFile[];
}

/** A text that somebody wants to write. */
export interface FileWrite {
  readonly name: string;
  readonly text: string;
  /** The version it was made from; null for a file that is not there yet. */
  readonly base: string | null;
}

/** A file that somebody else has changed meanwhile. */
export interface FileConflict {
  readonly name: string;
  /** What it says now; null when it is gone. */
  readonly text: string | null;
  readonly version: string | null;
}

/** An open model. */
export interface OpenedModel {
  readonly id: string;
  readonly path: string;
  /** Reads every file anew. */
  read(): Promise<OpenedFiles>;
  /** Writes files: all of them, or none when one was changed meanwhile. */
  write(writes: readonly FileWrite[]): Promise<readonly FileConflict[]>;
  close(): void;
}

/** Waits this long after a change, so that a tool that writes several files is heard once. */
const QUIET = 60;

/** The version of a text. */
export function versionOf(text: string): string {
  return sha256Hex(text).slice(0, 24);
}

/**
 * Opens a model and watches its folder.
 *
 * @param onChange is told whenever a file may have changed
 * @throws {VaubanError} NO_SUCH_FILE when there is nothing to open
 */
export async function openModel(id: string, path: string, onChange: () => void): Promise<OpenedModel> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  const folder = isFolder ? path : dirname(path);
  // Nothing is kept: it only has to be readable at all, and says so here when it is not.
  await readModel(path);
  let timer: NodeJS.Timeout | undefined;
  const told = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET);
  };
  const watchers = watched(folder, told);
  return {
    id,
    path,
    read: () => filesOf(path),
    write: async (writes) => {
      for (const { name } of writes) await refuseOutside(folder, name);
      const conflicts = (await Promise.all(writes.map(conflictOf))).flatMap((conflict) => conflict ?? []);
      if (conflicts.length > 0) return conflicts;
      for (const { name, text } of writes) await replace(name, text);
      return [];
    },
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

async function filesOf(path: string): Promise<OpenedFiles> {
  const { files, ruleFiles } = await readModel(path);
  const opened = (file: SourceFile): OpenedFile => ({ ...file, version: versionOf(file.text) });
  return { files: files.map(opened), rules: ruleFiles.map(({ file }) => opened(file)) };
}

function watched(folder: string, told: () => void): readonly FSWatcher[] {
  const interesting = (name: string | null): boolean =>
    name === null || (/\.ya?ml$/.test(name) && !basename(name).startsWith('.'));
  return [folder, join(folder, 'rules'), join(folder, 'schemes')].flatMap((place) => {
    try {
      const watcher = watch(place, (_event, name) => {
        if (interesting(name)) told();
      });
      watcher.on('error', () => {});
      return [watcher];
    } catch {
      return [];
    }
  });
}

/** Refuses what is no YAML file of the folder itself, links followed: a name may come from anybody. */
async function refuseOutside(folder: string, name: string): Promise<void> {
  const root = await realpath(folder);
  const full = resolve(name);
  const real = await realpath(full).catch(async () =>
    join(await realpath(dirname(full)).catch(() => ''), basename(full)),
  );
  const inside = relative(root, real);
  const isOwn =
    inside !== '' &&
    !inside.startsWith('..') &&
    !inside.startsWith(sep) &&
    /^(?:(?:rules|schemes)[/\\].*)?[^/\\.][^/\\]*\.ya?ml$/.test(inside);
  if (isOwn) return;
  throw new VaubanError('CONFLICT', `Cannot write "${name}": expected a YAML file in the folder of the model`);
}

async function conflictOf({ name, base }: FileWrite): Promise<FileConflict | undefined> {
  const exists = (await stat(name).catch(() => undefined)) !== undefined;
  const text = exists ? (await readSource(name)).text : null;
  const version = text === null ? null : versionOf(text);
  return version === base ? undefined : { name, text, version };
}

/** Writes a file in one step: a full disk or a stopped process leaves the old text. */
async function replace(name: string, text: string): Promise<void> {
  const target = await realpath(name).catch(() => resolve(name));
  const mode = (await stat(target).catch(() => undefined))?.mode ?? 0o644;
  const temporary = `${target}.${process.pid}.tmp`;
  await mkdir(dirname(target), { recursive: true });
  try {
    const handle = await open(temporary, 'w', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new VaubanError('CONFLICT', `Cannot write "${name}": ${reason}`, { cause, hint: 'The file is as it was' });
  }
}
