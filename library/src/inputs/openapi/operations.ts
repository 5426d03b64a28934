/**
 * The operations of a document: under paths, under webhooks, and the callbacks of other operations.
 * @module
 */
import type { MapNode, SettingsNode } from '../settings/node.ts';
import { contentOf, joined, schemasIn } from './content.ts';
import type { ApiContent, ApiOperation } from './openapi.ts';
import type { Resolver } from './resolver.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** Reads the operations. */
export function operationsOf(document: MapNode, resolver: Resolver): readonly ApiOperation[] {
  const security = securityOf(document.entries.get('security'));
  const inside = (key: string, isCallback: boolean) =>
    [...(resolver.map(document.entries.get(key))?.entries ?? [])].flatMap(([path, node]) =>
      inPath(path, resolver.map(node), { isCallback, security, resolver }),
    );
  return [...inside('paths', false), ...inside('webhooks', true)];
}

interface Around {
  readonly isCallback: boolean;
  readonly security: ApiOperation['security'];
  readonly resolver: Resolver;
}

function inPath(path: string, item: MapNode | undefined, around: Around): readonly ApiOperation[] {
  if (item === undefined) return [];
  const { resolver } = around;
  return METHODS.flatMap((method) => {
    const node = resolver.map(item.entries.get(method));
    if (node === undefined) return [];
    const shared = item.entries.get('parameters');
    const operation = operationOf({ path, method, node, shared }, around);
    if (around.isCallback) return [operation];
    const callbacks = [...(resolver.map(node.entries.get('callbacks'))?.entries.values() ?? [])].flatMap((callback) =>
      [...(resolver.map(callback)?.entries ?? [])].flatMap(([target, below]) =>
        inPath(target, resolver.map(below), { ...around, isCallback: true, security: undefined }),
      ),
    );
    return [operation, ...callbacks];
  });
}

interface Written {
  readonly path: string;
  readonly method: string;
  readonly node: MapNode;
  readonly shared: SettingsNode | undefined;
}

function operationOf(
  { path, method, node, shared }: Written,
  { isCallback, security, resolver }: Around,
): ApiOperation {
  const own = node.entries.get('security');
  return {
    path,
    method,
    id: textOf(node.entries.get('operationId')),
    tags: listOf(node.entries.get('tags')).flatMap((tag) => textOf(tag) ?? []),
    security: own === undefined ? security : securityOf(own),
    request: requestOf(node, shared, resolver),
    response: responseOf(node, resolver),
    isCallback,
    deprecated: textOf(node.entries.get('deprecated')) === 'true',
    at: { line: node.line, column: node.column },
  };
}

function requestOf(node: MapNode, shared: SettingsNode | undefined, resolver: Resolver): ApiContent {
  const body = resolver.map(node.entries.get('requestBody'));
  if (body !== undefined) return contentOf(body, resolver);
  // In version 2 the body is a parameter, and so is each file of a form.
  const parameters = [...listOf(shared), ...listOf(node.entries.get('parameters'))].flatMap(
    (each) => resolver.map(each) ?? [],
  );
  const inBody = parameters.filter((each) => /^(?:body|formData)$/.test(textOf(each.entries.get('in')) ?? ''));
  const parts = inBody.map((each) => schemasIn(each.entries.get('schema') ?? each, resolver));
  return joined(
    listOf(node.entries.get('consumes')).flatMap((type) => textOf(type) ?? []),
    parts,
  );
}

/** The answers that mean success; what errors say is the same everywhere. */
function responseOf(node: MapNode, resolver: Resolver): ApiContent {
  const responses = resolver.map(node.entries.get('responses'));
  const good = [...(responses?.entries ?? [])].filter(([status]) => /^(?:[12]|default)/.test(status));
  const chosen = good.some(([status]) => status !== 'default') ? good.filter(([status]) => status !== 'default') : good;
  const contents = chosen.flatMap(([, response]) => {
    const body = resolver.map(response);
    if (body === undefined) return [];
    return body.entries.has('schema')
      ? [{ ...schemasIn(body.entries.get('schema'), resolver), mediaTypes: [] }]
      : [contentOf(body, resolver)];
  });
  return joined([...new Set(contents.flatMap(({ mediaTypes }) => mediaTypes))], contents);
}

function securityOf(node: SettingsNode | undefined): ApiOperation['security'] {
  if (node?.kind !== 'list') return undefined;
  return node.items.flatMap((item) => (item.kind === 'map' ? [[...item.entries.keys()]] : []));
}

function listOf(node: SettingsNode | undefined): readonly SettingsNode[] {
  return node?.kind === 'list' ? node.items : [];
}

function textOf(node: SettingsNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null && node.value !== '' ? String(node.value) : undefined;
}
