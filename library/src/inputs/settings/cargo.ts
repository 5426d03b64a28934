/**
 * Cargo.toml with every dependency written the long way: `redb = "=1.2"` is short for `redb = { version = "=1.2" }`.
 * @module
 */
import type { MapNode, SettingsNode } from './node.ts';

const DEPENDENCIES = /^((dev|build)-)?dependencies$/;

/** The tree with the versions of dependencies under `version`, wherever a manifest lists dependencies. */
export function withCargoVersions(node: SettingsNode): SettingsNode {
  if (node.kind !== 'map') return node;
  const entries = [...node.entries].map(([key, below]) => {
    const isList = DEPENDENCIES.test(key) && below.kind === 'map';
    return [key, isList ? longHand(below) : withCargoVersions(below)] as const;
  });
  return { ...node, entries: new Map(entries) };
}

function longHand(list: MapNode): MapNode {
  const entries = [...list.entries].map(([name, written]): [string, SettingsNode] => {
    const { line, column } = written;
    if (written.kind !== 'scalar') return [name, written];
    return [name, { kind: 'map', entries: new Map([['version', written]]), line, column }];
  });
  return { ...list, entries: new Map(entries) };
}
