/**
 * Writes the generated files of the repository, or with `--check` fails and names those that are stale.
 * A new one is one line in GENERATED.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { controlSchema } from '../library/src/analyze/controls/control-schema.ts';
import { factSchema } from '../library/src/analyze/facts/fact-schema.ts';
import { ruleSchema } from '../library/src/analyze/rules/rule-schema.ts';
import type { Raw } from '../library/src/model/raw.ts';
import { modelJsonSchema } from '../library/src/model/schema/json-schema.ts';
import { sourceTree } from '../library/src/model/source/tree.ts';
import { checksRegistry } from './generate-checks.ts';
import { collectorsRegistry } from './generate-collectors.ts';
import { formatsRegistry } from './generate-formats.ts';
import { languagePage } from './generate-language.ts';
import { readmePage } from './generate-readme.ts';
import { referencePages } from './generate-reference.ts';
import { literal } from './literal.ts';

/** A file that is made from other files of the repository. */
export interface GeneratedFile {
  /** Where it stands, from the root of the repository. */
  readonly path: string;
  /** Makes its whole text. */
  make(): Promise<string>;
}

/** A set of generated files of which there are as many as there are sources. */
export interface GeneratedSet {
  /** The folder they stand in; a generated page there that nothing makes any more is stale and removed. */
  readonly path: string;
  /** Makes every file, with its path from the root of the repository. */
  makeAll(): Promise<readonly { readonly path: string; readonly text: string }[]>;
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Every generated file of the repository. */
export const GENERATED: readonly (GeneratedFile | GeneratedSet)[] = [
  {
    path: 'library/src/analyze/packed-schemes.ts',
    make: async () => packedFolder('library/src/analyze/schemes', 'packedSchemes', AS_WRITTEN),
  },
  {
    path: 'library/src/analyze/packed-facts.ts',
    make: async () =>
      packedFolder('library/src/analyze/facts', 'packedFacts', {
        read: (raw) => factSchema.parse(raw),
        type: 'FactSource',
        from: './facts/fact-schema.ts',
      }),
  },
  {
    path: 'library/src/analyze/packed-controls.ts',
    make: async () =>
      packedFolder('library/src/analyze/controls', 'packedControls', {
        read: (raw) => controlSchema.parse(raw),
        type: 'ControlSource',
        from: './controls/control-schema.ts',
      }),
  },
  {
    path: 'library/src/analyze/packed-rules.ts',
    make: async () =>
      packedFolder('library/src/analyze/rules', 'packedRules', {
        read: packedRule,
        type: 'PackedRule',
        from: './rules/rule-schema.ts',
      }),
  },
  { path: 'library/src/analyze/packed-taxonomy.ts', make: async () => packedTaxonomy() },
  {
    path: 'library/schema/model.schema.json',
    make: async () => `${JSON.stringify(modelJsonSchema(), null, 1)}\n`,
  },
  { path: 'library/src/analyze/checks/registry.ts', make: checksRegistry },
  { path: 'library/src/verify/collectors/registry.ts', make: collectorsRegistry },
  { path: 'library/src/formats/registry.ts', make: formatsRegistry },
  { path: 'docs/reference/language.md', make: languagePage },
  { path: 'docs/reference', makeAll: referencePages },
  { path: 'README.md', make: readmePage },
];

/** How the files of a folder are packed: as what they are read to, and of which type that is. */
interface Packing {
  /** Reads what a file says; throws when it is wrong. */
  read(raw: Raw): unknown;
  readonly type: string;
  /** The module of the type. */
  readonly from: string;
}

/** Every scalar stays its source text, so that the schema reads a packed file as it reads one of a model. */
const AS_WRITTEN: Packing = { read: (raw) => raw, type: 'Raw', from: '../model/raw.ts' };

/** A rule without its examples, which only tests and pages need. */
function packedRule(raw: Raw): unknown {
  const { examples: _, ...rule } = ruleSchema.parse(raw);
  return rule;
}

/**
 * The YAML files of a folder as one TypeScript module, because `analyze` reads no files: it runs in a browser too. What
 * is read and checked here need not be read and checked again whenever the command line starts.
 */
function packedFolder(folder: string, name: string, { read, type, from }: Packing): string {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  if (files.length === 0) throw new RangeError(`Cannot pack "${folder}": expected YAML files, found none`);
  const packed: Record<string, unknown> = {};
  for (const file of files.map((name) => name.replaceAll('\\', '/')).sort()) {
    const { raw, problems } = sourceTree({ name: file, text: readFileSync(join(ROOT, folder, file), 'utf8') });
    if (problems[0]) throw new SyntaxError(`Cannot pack "${folder}/${file}": ${problems[0].message}`);
    try {
      packed[file.slice(0, -'.yaml'.length)] = read(raw ?? null);
    } catch (cause) {
      throw new SyntaxError(`Cannot pack "${folder}/${file}"`, { cause });
    }
  }
  return formatted(
    'packed.ts',
    `/**
 * The YAML files of ${folder}, packed. Generated by \`npm run generate\`; do not edit.
 * @module
 */
import type { ${type} } from '${from}';

/** What each file says, by its name without the ending. */
export const ${name}: Readonly<Record<string, ${type}>> = ${literal(packed)};
`,
  );
}

/** The tables of ids and names as one module. */
function packedTaxonomy(): string {
  const tables = Object.fromEntries(
    ['cwe', 'capec', 'attack'].map((kind) => {
      const text = readFileSync(join(ROOT, 'library/src/analyze/taxonomy', `${kind}.tsv`), 'utf8');
      const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      if (rows.length === 0)
        throw new RangeError(`Cannot pack the taxonomy: expected rows in "${kind}.tsv", found none`);
      return [kind, rows.join('\n')];
    }),
  );
  return formatted(
    'packed.ts',
    `/**
 * The tables of library/src/analyze/taxonomy, packed. CWE, CAPEC and MITRE ATT&CK are copyright The MITRE Corporation.
 * Generated by \`npm run generate\`; do not edit.
 * @module
 */

/** CWE, CAPEC and ATT&CK ids with their names, a tab between, one a line: text, because most runs need none of it. */
export const packedTaxonomy: Readonly<Record<'cwe' | 'capec' | 'attack', string>> = ${JSON.stringify(tables)};
`,
  );
}

/** A text as the formatter leaves it. */
function formatted(name: string, text: string): string {
  const bin = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [bin, 'format', `--stdin-file-path=${name}`], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`Cannot format "${name}": ${run.stderr}`);
  return run.stdout;
}

