/**
 * The dependencies of a `package.json`.
 * https://docs.npmjs.com/cli/v11/configuring-npm/package-json#dependencies
 * @module
 */
import type { MapNode } from '../settings/node.ts';
import { readSettings } from '../settings/read-settings.ts';

export interface NpmDependency {
  readonly name: string;
  /** As written, such as `^1.2.3` or an address. */
  readonly range: string;
  readonly dev: boolean;
  readonly line: number;
  readonly column: number;
}

export interface NpmManifest {
  readonly dependencies: readonly NpmDependency[];
  /** Whether other packages of the repository belong to it. */
  readonly isWorkspace: boolean;
  readonly problem?: string;
}

const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** Reads a `package.json`; never throws on bad input. */
export function readNpmManifest(text: string): NpmManifest {
  const read = readSettings(text, 'json');
  if ('problem' in read) {
    return { dependencies: [], isWorkspace: false, problem: `${read.problem} at ${read.line}:${read.column}` };
  }
  const [root] = read.documents;
  if (root?.kind !== 'map') return { dependencies: [], isWorkspace: false };
  return {
    isWorkspace: root.entries.has('workspaces'),
    dependencies: GROUPS.flatMap((group) => groupOf(root, group)),
  };
}

function groupOf(root: MapNode, group: (typeof GROUPS)[number]): readonly NpmDependency[] {
  const map = root.entries.get(group);
  if (map?.kind !== 'map') return [];
  return [...map.entries].map(([name, { line, column, ...node }]) => ({
    name,
    range: node.kind === 'scalar' && 'value' in node ? String(node.value) : '',
    dev: group === 'devDependencies',
    line,
    column,
  }));
}
