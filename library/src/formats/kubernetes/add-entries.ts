/**
 * Services and ports of the host as entries; services that only name a host outside as external components.
 * @module
 */
import type { Service, ServicePort } from '../../inputs/kubernetes/network.ts';
import { textMapAt } from '../../inputs/kubernetes/raw-fields.ts';
import { reachOf } from '../../inputs/listen/address.ts';
import { exposureOf, exposureOfRanges } from '../infrastructure/reach-to-exposure.ts';
import { behind, type Cluster, keyOf, placeIn } from './cluster.ts';
import { protocolOf } from './service-protocol.ts';

/** Notes by which a load balancer stays inside of the network. */
const INTERNAL = [
  ['service.beta.kubernetes.io/aws-load-balancer-internal', /^(?:true|0\.0\.0\.0\/0)$/],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', /^internal$/],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', /^true$/],
  ['networking.gke.io/load-balancer-type', /^Internal$/i],
  ['cloud.google.com/load-balancer-type', /^Internal$/i],
] as const;

/** Adds the entries. */
export function addEntries(cluster: Cluster): void {
  for (const service of cluster.services) addService(cluster, service);
  for (const workload of cluster.workloads) addHostPorts(cluster, workload);
}

function addService(cluster: Cluster, service: Service): void {
  const { found } = cluster;
  const { resource, externalName, ports } = service;
  if (externalName !== undefined) {
    const naming = { name: resource.name, key: keyOf(resource), kept: { externalName } };
    found.add('components', naming, { kind: 'external', title: externalName }, placeIn(resource));
    return;
  }
  const workloads = behind(cluster, service);
  if (workloads.length === 0) {
    found.lost.add('Service: one that picks no workload of this file is no entry', placeIn(resource));
  }
  for (const { component } of workloads) {
    for (const port of ports) {
      found.add(
        'entries',
        {
          name: `${resource.name}-${port.name ?? port.port ?? 'port'}`,
          key: `${keyOf(resource)}:${port.port ?? port.name ?? ''}`,
        },
        {
          at: component,
          title: `Service ${resource.name}`,
          kind: 'port',
          port: portOf(port),
          protocol: protocolOf(cluster, service, port) ?? port.protocol.toLowerCase(),
          exposure: exposureOfService(service),
        },
        placeIn(resource, port.path),
      );
    }
  }
}

/** The port callers use; nothing that no port can be. */
function portOf({ port }: ServicePort): number | undefined {
  return port !== undefined && port >= 0 && port <= 65_535 ? port : undefined;
}

function exposureOfService({ type, externalIps, sourceRanges, resource }: Service): string {
  const notes = textMapAt(resource.raw, 'metadata', 'annotations');
  const isInternal = INTERNAL.some(([name, value]) => value.test(notes[name] ?? ''));
  if (type === 'LoadBalancer') return isInternal ? 'internal' : (exposureOfRanges(sourceRanges) ?? 'external');
  return type === 'NodePort' || externalIps.length > 0 ? 'external' : 'internal';
}

function addHostPorts({ found }: Cluster, { component, pod }: Cluster['workloads'][number]): void {
  for (const { ports } of pod.containers) {
    for (const { hostPort, hostIp, protocol, path } of ports) {
      if (hostPort === undefined || hostPort <= 0 || hostPort > 65_535) continue;
      found.add(
        'entries',
        { name: `${component}-host-${hostPort}`, key: `${keyOf(pod.resource)}:${hostPort}` },
        {
          at: component,
          title: `Port ${hostPort} of the host`,
          kind: 'port',
          port: hostPort,
          protocol: protocol.toLowerCase(),
          exposure: exposureOf(reachOf(hostIp ?? '')),
        },
        placeIn(pod.resource, path),
      );
    }
  }
}
