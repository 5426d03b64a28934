/**
 * Follows `$ref` inside of a document. Nothing outside of it is fetched.
 * @module
 */
import type { MapNode, SettingsNode } from '../settings/node.ts';
import type { OpenApi } from './openapi.ts';

/** So many references may lead to each other. */
const FARTHEST = 32;

/** Follows references of one document. */
export interface Resolver {
  /** The map a node is or refers to; undefined for anything else, and for a circle. */
  map(node: SettingsNode | undefined): MapNode | undefined;
  readonly outside: OpenApi['outside'];
}

/** Makes a resolver for a document. */
export function resolverOf(document: MapNode): Resolver {
  const outside = new Map<string, OpenApi['outside'][number]>();
  return {
    map: (node) => {
      let at = node;
      for (let step = 0; step < FARTHEST; step += 1) {
        if (at?.kind !== 'map') return undefined;
        const reference = referenceOf(at);
        if (reference === undefined) return at;
        if (!reference.startsWith('#')) {
          if (!outside.has(reference)) outside.set(reference, { reference, at: { line: at.line, column: at.column } });
          return undefined;
        }
        at = pointedAt(document, reference);
      }
      return undefined;
    },
    get outside() {
      return [...outside.values()];
    },
  };
}

/** The reference a map consists of. */
export function referenceOf(node: MapNode): string | undefined {
  const reference = node.entries.get('$ref');
  return reference?.kind === 'scalar' && typeof reference.value === 'string' ? reference.value : undefined;
}

/** RFC 6901, in a fragment of a URL. */
function pointedAt(document: MapNode, reference: string): SettingsNode | undefined {
  let at: SettingsNode | undefined = document;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = unescaped(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (at?.kind === 'map') at = at.entries.get(key);
    else if (at?.kind === 'list') at = at.items[Number(key)];
    else return undefined;
  }
  return at;
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
