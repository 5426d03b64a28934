/**
 * What names mean in JavaScript and TypeScript: lexical names, imports and exports.
 * @module
 */
import type { Import } from '../../../../inputs/syntax/index.ts';
import { moduleAround, namesOfModule } from '../definitions.ts';
import { combine, type Module, OUTSIDE, type Site, UNKNOWN, type Value } from '../values.ts';
import type { World } from '../world.ts';
import type { JavascriptLayout } from './javascript-layout.ts';
import { definedIn, type Names } from './names.ts';

/** The names of JavaScript. */
export function javascriptNames(world: World, layout: JavascriptLayout): Names {
  const moduleOf = (file: string): Module => ({ language: 'javascript', file });

  /** `seen` ends the search where modules export each other. */
  const exported = (file: string, name: string, seen: ReadonlySet<string>): Value | undefined => {
    const key = `${file} ${name}`;
    if (seen.has(key)) return undefined;
    const facts = world.facts(file);
    const all = namesOfModule(facts, name, undefined);
    const given = all.filter((index) => facts.definitions[index]?.kind === 'export');
    // A name that is given for export goes before one that is declared with it.
    const own = given.length > 0 ? given : all.filter((index) => facts.definitions[index]?.exported === true);
    if (own.length > 0) return { at: 'sites', sites: own.map((index): Site => ({ file, index })) };
    const further = new Set([...seen, key]);
    const named = facts.imports.filter((one) => one.exported === true && one.local === name);
    if (named.length > 0) return combine(named.map((one) => follow(file, one, further)));
    const stars = name === 'default' ? [] : facts.imports.filter((one) => one.exported === true && one.local === '*');
    const found = stars.flatMap((one) => {
      const target = layout.target(file, one.from);
      if (target === undefined || target === 'outside') return [target === undefined ? UNKNOWN : OUTSIDE];
      return exported(target, name, further) ?? [];
    });
    const inside = found.filter(({ at }) => at === 'sites' || at === 'module');
    return inside.length > 0 ? combine(inside) : found[0];
  };

  const follow = (file: string, one: Import, seen: ReadonlySet<string>): Value => {
    const target = layout.target(file, one.from);
    if (target === undefined) return UNKNOWN;
    if (target === 'outside') return OUTSIDE;
    if (one.name === undefined) return { at: 'module', module: moduleOf(target) };
    const value = exported(target, one.name, seen);
    if (value !== undefined) return value;
    // The default of a CommonJS module is the module itself.
    const exportsNothing =
      one.name !== 'default' || world.facts(target).definitions.some(({ kind }) => kind === 'export');
    return exportsNothing ? UNKNOWN : { at: 'module', module: moduleOf(target) };
  };

  const runs = (file: string, from: string): readonly string[] => {
    const target = layout.target(file, from);
    return target === undefined || target === 'outside' ? [] : [target];
  };
  return {
    runs: (file, one) => runs(file, one.from),
    mayRun: runs,
    brought: (file, one) => follow(file, one, new Set()),
    member: ({ file, inner }, name) =>
      inner === undefined ? exported(file, name, new Set()) : definedIn(world, file, { name, inner }),
    free(name, file, inside) {
      const facts = world.facts(file);
      for (let inner = moduleAround(facts, inside); ; ) {
        const own = namesOfModule(facts, name, inner).filter((index) => facts.definitions[index]?.kind !== 'export');
        const brought = facts.imports.filter((one) => one.local === name && one.exported !== true);
        const found = [
          ...(own.length === 0 ? [] : [{ at: 'sites' as const, sites: own.map((index) => ({ file, index })) }]),
          ...(inner === undefined ? brought.map((one) => follow(file, one, new Set())) : []),
        ];
        if (found.length > 0) return combine(found) ?? UNKNOWN;
        if (inner === undefined) return OUTSIDE;
        inner = moduleAround(facts, facts.definitions[inner]?.inside);
      }
    },
  };
}
