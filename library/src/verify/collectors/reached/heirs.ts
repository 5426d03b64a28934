/**
 * The classes above and below a class, and whose constructor making one of it runs.
 * @module
 */
import type { Ground } from './edges.ts';
import { type Site, siteKey } from './values.ts';

/** The names of constructors. */
export const MAKER = /^(?:constructor|__init__|__new__|__post_init__)$/;

const DEEPEST = 8;

/** The direct bases of a class that are of the source, in order. */
export function basesOf({ resolver }: Ground, site: Site): readonly Site[] {
  const { bases = [], inside } = resolver.world.definition(site);
  return bases.flatMap((one) => {
    const value = resolver.settle(one, site.file, inside);
    return value.at === 'sites' ? value.sites : [];
  });
}

/** Every class above a class. */
export function ancestorsOf(ground: Ground, type: Site, depth = 0): readonly Site[] {
  if (depth > DEEPEST) return [];
  return basesOf(ground, type).flatMap((base) => [base, ...ancestorsOf(ground, base, depth + 1)]);
}

/** Every class below a class. */
export function heirsOf(ground: Ground, type: Site, depth = 0): readonly Site[] {
  if (depth > DEEPEST) return [];
  const { world } = ground.resolver;
  return world.withWords(world.definition(type).name).flatMap((file) =>
    world.facts(file).definitions.flatMap(({ bases }, index) => {
      const site = { file, index };
      const isHeir = bases !== undefined && basesOf(ground, site).some((base) => siteKey(base) === siteKey(type));
      return isHeir ? [site, ...heirsOf(ground, site, depth + 1)] : [];
    }),
  );
}

/** The class whose constructor runs when a class is made: its own, or that of its first base; undefined when open. */
export function makerOf(ground: Ground, type: Site, depth = 0): Site | undefined {
  const { world } = ground.resolver;
  const { definitions } = world.facts(type.file);
  const { kind, bases = [] } = world.definition(type);
  if (kind !== 'type' || depth > DEEPEST) return undefined;
  const hasOwn = definitions.some(({ inside, name }) => inside === type.index && MAKER.test(name));
  if (hasOwn || bases.length === 0) return type;
  const [first] = basesOf(ground, type);
  // With one base it is clear; with several, or with one of another package, it is not.
  return bases.length === 1 && first !== undefined ? makerOf(ground, first, depth + 1) : undefined;
}
