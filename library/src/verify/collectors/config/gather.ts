/**
 * Looks at settings files, nodes and files of a source.
 * @module
 */
import { settingsFormat } from '../../../inputs/settings/settings-format.ts';
import { sha256Hex } from '../../../kit/sha256-hex.ts';
import type { Gather, Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileEntry, FileSource, Source } from '../../sources/source.ts';
import { type Claim, formOf } from './claim.ts';
import { isRead, lookForKey } from './look-file.ts';
import { isDeclaredHome, isInUse, lookAtNodes, type Nodes, OF_TESTS } from './look-nodes.ts';
import { type LookedFile, nothing, type Observation } from './observation.ts';

/** More files than this are not searched for a key. */
const MOST_FILES = 2000;
const LOCK = /[-.]lock\b/;
const IS_PATTERN = /[*?[{]/;

export const gather: Gather<Claim, Observation> = async (claim, source, look) => {
  const files = filesOf(source);
  // A path from the root of a machine is one from the root of the source that holds its files.
  const file = claim.file?.replace(/^\/+/, '');
  const { key } = claim;
  const form = formOf(claim);
  if (form === 'hardened' || form === 'topology') return gatherNodes(claim, files, look);
  const count = (await files.files()).length;
  if (key !== undefined) return gatherKey({ ...claim, key, file }, files, look.signal);
  return file === undefined ? nothing : { ...(await gatherFile({ ...claim, file }, files)), files: count };
};

function filesOf(source: Source): FileSource {
  if (source.kind === 'files') return source;
  throw new CouldNotLook(`Cannot look for configuration in "${source.name}": expected files, found a ${source.kind}`);
}

/** The nodes of the source, and for the topology those of the other sources. */
async function gatherNodes(claim: Claim, own: FileSource, look: Look): Promise<Observation> {
  const ofSource = (source: FileSource) =>
    lookAtNodes(source, source === own ? claim.home : undefined, { role: claim.role, signal: look.signal });
  const { homes, skipped } = await ofSource(own);
  const sources = claim.topology === true ? otherSources(claim, own, look) : [];
  const others = await Promise.all(sources.map(async (source) => elsewhere(await ofSource(source), own, source)));
  return {
    ...nothing,
    files: (await own.files()).length,
    homes: [...homes],
    others: others.flatMap((nodes) => nodes.homes),
    skipped: [...skipped, ...others.flatMap((nodes) => nodes.skipped)],
  };
}

/**
 * The other sources of a fleet: those the claim names. Without a model, all folders of the run are one fleet, which is
 * compared once, with the first of them.
 */
function otherSources(claim: Claim, own: FileSource, look: Look): readonly FileSource[] {
  if (claim.nodes !== undefined) {
    return claim.nodes
      .filter((name) => name !== own.name)
      .map((name) => {
        const source = look.sources.get(name);
        if (source === undefined) throw new CouldNotLook(`Cannot look at all nodes: there is no source "${name}"`);
        return filesOf(source);
      });
  }
  if (look.model !== undefined) return [];
  const all = [...look.sources.values()].filter((source) => source.kind === 'files');
  return all[0]?.name === own.name ? all.slice(1) : [];
}

/** The nodes of another source, with paths that lead there from the own source. */
function elsewhere({ homes, skipped }: Nodes, own: FileSource, source: FileSource): Nodes {
  const prefix = relativePath(own.name, source.name);
  const moved = <Part extends { readonly file: string }>(part: Part): Part => ({
    ...part,
    file: `${prefix}/${part.file}`,
  });
  return {
    homes: homes.map((home) => ({ ...home, files: home.files.map(moved), keys: home.keys.map(moved) })),
    skipped: skipped.map(moved),
  };
}

/** The way from one folder to another; of plain names, the other name. */
function relativePath(from: string, to: string): string {
  if (!from.includes('/') && !to.includes('/')) return to;
  const [one, other] = [from.split('/'), to.split('/')];
  let common = 0;
  while (common < one.length && common < other.length && one[common] === other[common]) common += 1;
  return [...one.slice(common).map(() => '..'), ...other.slice(common)].join('/');
}

async function gatherKey(
  claim: Claim & { readonly key: string },
  source: FileSource,
  signal: AbortSignal,
): Promise<Observation> {
  const all = await source.files();
  const entries = await entriesFor(claim, source, all);
  if (entries.length > MOST_FILES) {
    throw new CouldNotLook(
      `Cannot look for "${claim.key}" in ${entries.length} files, expected at most ${MOST_FILES}: say file`,
    );
  }
  const kind = `config-key-1 ${JSON.stringify([claim.key, claim.format, claim.product])}`;
  const { values, skipped } = await source.derive(kind, entries, (text, { path }) => lookForKey(path, text, claim));
  signal.throwIfAborted();
  const paths = all.map(({ path }) => path);
  const found = [...values.values()].map((file): LookedFile => {
    const folder = file.file.replace(/(^|\/)(config\/)?[^/]+$/, '');
    return file.product === undefined
      ? file
      : { ...file, inUse: isDeclaredHome(source, folder) || isInUse(paths, folder) };
  });
  // Without a file the claim is about every file that has the key.
  const looked = claim.file === undefined ? found.filter((file) => file.found.length > 0) : found;
  const unread = claim.file === undefined ? [] : [...skipped].map(([file, problem]) => unreadable(file, problem));
  return {
    ...nothing,
    files: all.length,
    looked: [...looked, ...unread],
    overrides: looked.some((file) => isRead(file, claim.key)) ? await overridesOf(claim.key, source, signal) : [],
  };
}

function unreadable(file: string, problem: string): LookedFile {
  return { file, problem, found: [], missing: [], near: [], switches: [] };
}

async function entriesFor(
  { file }: Claim,
  source: FileSource,
  all: readonly FileEntry[],
): Promise<readonly FileEntry[]> {
  if (file === undefined)
    return all.filter(({ path }) => settingsFormat(path) !== undefined && !LOCK.test(path) && !OF_TESTS.test(path));
  if (!IS_PATTERN.test(file)) return [await source.entry(file)];
  const entries = await source.find([file]);
  if (entries.length === 0) throw new CouldNotLook(`Cannot find "${file}"`);
  return entries;
}

/** Flags and variables that set the key past the file, in units, scripts and environment files of the source. */
async function overridesOf(key: string, source: FileSource, signal: AbortSignal): Promise<Observation['overrides']> {
  const starters = await source.find([
    '**/*.service',
    '**/*.service.d/*.conf',
    '**/*.env',
    '**/.env',
    '**/start*.sh',
    '**/run*.sh',
  ]);
  const escaped = key.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const variable = key.toUpperCase().replace(/[^A-Z0-9]/g, '_');
  const flag = new RegExp(`(?:^|\\s)--${escaped}(?:=|\\s+)["']?([^\\s"']+)`, 'i');
  const assigned = new RegExp(`\\b[A-Z][A-Z0-9]*_${variable}=["']?([^\\s"']*)`);
  const { values } = await source.derive(`config-override-1 ${key}`, starters.slice(0, 200), (text, { path }) =>
    text.split('\n').flatMap((written, index) => {
      if (/^\s*[#;]/.test(written) || written.length > 20_000) return [];
      const value = (flag.exec(written) ?? assigned.exec(written))?.[1];
      return value === undefined ? [] : [{ file: path, line: index + 1, value: value.slice(0, 200) }];
    }),
  );
  signal.throwIfAborted();
  return [...values.values()].flat().slice(0, 50);
}

async function gatherFile(claim: Claim & { readonly file: string }, source: FileSource): Promise<Observation> {
  const entries = IS_PATTERN.test(claim.file) ? await source.find([claim.file]) : await oneEntry(claim.file, source);
  const facts = await Promise.all(
    entries.slice(0, MOST_FILES).map(async ({ path: file, mode, owner, link }) => ({
      file,
      mode,
      owner,
      ...(link !== undefined && { link }),
      ...(claim.sha256 !== undefined && { digest: sha256Hex(await source.bytes(file)) }),
    })),
  );
  const left = entries.length - facts.length;
  const skipped =
    left > 0 ? [{ file: claim.file, reason: `${left} of ${entries.length} files were not looked at` }] : [];
  return { ...nothing, facts, skipped };
}

/** The entry of a file; nothing when there is none, which a claim may want. */
async function oneEntry(file: string, source: FileSource): Promise<readonly FileEntry[]> {
  try {
    return [await source.entry(file)];
  } catch (error) {
    if (error instanceof CouldNotLook && error.message.startsWith('Cannot find')) return [];
    throw error;
  }
}
