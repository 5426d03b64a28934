/**
 * Who runs the top of a module: whatever imports it.
 * @module
 */
import type { Edge, Ground, Node } from './edges.ts';
import { nodeAround } from './node-around.ts';
import { folderOf } from './paths.ts';
import type { Resolver } from './resolve.ts';

const indexed = new WeakMap<Resolver['world']['files'], ReadonlyMap<string, readonly string[]>>();

/** Files that may import a module, by a quick look. */
export function candidateImporters({ world, names }: Resolver, top: string): readonly string[] {
  let index = indexed.get(world.files);
  if (index === undefined) {
    const made = new Map<string, Set<string>>();
    for (const file of world.files) {
      const language = world.languageOf(file);
      for (const from of world.importsOf(file)) {
        for (const key of names[language].mayRun(file, from)) {
          const known = made.get(key);
          if (known === undefined) made.set(key, new Set([file]));
          else known.add(file);
        }
      }
    }
    index = new Map([...made].map(([key, files]) => [key, [...files]]));
    indexed.set(world.files, index);
  }
  // A package is imported to get at its modules.
  const around = world.languageOf(top) === 'python' ? [top, `${folderOf(top)}/`] : [top];
  return [...new Set(around.flatMap((key) => index.get(key) ?? []))];
}

/** The imports that run the top of a module. */
export function importersOf({ resolver }: Ground, node: Node): readonly Edge[] {
  const { world, names } = resolver;
  return candidateImporters(resolver, node.file).flatMap((file) => {
    const { imports, language } = world.facts(file);
    return imports
      .filter((one) => one.typeOnly !== true && names[language].runs(file, one).includes(node.file))
      .map(
        ({ lazy, inside, line, column }): Edge => ({
          from: nodeAround(resolver, file, lazy === true ? inside : undefined),
          file,
          line,
          column,
        }),
      );
  });
}
