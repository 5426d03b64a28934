/**
 * Reads the policies of a source, and where other files ask for their rules.
 * @module
 */
import { readRego } from '../../../inputs/rego/index.ts';
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { languageOf, purposeOf } from '../../lexing/index.ts';
import type { FileSource } from '../../sources/source.ts';
import type { Claim } from './claim.ts';
import type { Observation } from './observation.ts';

/** More policies than this are not looked at. */
const MOST_MODULES = 500;
const MOST_RULES = 2000;
const MOST_EXPRESSIONS = 100;
const LONGEST_TEXT = 1000;

export const gather: Gather<Claim, Observation> = async ({ files, exclude }, source, { signal }) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot look for policies in "${source.name}": expected files`);
  const found = (await source.find(files ?? ['**/*.rego'], exclude)).filter(({ path }) => path.endsWith('.rego'));
  if (found.length > MOST_MODULES) {
    throw new CouldNotLook(`Cannot look at ${found.length} policies: expected at most ${MOST_MODULES}`);
  }
  const { values, skipped } = await source.derive('policy-1', found, (text, { path }) => {
    if (signal.aborted) throw new CouldNotLook(`Cannot read "${path}": the time is over`);
    const { rules, skipped: notRead, ...module } = readRego(text);
    const kept = rules.slice(0, MOST_RULES).map((rule) => ({ ...rule, bodies: rule.bodies.map(shortened) }));
    const left = rules.length - kept.length;
    const leftOut = left === 0 ? [] : [{ line: rules[MOST_RULES]?.line ?? 1, because: `${left} more rules` }];
    return { ...module, rules: kept, skipped: [...notRead.slice(0, 20), ...leftOut] };
  });
  const modules = [...values].map(([file, module]) => ({
    file,
    package: module.package,
    imports: module.imports,
    rules: module.rules,
    skipped: module.skipped,
  }));
  const packages = [...new Set(modules.map((module) => module.package))].filter((name) => name !== '');
  const queries = await queriesIn(source, packages, signal);
  return { population: found.length, modules, unread: [...skipped.values()].slice(0, 20), queries };
};

function shortened<Body extends { readonly expressions: readonly { readonly text: string }[] }>(body: Body) {
  const expressions = body.expressions
    .slice(0, MOST_EXPRESSIONS)
    .map((one) => ({ ...one, text: one.text.slice(0, LONGEST_TEXT) }));
  return { ...body, expressions };
}

/** Where files other than policies and documents ask for `data.<package>...`, in any spelling of a path. */
async function queriesIn(source: FileSource, packages: readonly string[], signal: AbortSignal) {
  if (packages.length === 0) return [];
  const wanted = packages.flatMap((name) => [`data.${name}`, `data/${name.replaceAll('.', '/')}`]);
  const files = (await source.files()).filter(({ path, size }) => {
    const language = languageOf(path);
    return language !== undefined && language !== 'rego' && purposeOf(language) !== 'prose' && size < 1_000_000;
  });
  const { values } = await source.derive(`policy-queries-1 ${wanted.join(' ')}`, files, (text) => {
    if (signal.aborted) throw new CouldNotLook('The time is over');
    if (!wanted.some((piece) => text.includes(piece))) return [];
    return text.split('\n').flatMap((line, at) =>
      [...line.slice(0, 2000).matchAll(/\bdata([./])([A-Za-z_][\w./]*)/g)].flatMap(([, mark = '.', path = '']) => {
        const dotted = path.replaceAll(mark, '.').replace(/[./]+$/, '');
        const isAsked = packages.some((name) => dotted === name || dotted.startsWith(`${name}.`));
        return isAsked ? [{ path: dotted, line: at + 1 }] : [];
      }),
    );
  });
  return [...values].flatMap(([file, found]) => found.map((one) => ({ ...one, file }))).slice(0, 500);
}
