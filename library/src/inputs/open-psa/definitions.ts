/**
 * What an Open-PSA file defines, by name: gates, events, house events, parameters, in containers or not.
 * @module
 */
import type { Element } from '../xml/read-xml.ts';

export type DefinitionKind = 'gate' | 'basic-event' | 'house-event' | 'parameter';

/** One definition. */
export interface Definition {
  readonly kind: DefinitionKind;
  /** Its own name, or its path when the container keeps it private. */
  readonly id: string;
  /** The path of the fault tree or component it stands in. */
  readonly container: string;
  readonly element: Element;
  readonly file: string;
}

/** Definitions and the ways to name them. */
export interface Definitions {
  readonly all: readonly Definition[];
  /** Those that were defined before under the same name, and the one that comes second. */
  readonly doubles: readonly Definition[];
  /** Names of groups of common cause that are not applied. */
  readonly commonCauses: readonly string[];
  /** Finds a definition of some kinds by a name as it is written inside a container. */
  find(kinds: readonly DefinitionKind[], name: string, container: string): Definition | undefined;
}

const KINDS = new Map<string, DefinitionKind>([
  ['define-gate', 'gate'],
  ['define-basic-event', 'basic-event'],
  ['define-house-event', 'house-event'],
  ['define-parameter', 'parameter'],
]);
const CONTAINERS = new Set(['define-fault-tree', 'define-component', 'model-data']);

/** Collects the definitions of the roots of some files. */
export function definitionsIn(roots: readonly { readonly file: string; readonly root: Element }[]): Definitions {
  const all: Definition[] = [];
  const doubles: Definition[] = [];
  const commonCauses: string[] = [];
  const byPath = new Map<string, Definition>();
  const spaceOf = (kind: DefinitionKind): string => (kind === 'parameter' ? '%' : '');

  const collect = (element: Element, file: string, container: string, isPrivate: boolean): void => {
    for (const child of element.children) {
      const name = child.attributes.get('name') ?? '';
      const role = child.attributes.get('role');
      const hidden = role === undefined ? isPrivate : role === 'private';
      const path = container === '' || child.name === 'model-data' ? name : `${container}.${name}`;
      const kind = KINDS.get(child.name);
      if (CONTAINERS.has(child.name)) collect(child, file, child.name === 'model-data' ? '' : path, hidden);
      else if (child.name === 'define-CCF-group') commonCauses.push(name);
      else if (kind !== undefined) {
        const definition: Definition = { kind, id: hidden ? path : name, container, element: child, file };
        const keys = [...new Set([path, definition.id])].map((key) => spaceOf(kind) + key);
        if (keys.some((key) => byPath.has(key))) doubles.push(definition);
        else all.push(definition);
        for (const key of keys) if (!byPath.has(key)) byPath.set(key, definition);
      }
    }
  };
  for (const { file, root } of roots) collect(root, file, '', false);

  return {
    all,
    doubles,
    commonCauses,
    find: (kinds, name, container) => {
      for (let scope = container; ; scope = scope.slice(0, Math.max(0, scope.lastIndexOf('.')))) {
        const path = scope === '' ? name : `${scope}.${name}`;
        for (const kind of kinds) {
          const found = byPath.get(spaceOf(kind) + path);
          if (found?.kind === kind) return found;
        }
        if (scope === '') return undefined;
      }
    },
  };
}
