/**
 * Who leads to a place of the code: what calls it for certain, and what may.
 * @module
 */
import type { Definition } from '../../../inputs/syntax/index.ts';
import { calledFromOutside } from './dispatch.ts';
import { importersOf } from './importers.ts';
import { holdsInGo, holdsInRust, systemOf } from './languages/conditions.ts';
import { nodeAround } from './node-around.ts';
import { referencesIn } from './references.ts';
import type { Resolver } from './resolve.ts';
import { type Site, siteKey } from './values.ts';

/** A place that runs: a definition, or the top of a module when `index` is -1. */
export type Node = Site;

/** One place leads to another. */
export interface Edge {
  readonly from: Node;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Why it is not certain; absent when it is. */
  readonly doubt?: string;
}

/** What the search needs to know of a source. */
export interface Ground {
  readonly resolver: Resolver;
  /** Whether doubts do not count yet: then only files that import a definition are looked at. */
  readonly certain: boolean;
}

/** Everything that leads to a place, the certain first. */
export function edgesTo(ground: Ground, node: Node): readonly Edge[] {
  const { world } = ground.resolver;
  const found = node.index < 0 ? importersOf(ground, node) : edgesToDefinition(ground, node, world.definition(node));
  const doubt = node.index < 0 ? undefined : doubtOf(ground, node);
  const kept = found.filter(({ from }) => siteKey(from) !== siteKey(node) && !isTest(ground, from));
  const edges = doubt === undefined ? kept : kept.map((edge) => ({ ...edge, doubt: edge.doubt ?? doubt }));
  return [...edges.filter((edge) => edge.doubt === undefined), ...edges.filter((edge) => edge.doubt !== undefined)];
}

function edgesToDefinition(ground: Ground, node: Node, definition: Definition): readonly Edge[] {
  const { file, index } = node;
  const { line, column, kind, handed, inside } = definition;
  const at = { from: nodeAround(ground.resolver, file, inside), file, line, column };
  if (kind === 'closure') {
    return [handed === undefined ? at : { ...at, doubt: `the function at ${file}:${line} is handed to "${handed}"` }];
  }
  // What a package does when it is loaded.
  if (file.endsWith('.go') && definition.name === 'init' && kind === 'function') return [at];
  const edges = [...referencesIn(ground, node, definition)];
  if (handed !== undefined && handed !== '__main__') edges.push({ ...at, doubt: `it is marked ${handed}` });
  const outside = ground.certain ? undefined : calledFromOutside(ground, { file, index }, definition);
  if (outside !== undefined) edges.push(outside);
  return edges;
}

/** Whether a place is test code. */
function isTest({ resolver }: Ground, { file, index }: Node): boolean {
  const { world } = resolver;
  if (index >= 0 && world.definition({ file, index }).test === true) return true;
  return file.endsWith('.rs') && resolver.names.rust.chainOf(file)?.some(({ test }) => test === true) === true;
}

/** The condition that keeps a definition out of the usual build; undefined when nothing does. */
export function doubtOf({ resolver }: Ground, site: Site): string | undefined {
  const { world } = resolver;
  const { when } = world.definition(site);
  const facts = world.facts(site.file);
  if (facts.language === 'go') {
    const system = systemOf(site.file);
    if (system !== undefined) return `it is compiled only for ${system}`;
    return facts.when === undefined || holdsInGo(facts.when) ? undefined : `it is compiled only with ${facts.when}`;
  }
  if (facts.language !== 'rust') return undefined;
  const chain = resolver.names.rust.chainOf(site.file);
  if (chain === undefined) return 'no module declares its file';
  const features = resolver.names.rust.crateOf(site.file)?.features ?? new Set();
  const conditions = [facts.when, when, ...chain.map((one) => one.when)].filter((one) => one !== undefined);
  const unmet = conditions.find((one) => !holdsInRust(one, features));
  return unmet === undefined ? undefined : `it is compiled only with ${unmet}`;
}
