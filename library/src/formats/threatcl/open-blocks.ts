/**
 * The blocks of a file in either form.
 * @module
 */
import { readHcl } from '../../inputs/hcl/index.ts';
import type { Problem } from '../../model/problem.ts';
import type { Glance } from '../glance.ts';
import { type RawBlock, rawOfHcl, rawOfJson } from './raw-block.ts';

/** A file of blocks. */
export interface OpenedBlocks {
  readonly root: RawBlock;
  readonly problems: readonly Problem[];
}

/** Reads the blocks of a file, or says why there are none. */
export function openBlocks(glance: Glance): OpenedBlocks | Problem {
  const first = /\S/.exec(glance.text)?.[0];
  let opened: OpenedBlocks;
  if (first === '{') {
    const tree = glance.tree();
    if (tree?.kind !== 'map') return glance.treeProblem() ?? glance.problem('cannot-read', 'expected an object');
    opened = { root: rawOfJson(tree, glance.name), problems: [] };
  } else {
    const { body, problems } = readHcl(glance.text, glance.name);
    opened = { root: rawOfHcl(body, glance.name), problems };
  }
  if (opened.root.blocks.some(({ type }) => type === 'threatmodel' || type === 'component')) return opened;
  return (
    opened.problems[0] ?? glance.problem('cannot-read', 'expected a block "threatmodel" or "component", found neither')
  );
}

/** Tells a problem from a file of blocks. */
export function isProblem(found: OpenedBlocks | Problem): found is Problem {
  return 'message' in found;
}
