/**
 * What travels in the body of a request or an answer: the named schemas in it, and whether a file is among it.
 * @module
 */
import type { MapNode, SettingsNode } from '../settings/node.ts';
import type { ApiContent } from './openapi.ts';
import { type Resolver, referenceOf } from './resolver.ts';

const NO_CONTENT: ApiContent = { schemas: [], mediaTypes: [], hasFile: false };
/** Schemas that are looked into for one body: named ones end the search, so that more is a trick. */
const MOST_NODES = 2000;

/** The content of a body of version 3: media types, each with a schema. */
export function contentOf(body: MapNode | undefined, resolver: Resolver): ApiContent {
  const media = resolver.map(body?.entries.get('content'));
  if (media === undefined) return NO_CONTENT;
  const parts = [...media.entries].map(([type, node]) => {
    const found = schemasIn(resolver.map(node)?.entries.get('schema'), resolver);
    return {
      ...found,
      hasFile: found.hasFile || /^application\/(?:octet-stream|zip|pdf)|^(?:image|video|audio)\//i.test(type),
    };
  });
  return joined([...media.entries.keys()], parts);
}

/** Contents as one. */
export function joined(mediaTypes: readonly string[], parts: readonly Omit<ApiContent, 'mediaTypes'>[]): ApiContent {
  return {
    mediaTypes,
    schemas: [...new Set(parts.flatMap(({ schemas }) => schemas))],
    hasFile: parts.some(({ hasFile }) => hasFile),
  };
}

/** The named schemas a schema uses first: those it refers to, but not what those refer to in turn. */
export function schemasIn(schema: SettingsNode | undefined, resolver: Resolver): Omit<ApiContent, 'mediaTypes'> {
  const schemas = new Set<string>();
  let hasFile = false;
  let left = MOST_NODES;
  const visit = (node: SettingsNode | undefined): void => {
    left -= 1;
    if (node === undefined || left < 0 || node.kind === 'scalar') return;
    if (node.kind === 'list') {
      for (const item of node.items) visit(item);
      return;
    }
    const reference = referenceOf(node);
    if (reference !== undefined) {
      const name = /^#\/(?:components\/schemas|definitions)\/([^/]+)$/.exec(reference)?.[1];
      if (name !== undefined) schemas.add(plain(name));
      hasFile ||= isFile(resolver.map(node)) || hasFileProperty(resolver.map(node), resolver);
      return;
    }
    hasFile ||= isFile(node);
    for (const key of ['items', 'allOf', 'oneOf', 'anyOf', 'additionalProperties']) visit(node.entries.get(key));
    const properties = node.entries.get('properties');
    if (properties?.kind === 'map') for (const property of properties.entries.values()) visit(property);
  };
  visit(schema);
  return { schemas: [...schemas], hasFile };
}

function hasFileProperty(schema: MapNode | undefined, resolver: Resolver): boolean {
  const properties = schema?.entries.get('properties');
  if (properties?.kind !== 'map') return false;
  return [...properties.entries.values()].some((property) => {
    const own = resolver.map(property);
    return isFile(own) || isFile(resolver.map(own?.entries.get('items')));
  });
}

function isFile(schema: MapNode | undefined): boolean {
  const said = (key: string): string => {
    const node = schema?.entries.get(key);
    return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
  };
  return (
    said('format') === 'binary' ||
    said('type') === 'file' ||
    /^(?:application\/octet-stream|image\/)/.test(said('contentMediaType'))
  );
}

function plain(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
