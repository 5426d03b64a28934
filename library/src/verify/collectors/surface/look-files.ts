/**
 * What files open: listen addresses of settings, published ports of Compose, and what Kubernetes lets in.
 * @module
 */

import { standingOf } from '../../../inputs/cometbft/key-table.ts';
import { productOf, releaseOf } from '../../../inputs/cometbft/product.ts';
import { readCompose } from '../../../inputs/compose/read-compose.ts';
import { ingressOf, serviceOf } from '../../../inputs/kubernetes/network.ts';
import { podOf } from '../../../inputs/kubernetes/pod.ts';
import { readManifests } from '../../../inputs/kubernetes/read-manifests.ts';
import { placeOf, type Resource, titleOf } from '../../../inputs/kubernetes/resource.ts';
import { parseListen, reachOf } from '../../../inputs/listen/address.ts';
import { listenSettings, namesListening } from '../../../inputs/listen/listen-keys.ts';
import { leavesOf } from '../../../inputs/settings/leaves.ts';
import type { Setting } from '../../../inputs/settings/node.ts';
import { readSettings } from '../../../inputs/settings/read-settings.ts';
import { settingsFormat } from '../../../inputs/settings/settings-format.ts';
import type { Path } from '../../../model/raw.ts';
import type { Opening } from './observation.ts';

/** What a file opens, with what nobody can tell of it; or why it cannot be read; undefined when it opens nothing. */
export type LookedFile =
  | { readonly openings: readonly Opening[]; readonly unclear: readonly string[] }
  | { readonly problem: string }
  | undefined;

/** More ports of one range are an error in the file. */
const WIDEST_RANGE = 1024;

