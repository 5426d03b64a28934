/**
 * Where programs start, by what the manifests of a source say.
 * @module
 */
import { exportsOf, type JavascriptLayout, leaves, mainsOf } from './languages/javascript-layout.ts';
import type { Table } from './languages/rust-layout.ts';
import { folderOf, resolvePath } from './paths.ts';
import { isProductCode } from './product-code.ts';
import type { World } from './world.ts';

/** Where programs and libraries start. */
export interface Entries {
  /** Files whose top runs when a program starts. */
  readonly programs: ReadonlySet<string>;
  /** Python functions that are commands: the dotted module and the name. */
  readonly commands: readonly { readonly module: string; readonly name: string; readonly manifest: string }[];
  /** Files whose exports other packages import. */
  readonly libraries: ReadonlySet<string>;
  /** Files that a framework may find by their names. */
  readonly conventions: ReadonlySet<string>;
}

/** Programs that only help to make the product. */
const NO_ENTRY = /(?:^|\/)(?:scripts|tools|hack|misc|ci|\.github|benchmarks?|codegen|generators?)\//;

/** Whether a program that starts in a file is part of the product. */
export function mayBeEntry(file: string): boolean {
  return isProductCode(file) && !NO_ENTRY.test(file);
}

/** Files that a framework may find by their names. */
const BY_FRAMEWORK =
  /(?:^|\/)(?:pages|routes|api|functions|lambda|handlers)\/.*\.[cm]?[jt]sx?$|(?:^|\/)app\/(?:.*\/)?(?:page|layout|route|loading|error|template|default|not-found|sitemap|robots|manifest)\.[jt]sx?$|(?:^|\/)(?:middleware|instrumentation|hooks\.server|hooks\.client|\+(?:page|server|layout)[\w.]*|index|main|server|app)\.[cm]?[jt]sx?$|(?:^|\/)(?:wsgi|asgi|settings|urls|admin|apps|models|signals|tasks|celery|lambda_function|handler|app|main)\.py$|(?:^|\/)(?:migrations|management\/commands)\/[^/]+\.py$/;
