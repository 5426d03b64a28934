/**
 * Looks through the code of a source for a symbol and for what leads to it; parses only files that matter.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  type FileFacts,
  type Grammar,
  type GrammarName,
  grammarOf,
  openGrammar,
  openWords,
  type Runtime,
  readFacts,
  type Scan,
  scan,
  wordsOf,
} from '../../../inputs/syntax/index.ts';
import type { Gather, Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { isTestPath, languageOf, purposeOf } from '../../lexing/index.ts';
import type { FileEntry, FileSource } from '../../sources/source.ts';
import { type Claim, subjectOf } from './claim.ts';
import { lastNameOf } from './find-symbol.ts';
import { investigate, type Parse } from './investigate.ts';
import { lookFor } from './look-for-module.ts';
import { MANIFESTS } from './manifests.ts';
import { type Observation, observe } from './observation.ts';
import { isProductCode } from './product-code.ts';
import type { Survey } from './world.ts';

export const gather: Gather<Claim, Observation> = async (claim, source, look) => {
  if (source.kind !== 'files') throw new CouldNotLook('Expected a folder to look in');
  const all = await source.files();
  const code = all.filter(({ path }) => grammarOf(path) !== undefined);
  const product = code.filter(({ path }) => isProductCode(path));
  const { values: scans, skipped } = await source.derive('reached/scan@1', product, scanFile);
  const unread = new Map(skipped);
  const parse = parserOf(source, { product, unread, look });
  const survey = await surveyOf(source, scans, product);
  const sighting = await investigate(survey, parse, (ground) => {
    stopWhenOver(look);
    return lookFor(ground, claim);
  });
  const around = { files: product.length, unread: [...unread].map(([file, because]) => ({ file, because })) };
  if (Object.keys(sighting.ways).length > 0) return observe(sighting, { ...around, tests: [], elsewhere: [] });
  const name = lastNameOf(subjectOf(claim));
  const tests = code.filter(({ path }) => !isProductCode(path));
  return observe(sighting, {
    ...around,
    tests: await filesWith(source, tests, [name]),
    elsewhere: [
      ...(await filesWith(source, all.filter(isProgram), [name, ...sighting.names])),
      ...(await filesWith(source, all.filter(isData), [name])),
    ],
  });
};

function scanFile(text: string, { path }: FileEntry): Scan {
  return scan(text, grammarOf(path)?.language ?? 'javascript');
}

function stopWhenOver({ signal }: Look): void {
  if (signal.aborted) throw new CouldNotLook('It takes too long to follow the code');
}

async function surveyOf(
  source: FileSource,
  scans: ReadonlyMap<string, Scan>,
  product: readonly FileEntry[],
): Promise<Survey> {
  const words = new Map([...scans].map(([path, { words: own }]) => [path, openWords(own)]));
  const manifests = new Map<string, string>();
  for (const { path } of await source.find(MANIFESTS)) {
    // A manifest that cannot be read tells nothing; what depends on it stays unknown.
    const text = await source.text(path).catch(() => undefined);
    if (text !== undefined && text.length < 1_000_000) manifests.set(path, text);
  }
  return {
    files: product.map(({ path }) => path),
    hasWord: (file, word) => words.get(file)?.(word) === true,
    importsOf: (file) => scans.get(file)?.imports ?? [],
    mains: new Set([...scans].filter(([, one]) => one.isMain).map(([path]) => path)),
    manifests,
  };
}

/** How long the parser may take for one file, in milliseconds: hostile text takes long. */
const TIME_FOR_A_FILE = 3000;

function parserOf(
  source: FileSource,
  {
    product,
    unread,
    look,
  }: { readonly product: readonly FileEntry[]; readonly unread: Map<string, string>; readonly look: Look },
): Parse {
  const entries = new Map(product.map((entry) => [entry.path, entry]));
  return async (files) => {
    const wanted = files.map((path) => entries.get(path)).filter((entry) => entry !== undefined);
    const { values, skipped } = await source.derive('reached/facts@1', wanted, async (text, { path }) => {
      stopWhenOver(look);
      return factsOf(text, path);
    });
    for (const [file, because] of skipped) unread.set(file, because);
    for (const [file, { fits }] of values) {
      if (!fits) unread.set(file, 'it does not fit the grammar of its language in full');
    }
    return values;
  };
}

async function factsOf(text: string, path: string): Promise<FileFacts> {
  const grammar = await grammarFor(grammarOf(path)?.grammar ?? 'javascript');
  const end = performance.now() + TIME_FOR_A_FILE;
  try {
    return readFacts(text, grammar, () => performance.now() > end);
  } catch (error) {
    if (error instanceof RangeError) throw new CouldNotLook(error.message);
    throw error;
  }
}

const fromHere = createRequire(import.meta.url);
const PACKAGE = '@vscode/tree-sitter-wasm';
const grammars = new Map<GrammarName, Promise<Grammar>>();
let started: Promise<Runtime> | undefined;

/** The grammars are files of their package: a bundle cannot hold them. */
function grammarFor(name: GrammarName): Promise<Grammar> {
  let grammar = grammars.get(name);
  if (grammar === undefined) {
    started ??= start();
    grammar = started.then(async (runtime) =>
      openGrammar(name, runtime, await readFile(fromHere.resolve(`${PACKAGE}/wasm/tree-sitter-${name}.wasm`))),
    );
    grammars.set(name, grammar);
  }
  return grammar;
}

async function start(): Promise<Runtime> {
  const runtime = fromHere(PACKAGE) as Runtime;
  await runtime.Parser.init();
  return runtime;
}

const TEMPLATE =
  /\.(?:html?|xhtml|vue|svelte|tmpl|gotmpl|tpl|j2|jinja2?|hbs|ejs|erb|twig|mustache|pug|astro|cue|jsonnet|mdx)$/;
const LOCK = /(?:^|\/)(?:[^/]*lock[^/]*\.(?:json|ya?ml)|[^/]*\.lock|go\.sum|go\.work\.sum)$/;

/** Languages of scripts, styles and builds, which start programs and call nothing inside of them. */
const CALLS_NO_CODE = new Set(['shell', 'powershell', 'docker', 'make', 'cmake', 'css', 'scss', 'hcl', 'nix']);

/** Whether a file that is no code of ours may call code by its name: a template, a program in another language. */
function isProgram({ path, size }: FileEntry): boolean {
  if (size > LARGEST_ELSEWHERE || grammarOf(path) !== undefined || isTestPath(path)) return false;
  const language = languageOf(path);
  const mayCall = language !== undefined && purposeOf(language) === 'program' && !CALLS_NO_CODE.has(language);
  return mayCall || TEMPLATE.test(path);
}

/** Whether a file holds data that may name code. */
function isData({ path, size }: FileEntry): boolean {
  if (size > LARGEST_ELSEWHERE || LOCK.test(path) || TEMPLATE.test(path) || isTestPath(path)) return false;
  const language = languageOf(path);
  return language !== undefined && purposeOf(language) === 'data';
}

const LARGEST_ELSEWHERE = 1_000_000;

/** The files that have one of the words; a threat model that names its own controls does not count. */
async function filesWith(
  source: FileSource,
  files: readonly FileEntry[],
  words: readonly string[],
): Promise<readonly string[]> {
  const { values } = await source.derive('reached/words@1', files, (text, { path }) =>
    /\.ya?ml$/.test(path) && /\bcheck:\s*reached\b/.test(text) ? wordsOf('') : wordsOf(text),
  );
  return [...values].filter(([, known]) => words.some(openWords(known))).map(([path]) => path);
}
