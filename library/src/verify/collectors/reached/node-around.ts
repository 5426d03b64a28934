/**
 * The place around a reference that runs as a whole.
 * @module
 */
import { folderOf } from './paths.ts';
import type { Resolver } from './resolve.ts';
import type { Site } from './values.ts';
import type { World } from './world.ts';

/** The place that stands for the top of a module: in Go all files of a folder are one. */
export function topOf(world: World, file: string): Site {
  return { file: world.languageOf(file) === 'go' ? `${folderOf(file)}/` : file, index: -1 };
}

/** The innermost function, closure or type around a definition or a reference, or the top of its module. */
export function nodeAround({ world }: Resolver, file: string, inside: number | undefined): Site {
  const { definitions, language } = world.facts(file);
  for (let at = inside; at !== undefined; at = definitions[at]?.inside) {
    const kind = definitions[at]?.kind ?? '';
    const runs = /^(?:function|method|closure|type|interface)$/.test(kind);
    if (runs || (kind === 'value' && language === 'rust')) return { file, index: at };
  }
  return topOf(world, file);
}