/** Names that frameworks look for in such files. */
const SOUGHT =
  /^(?:default|handler|lambda_handler|main|app|application|create_app|middleware|loader|action|load|fetch|scheduled|on[A-Z]\w*|get(?:Server|Static)\w+|generate\w+|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
/** Files that name the files a program starts with: pages, containers, services, bundlers. */
const STARTS_FILES =
  /\.html$|(?:^|\/)(?:Dockerfile[^/]*|Procfile|[^/]+\.service|(?:docker-)?compose[^/]*\.ya?ml|(?:vite|webpack|rollup|rolldown|esbuild|tsup|rspack|rsbuild|parcel|electron|forge|vue|svelte|astro)[^/]*\.config\.[cm]?[jt]s)$/;
const SCRIPT_FILE = /[\w@.\-/]+\.(?:[cm]?[jt]sx?|py)\b/g;

/** Reads where programs start. */
export function readEntries(world: World, layout: JavascriptLayout, readToml: (text: string) => Table): Entries {
  const programs = new Set([...world.mains].filter((file) => /\.(?:py|[cm]?[jt]sx?)$/.test(file) && mayBeEntry(file)));
  const libraries = new Set<string>();
  const commands: Entries['commands'][number][] = [];
  const add = (files: Set<string>, file: string | undefined): void => {
    if (file !== undefined && mayBeEntry(file)) files.add(file);
  };
  // What another package of the source depends on is a library, private or not.
  const needed = new Set<unknown>(layout.packages.flatMap(({ manifest }) => dependenciesOf(manifest)));
  for (const { folder, manifest } of layout.packages) {
    const name = manifest['name'];
    const isPrivate = (manifest['private'] === true && !needed.has(name)) || name === undefined;
    for (const path of leaves(manifest['bin'])) add(programs, layout.sourceOf(folder, path));
    for (const path of scriptsIn(manifest['scripts'])) add(programs, layout.sourceOf(folder, path));
    const main = [...mainsOf(manifest), ...exportsOf(manifest, '.')];
    for (const path of main) {
      add(libraries, layout.sourceOf(folder, path));
      if (isPrivate) add(programs, layout.sourceOf(folder, path));
    }
    for (const path of leaves(manifest['exports'])) add(libraries, layout.sourceOf(folder, path));
  }
  for (const [path, text] of world.manifests) {
    const folder = folderOf(path);
    if (/(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(path)) {
      commands.push(...commandsIn(path, text, readToml));
    } else if (STARTS_FILES.test(path))
      for (const file of startedBy(world, layout, { folder, text })) add(programs, file);
  }
  for (const file of world.files) if (/(?:^|\/)(?:__main__|manage)\.py$/.test(file)) add(programs, file);
  return {
    programs,
    libraries,
    commands,
    conventions: new Set(world.files.filter((file) => BY_FRAMEWORK.test(file) && !programs.has(file))),
  };
}

/** The files of the source that a text starts programs with. */
function startedBy(
  world: World,
  layout: JavascriptLayout,
  { folder, text }: { readonly folder: string; readonly text: string },
): readonly (string | undefined)[] {
  const named = [...text.matchAll(SCRIPT_FILE)].map(([path]) => {
    const inner = path.replace(/^\/(?:app|src\/app|usr\/src\/app|code|srv)\//, '').replace(/^\//, '');
    if (!inner.endsWith('.py')) return layout.sourceOf(folder, inner);
    return [resolvePath(folder, inner), inner].find((one) => one !== undefined && world.isFile(one));
  });
  // A server imports the module that holds the application.
  const modules = text.matchAll(
    /\bpython3?["',\s]+-m["',\s]+([\w.]+)|\b(?:gunicorn|uvicorn|hypercorn|waitress-serve|celery)\b[^\n]*?\b([\w.]+):\w+/g,
  );
  const run = [...modules].flatMap(([, one, other]) => moduleFiles(one ?? other ?? '').filter(world.isFile));
  return [...named, ...run];
}

function dependenciesOf(manifest: Table): readonly string[] {
  return ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => {
    const table = manifest[key];
    return typeof table === 'object' && table !== null ? Object.keys(table) : [];
  });
}

/** Whether a framework may look for a name, or for a default, in a file that it finds by its name. */
export function maySeek({ conventions }: Entries, file: string, name: string): boolean {
  return conventions.has(file) && SOUGHT.test(name);
}

function moduleFiles(dotted: string): readonly string[] {
  const path = dotted.replaceAll('.', '/');
  return [`${path}.py`, `${path}/__main__.py`, `src/${path}.py`, `src/${path}/__main__.py`];
}

/** The files that scripts run, those of tests and checks left out. */
function scriptsIn(scripts: unknown): readonly string[] {
  if (typeof scripts !== 'object' || scripts === null) return [];
  return Object.entries(scripts).flatMap(([name, line]) => {
    if (typeof line !== 'string' || /test|lint|bench|e2e|storybook|format|check|docs/.test(name)) return [];
    return [...line.matchAll(SCRIPT_FILE)].map(([path]) => path);
  });
}

function commandsIn(manifest: string, text: string, readToml: (text: string) => Table): Entries['commands'] {
  const named = manifest.endsWith('.toml')
    ? [
        ['project', 'scripts'],
        ['project', 'gui-scripts'],
        ['tool', 'poetry', 'scripts'],
        ['project', 'entry-points'],
      ].flatMap((path) => leaves(path.reduce<unknown>((table, key) => below(table, key), readToml(text))))
    : [...text.matchAll(/=\s*([\w.]+:\w+)/g)].map(([, one]) => one ?? '');
  return named.flatMap((one) => {
    const [, module, name] = /^([\w.]+):(\w+)/.exec(one) ?? [];
    return module === undefined || name === undefined ? [] : [{ module, name, manifest }];
  });
}

function below(table: unknown, key: string): unknown {
  return typeof table === 'object' && table !== null && Object.hasOwn(table, key) ? Reflect.get(table, key) : undefined;
}