/** The listen addresses of a settings file. */
export function lookAtSettings(file: string, text: string): LookedFile {
  const format = settingsFormat(file);
  if (format === undefined || !/listen|bind|addr|host|port/i.test(text)) return undefined;
  const read = readSettings(text, format);
  if ('problem' in read) return { problem: `Cannot read "${file}" at ${read.line}:${read.column}: ${read.problem}` };
  const settings = read.documents.flatMap(leavesOf);
  const product = productOf(file, settings);
  if (product === 'cometbft' || product === 'cosmos-app') {
    return { openings: openedByNode(file, settings, product), unclear: [] };
  }
  const openings = listenSettings(settings).map(
    ({ key, written, address, line, column }): Opening => ({
      what: key.slice(0, 200),
      port: address.port,
      transport: address.transport === 'udp' ? 'udp' : 'tcp',
      reach: address.reach,
      address: written.slice(0, 200),
      file,
      line,
      column,
    }),
  );
  const unclear = settings
    .filter(({ key, value }) => namesListening(key) && /[$%]\{|\{\{|<[a-z_-]+>/i.test(String(value)))
    .map(({ key, line }) => `"${key}" at ${file}:${line} is filled in later`);
  return openings.length + unclear.length === 0 ? undefined : { openings, unclear };
}

/** The addresses of a node, each with the key that must be on for it to count. */
const NODE_KEYS: Readonly<Record<'cometbft' | 'cosmos-app', readonly (readonly [key: string, isOn?: string])[]>> = {
  cometbft: [
    ['rpc.laddr'],
    ['rpc.grpc_laddr'],
    ['rpc.pprof_laddr'],
    ['grpc.laddr'],
    ['grpc.privileged.laddr'],
    ['p2p.laddr'],
    ['priv_validator_laddr'],
    ['instrumentation.prometheus_listen_addr', 'instrumentation.prometheus'],
  ],
  'cosmos-app': [
    ['api.address', 'api.enable'],
    ['grpc.address', 'grpc.enable'],
    ['grpc-web.address', 'grpc-web.enable'],
    ['rosetta.address', 'rosetta.enable'],
    ['json-rpc.address', 'json-rpc.enable'],
    ['json-rpc.ws-address', 'json-rpc.enable'],
    ['json-rpc.metrics-address', 'json-rpc.enable'],
  ],
};

function openedByNode(
  file: string,
  settings: readonly Setting[],
  product: 'cometbft' | 'cosmos-app',
): readonly Opening[] {
  const release = releaseOf(product, settings);
  const at = (key: string): Partial<Setting> | undefined => {
    const written = settings.find((setting) => setting.key.toLowerCase() === key);
    if (written !== undefined) return written;
    const standing = standingOf(product, release, key);
    return standing.is === 'known' && standing.known.default !== null ? { value: standing.known.default } : undefined;
  };
  return NODE_KEYS[product].flatMap(([key, switchKey]): readonly Opening[] => {
    const setting = at(key);
    if (setting === undefined || (switchKey !== undefined && String(at(switchKey)?.value) !== 'true')) return [];
    const written = String(setting.value).slice(0, 200);
    const address = parseListen(written);
    if (address?.port === undefined) return [];
    const { line, column } = setting;
    const place = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    return [
      { what: key, port: address.port, transport: 'tcp', reach: address.reach, address: written, node: true, ...place },
    ];
  });
}

/** The published ports of a Compose file. */
export function lookAtCompose(file: string, text: string): LookedFile {
  const { compose, problems } = readCompose(text, file);
  if (compose === undefined) return { problem: problems[0]?.message ?? `Cannot read "${file}" as a Compose file` };
  const openings: Opening[] = [];
  const unclear = compose.includes.map((path) => `"${file}" takes in "${path}"`);
  for (const { name, ports, networkMode, extends: base } of compose.services) {
    if (networkMode?.text === 'host') unclear.push(`Service "${name}" of "${file}" uses the network of the host`);
    if (base !== undefined) unclear.push(`Service "${name}" of "${file}" takes more from "${base.service}"`);
    for (const { published, written, address = '', protocol, at } of ports) {
      const numbers = expand(published);
      if (numbers === undefined)
        unclear.push(`Port "${written}" of service "${name}" is open at a port that "${file}" does not say`);
      for (const port of numbers ?? []) {
        const reach = reachOf(address);
        openings.push({ what: `service ${name}`, port, transport: transportOf(protocol), reach, address, file, ...at });
      }
    }
  }
  return { openings, unclear };
}

/** The ports of a range; undefined when nobody can tell. */
function expand(range: { readonly from: number; readonly to: number } | undefined): readonly number[] | undefined {
  if (range === undefined || range.from === 0 || range.to < range.from || range.to - range.from >= WIDEST_RANGE) {
    return undefined;
  }
  return Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index);
}

function transportOf(protocol: string): 'tcp' | 'udp' {
  return protocol.toLowerCase() === 'udp' ? 'udp' : 'tcp';
}

/** What manifests let in: ports of services, of the host, and ingresses. */
export function lookAtManifests(file: string, text: string): LookedFile {
  const { resources, problems } = readManifests(text, file);
  if (resources.length === 0 && problems[0] !== undefined) return { problem: problems[0].message };
  const unclear = resources
    .filter((resource) => {
      const pod = podOf(resource);
      return pod?.hostNetwork === true && pod.containers.every(({ ports }) => ports.length === 0);
    })
    .map((resource) => `${titleOf(resource)} of "${file}" uses the network of the host`);
  return { openings: resources.flatMap(openedBy), unclear };
}

type Part = Pick<Opening, 'port' | 'transport' | 'reach' | 'address'> & { readonly path: Path };

function openedBy(resource: Resource): readonly Opening[] {
  const what = `${resource.kind} ${resource.namespace === undefined ? '' : `${resource.namespace}/`}${resource.name}`;
  return [...ofService(resource), ...ofPod(resource), ...ofIngress(resource)].map(({ path, ...part }) => ({
    what,
    ...part,
    file: resource.file,
    ...placeOf(resource, path),
  }));
}

function ofService(resource: Resource): readonly Part[] {
  const service = serviceOf(resource);
  if (service === undefined || service.type === 'ExternalName') return [];
  const isBalanced = service.type === 'LoadBalancer';
  return service.ports.flatMap(({ port, nodePort, protocol, path }): readonly Part[] => {
    const part = { transport: transportOf(protocol), path, address: service.type };
    const isPublic = (isBalanced && service.sourceRanges.length === 0) || service.externalIps.length > 0;
    return [
      ...(port === undefined ? [] : [{ ...part, port, reach: isPublic ? ('all' as const) : ('cluster' as const) }]),
      ...(nodePort === undefined ? [] : [{ ...part, port: nodePort, reach: 'all' as const }]),
    ];
  });
}

function ofPod(resource: Resource): readonly Part[] {
  const pod = podOf(resource);
  if (pod === undefined) return [];
  return pod.containers.flatMap(({ ports }) =>
    ports.flatMap(
      ({
        port,
        hostPort = pod.hostNetwork === true ? port : undefined,
        hostIp = '',
        protocol,
        path,
      }): readonly Part[] =>
        hostPort === undefined
          ? []
          : [{ port: hostPort, transport: transportOf(protocol), reach: reachOf(hostIp), address: hostIp, path }],
    ),
  );
}

function ofIngress(resource: Resource): readonly Part[] {
  const ingress = ingressOf(resource);
  const [route] = ingress?.routes ?? [];
  if (ingress === undefined || route === undefined) return [];
  const hosts = ingress.routes
    .map(({ host }) => host ?? '*')
    .join(', ')
    .slice(0, 200);
  const part = { transport: 'tcp', reach: 'all', address: hosts, path: route.path } as const;
  return [{ ...part, port: 80 }, ...(ingress.tlsHosts.length > 0 ? [{ ...part, port: 443 }] : [])];
}
