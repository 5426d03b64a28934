/**
 * The address under which the same models were served before: a page that is still open finds the server again after it
 * was stopped, with what was typed meanwhile. Only the person who owns the file can read it, and it is soon forgotten.
 * @module
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { sha256Hex } from '../kit/sha256-hex.ts';
import { cacheFolder } from './cache-folder.ts';

const address = z.object({
  port: z.number().int().min(1).max(65_535),
  token: z.string().regex(/^[\w-]{32}$/),
  /** When it was last used, in milliseconds. */
  used: z.number(),
});

/** How long an address is remembered, in milliseconds. */
const REMEMBERED = 12 * 3_600_000;

/** The last address of models; undefined when there is none, or it is too old. */
export function rememberedAddress(models: readonly string[]): z.output<typeof address> | undefined {
  const file = fileOf(models);
  if (file === undefined) return undefined;
  try {
    const found = address.parse(JSON.parse(readFileSync(file, 'utf8')));
    return Date.now() - found.used < REMEMBERED ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers an address; nothing depends on it. */
export function rememberAddress(
  models: readonly string[],
  { port, token }: { readonly port: number; readonly token: string },
): void {
  const file = fileOf(models);
  if (file === undefined) return;
  try {
    writeFileSync(file, JSON.stringify({ port, token, used: Date.now() }), { mode: 0o600 });
    chmodSync(file, 0o600);
  } catch {
    // The next server gets another address.
  }
}

function fileOf(models: readonly string[]): string | undefined {
  const folder = cacheFolder();
  const name = sha256Hex(models.map((model) => resolve(model)).join('\0')).slice(0, 16);
  return folder === undefined ? undefined : join(folder, `workbench-${name}.json`);
}
