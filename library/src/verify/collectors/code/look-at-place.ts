/**
 * Looks at the lines a claim names and, when they are not what somebody approved, for where those went.
 * @module
 */
import type { Anchor } from '../../../model/evidence.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource } from '../../sources/source.ts';
import { findByHash, hashOf, writtenLines } from './normalize.ts';
import type { PlaceSeen } from './observation.ts';
import { type CodeFile, type Passage, passageAt, readCodeFile } from './passage.ts';
import type { Reference } from './reference.ts';
import { filesOf, resolvePath } from './resolve-path.ts';

/** Beyond this many places the text is no anchor. */
const MOST_PLACES = 10;
/** How far back the history is searched for the text that was approved. */
const MOST_COMMITS = 60;

export interface PlaceOptions {
  readonly source: FileSource;
  readonly signal: AbortSignal;
  readonly approved?: Anchor | undefined;
  readonly moved?: ReadonlyMap<string, string> | undefined;
}

export async function lookAtPlace(wanted: Reference, options: PlaceOptions): Promise<PlaceSeen> {
  const { source, approved, moved } = options;
  const paths = (await source.files()).map(({ path }) => path);
  const resolved = resolvePath(wanted.path, filesOf(paths, []), {
    moved,
    repository: wanted.repository,
    anyRepository: true,
  });
  const file = resolved.file === undefined ? undefined : readCodeFile(resolved.file, await source.text(resolved.file));
  const passage = file && passageAt(file, wanted.lines);
  const seen: PlaceSeen = {
    path: wanted.path,
    ...(wanted.lines !== undefined && { lines: wanted.lines }),
    ...(passage !== undefined && { passage }),
    ...(passage === undefined && file !== undefined && { total: file.lines.length }),
    elsewhere: [],
    guesses: resolved.guesses.slice(0, MOST_PLACES),
    declared: [],
    unread: [],
  };
  if (approved === undefined || passage?.hash === approved.hash) return seen;
  return { ...seen, ...(await findApproved(approved, file, options)) };
}

/** Looks for the approved text in the same file, then in every other file that may hold it. */
async function findApproved(
  approved: Anchor,
  same: CodeFile | undefined,
  options: PlaceOptions,
): Promise<Partial<PlaceSeen>> {
  const height = approved.lines[1] - approved.lines[0] + 1;
  const here = same === undefined ? [] : passagesOf(same, approved.hash, { height, spread: true });
  const before = await textBefore(approved, options);
  const found: Partial<PlaceSeen> = {
    declared: same === undefined ? [] : declarationsOf(same, approved),
    ...(before !== undefined && { before: { commit: before.commit, text: before.text.slice(0, 60) } }),
    ...(same !== undefined && before !== undefined && { nearest: nearestTo(before.text, same) }),
  };
  if (here.length > 0) return { ...found, elsewhere: here };
  // A file that has neither the name of the function nor its first line is passed over.
  const sign = lastName(approved.symbol) ?? before?.text.find((line) => line.trim() !== '')?.trim();
  const others = await lookThrough(approved, same?.path, { ...options, height, sign });
  return { ...found, ...others, declared: [...(found.declared ?? []), ...others.declared].slice(0, MOST_PLACES) };
}

async function lookThrough(
  approved: Anchor,
  except: string | undefined,
  { source, signal, height, sign }: PlaceOptions & { readonly height: number; readonly sign: string | undefined },
): Promise<Pick<PlaceSeen, 'elsewhere' | 'declared' | 'unread'>> {
  const ending = /\.[^./]+$/.exec(approved.file)?.[0] ?? '';
  const candidates = (await source.files()).filter(({ path }) => path.endsWith(ending) && path !== except);
  const elsewhere: Passage[] = [];
  const declared: PlaceSeen['declared'] = [];
  const unread: string[] = [];
  for (const { path } of candidates) {
    if (signal.aborted) throw new CouldNotLook('Cannot look for the approved lines: the time is over');
    const text = await source.text(path).catch((error: unknown) => {
      if (!(error instanceof CouldNotLook)) throw error;
      if (unread.length < MOST_PLACES) unread.push(error.message);
      return undefined;
    });
    if (text === undefined || (sign !== undefined && !text.includes(sign))) continue;
    const file = readCodeFile(path, text);
    elsewhere.push(...passagesOf(file, approved.hash, { height }));
    declared.push(...declarationsOf(file, approved));
    if (elsewhere.length >= MOST_PLACES) break;
  }
  return { elsewhere: elsewhere.slice(0, MOST_PLACES), declared, unread };
}

function passagesOf(file: CodeFile, hash: string, how: Parameters<typeof findByHash>[2]): Passage[] {
  return findByHash(file.lines, hash, how)
    .slice(0, MOST_PLACES)
    .flatMap((range) => passageAt(file, range) ?? []);
}

function declarationsOf({ path, declarations }: CodeFile, { symbol }: Anchor): PlaceSeen['declared'] {
  if (symbol === undefined) return [];
  return declarations.filter((one) => one.path === symbol).map(({ lines }) => ({ file: path, lines }));
}

function lastName(symbol: string | undefined): string | undefined {
  return symbol?.slice(symbol.lastIndexOf('.') + 1);
}

/** The approved lines as the history has them. */
async function textBefore(
  approved: Anchor,
  { source, signal }: PlaceOptions,
): Promise<{ readonly commit: string; readonly text: readonly string[] } | undefined> {
  const history = await source.history();
  if ('missing' in history) return undefined;
  const seen = new Set<string>();
  for (const { id } of await history.mainline(MOST_COMMITS)) {
    if (signal.aborted) return undefined;
    const files = await history.filesAt(id).catch(() => []);
    const blob = files.find(({ path }) => path === approved.file)?.blob;
    if (blob === undefined || seen.has(blob)) continue;
    seen.add(blob);
    const [bytes] = await history.blobs([blob]);
    const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
    const text = lines.slice(approved.lines[0] - 1, approved.lines[1]);
    if (hashOf(writtenLines(text)) === approved.hash) return { commit: id, text };
  }
  return undefined;
}

/** The lines of a file that have most in common with those before; undefined when that is less than four in ten. */
function nearestTo(before: readonly string[], file: CodeFile): Passage | undefined {
  const places = new Map<string, number[]>();
  for (const { text, line } of writtenLines(file.lines)) {
    const same = places.get(text);
    if (same === undefined) places.set(text, [line]);
    else if (same.length < 20) same.push(line);
  }
  const old = writtenLines(before);
  const votes = new Map<number, number>();
  for (const { text, line } of old) {
    for (const place of places.get(text) ?? []) votes.set(place - line, (votes.get(place - line) ?? 0) + 1);
  }
  const [offset, most] = [...votes].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0]);
  if (most < Math.max(1, old.length * 0.4)) return undefined;
  const first = Math.max(1, offset + 1);
  return passageAt(file, [first, Math.min(file.lines.length, offset + before.length)]);
}