/**
 * Makes every file and, unless only checking, writes those that differ and removes those that nothing makes any more.
 *
 * @returns the paths of the files that were stale
 * @throws {RangeError} when there is nothing to generate: a check of nothing would always pass
 */
export async function generate(
  files: readonly (GeneratedFile | GeneratedSet)[],
  root: string,
  options: { readonly check: boolean },
): Promise<readonly string[]> {
  if (files.length === 0) throw new RangeError('Cannot generate: expected at least one generated file, found none');
  const stale: string[] = [];
  const own = new Set(files.map(({ path }) => path));
  for (const file of files) {
    const made = 'make' in file ? [{ path: file.path, text: await file.make() }] : await file.makeAll();
    for (const { path, text } of made) {
      own.add(path);
      const target = join(root, path);
      if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
      stale.push(path);
      if (options.check) continue;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    if ('make' in file) continue;
    for (const path of orphansIn(file.path, root, own)) {
      stale.push(path);
      if (!options.check) rmSync(join(root, path));
    }
  }
  return stale;
}

/** Generated pages of a folder that nothing makes any more; what a person wrote there is left alone. */
function orphansIn(folder: string, root: string, own: ReadonlySet<string>): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !own.has(path))
    .filter((path) => readFileSync(join(root, path), 'utf8').startsWith('<!-- Generated by'))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const stale = await generate(GENERATED, ROOT, { check });
  for (const path of stale) {
    console.log(check ? `Stale: ${path}` : `${existsSync(join(ROOT, path)) ? 'Wrote' : 'Removed'} ${path}`);
  }
  if (check && stale.length > 0) {
    console.error('Generated files are stale: run `npm run generate` and commit the result');
    process.exitCode = 1;
  } else console.log(`${GENERATED.length} generated ${GENERATED.length === 1 ? 'file' : 'files'} fresh`);
}
