/**
 * Looks for secrets in the files of a source, and in every content that its history ever had. What was seen of a file or
 * of contents that have not changed is remembered, so that a second look costs little.
 * @module
 */
import picomatch from 'picomatch';
import { sha256Hex } from '../../../kit/sha256-hex.ts';
import type { Gather, Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileEntry, FileSource, History } from '../../sources/source.ts';
import type { Claim } from './claim.ts';
import type { Finding, Observation } from './observation.ts';
import { type Item, remember } from './remember.ts';
import { type Found, scanText } from './scan-text.ts';

/** Changes whenever what is found may change. */
const VERSION = '1';
const MOST_FINDINGS = 2000;
/** The largest content of the history that is looked at, in bytes, and how many there may be. */
const LARGEST = 16 * 1024 * 1024;
const MOST_CONTENTS = 400_000;
/** How much of the history is held in memory at once. */
const AT_ONCE = 32 * 1024 * 1024;

export const gather: Gather<Claim, Observation> = async (claim, source, look) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot look in "${source.name}": expected files`);
  const { history: which = 'no', files: patterns } = claim;
  const wanted = patterns === undefined ? await source.files() : await source.find(patterns);
  const tree = await lookAtFiles(source, wanted, look);
  const past = which === 'no' ? undefined : await lookAtHistory(source, claim, look);
  // What still stands in the work tree is told once, at its place there.
  const known = new Map(tree.findings.map((one) => [sameAs(one), one]));
  const older = (past?.findings ?? []).filter((one) => !known.has(sameAs(one)));
  const still = (past?.findings ?? []).flatMap((one) => known.get(sameAs(one)) ?? []);
  const findings = [...(which === 'only' ? new Set(still) : tree.findings), ...older];
  const isTree = which !== 'only';
  return {
    files: isTree ? wanted.length : 0,
    looked: isTree ? wanted.length - tree.skipped.length : 0,
    skipped: isTree ? tree.skipped.slice(0, 200) : [],
    ...(past !== undefined && { history: past.history }),
    findings: findings.slice(0, MOST_FINDINGS),
    more: Math.max(0, findings.length - MOST_FINDINGS),
  };
};

function sameAs({ file, kind, digest }: Finding): string {
  return `${file}\n${kind}\n${digest}`;
}

async function lookAtFiles(source: FileSource, files: readonly FileEntry[], look: Look) {
  const { values, skipped } = await source.derive<readonly Found[]>(`secrets-${VERSION}`, files, (text, { path }) => {
    if (look.signal.aborted) throw new CouldNotLook('There was no time to look at all files');
    return scanText(text, path);
  });
  const anchor = anchorAmong(files, values);
  const others = files.filter(({ path }) => / as text: /.test(skipped.get(path) ?? ''));
  const binaries = others.map(
    (file): Item<readonly Found[]> => ({
      name: file.path,
      stamp: file.stamp,
      compute: async () => scanText(LATIN.decode(await source.bytes(file.path)), file.path, { binary: true }),
    }),
  );
  const seen = await remember(source, binaries, { kind: `secrets-binary-${VERSION}`, anchor });
  const found = new Map([...values, ...seen]);
  return {
    findings: files.flatMap(({ path: file }) => (found.get(file) ?? []).map((one): Finding => ({ ...one, file }))),
    skipped: [...skipped].filter(([file]) => !seen.has(file)).map(([file, reason]) => ({ file, reason })),
  };
}

/** A small file that can be read as text. */
function anchorAmong(files: readonly FileEntry[], read: ReadonlyMap<string, unknown>): FileEntry | undefined {
  return files
    .filter(({ path, size }) => size < 4096 && read.has(path))
    .reduce<FileEntry | undefined>(
      (least, file) => (least !== undefined && least.size <= file.size ? least : file),
      undefined,
    );
}

type Blob = Awaited<ReturnType<History['allBlobs']>>['blobs'][number];

/** What was seen in some contents: findings by content, and which contents could not be read. */
interface Seen {
  readonly found: Readonly<Record<string, readonly Found[]>>;
  readonly missing: readonly string[];
}

async function lookAtHistory(source: FileSource, { files: patterns }: Claim, look: Look) {
  const history = await source.history();
  if (!('head' in history)) throw new CouldNotLook(history.missing);
  const { blobs, leftOut } = await history.allBlobs({ largest: LARGEST, most: MOST_CONTENTS });
  const isWanted = patterns === undefined ? () => true : picomatch([...patterns], { dot: true });
  const wanted = blobs.filter(({ path }) => isWanted(path));
  const buckets = bucketsOf(wanted);
  const items = [...buckets].map(
    ([name, bucket]): Item<Seen> => ({
      name,
      stamp: sha256Hex(bucket.map(({ id, path }) => `${id} ${path}`).join('\n')),
      compute: () => scanBlobs(history, bucket, look.signal),
    }),
  );
  const seen = await remember(source, items, { kind: `secrets-history-${VERSION}`, anchor: await anchorOf(source) });
  const findings: Finding[] = [];
  let missing = 0;
  for (const [name, bucket] of buckets) {
    const { found, missing: absent } = seen.get(name) ?? { found: {}, missing: bucket.map(({ id }) => id) };
    missing += absent.length;
    for (const { id, path: file, commit } of bucket) {
      for (const one of found[id] ?? []) findings.push({ ...one, file, commit });
    }
  }
  const unread = missing === 0 ? [] : [`${missing} contents that could not be read in time, or at all`];
  return {
    findings: findings.toSorted((one, other) => order(one).localeCompare(order(other), 'en')),
    history: { contents: wanted.length, looked: wanted.length - missing, leftOut: [...leftOut, ...unread] },
  };
}

function order({ file, line, commit = '' }: Finding): string {
  return `${file}\n${String(line).padStart(9, '0')}\n${commit}`;
}

/** A file of the source that is small and text; the first few are tried. */
async function anchorOf(source: FileSource): Promise<FileEntry | undefined> {
  const small = (await source.files()).filter(({ size }) => size > 0 && size < 4096).slice(0, 20);
  const { values } = await source.derive('secrets-anchor', small, () => true);
  return anchorAmong(small, values);
}

/** Contents by the first digits of their id: a new commit changes a few buckets, and the others are remembered. */
function bucketsOf(blobs: readonly Blob[]): ReadonlyMap<string, readonly Blob[]> {
  // About a thousand contents each: git is started once for every bucket.
  const count = blobs.length < 16_000 ? 16 : blobs.length < 64_000 ? 64 : 256;
  const buckets = new Map<string, Blob[]>();
  for (const blob of blobs.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const name = `history/${count}/${Number.parseInt(blob.id.slice(0, 4), 16) % count}`;
    const bucket = buckets.get(name);
    if (bucket === undefined) buckets.set(name, [blob]);
    else bucket.push(blob);
  }
  return buckets;
}

/** @throws {CouldNotLook} when the time is over */
async function scanBlobs(history: History, bucket: readonly Blob[], signal: AbortSignal): Promise<Seen> {
  const found: Record<string, readonly Found[]> = {};
  const missing: string[] = [];
  for (const batch of batchesOf(bucket)) {
    if (signal.aborted) throw new CouldNotLook('There was no time to look at the whole history');
    const contents = await history.blobs(
      batch.map(({ id }) => id),
      { largest: LARGEST },
    );
    for (const [index, { id, path }] of batch.entries()) {
      const bytes = contents[index];
      if (bytes === undefined) missing.push(id);
      else {
        const seen = scanBytes(bytes, path);
        if (seen.length > 0) found[id] = seen;
      }
    }
  }
  return { found, missing };
}

function batchesOf(bucket: readonly Blob[]): readonly (readonly Blob[])[] {
  const batches: Blob[][] = [[]];
  let size = 0;
  for (const blob of bucket) {
    if (size + blob.size > AT_ONCE) {
      batches.push([]);
      size = 0;
    }
    size += blob.size;
    batches.at(-1)?.push(blob);
  }
  return batches;
}

const STRICT = new TextDecoder('utf-8', { fatal: true });
const LATIN = new TextDecoder('latin1');

function scanBytes(bytes: Uint8Array, path: string): readonly Found[] {
  if (!bytes.subarray(0, 8000).includes(0)) {
    try {
      return scanText(STRICT.decode(bytes), path);
    } catch {
      // Not UTF-8: read as bytes below.
    }
  }
  return scanText(LATIN.decode(bytes), path, { binary: true });
}
