/**
 * Whether files differ from the commit the work tree stands on, told by their contents and without asking git for the
 * state of the work tree (which could run what the repository configures).
 * @module
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Source } from './sources/source.ts';

/** More files than this are not compared: reading them all again would cost more than looking did. */
const MOST = 200;

/** Whether one of these files differs from the commit; undefined when there is no commit, or too many to compare. */
export async function dirtyAmong(source: Source, paths: ReadonlySet<string>): Promise<boolean | undefined> {
  if (source.kind !== 'files' || paths.size === 0 || paths.size > MOST) return undefined;
  const history = await source.history();
  if (!('head' in history)) return undefined;
  try {
    const committed = new Map((await history.filesAt(history.head)).map(({ path, blob }) => [path, blob]));
    for (const path of paths) {
      const bytes = await source.bytes(path).catch(() => undefined);
      if (bytes === undefined) continue;
      const known = committed.get(path);
      if (known === undefined || known !== blobId(bytes, known.length)) return true;
    }
    return false;
  } catch {
    return undefined;
  }
}

/** The id git gives a content: the hash of `blob <size>\0` and the content. */
function blobId(bytes: Uint8Array, digits: number): string {
  const head = utf8ToBytes(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return bytesToHex(digits === 64 ? sha256(whole) : sha1(whole));
}
