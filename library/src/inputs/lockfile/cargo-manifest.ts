/**
 * The dependencies of a `Cargo.toml`, each with the table it stands in.
 * https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
 * @module
 */
import type { MapNode } from '../settings/node.ts';
import { readSettings } from '../settings/read-settings.ts';
import { isTrue, mapAt, textAt } from './map-fields.ts';

/** The kinds of dependencies that are counted apart; `target` holds only on some machines. */
export const CARGO_TABLES = ['normal', 'dev', 'build', 'target'] as const;
export type CargoTable = (typeof CARGO_TABLES)[number];

export interface CargoDependency {
  /** The name of the crate, also when it is called otherwise here. */
  readonly name: string;
  readonly table: CargoTable;
  /** As written, such as `=1.2.3`; absent when only a place is given. */
  readonly requirement?: string;
  /** `workspace`: the workspace says the version. */
  readonly from: 'registry' | 'git' | 'path' | 'workspace';
  /** The full commit that a dependency on a repository is fixed to. */
  readonly commit?: string;
  readonly line: number;
  readonly column: number;
}

export interface CargoManifest {
  readonly name?: string;
  readonly isWorkspace: boolean;
  readonly dependencies: readonly CargoDependency[];
  /** What the members of the workspace inherit. */
  readonly shared: ReadonlyMap<string, CargoDependency>;
  readonly problem?: string;
}

const TABLES: Readonly<Record<string, CargoTable>> = {
  dependencies: 'normal',
  'dev-dependencies': 'dev',
  dev_dependencies: 'dev',
  'build-dependencies': 'build',
  build_dependencies: 'build',
};

/** Reads a `Cargo.toml`; never throws on bad input. */
export function readCargoManifest(text: string): CargoManifest {
  const read = readSettings(text, 'toml');
  if ('problem' in read) {
    const problem = `${read.problem} at ${read.line}:${read.column}`;
    return { isWorkspace: false, dependencies: [], shared: new Map(), problem };
  }
  const [root] = read.documents;
  if (root?.kind !== 'map') return { isWorkspace: false, dependencies: [], shared: new Map() };
  const workspace = mapAt(root, 'workspace');
  const name = textAt(mapAt(root, 'package'), 'name');
  const targets = [...(mapAt(root, 'target')?.entries.values() ?? [])];
  return {
    ...(name !== undefined && { name }),
    isWorkspace: workspace !== undefined,
    dependencies: [...tablesIn(root), ...targets.flatMap((one) => (one.kind === 'map' ? tablesIn(one, 'target') : []))],
    shared: new Map(dependenciesIn(mapAt(workspace, 'dependencies'), 'normal').map((one) => [one.name, one])),
  };
}

function tablesIn(map: MapNode, as?: CargoTable): readonly CargoDependency[] {
  return Object.entries(TABLES).flatMap(([key, table]) => dependenciesIn(mapAt(map, key), as ?? table));
}

function dependenciesIn(map: MapNode | undefined, table: CargoTable): readonly CargoDependency[] {
  return [...(map?.entries ?? [])].map(([key, node]) => {
    const { line, column } = node;
    if (node.kind !== 'map') {
      const requirement = node.kind === 'scalar' ? String(node.value) : '';
      return { name: key, table, requirement, from: 'registry', line, column };
    }
    const requirement = textAt(node, 'version');
    const commit = /^[0-9a-f]{40}$/.exec(textAt(node, 'rev') ?? '')?.[0];
    const from = isTrue(node, 'workspace')
      ? 'workspace'
      : node.entries.has('git')
        ? 'git'
        : node.entries.has('path')
          ? 'path'
          : 'registry';
    return {
      name: textAt(node, 'package') ?? key,
      table,
      from,
      ...(requirement !== undefined && { requirement }),
      ...(commit !== undefined && { commit }),
      line,
      column,
    };
  });
}

/** Whether a requirement allows exactly one version: `=` and all three numbers. */
export function isExact(requirement: string): boolean {
  return /^\s*=\s*\d+\.\d+\.\d+(?:[-+][\w.+-]+)?\s*$/.test(requirement);
}
