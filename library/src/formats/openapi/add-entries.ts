/**
 * Servers as entries, and operations that take a file as entries of their own.
 * @module
 */

import { reachOf } from '../../inputs/listen/address.ts';
import type { ApiServer, OpenApi } from '../../inputs/openapi/openapi.ts';
import type { Place } from '../../model/problem.ts';
import type { FoundSystem } from '../infrastructure/found-system.ts';
import { exposureOf } from '../infrastructure/reach-to-exposure.ts';
import { signInOf } from './sign-in.ts';

/** A described interface on its way to a draft. */
export interface Described {
  readonly openApi: OpenApi;
  readonly found: FoundSystem;
  /** The component that answers. */
  readonly api: string;
  readonly at: (place: { readonly line: number; readonly column: number }) => Place;
}

/** What the URL of a server says. */
interface Served {
  readonly protocol: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
}

const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443 };

/** Takes the URL of a server apart; one that is relative says nothing of these. */
export function servedAt(url: string): Served {
  const parts = /^(?:([a-z][a-z0-9+.-]*):)?\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d{1,5}))?/i.exec(url);
  const protocol = parts?.[1]?.toLowerCase();
  const written = Number(parts?.[3] ?? Number.NaN);
  const port = written <= 65_535 ? written : PORTS[protocol ?? ''];
  return { protocol, host: parts?.[2]?.toLowerCase() ?? '', port };
}

/** Adds an entry for each server, or one for all when there are none; gives their ids. */
export function addEntries(described: Described): readonly string[] {
  const { openApi, found, api, at } = described;
  const calls = openApi.operations.filter(({ isCallback }) => !isCallback);
  const signIns = new Set(calls.map((operation) => signInOf(operation, openApi).authentication));
  const authentication = signIns.size === 1 ? [...signIns][0] : undefined;
  const servers: readonly ApiServer[] =
    openApi.servers.length > 0 ? openApi.servers : [{ url: '/', description: undefined, at: { line: 1, column: 1 } }];
  const entries = servers.map((server, index) => {
    const { protocol, host, port } = servedAt(server.url);
    const url = server.url.replace(/\/\/[^/@]*@/, '//');
    const name = index === 0 ? api : `${api}-${host === '' ? index + 1 : host}`;
    return found.add(
      'entries',
      { name, key: url },
      {
        at: api,
        kind: 'api',
        title: server.description ?? url,
        port,
        protocol,
        exposure: exposureOfHost(host),
        authentication,
      },
      at(server.at),
    );
  });
  const [first] = servers;
  const protocol = first === undefined ? undefined : servedAt(first.url).protocol;
  for (const operation of calls.filter(({ request }) => request.hasFile)) {
    const { path, method } = operation;
    found.add(
      'entries',
      { name: operation.id ?? `${method} ${path}`, key: `${method} ${path}` },
      {
        at: api,
        kind: 'upload',
        title: `${method.toUpperCase()} ${path}`,
        protocol,
        exposure: first === undefined ? undefined : exposureOfHost(servedAt(first.url).host),
        authentication: signInOf(operation, openApi).authentication,
      },
      at(operation.at),
    );
  }
  return entries;
}

/** Who reaches a host, as far as its name says it. */
function exposureOfHost(host: string): string | undefined {
  if (host === '' || host.includes('{')) return undefined;
  const reach = reachOf(host);
  if (reach !== 'name') return exposureOf(reach);
  if (!host.includes('.') || /\.(?:internal|local|lan|corp|intranet|home\.arpa|svc|cluster\.local|test)$/.test(host))
    return 'internal';
  return 'external';
}
