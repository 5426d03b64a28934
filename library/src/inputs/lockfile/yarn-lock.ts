/**
 * `yarn.lock` of both generations and `pnpm-lock.yaml`, line by line as their programs write them.
 * @module
 */
import { type LockedPackage, type Lockfile, linesOf, locked } from './locked-package.ts';

interface Draft {
  readonly key: string;
  readonly line: number;
  readonly fields: Map<string, string>;
}

/** Entries that stand at one depth of indentation, with the fields below them. */
function draftsOf(lines: readonly string[], depth: number): readonly Draft[] {
  const drafts: Draft[] = [];
  const lead = ' '.repeat(depth);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (line.startsWith(lead) && line[depth] !== ' ' && line.trimEnd().endsWith(':')) {
      drafts.push({ key: unquoted(line.trim().slice(0, -1)), line: index + 1, fields: new Map() });
      continue;
    }
    const field = /^\s+"?([A-Za-z]+)"?:?\s+(.+)$/.exec(line);
    const [, name = '', value = ''] = field ?? [];
    const last = drafts.at(-1);
    if (last !== undefined && name !== '' && !last.fields.has(name)) last.fields.set(name, unquoted(value.trim()));
  }
  return drafts;
}

function unquoted(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}

/** Reads a `yarn.lock`. */
export function readYarnLock(text: string): Lockfile {
  const lines = linesOf(text);
  const isNew = lines.some((line) => line === '__metadata:');
  const packages = draftsOf(lines, 0)
    .filter(({ key }) => key !== '__metadata')
    .map(({ key, line, fields }): LockedPackage => {
      const [first = ''] = key.split(/,\s*/).map(unquoted);
      const name = /^(@?[^@]+)@/.exec(first)?.[1] ?? first;
      const resolution = fields.get('resolution') ?? fields.get('resolved');
      const isOwn = fields.get('linkType') === 'soft' || /@(?:workspace|link|portal|file):/.test(resolution ?? '');
      return locked(
        { name, version: fields.get('version') ?? '', from: isOwn ? 'own' : yarnOrigin(resolution, isNew), line },
        // An old entry without integrity still has the SHA-1 of its archive after the address.
        {
          hash: fields.get('integrity') ?? checksumOf(fields.get('checksum')) ?? sha1Of(resolution),
          address: resolution,
        },
      );
    });
  return { ecosystem: 'npm', manager: 'yarn', format: isNew ? 2 : 1, packages, problems: [] };
}

function yarnOrigin(resolution: string | undefined, isNew: boolean): LockedPackage['from'] {
  if (resolution === undefined) return 'registry';
  if (/\.git(?:[#]|$)|^git|@git|#commit=|codeload\./.test(resolution)) return 'git';
  if (isNew) return /@(?:npm|patch):/.test(resolution) ? 'registry' : 'address';
  return /\/-\/.*\.tgz/.test(resolution) ? 'registry' : 'address';
}

/** `10c0/<hex>` or `<hex>`, a SHA-512 of 128 digits. */
function checksumOf(written: string | undefined): string | undefined {
  const hex = /^(?:\w+\/)?([0-9a-f]{128})$/.exec(written ?? '')?.[1];
  return hex === undefined ? undefined : `sha512-${hex}`;
}

function sha1Of(address: string | undefined): string | undefined {
  const hex = /#([0-9a-f]{40})$/.exec(address ?? '')?.[1];
  return hex === undefined || /git/.test(address ?? '') ? undefined : `sha1-${hex}`;
}

/** Reads a `pnpm-lock.yaml`. */
export function readPnpmLock(text: string): Lockfile {
  const lines = linesOf(text);
  const start = lines.indexOf('packages:');
  const rest = start < 0 ? -1 : lines.slice(start + 1).findIndex((line) => /^\S/.test(line));
  const end = start < 0 ? 0 : rest < 0 ? lines.length : start + 1 + rest;
  // Lines before the section stay as empty ones, so that the numbers of lines hold.
  const section = lines.map((line, index) => (index > start && index < end && start >= 0 ? line : ''));
  const packages = draftsOf(section, 2).map(({ key, line, fields }): LockedPackage => {
    const bare = key.replace(/^\//, '').replace(/\(.*$/, '');
    const parts = /^(@?[^@]+?)[@/](\d[^@/_]*)/.exec(bare);
    const resolution = fields.get('resolution') ?? '';
    const hash = /integrity: ([^,}\s]+)/.exec(resolution)?.[1];
    const address = /(?:tarball|repo): ([^,}\s]+)/.exec(resolution)?.[1];
    const isGit = /type: git|codeload\./.test(resolution);
    return locked(
      {
        name: parts?.[1] ?? bare,
        version: parts?.[2] ?? '',
        from: isGit
          ? 'git'
          : /@file:|directory:/.test(`${bare}${resolution}`)
            ? 'own'
            : address && !hash
              ? 'address'
              : 'registry',
        line,
      },
      {
        hash,
        address,
        dev: fields.get('dev') === 'true',
        optional: fields.get('optional') === 'true',
        scripts: fields.get('requiresBuild') === 'true',
      },
    );
  });
  const format = Number.parseInt(unquoted(/^lockfileVersion:\s*(\S+)/m.exec(text)?.[1] ?? ''), 10);
  return { ecosystem: 'npm', manager: 'pnpm', ...(Number.isInteger(format) && { format }), packages, problems: [] };
}
