/**
 * `package-lock.json` and `npm-shrinkwrap.json` of all three versions.
 * https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
 * @module
 */
import type { MapNode } from '../settings/node.ts';
import { readSettings } from '../settings/read-settings.ts';
import { type LockedPackage, type Lockfile, locked } from './locked-package.ts';
import { isTrue, mapAt, scalarText, textAt } from './map-fields.ts';

/** Reads it; versions 2 and 3 by `packages`, version 1 by its nested `dependencies`. */
export function readNpmLock(text: string): Lockfile {
  const read = readSettings(text, 'json');
  if ('problem' in read) return broken(`${read.problem} at ${read.line}:${read.column}`);
  const [root] = read.documents;
  if (root?.kind !== 'map') return broken('expected an object');
  const packages = mapAt(root, 'packages');
  const nested = mapAt(root, 'dependencies');
  const found = packages !== undefined ? flatPackages(packages) : nested !== undefined ? nestedPackages(nested) : [];
  return {
    ecosystem: 'npm',
    manager: 'npm',
    format: Number(scalarText(root.entries.get('lockfileVersion')) ?? 1),
    packages: found,
    problems: [],
  };
}

function broken(problem: string): Lockfile {
  return { ecosystem: 'npm', manager: 'npm', packages: [], problems: [problem] };
}

function flatPackages(packages: MapNode): readonly LockedPackage[] {
  const found: LockedPackage[] = [];
  for (const [path, entry] of packages.entries) {
    if (entry.kind !== 'map' || path === '') continue;
    const isOwn = !path.includes('node_modules/') || isTrue(entry, 'link');
    const name = textAt(entry, 'name') ?? path.split('node_modules/').at(-1) ?? path;
    found.push(packageOf(entry, name, { isOwn, line: entry.line }));
  }
  return found;
}

function nestedPackages(dependencies: MapNode): readonly LockedPackage[] {
  const found: LockedPackage[] = [];
  for (const [name, entry] of dependencies.entries) {
    if (entry.kind !== 'map') continue;
    const isOwn = textAt(entry, 'version')?.startsWith('file:') ?? false;
    found.push(packageOf(entry, name, { isOwn, line: entry.line }));
    const below = mapAt(entry, 'dependencies');
    if (below !== undefined) found.push(...nestedPackages(below));
  }
  return found;
}

function packageOf(
  entry: MapNode,
  name: string,
  { isOwn, line }: { readonly isOwn: boolean; readonly line: number },
): LockedPackage {
  const version = textAt(entry, 'version') ?? '';
  // The first version writes where a package comes from in place of its version, when that is no registry.
  const address = textAt(entry, 'resolved') ?? (/^(?:git|https?:|github:)/.test(version) ? version : undefined);
  return locked(
    { name, version, from: isOwn ? 'own' : originOf(address), line },
    {
      hash: textAt(entry, 'integrity'),
      address,
      dev: isTrue(entry, 'dev') || isTrue(entry, 'devOptional'),
      optional: isTrue(entry, 'optional') || isTrue(entry, 'devOptional'),
      bundled: isTrue(entry, 'inBundle') || isTrue(entry, 'bundled'),
      scripts: isTrue(entry, 'hasInstallScript'),
    },
  );
}

/** An archive at a path `name/-/name-version.tgz` is one of a registry, whichever host that has. */
function originOf(address: string | undefined): LockedPackage['from'] {
  if (address === undefined) return 'registry';
  if (/^(?:git[+:@]|github:)/.test(address)) return 'git';
  if (address.startsWith('file:')) return 'own';
  return /^https?:\/\/.*\/-\/[^/]+\.tgz(?:[?#]|$)|^https:\/\/npm\.pkg\.github\.com\/download\//.test(address)
    ? 'registry'
    : 'address';
}
