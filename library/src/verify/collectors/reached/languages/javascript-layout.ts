/**
 * Where the imports of JavaScript and TypeScript lead (Node.js, packages and their exports; `paths` of tsconfig.json).
 * @module
 */
import { folderOf, resolvePath, withoutEnding } from '../paths.ts';
import type { Survey } from '../world.ts';

const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** Folders that hold what a build makes of the sources. */
const BUILT = /^(?:\.\/)?(?:dist|build|lib|out|output|esm|cjs|es|umd)(?:\/(?:esm|cjs|es|src|module|main))?\//;

/** A package of the source. */
export interface JavascriptPackage {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

export interface JavascriptLayout {
  readonly packages: readonly JavascriptPackage[];
  /** The file an import leads to, `outside` for another package, undefined when nobody can tell. */
  readonly target: (file: string, from: string) => string | 'outside' | undefined;
  /** The source file that a path of a package.json means, also when it names what a build makes of it. */
  readonly sourceOf: (folder: string, path: string) => string | undefined;
}

/** Reads how the JavaScript of a source is laid out. */
export function readJavascriptLayout(survey: Survey, isFile: (path: string) => boolean): JavascriptLayout {
  const packages = packagesOf(survey.manifests);
  const paths = pathsOf(survey.manifests);
  const fileAt = (path: string | undefined): string | undefined => {
    if (path === undefined) return undefined;
    const bare = /\.[cm]?jsx?$/.test(path) ? withoutEnding(path) : undefined;
    const candidates = [path, ...ENDINGS.map((ending) => path + ending)];
    if (bare !== undefined) candidates.push(...ENDINGS.map((ending) => bare + ending));
    candidates.push(...ENDINGS.map((ending) => `${path === '' ? '' : `${path}/`}index${ending}`));
    return candidates.find(isFile);
  };
  const sourceOf = (folder: string, path: string): string | undefined => {
    const direct = fileAt(resolvePath(folder, path));
    if (direct !== undefined) return direct;
    const inner = path.replace(/^\.\//, '').replace(BUILT, '');
    const bare = inner.replace(/\.d\.[cm]?ts$|\.[cm]?jsx?$/, '');
    return [`src/${bare}`, bare, `lib/${bare}`].map((one) => fileAt(resolvePath(folder, one))).find(Boolean);
  };
  const inPackage = ({ folder, manifest }: JavascriptPackage, rest: string): string | undefined => {
    const wanted = rest === '' ? '.' : `.${rest}`;
    const paths = exportsOf(manifest, wanted);
    const named = rest === '' ? [...paths, ...mainsOf(manifest), 'index'] : [...paths, wanted];
    return named.map((path) => sourceOf(folder, path)).find(Boolean);
  };
  return {
    packages,
    sourceOf,
    target(file, from) {
      const folder = folderOf(file);
      if (/^\.{0,2}\//.test(from) || from === '.' || from === '..') {
        return from.startsWith('/') ? undefined : fileAt(resolvePath(folder, from.replace(/[?#].*$/, '')));
      }
      for (const { at, pattern, targets } of paths) {
        if (at !== '' && !`${folder}/`.startsWith(`${at}/`)) continue;
        const rest = pattern.endsWith('*') ? restOf(pattern, from) : from === pattern ? '' : undefined;
        const found = targets
          .map((target) => (rest === undefined ? undefined : fileAt(resolvePath('', target.replace('*', rest)))))
          .find(Boolean);
        if (found !== undefined) return found;
      }
      const own = ownerOf(packages, file);
      if (from.startsWith('#')) {
        if (own === undefined) return undefined;
        return targetsIn(own.manifest['imports'], from)
          .map((path) => sourceOf(own.folder, path))
          .find(Boolean);
      }
      const named = packages.find(({ name }) => from === name || from.startsWith(`${name}/`));
      return named === undefined ? 'outside' : inPackage(named, from.slice(named.name.length));
    },
  };
}

function restOf(pattern: string, from: string): string | undefined {
  const start = pattern.slice(0, -1);
  return from.startsWith(start) ? from.slice(start.length) : undefined;
}

/** The innermost package around a file. */
export function ownerOf(packages: readonly JavascriptPackage[], file: string): JavascriptPackage | undefined {
  const around = packages.filter(({ folder }) => folder === '' || file.startsWith(`${folder}/`));
  return around.sort((one, other) => other.folder.length - one.folder.length)[0];
}

function packagesOf(manifests: ReadonlyMap<string, string>): readonly JavascriptPackage[] {
  return [...manifests].flatMap(([path, text]) => {
    if (!/(?:^|\/)package\.json$/.test(path)) return [];
    const manifest = parseJson(text);
    const name = manifest['name'];
    return [{ name: typeof name === 'string' ? name : '', folder: folderOf(path), manifest }];
  });
}

/** The files that `main` and its relatives name. */
export function mainsOf(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  return ['source', 'module', 'main', 'browser']
    .map((key) => manifest[key])
    .filter((value) => typeof value === 'string');
}

/** The files that `exports` gives for a subpath such as `.` or `./x`. */
export function exportsOf(manifest: Readonly<Record<string, unknown>>, wanted: string): readonly string[] {
  const exported = manifest['exports'];
  const isTable = isObject(exported) && Object.keys(exported).some((key) => key.startsWith('.'));
  return isTable ? targetsIn(exported, wanted) : wanted === '.' ? leaves(exported) : [];
}

/** The targets of the keys of an `exports` or `imports` table that match. */
function targetsIn(table: unknown, wanted: string): readonly string[] {
  if (!isObject(table)) return [];
  return Object.entries(table).flatMap(([key, value]) => {
    if (key === wanted) return leaves(value);
    const [before = '', after] = key.split('*');
    if (after === undefined || !wanted.startsWith(before) || !wanted.endsWith(after)) return [];
    const middle = wanted.slice(before.length, wanted.length - after.length);
    return leaves(value).map((path) => path.replaceAll('*', middle));
  });
}

/** Every path below a node of a table, whatever its conditions. */
export function leaves(node: unknown, depth = 0): readonly string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null || depth > 8) return [];
  return Object.entries(node)
    .sort(([one], [other]) => Number(one !== 'source') - Number(other !== 'source'))
    .flatMap(([, value]) => leaves(value, depth + 1));
}

interface PathPattern {
  /** The folder whose files may use it. */
  readonly at: string;
  readonly pattern: string;
  readonly targets: readonly string[];
}

function pathsOf(manifests: ReadonlyMap<string, string>): readonly PathPattern[] {
  return [...manifests].flatMap(([path, text]) => {
    if (!/(?:^|\/)[jt]sconfig[^/]*\.json$/.test(path)) return [];
    const options = parseJson(text)['compilerOptions'];
    const paths = isObject(options) ? options['paths'] : undefined;
    if (!isObject(options)) return [];
    const base = options['baseUrl'];
    const at = folderOf(path);
    const folder = resolvePath(at, typeof base === 'string' ? base : '.') ?? '';
    const named = Object.entries(isObject(paths) ? paths : {}).map(([pattern, targets]) => ({
      at,
      pattern,
      targets: leaves(targets).map((target) => resolvePath(folder, target) ?? target),
    }));
    return typeof base === 'string'
      ? [...named, { at, pattern: '*', targets: [resolvePath(folder, '*') ?? '*'] }]
      : named;
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads JSON that may have comments and commas too many, as tsconfig.json does; an empty table when it is broken. */
function parseJson(text: string): Readonly<Record<string, unknown>> {
  const plain = text.replace(
    /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, string: string | undefined) => string ?? '',
  );
  try {
    const value: unknown = JSON.parse(plain.replace(/,(\s*[}\]])/g, '$1'));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
