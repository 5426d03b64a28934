/**
 * The packages and crates of a Rust source (The Cargo Book: targets, dependencies).
 * @module
 */
import { folderOf, resolvePath } from '../paths.ts';

/** A crate: what one compilation starts from. */
export interface Crate {
  /** As other code names it. */
  readonly name: string;
  readonly kind: 'library' | 'program';
  /** The file it starts from. */
  readonly root: string;
  /** The folder of its package. */
  readonly folder: string;
  /** Features that are on unless somebody turns them off. */
  readonly features: ReadonlySet<string>;
  /** Other names for the crates it depends on. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** A table of a manifest. */
export type Table = Readonly<Record<string, unknown>>;

/** Reads the crates of a source. */
export function readCrates(
  manifests: ReadonlyMap<string, string>,
  files: readonly string[],
  readToml: (text: string) => Table,
): readonly Crate[] {
  const known = new Set(files);
  return [...manifests].flatMap(([path, text]) => {
    if (!/(?:^|\/)Cargo\.toml$/.test(path)) return [];
    const manifest = readToml(text);
    const name = textOf(tableOf(manifest, 'package')['name']);
    if (name === undefined) return [];
    const folder = folderOf(path);
    const more = { folder, features: defaultFeatures(manifest), renamed: renamedIn(manifest) };
    const at = (inner: string): string => resolvePath(folder, inner) ?? inner;
    const library = tableOf(manifest, 'lib');
    const bins = listOf(manifest['bin']);
    const named = bins.map((bin) => {
      const own = textOf(bin['name']) ?? name;
      return { name: own, path: textOf(bin['path']) ?? `src/bin/${own}.rs` };
    });
    const found = files
      .filter(
        (file) =>
          file.startsWith(`${at('src/bin')}/`) &&
          /^(?:[^/]+\.rs|[^/]+\/main\.rs)$/.test(file.slice(at('src/bin').length + 1)),
      )
      .map((file) => ({ name: file, path: folder === '' ? file : file.slice(folder.length + 1) }));
    const programs = [{ name, path: 'src/main.rs' }, ...named, ...found].map((one) => ({ ...one, root: at(one.path) }));
    const roots = new Map(programs.map((one) => [one.root, one]));
    const crates: Crate[] = [...roots.values()].map(({ name: own, root }) => ({
      name: asIdentifier(own),
      kind: 'program',
      root,
      ...more,
    }));
    crates.push({
      name: asIdentifier(textOf(library['name']) ?? name),
      kind: 'library',
      root: at(textOf(library['path']) ?? 'src/lib.rs'),
      ...more,
    });
    return crates.filter(({ root }) => known.has(root));
  });
}

function asIdentifier(name: string): string {
  return name.replaceAll('-', '_');
}

function tableOf(table: Table, key: string): Table {
  const value = table[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function listOf(value: unknown): readonly Table[] {
  return Array.isArray(value) ? value.filter((one): one is Table => typeof one === 'object' && one !== null) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The features that `default` turns on, and those these turn on. */
function defaultFeatures(manifest: Table): ReadonlySet<string> {
  const features = tableOf(manifest, 'features');
  const on = new Set<string>();
  const turnOn = (name: string): void => {
    if (on.has(name)) return;
    on.add(name);
    const more = features[name];
    for (const one of Array.isArray(more) ? more : []) if (typeof one === 'string') turnOn(one.replace(/^dep:/, ''));
  };
  turnOn('default');
  return on;
}

function renamedIn(manifest: Table): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const key of ['dependencies', 'build-dependencies']) {
    for (const [name, said] of Object.entries(tableOf(manifest, key))) {
      const real = typeof said === 'object' && said !== null ? textOf((said as Table)['package']) : undefined;
      if (real !== undefined) names.set(asIdentifier(name), asIdentifier(real));
    }
  }
  return names;
}
