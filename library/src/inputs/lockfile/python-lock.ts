/**
 * Lockfiles of Python: `poetry.lock`, `uv.lock`, `pdm.lock` and `Pipfile.lock`.
 * @module
 */
import { readSettings } from '../settings/read-settings.ts';
import { type LockedPackage, type Lockfile, locked } from './locked-package.ts';
import { itemsAt, mapAt, scalarText, textAt } from './map-fields.ts';
import { normalizedName } from './requirements.ts';
import { tablesOf } from './toml-tables.ts';

/** Reads a lockfile that is TOML with a `[[package]]` each. */
export function readPythonLock(text: string, manager: string): Lockfile {
  const packages: LockedPackage[] = [];
  let last: LockedPackage | undefined;
  for (const { name, fields, line } of tablesOf(text)) {
    if (name === 'package') {
      const source = fields.get('source') ?? '';
      const hashes = [...fields.values()].join('\n');
      last = locked(
        {
          name: normalizedName(fields.get('name') ?? ''),
          version: fields.get('version') ?? '',
          from: /editable|virtual|directory|path *=/.test(source)
            ? 'own'
            : /git *=/.test(source) || fields.has('git')
              ? 'git'
              : /url *=/.test(source) && !/registry *=/.test(source)
                ? 'address'
                : 'registry',
          line,
        },
        { hash: /sha256:[0-9a-f]{64}/.exec(hashes)?.[0], dev: fields.get('category') === 'dev' },
      );
      packages.push(last);
    } else if (name === 'package.source' && last !== undefined) {
      // Poetry says where a package comes from in a table of its own.
      const type = fields.get('type');
      const from =
        type === 'git'
          ? 'git'
          : type === 'directory' || type === 'file'
            ? 'own'
            : type === 'url'
              ? 'address'
              : 'registry';
      packages.splice(-1, 1, { ...last, from });
    } else if (name === 'metadata.files') {
      // Its older versions keep all hashes in a table at the end.
      for (const [index, one] of packages.entries()) {
        const hash = /sha256:[0-9a-f]{64}/.exec(fields.get(one.name) ?? '')?.[0];
        if (hash !== undefined && one.hash === undefined) packages[index] = { ...one, hash };
      }
    }
  }
  return { ecosystem: 'pypi', manager, packages, problems: [] };
}

/** Reads a `Pipfile.lock`. */
export function readPipfileLock(text: string): Lockfile {
  const base = { ecosystem: 'pypi', manager: 'pipenv' } as const;
  const read = readSettings(text, 'json');
  if ('problem' in read) return { ...base, packages: [], problems: [`${read.problem} at ${read.line}:${read.column}`] };
  const [root] = read.documents;
  const packages = (['default', 'develop'] as const).flatMap((group) => {
    const entries = root?.kind === 'map' ? mapAt(root, group)?.entries : undefined;
    return [...(entries ?? [])].map(([name, entry]): LockedPackage => {
      const fields = entry.kind === 'map' ? entry : undefined;
      const [hash] = itemsAt(fields, 'hashes');
      return locked(
        {
          name: normalizedName(name),
          version: textAt(fields, 'version')?.replace(/^==/, '') ?? '',
          from: fields?.entries.has('git') ? 'git' : 'registry',
          line: entry.line,
        },
        { hash: scalarText(hash), dev: group === 'develop' },
      );
    });
  });
  return { ...base, packages, problems: [] };
}
