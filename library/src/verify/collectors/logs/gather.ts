/**
 * Reads logs, rotated and compressed ones too, each within bounds.
 * @module
 */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileEntry, FileSource } from '../../sources/source.ts';
import { findSpellings, spellingsOf } from './canary.ts';
import type { Claim } from './claim.ts';
import { NEVER_LOGGED } from './forbidden-key.ts';
import type { FileFacts, Observation } from './observation.ts';
import { scanLog, type Wanted } from './scan.ts';

const DEFAULT_FILES = ['**/*.log', '**/*.log.*', 'logs/**', 'log/**'];
/** What a compressed log may grow to, and how many times its size: more is a bomb. */
const LARGEST_UNPACKED = 64 * 1024 * 1024;
const MOST_GROWTH = 200;

export const gather: Gather<Claim, Observation> = async (claim, source, look) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot read logs in "${source.name}": expected files`);
  const { files = DEFAULT_FILES, ignore, seenAt, canary } = claim;
  const wanted: Wanted = { forbidden: [...NEVER_LOGGED, ...(claim.forbidden ?? [])], canary, event: claim.event };
  const found = (await source.find(files, ignore)).filter(({ path }) => path !== seenAt);
  if (found.length === 0) throw new CouldNotLook(`Cannot find a log that matches ${files.join(', ')}`);
  const seen: (FileFacts & { file: string })[] = [];
  const unread: Observation['unread'] = [];
  const kind = `logs-1-${createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, 16)}`;
  const stopped = (): void => {
    if (look.signal.aborted) throw new CouldNotLook('There was no time to read all logs');
  };
  const plain = found.filter(({ path }) => !path.endsWith('.gz'));
  const { values, skipped } = await source.derive<FileFacts>(kind, plain, (text) => {
    stopped();
    return scanLog(text, wanted);
  });
  for (const entry of found) {
    const facts = values.get(entry.path);
    if (facts !== undefined) {
      seen.push({ file: entry.path, ...facts });
      continue;
    }
    try {
      stopped();
      seen.push({ file: entry.path, ...scanLog(await textOf(source, entry), wanted) });
    } catch (error) {
      if (!(error instanceof CouldNotLook)) throw error;
      unread.push({ file: entry.path, reason: skipped.get(entry.path) ?? error.message });
    }
  }
  if (seenAt === undefined || canary === undefined) return { files: seen, unread };
  const control = await textOf(source, await source.entry(seenAt));
  return {
    files: seen,
    unread,
    control: { file: seenAt, seen: findSpellings(control, spellingsOf(canary)).length > 0 },
  };
};

/** The text of a log, compressed or with bytes that are no UTF-8: a program that crashes leaves some. */
async function textOf(source: FileSource, { path }: FileEntry): Promise<string> {
  const bytes = await source.bytes(path);
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes, path) : bytes;
  if (unpacked.subarray(0, 8000).includes(0)) throw new CouldNotLook(`Cannot read "${path}" as a log: it is binary`);
  return new TextDecoder('utf-8').decode(unpacked);
}

function unpack(bytes: Uint8Array, path: string): Uint8Array {
  const most = Math.min(LARGEST_UNPACKED, Math.max(1024 * 1024, bytes.length * MOST_GROWTH));
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const isBomb = error instanceof RangeError;
    const reason = isBomb ? `it unpacks to more than ${most} bytes` : 'it is no whole gzip file';
    throw new CouldNotLook(`Cannot read "${path}": ${reason}`);
  }
}
