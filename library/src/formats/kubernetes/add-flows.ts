/**
 * Flows between workloads: by the addresses in their environment, in the settings they take in, and by what network
 * policies let through.
 * @module
 */
import { dataOf } from '../../inputs/kubernetes/cluster.ts';
import type { Container } from '../../inputs/kubernetes/container.ts';
import { networkPoliciesOf, type Peer } from '../../inputs/kubernetes/network.ts';
import { textAt } from '../../inputs/kubernetes/raw-fields.ts';
import { namespaceOf } from '../../inputs/kubernetes/resource.ts';
import type { Place } from '../../model/problem.ts';
import { type Connection, connectionsIn } from '../infrastructure/connections.ts';
import { protocolOfPort } from '../infrastructure/known-port.ts';
import { behind, type Cluster, keyOf, picked, placeIn, serviceAt, type Workload } from './cluster.ts';
import { protocolOf } from './service-protocol.ts';

/** Adds the flows. */
export function addFlows(cluster: Cluster): void {
  for (const workload of cluster.workloads) {
    for (const { name, value, at } of settingsOf(cluster, workload)) {
      for (const connection of connectionsIn(value, name)) called(cluster, workload, { connection, by: name, at });
    }
  }
  letThrough(cluster);
}

interface SettingOf {
  readonly name: string;
  readonly value: string;
  readonly at: Place;
}

/** The settings a workload gets: its environment, and the maps it takes in or mounts. */
function settingsOf(cluster: Cluster, { pod, namespace }: Workload): readonly SettingOf[] {
  const inMap = (name: string | undefined, key?: string): readonly SettingOf[] => {
    const object = cluster.byKey.get(`${namespace}/ConfigMap/${name ?? ''}`);
    if (object === undefined) return [];
    return (dataOf(object) ?? [])
      .filter((entry) => key === undefined || entry.key === key)
      .map((entry) => ({ name: entry.key, value: entry.value ?? '', at: placeIn(object, entry.path) }));
  };
  const ofContainer = ({ environment, imports }: Container): readonly SettingOf[] => [
    ...environment.flatMap(({ name, value, from, path }) => {
      if (value !== undefined) return [{ name, value, at: placeIn(pod.resource, path) }];
      return from?.kind === 'config-map' ? inMap(from.name, from.key).map((setting) => ({ ...setting, name })) : [];
    }),
    ...imports.filter(({ kind }) => kind === 'config-map').flatMap(({ name }) => inMap(name)),
  ];
  const mounted = pod.volumes.filter(({ type }) => type === 'configMap');
  return [...pod.containers.flatMap(ofContainer), ...mounted.flatMap(({ source }) => inMap(textAt(source, 'name')))];
}

interface Called {
  readonly connection: Connection;
  readonly by: string;
  readonly at: Place;
}

function called(cluster: Cluster, from: Workload, { connection, by, at }: Called): void {
  const { host, port, protocol } = connection;
  const { found } = cluster;
  const service = serviceAt(cluster, host, from.namespace);
  if (service === undefined) {
    if (host.includes('.') && protocol !== undefined && !/^(?:127\.|0\.0\.0\.0$)/.test(host)) {
      found.lost.add(`environment: "${host}" is not in this file; no flow is written to it`, at);
    }
    return;
  }
  const usual = service.ports.find((each) => port === undefined || each.port === port);
  const spoken = protocol ?? protocolOf(cluster, service, usual);
  const outside = found.draft.find('components', keyOf(service.resource));
  for (const to of [
    ...behind(cluster, service).map(({ component }) => component),
    ...(outside === undefined ? [] : [outside]),
  ]) {
    found.call({ from: from.component, to, protocol: spoken, port: port ?? usual?.port, by, at });
  }
}

/** What a policy lets in from named workloads is a weak sign that they call. */
function letThrough(cluster: Cluster): void {
  for (const object of cluster.objects) {
    for (const { ingress, selector, denies } of networkPoliciesOf(object)) {
      if (denies || selector.length === 0) continue;
      for (const { peers, ports, path } of ingress ?? []) {
        const ends = picked(cluster, namespaceOf(object), selector);
        for (const from of peers.flatMap((peer) => peersOf(cluster, peer, namespaceOf(object)))) {
          const port = Number(ports[0]?.port);
          for (const { component: to } of ends) {
            const at = placeIn(object, path);
            found(cluster, { from, to, protocol: protocolOfPort(port), by: `${object.kind} ${object.name}`, at });
          }
        }
      }
    }
  }
}

function found(
  cluster: Cluster,
  call: { from: string; to: string; protocol: string | undefined; by: string; at: Place },
): void {
  cluster.found.call({ ...call, isWeak: true });
}

function peersOf(cluster: Cluster, peer: Peer, namespace: string): readonly string[] {
  if (peer.kind !== 'pods' || peer.pods.length === 0) return [];
  const named = peer.namespaces?.find(
    ({ key, operator }) => key === 'kubernetes.io/metadata.name' && operator === 'In',
  );
  const namespaces = peer.namespaces === undefined ? [namespace] : (named?.values ?? []);
  return namespaces.flatMap((each) => picked(cluster, each, peer.pods).map(({ component }) => component));
}
