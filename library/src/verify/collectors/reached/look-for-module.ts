/**
 * Looks for a module in an open source: who imports it from outside of it.
 * @module
 */
import type { Claim } from './claim.ts';
import { edgesTo, type Node } from './edges.ts';
import type { OpenGround } from './ground.ts';
import { isCompiled } from './is-compiled.ts';
import { askedBy, hasFrom, lookForSymbol, NOTHING, type Sighting, searchTwice } from './look-for-symbol.ts';
import { topOf } from './node-around.ts';
import type { Step } from './search.ts';
import { hasProgram } from './starts.ts';
import type { Site } from './values.ts';

/** Looks for what a claim names. */
export function lookFor(ground: OpenGround, claim: Claim): Sighting {
  return claim.symbol === undefined
    ? lookForModule(ground, claim, claim.module ?? '')
    : lookForSymbol(ground, claim, claim.symbol);
}

function lookForModule(ground: OpenGround, claim: Claim, module: string): Sighting {
  const { world } = ground.resolver;
  const files = filesOf(ground, module);
  const tops = new Map(files.map((file) => [topOf(world, file).file, topOf(world, file)]));
  // What a module of Rust defines stands for it: it has no top that runs.
  const isRust = files.some((file) => world.languageOf(file) === 'rust');
  const targets = isRust ? definedAtTop(ground, files) : [...tops.values()];
  const isOwn = ({ file }: Node): boolean => tops.has(file) || tops.has(topOf(world, file).file);
  const asked = { ...askedBy(ground, claim, isOwn), isModule: true };
  const found = targets.length === 0 ? NOTHING : searchTwice(ground, targets, asked);
  const importers = new Map<string, Step>();
  for (const edge of targets.flatMap((target) => edgesTo(ground, target))) {
    if (edge.doubt !== undefined || isOwn(edge.from)) continue;
    if (!importers.has(edge.file)) importers.set(edge.file, { name: edge.file, file: edge.file, line: edge.line });
  }
  return {
    ...found,
    callers: [...importers.values()],
    near: [],
    isCompiled: isCompiled(ground, files),
    defined: files.slice(0, 1).map((file) => ({ name: module, file, line: 1 })),
    hasProgram: hasProgram(ground),
    hasFrom: hasFrom(claim, asked),
  };
}

/** The product files of a module: a file, a folder, or the end of the path of one. */
function filesOf({ resolver }: OpenGround, module: string): readonly string[] {
  const { files, isFile } = resolver.world;
  const path = module
    .replace(/^\.\//, '')
    .replace(/\/$/, '')
    .replaceAll('::', '/')
    .replace(/^(?:crate|self)\//, '');
  const dotted = /^[\w.]+$/.test(path) && !isFile(path) ? path.replaceAll('.', '/') : path;
  const bare = (file: string): string => file.replace(/\.\w+$/, '');
  for (const one of [path, dotted, dotted.replaceAll('-', '_')]) {
    const inside = files.filter((file) => file === one || file.startsWith(`${one}/`) || bare(file) === one);
    if (inside.length > 0) return inside;
  }
  return files.filter((file) => `/${bare(file)}/`.includes(`/${dotted}/`));
}

function definedAtTop({ resolver }: OpenGround, files: readonly string[]): readonly Site[] {
  return files.flatMap((file) =>
    resolver.world.facts(file).definitions.flatMap(({ kind, test, inside }, index) => {
      const isTop = inside === undefined && /^(?:function|type|value)$/.test(kind);
      return isTop && test !== true ? [{ file, index }] : [];
    }),
  );
}
