/**
 * `go.mod` and `go.sum`.
 * https://go.dev/ref/mod#go-mod-file, https://go.dev/ref/mod#go-sum-files
 * @module
 */
import { type LockedPackage, type Lockfile, linesOf, locked } from './locked-package.ts';

/** A module that `go.mod` asks for. */
export interface RequiredModule {
  readonly path: string;
  readonly version: string;
  readonly indirect: boolean;
  readonly line: number;
}

/** A module that is taken from elsewhere. */
export interface ReplacedModule {
  readonly path: string;
  /** A folder when it begins with a dot or a slash, else a module. */
  readonly by: string;
  readonly version?: string;
  readonly line: number;
}

export interface GoMod {
  readonly module: string;
  readonly requires: readonly RequiredModule[];
  readonly replaces: readonly ReplacedModule[];
}

/** Reads a `go.mod`; directives it does not use are passed over. */
export function readGoMod(text: string): GoMod {
  const requires: RequiredModule[] = [];
  const replaces: ReplacedModule[] = [];
  let module = '';
  let block = '';
  for (const [index, raw] of linesOf(text).entries()) {
    const line = index + 1;
    const indirect = /\/\/\s*indirect\b/.test(raw);
    const said = raw.replace(/\/\/.*$/, '').trim();
    if (said === ')') block = '';
    const [, opened] = /^(\w+)\s*\($/.exec(said) ?? [];
    if (opened !== undefined) block = opened;
    if (said === '' || said === ')' || opened !== undefined) continue;
    const [, verb = block, rest = said] = block === '' ? (/^(\w+)\s+(.+)$/.exec(said) ?? []) : [];
    const words = rest.split(/\s+/).map((word) => word.replace(/^"(.*)"$/, '$1'));
    if (verb === 'module') module = words[0] ?? '';
    if (verb === 'require') requires.push({ path: words[0] ?? '', version: words[1] ?? '', indirect, line });
    const arrow = words.indexOf('=>');
    if (verb === 'replace' && arrow > 0) {
      const [by = '', version] = words.slice(arrow + 1);
      replaces.push({ path: words[0] ?? '', by, ...(version !== undefined && { version }), line });
    }
  }
  return { module, requires, replaces };
}

/** Reads a `go.sum`; a module has one line for its content and one for its `go.mod`, and counts once. */
export function readGoSum(text: string): Lockfile {
  const packages: LockedPackage[] = [];
  const problems: string[] = [];
  for (const [index, raw] of linesOf(text).entries()) {
    if (raw.trim() === '') continue;
    const [, name, version, isMod, hash] = /^(\S+) (\S+?)(\/go\.mod)? (h\d:[A-Za-z0-9+/]{43}=)\s*$/.exec(raw) ?? [];
    if (name === undefined || version === undefined) {
      problems.push(`expected a module, a version and a hash at ${index + 1}:1`);
      if (problems.length > 20) break;
    } else if (isMod === undefined) {
      packages.push(locked({ name, version, from: 'registry', line: index + 1 }, { hash }));
    }
  }
  return { ecosystem: 'golang', manager: 'go', packages, problems };
}

/** The modules of which a `go.sum` has at least the hash of their `go.mod`, as `path version`. */
export function sumsOf(text: string): ReadonlySet<string> {
  return new Set(
    linesOf(text).flatMap((line) => {
      const [, name, version] = /^(\S+) (\S+?)(?:\/go\.mod)? h\d:/.exec(line) ?? [];
      return name === undefined || version === undefined ? [] : [`${name} ${version}`];
    }),
  );
}
