/**
 * What the resources of a plan refer to, by the configuration it carries: into modules through their variables, out of
 * modules through their outputs.
 * @module
 */
import type { SettingsNode } from '../settings/node.ts';
import type { TerraformReference } from './terraform.ts';
import { below, listAt, textAt } from './tree.ts';

/** Deeper than anybody nests modules. */
const FARTHEST = 12;

/** A module with the call that made it. */
interface Module {
  readonly node: SettingsNode;
  /** Such as `module.shop.`; empty for the root. */
  readonly prefix: string;
  readonly parent: Module | undefined;
  readonly call: SettingsNode | undefined;
}

/**
 * Collects the references by the address of the resource that refers.
 *
 * @param known the addresses that exist
 */
export function planReferences(
  root: SettingsNode | undefined,
  known: ReadonlySet<string>,
): ReadonlyMap<string, readonly TerraformReference[]> {
  const found = new Map<string, readonly TerraformReference[]>();
  const visit = (module: Module, depth: number): void => {
    for (const node of listAt(module.node, 'resources')) {
      const address = `${module.prefix}${textAt(node, 'address') ?? ''}`;
      const references = expressionsIn(below(node, 'expressions'), '').flatMap(({ path, name }) =>
        resolved(name, module, new Set())
          .filter((to) => known.has(to) && to !== address)
          .map((to) => ({ path, to })),
      );
      found.set(address, [...(found.get(address) ?? []), ...distinct(references)]);
    }
    if (depth < FARTHEST) for (const child of childrenOf(module)) visit(child, depth + 1);
  };
  if (root !== undefined) visit({ node: root, prefix: '', parent: undefined, call: undefined }, 0);
  return found;
}

function childrenOf(module: Module): readonly Module[] {
  const calls = below(module.node, 'module_calls');
  if (calls?.kind !== 'map') return [];
  return [...calls.entries].flatMap(([name, call]) => {
    const node = below(call, 'module');
    return node === undefined ? [] : [{ node, prefix: `${module.prefix}module.${name}.`, parent: module, call }];
  });
}

/** The names in expressions, each with the path of its attribute. */
function expressionsIn(node: SettingsNode | undefined, path: string): readonly { path: string; name: string }[] {
  if (node?.kind === 'list') return node.items.flatMap((item) => expressionsIn(item, path));
  if (node?.kind !== 'map') return [];
  const references = node.entries.get('references');
  if (references?.kind === 'list') {
    return references.items.flatMap((item) =>
      item.kind === 'scalar' && typeof item.value === 'string' ? [{ path, name: item.value }] : [],
    );
  }
  return [...node.entries].flatMap(([key, value]) => expressionsIn(value, path === '' ? key : `${path}.${key}`));
}

/** The addresses a name stands for in a module. */
function resolved(name: string, module: Module, seen: Set<string>): readonly string[] {
  if (seen.has(`${module.prefix}${name}`)) return [];
  seen.add(`${module.prefix}${name}`);
  const parts = name.replace(/\[(?:"[^"]*"|[^\]]*)\]/g, '').split('.');
  const [first = '', second = '', third = ''] = parts;
  if (first === 'var') {
    const { call, parent } = module;
    if (call === undefined || parent === undefined) return [];
    const given = below(below(call, 'expressions'), second);
    return expressionsIn(given, '').flatMap((each) => resolved(each.name, parent, seen));
  }
  if (first === 'module') {
    const child = childrenOf(module).find(({ prefix }) => prefix === `${module.prefix}module.${second}.`);
    const output =
      child === undefined || third === '' ? undefined : below(below(below(child.node, 'outputs'), third), 'expression');
    return child === undefined ? [] : expressionsIn(output, '').flatMap((each) => resolved(each.name, child, seen));
  }
  if (first === 'data') return third === '' ? [] : [`${module.prefix}data.${second}.${third}`];
  return second === '' ? [] : [`${module.prefix}${first}.${second}`];
}

function distinct(references: readonly TerraformReference[]): readonly TerraformReference[] {
  return [...new Map(references.map((each) => [`${each.path} ${each.to}`, each])).values()];
}
