/**
 * Where an interface is served: the servers of version 3 with their variables, or the host and schemes of version 2.
 * @module
 */
import type { MapNode, SettingsNode } from '../settings/node.ts';
import type { ApiServer } from './openapi.ts';

/** The servers of a document. */
export function serversOf(document: MapNode): readonly ApiServer[] {
  const servers = document.entries.get('servers');
  if (servers?.kind === 'list') return servers.items.flatMap(serverOf);
  const host = scalar(document.entries.get('host'));
  const place = document.entries.get('host') ?? document;
  if (host === undefined) return [];
  const schemes = document.entries.get('schemes');
  const written = schemes?.kind === 'list' ? schemes.items.flatMap((item) => scalar(item) ?? []) : [];
  // Without schemes it is served as the document itself was.
  const base = scalar(document.entries.get('basePath')) ?? '';
  return (written.length > 0 ? written : ['']).map((scheme) => ({
    url: scheme === '' ? `//${host}${base}` : `${scheme}://${host}${base}`,
    description: undefined,
    at: { line: place.line, column: place.column },
  }));
}

function serverOf(node: SettingsNode): readonly ApiServer[] {
  const url = node.kind === 'map' ? scalar(node.entries.get('url')) : undefined;
  if (node.kind !== 'map' || url === undefined) return [];
  const variables = node.entries.get('variables');
  const filled = url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables?.kind === 'map' ? variables.entries.get(name) : undefined;
    return (variable?.kind === 'map' ? scalar(variable.entries.get('default')) : undefined) ?? whole;
  });
  return [
    { url: filled, description: scalar(node.entries.get('description')), at: { line: node.line, column: node.column } },
  ];
}

function scalar(node: SettingsNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null && node.value !== '' ? String(node.value) : undefined;
}
