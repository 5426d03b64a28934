/**
 * Adds up what was found in each file, as the claim wants it counted.
 * @module
 */
import { sha256Hex } from '../../../kit/sha256-hex.ts';
import type { Claim } from './claim.ts';
import type { FileCount } from './count-file.ts';
import type { Observation } from './observation.ts';
import { RECIPES, type Recipe } from './recipes.ts';

type Sum = Pick<Observation, 'total' | 'kinds' | 'largest' | 'digest' | 'notCounted' | 'prose'>;

const MOST_SHOWN = 30;
const MOST_KINDS = 60;
const ROLES = ['product', 'test', 'proof'] as const;

/** The recipe of a claim that counts in code by name. */
export function recipeOf({ of }: Claim): Recipe | undefined {
  return of !== undefined && of in RECIPES ? RECIPES[of as keyof typeof RECIPES] : undefined;
}

/** Adds up; kinds tells which kinds of a report count, when the claim does not say. */
export function addUp(claim: Claim, files: ReadonlyMap<string, FileCount>, usual?: readonly string[]): Sum {
  const recipe = recipeOf(claim);
  const where = claim.where ?? recipe?.where ?? 'all';
  const wantedKinds = claim.kind ?? usual;
  const gated = gatedFolders(files);
  const { built, notCounted } = builtTargets(files);
  const kinds = new Map<string, number>();
  const counts: { file: string; count: number }[] = [];
  let total = 0;
  for (const [file, found] of files) {
    const role = gated.size === 0 ? undefined : gateOf(file, gated);
    let own = 0;
    for (const [kind, byRole] of Object.entries(found.kinds)) {
      const moved = role === undefined ? byRole : withRole(byRole, role);
      const matches = moved.reduce((sum, count, at) => (where === 'all' || where === ROLES[at] ? sum + count : sum), 0);
      const isLeftOut = kind === 'cargo-fuzz' && built(file) === false;
      if (matches === 0 || isLeftOut) continue;
      const count = recipe?.oncePerFile === true ? 1 : matches;
      kinds.set(kind, (kinds.get(kind) ?? 0) + count);
      if (wantedKinds === undefined ? recipe?.leavesOut?.test(kind) !== true : wantedKinds.includes(kind)) own += count;
    }
    if (own > 0) counts.push({ file, count: own });
    total += own;
  }
  const inOrder = counts.toSorted((one, other) => (one.file < other.file ? -1 : 1));
  const isProse = counts.length > 0 && counts.every(({ file }) => files.get(file)?.prose === true);
  return {
    total,
    kinds: Object.fromEntries([...kinds].sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, MOST_KINDS)),
    largest: inOrder.toSorted((one, other) => other.count - one.count).slice(0, MOST_SHOWN),
    digest: sha256Hex(inOrder.map(({ file, count }) => `${count} ${file}\n`).join('')),
    notCounted: notCounted.slice(0, MOST_SHOWN),
    prose: claim.in === 'comments' || isProse,
  };
}

function withRole(
  [product, test, proof]: readonly [number, number, number],
  role: 'test' | 'proof',
): readonly [number, number, number] {
  return role === 'test' ? [0, product + test, proof] : [0, test, product + proof];
}

/** The files and folders, without their ending, that only tests or proofs compile. */
function gatedFolders(files: ReadonlyMap<string, FileCount>): ReadonlyMap<string, 'test' | 'proof'> {
  return new Map(
    [...files].flatMap(([file, { gates = [] }]) => {
      const folder = file.slice(0, file.lastIndexOf('/') + 1);
      const name = file.slice(folder.length).replace(/\.rs$/, '');
      const below = ['lib', 'main', 'mod'].includes(name) ? folder : `${folder}${name}/`;
      return gates.map((gate) => [`${below}${gate.name}`, gate.role] as const);
    }),
  );
}

function gateOf(file: string, gated: ReadonlyMap<string, 'test' | 'proof'>): 'test' | 'proof' | undefined {
  for (let path = file.replace(/\.rs$/, ''); path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    const role = gated.get(path);
    if (role !== undefined) return role;
  }
  return undefined;
}

/** Which fuzz targets the manifest above them builds, and what looks like one and is none. */
function builtTargets(files: ReadonlyMap<string, FileCount>) {
  const manifests = [...files].filter(([, { binaries = [] }]) => binaries.length > 0);
  const notCounted: { file: string; reason: string }[] = [];
  const manifestOf = (file: string): (typeof manifests)[number] | undefined =>
    manifests
      .filter(([manifest]) => file.startsWith(manifest.slice(0, -'Cargo.toml'.length)))
      .toSorted(([one], [other]) => other.length - one.length)[0];
  for (const [file, { kinds }] of files) {
    const [manifest, found] = (kinds['cargo-fuzz'] === undefined ? undefined : manifestOf(file)) ?? [];
    if (manifest !== undefined && found?.binaries?.includes(file) === false) {
      notCounted.push({ file, reason: `"${manifest}" does not name it as a [[bin]], so it is never built` });
    }
  }
  for (const [manifest, { binaries = [] }] of manifests) {
    if (!/(?:^|\/)fuzz\/Cargo\.toml$/.test(manifest)) continue;
    for (const file of binaries) {
      if (files.get(file)?.kinds['cargo-fuzz'] !== undefined) continue;
      const reason = files.has(file)
        ? 'It is a [[bin]] of the fuzz folder and has no fuzz_target!'
        : `"${manifest}" names it and it is not there`;
      notCounted.push({ file, reason });
    }
  }
  return { built: (file: string) => manifestOf(file)?.[1].binaries?.includes(file), notCounted };
}
