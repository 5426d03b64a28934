/**
 * Reads a description of an interface: OpenAPI 3.0 and 3.1, and Swagger 2.0 before them.
 * https://spec.openapis.org/oas/latest.html
 * @module
 */
import type { LineColumn } from '../../model/source/lines.ts';
import type { MapNode, SettingsNode } from '../settings/node.ts';
import type { OpenApi, SecurityScheme } from './openapi.ts';
import { operationsOf } from './operations.ts';
import { resolverOf } from './resolver.ts';
import { serversOf } from './servers.ts';

/** Reads a document; undefined when it is none. */
export function readOpenApi(tree: SettingsNode | undefined): OpenApi | undefined {
  if (tree?.kind !== 'map') return undefined;
  const version = textAt(tree, 'openapi') ?? textAt(tree, 'swagger');
  if (version === undefined) return undefined;
  const resolver = resolverOf(tree);
  const info = resolver.map(tree.entries.get('info'));
  const components = resolver.map(tree.entries.get('components')) ?? tree;
  const schemes = resolver.map(components.entries.get('securitySchemes') ?? tree.entries.get('securityDefinitions'));
  const schemas = resolver.map(components.entries.get('schemas') ?? tree.entries.get('definitions'));
  const operations = operationsOf(tree, resolver);
  return {
    version,
    title: info === undefined ? undefined : textAt(info, 'title'),
    description: info === undefined ? undefined : textAt(info, 'description'),
    servers: serversOf(tree),
    operations,
    schemes: new Map(
      [...(schemes?.entries ?? [])].flatMap(([name, node]) => {
        const scheme = resolver.map(node);
        return scheme === undefined ? [] : [[name, schemeOf(name, scheme)] as const];
      }),
    ),
    schemas: new Map([...(schemas?.entries ?? [])].map(([name, node]) => [name, placeOf(node)] as const)),
    outside: resolver.outside,
  };
}

function schemeOf(name: string, node: MapNode): SecurityScheme {
  const type = textAt(node, 'type') ?? '';
  return {
    name,
    type: type === 'basic' ? 'http' : type,
    scheme: type === 'basic' ? 'basic' : textAt(node, 'scheme')?.toLowerCase(),
    in: textAt(node, 'in'),
    at: placeOf(node),
  };
}

/** The text of a key; a number as text. */
function textAt(node: MapNode, key: string): string | undefined {
  const found = node.entries.get(key);
  if (found?.kind !== 'scalar' || found.value === null || found.value === '') return undefined;
  return String(found.value);
}

/** Where a node stands. */
function placeOf({ line, column }: SettingsNode): LineColumn {
  return { line, column };
}
