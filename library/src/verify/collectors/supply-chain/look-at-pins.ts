/**
 * Looks at manifests, lockfiles, Dockerfiles and workflows; each file once until it changes.
 * @module
 */
import type { Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileEntry, FileSource } from '../../sources/source.ts';
import { CHECKS, type Check, checksOf, isCheck, type ThingKind } from './checks.ts';
import type { Claim } from './claim.ts';
import { crossCheck, ignoresScripts } from './cross-check.ts';
import { type FileFacts, factsOf } from './file-facts.ts';
import { kindsOfFile, lockKind } from './file-kinds.ts';
import type { Mark, Pins } from './observation.ts';
import { placeOf } from './place.ts';

/** Folders of files that are made to be wrong, or are not the team's. */
const NOT_THE_TEAMS =
  /(?:^|\/)(?:tests?|testdata|fixtures?|__fixtures__|__tests__|samples?|examples?|vendor|third_party|node_modules|\.vauban)\//;
/** More files than this are no project but a collection of them. */
const MOST_FILES = 20_000;

/** Which kinds of things a claim is about. */
export function kindsOf({ pins = [], of, workflows, rule, lockfile, exact }: Claim): ReadonlySet<ThingKind> {
  const ofRule = rule === undefined ? [] : checksOf(rule).map((id): ThingKind => CHECKS[id].of);
  const named: readonly ThingKind[] = [
    ...pins,
    ...(of === undefined ? [] : [of]),
    ...(workflows === undefined ? [] : (['workflow', 'actions'] as const)),
    ...ofRule,
  ];
  const isOpen = named.length === 0 && (lockfile !== undefined || exact !== undefined);
  return new Set(isOpen ? (['npm', 'cargo', 'go', 'pip'] as const) : named);
}

/** Looks. @throws {CouldNotLook} when there is nothing of the kind, or too much */
export async function lookAtPins(claim: Claim, own: FileSource, look: Look): Promise<Pins> {
  const kinds = kindsOf(claim);
  const { source, files, isRelevant } = await filesOf(claim, own, look);
  const wanted = files.filter(({ path }) => kindsOfFile(path).some((kind) => kinds.has(kind)));
  if (wanted.length > MOST_FILES)
    throw new CouldNotLook(`Cannot look at ${wanted.length} files: expected at most ${MOST_FILES}`);
  const { values, skipped } = await source.derive<FileFacts>('supply-chain-1', wanted, (text, { path }) => {
    if (look.signal.aborted) throw new CouldNotLook('There was no time to read all files');
    return factsOf(text, path);
  });
  const all = await source.files();
  const world = {
    facts: values,
    paths: new Set(all.map(({ path }) => path)),
    committed: wanted.some(({ path }) => lockKind(path) !== undefined) ? await committedIn(source) : undefined,
  };
  const ofFiles = [...values].flatMap(([file, { marks }]) => marks.map((mark): Mark => ({ ...mark, file })));
  const marks = [...ofFiles, ...crossCheck(world)].filter(
    ({ check, file }) =>
      isOf(check, file, kinds) && !(check === 'npm-install-scripts' && ignoresScripts(file, world)) && isRelevant(file),
  );
  const facts = [...values].filter(([file]) => isRelevant(file));
  return {
    things: facts.flatMap(([file, { things }]) =>
      things.filter(({ kind }) => kinds.has(kind)).map((one) => ({ ...one, file })),
    ),
    marks,
    more: facts.flatMap(([file, { more }]) =>
      more.filter(({ check }) => isOf(check, file, kinds)).map((one) => ({ ...one, file })),
    ),
    requirements:
      claim.exact === true
        ? facts.flatMap(([file, { requirements }]) =>
            requirements.filter(({ kind }) => kinds.has(kind)).map((one) => ({ ...one, file })),
          )
        : [],
    unread: [
      ...[...skipped].map(([file, reason]) => ({ file, reason })),
      ...facts.flatMap(([file, { problem }]) => (problem === undefined ? [] : [{ file, reason: problem }])),
    ],
  };
}

/** A lockfile that is not committed counts for the kind of package it locks. */
function isOf(check: string, file: string, kinds: ReadonlySet<ThingKind>): boolean {
  if (check === 'lockfile-uncommitted') return kindsOfFile(file).some((kind) => kinds.has(kind));
  const known: Check | undefined = isCheck(check) ? CHECKS[check] : undefined;
  return known !== undefined && kinds.has(known.of);
}

async function filesOf(
  claim: Claim,
  own: FileSource,
  look: Look,
): Promise<{ source: FileSource; files: readonly FileEntry[]; isRelevant: (path: string) => boolean }> {
  if (claim.lockfile !== undefined) {
    const { source, path } = placeOf(claim.lockfile, own, look);
    const found = await source.find([path]);
    if (found.length === 0) throw new CouldNotLook(`Cannot find the lockfile "${claim.lockfile}"`);
    const unread = found.find((file) => lockKind(file.path) === undefined);
    if (unread !== undefined)
      throw new CouldNotLook(`Cannot read "${unread.path}" as a lockfile: its name is not known`);
    return { source, files: found, isRelevant: () => true };
  }
  if (claim.files === undefined) {
    const files = (await own.files()).filter(({ path }) => !NOT_THE_TEAMS.test(path));
    return { source: own, files, isRelevant: () => true };
  }
  // A manifest may have its lockfile above the files that are asked for.
  const asked = new Set((await own.find(claim.files)).map(({ path }) => path));
  return { source: own, files: await own.files(), isRelevant: (path) => asked.has(path) };
}

async function committedIn(source: FileSource): Promise<ReadonlySet<string> | undefined> {
  const history = await source.history();
  if (!('head' in history)) return undefined;
  try {
    return new Set((await history.filesAt(history.head)).map(({ path }) => path));
  } catch {
    return undefined;
  }
}
