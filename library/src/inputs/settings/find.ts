/**
 * Looks a key up in a settings tree: `p2p.pex`, `services.*.image`, `"a.b".c`.
 * @module
 */
import type { SettingsNode } from './node.ts';

/** A node that a key leads to, with the path that was taken. */
export interface FoundNode {
  readonly key: string;
  readonly node: SettingsNode;
}

/** What a key leads to. */
export interface Found {
  readonly nodes: readonly FoundNode[];
  /** With a `*`: the paths on which the rest of the key is missing. */
  readonly missing: readonly string[];
}

/** The parts of a key: split at dots, except inside double quotes. */
export function splitKey(key: string): readonly string[] {
  return [...key.matchAll(/"([^"]*)"|([^."]+)/g)].map((part) => part[1] ?? part[2] ?? '');
}

/**
 * Finds what a key leads to. A `*` stands for every entry of a map or list, `**` for any levels; a number for a place in a list; in a list of
 * `NAME=value` texts, as in the environment of a container, a name leads to its value. A key of the file that has dots
 * in it (`net.ipv4.ip_forward`) is found without quotes as well.
 *
 * @param options `ignoreCase` for programs that read keys in any case
 */
export function findNodes(tree: SettingsNode, key: string, options: { readonly ignoreCase?: boolean } = {}): Found {
  const nodes: FoundNode[] = [];
  const missing: string[] = [];
  const walk = (node: SettingsNode, parts: readonly string[], taken: string, starred: boolean): void => {
    const [part, ...rest] = parts;
    if (part === undefined) {
      nodes.push({ key: taken, node });
      return;
    }
    if (part === '**') {
      const before = nodes.length;
      if (rest.length > 0) walk(node, rest, taken, false);
      // What matches is not searched again for itself.
      if (nodes.length > before) return;
      for (const [name, below] of entriesOf(node)) walk(below, parts, join(taken, name), false);
      return;
    }
    if (part === '*') {
      for (const [name, below] of entriesOf(node)) walk(below, rest, join(taken, name), true);
      return;
    }
    for (let length = parts.length; length >= 1; length -= 1) {
      const head = parts.slice(0, length);
      if (length > 1 && head.some((each) => each.startsWith('*'))) continue;
      const step = child(node, head.join('.'), options.ignoreCase ?? false);
      if (step === undefined) continue;
      walk(step.node, parts.slice(length), join(taken, step.name), starred);
      return;
    }
    if (starred) missing.push(taken);
  };
  walk(tree, splitKey(key), '', false);
  return { nodes, missing };
}

function join(taken: string, name: string): string {
  return taken === '' ? name : `${taken}.${name}`;
}

function entriesOf(node: SettingsNode): readonly (readonly [string, SettingsNode])[] {
  if (node.kind === 'map') return [...node.entries];
  if (node.kind === 'list') return node.items.map((item, index) => [`${index}`, item] as const);
  return [];
}

function child(
  node: SettingsNode,
  name: string,
  ignoreCase: boolean,
): { name: string; node: SettingsNode } | undefined {
  if (node.kind === 'map') {
    const exact = node.entries.get(name);
    if (exact !== undefined) return { name, node: exact };
    if (!ignoreCase) return undefined;
    const wanted = name.toLowerCase();
    for (const [key, below] of node.entries) if (key.toLowerCase() === wanted) return { name: key, node: below };
    return undefined;
  }
  if (node.kind === 'scalar') return undefined;
  const item = /^\d+$/.test(name) ? node.items[Number(name)] : undefined;
  if (item !== undefined) return { name, node: item };
  for (const { kind, ...rest } of node.items) {
    if (kind !== 'scalar' || !('value' in rest) || typeof rest.value !== 'string') continue;
    if (rest.value.startsWith(`${name}=`)) {
      return { name, node: { kind, line: rest.line, column: rest.column, value: rest.value.slice(name.length + 1) } };
    }
  }
  return undefined;
}
