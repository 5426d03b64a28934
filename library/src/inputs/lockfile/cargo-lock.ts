/**
 * `Cargo.lock`, line by line as cargo writes it.
 * https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html
 * @module
 */
import { type LockedPackage, type Lockfile, locked } from './locked-package.ts';
import { tablesOf } from './toml-tables.ts';

/** Reads it; the oldest format keeps its checksums apart, in `[metadata]`. */
export function readCargoLock(text: string): Lockfile {
  const tables = tablesOf(text);
  const apart = new Map<string, string>();
  for (const { name, fields } of tables) {
    if (name !== 'metadata') continue;
    for (const [key, value] of fields) {
      const [, crate, version] = /^checksum (\S+) (\S+) /.exec(key) ?? [];
      if (crate !== undefined && value !== '<none>') apart.set(`${crate} ${version}`, value);
    }
  }
  const packages = tables
    .filter(({ name }) => name === 'package')
    .map(({ fields, line }): LockedPackage => {
      const name = fields.get('name') ?? '';
      const version = fields.get('version') ?? '';
      const source = fields.get('source');
      const checksum = fields.get('checksum') ?? apart.get(`${name} ${version}`);
      return locked(
        { name, version, from: originOf(source), line },
        { hash: checksum === undefined ? undefined : `sha256:${checksum}`, address: source },
      );
    });
  const format = Number(tables.find(({ name }) => name === '')?.fields.get('version') ?? 1);
  return { ecosystem: 'cargo', manager: 'cargo', format, packages, problems: [] };
}

function originOf(source: string | undefined): LockedPackage['from'] {
  if (source === undefined) return 'own';
  if (source.startsWith('git+')) return 'git';
  return /^(?:registry|sparse)\+/.test(source) ? 'registry' : 'address';
}
